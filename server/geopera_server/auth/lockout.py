"""A lockout for those who guess passwords."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from ..errors import RateLimited

MAX_FAILURES = 5
LOCK_S = 60.0
_KEPT = 10_000


class Lockout:
    """Counts failures of a login from an address; too many in a row lock that pair for a while.

    The address is part of the key so that nobody can lock out somebody else.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        most: int = MAX_FAILURES,
        words: str = "Too many wrong passwords: wait and try again.",
    ) -> None:
        self._clock = clock
        self._most = most
        self._words = words
        self._lock = threading.Lock()
        self._failures: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()

    def check(self, login: str, address: str) -> None:
        """Let a try pass.

        Raises:
            RateLimited: there were too many failures just now.
        """
        with self._lock:
            count, last = self._failures.get((login, address), (0, 0.0))
            left = last + LOCK_S - self._clock()
            if count and left <= 0:
                del self._failures[login, address]
            elif count >= self._most:
                raise RateLimited(self._words, retry_after_s=int(left) + 1)

    def failed(self, login: str, address: str) -> None:
        """Count a failure."""
        with self._lock:
            count, _ = self._failures.pop((login, address), (0, 0.0))
            self._failures[login, address] = (count + 1, self._clock())
            while len(self._failures) > _KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, login: str, address: str) -> None:
        """Forget the failures."""
        with self._lock:
            self._failures.pop((login, address), None)
