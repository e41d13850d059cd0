"""Passwords cost whoever guesses them."""

from __future__ import annotations

from geopera_server.auth.users import _hasher  # before the tests' own takes its place


def test_to_try_a_password_costs_memory_and_time() -> None:
    hasher = _hasher()
    assert hasher.hash("correct horse").startswith("$argon2id$")
    assert (hasher.memory_cost, hasher.time_cost) >= (64 * 1024, 3)
