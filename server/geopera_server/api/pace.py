"""How long the tiles of a layer take: quick ones are not worth the way to another thread."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

QUICK_S = 0.0015
_WEIGHT = 0.25  # of the newest tile
_PENALTY = 4.0


class Pace:
    """Seconds of the processor that a layer's tiles have taken lately.

    A layer whose tiles are at hand soon counts as quick, and one whose tiles are not as slow for
    the next eight or so.
    """

    def __init__(self) -> None:
        self._seconds = math.inf

    @property
    def is_quick(self) -> bool:
        """Whether the next tile is likely to take less than `QUICK_S`."""
        return self._seconds < QUICK_S

    def timed(self, call: Callable[[], T]) -> T:
        """Run a call in this thread, and note how long it took, whether it failed or not."""
        started = time.thread_time()
        try:
            return call()
        finally:
            self._note(time.thread_time() - started)

    def missed(self) -> None:
        """Note that a tile was not at hand."""
        self._seconds = _PENALTY * QUICK_S

    def _note(self, seconds: float) -> None:
        before = self._seconds
        known = math.isfinite(before)
        self._seconds = before + _WEIGHT * (seconds - before) if known else seconds
