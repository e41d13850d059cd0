"""What may leave the storage: a rate for each file, and a pause when the storage fails."""

from __future__ import annotations

import datetime as dt
import math
import time
from collections.abc import Callable
from typing import TypeVar

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pybreaker import STATE_CLOSED, CircuitBreaker, CircuitBreakerError, CircuitMemoryStorage

from ..db.database import Database
from ..errors import InvalidInput, NotFound, RateLimited
from .shared import SharedCircuit, SharedWindows

T = TypeVar("T")


class EgressGuard:
    """Limits downloads per file, and stops asking a storage that does not answer.

    What was counted is kept in memory, or in ``shared`` for all the processes that work on it.
    """

    def __init__(
        self, rate: str, failures: int, pause_seconds: float, shared: Database | None = None
    ) -> None:
        self._rate = parse(rate)
        self._shared = SharedWindows(shared) if shared is not None else None
        self._limiter = MovingWindowRateLimiter(self._shared or MemoryStorage())
        self._pause_seconds = pause_seconds
        self._breaker = CircuitBreaker(
            fail_max=failures,
            reset_timeout=pause_seconds,
            exclude=[NotFound, InvalidInput],
            throw_new_error_on_trip=False,
            state_storage=SharedCircuit(shared, "storage", STATE_CLOSED)
            if shared is not None
            else CircuitMemoryStorage(STATE_CLOSED),
            name="storage",
        )

    def admit(self, *asset: str) -> None:
        """Count one download of a file.

        Raises:
            RateLimited: there were too many of this file.
        """
        if self._limiter.hit(self._rate, *asset):
            return
        reset = self._limiter.get_window_stats(self._rate, *asset).reset_time
        raise RateLimited(
            f"This file was asked for more often than {self._rate}: wait and try again.",
            max(1, math.ceil(reset - time.time())),
        )

    def sweep(self) -> None:
        """Forget what was shared and counts no more."""
        if self._shared is not None:
            self._shared.sweep(self._rate.get_expiry())

    def through(self, call: Callable[[], T]) -> T:
        """Ask the storage.

        Raises:
            RateLimited: it failed so often that it is left alone for a while.
        """
        try:
            result: T = self._breaker.call(call)
        except CircuitBreakerError:
            raise RateLimited(
                "The storage does not answer; downloads pause for a moment.", self._wait()
            ) from None
        return result

    def _wait(self) -> int:
        opened = self._breaker._state_storage.opened_at
        passed = (dt.datetime.now(dt.UTC) - opened).total_seconds() if opened else 0.0
        return max(1, math.ceil(self._pause_seconds - passed))
