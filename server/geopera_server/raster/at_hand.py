"""Work that must not wait: it may use what is in memory, and gives up where that is not enough."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class NotAtHand(Exception):
    """Something has to be read, opened or asked for first: do the work where waiting is fine."""


class _Bound(threading.local):
    """Whether a thread may not wait."""

    active = False


_bound = _Bound()


@contextmanager
def only_at_hand() -> Iterator[None]:
    """Let this thread do with what is in memory: else `NotAtHand` is raised."""
    _bound.active = True
    try:
        yield
    finally:
        _bound.active = False


def is_bound() -> bool:
    """Return whether this thread may not wait."""
    return _bound.active


def about_to_wait() -> None:
    """Tell that something slow comes next.

    Raises:
        NotAtHand: this thread may not wait.
    """
    if _bound.active:
        raise NotAtHand
