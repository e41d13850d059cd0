"""Those who guess are locked out, and let in again."""

from __future__ import annotations

import pytest

from geopera_server.auth.lockout import LOCK_S, MAX_FAILURES, Lockout
from geopera_server.errors import RateLimited


def test_failures_lock_one_login_from_one_address_for_a_while() -> None:
    now = [0.0]
    lockout = Lockout(lambda: now[0])
    for _ in range(MAX_FAILURES):
        lockout.check("maria", "here")
        lockout.failed("maria", "here")
    with pytest.raises(RateLimited) as caught:
        lockout.check("maria", "here")
    assert 0 < caught.value.retry_after_s <= LOCK_S + 1
    lockout.check("maria", "there")
    lockout.check("ben", "here")
    now[0] = LOCK_S + 1
    lockout.check("maria", "here")


def test_success_forgets_the_failures() -> None:
    lockout = Lockout()
    for _ in range(3 * MAX_FAILURES):
        lockout.failed("maria", "here")
        lockout.succeeded("maria", "here")
    lockout.check("maria", "here")
