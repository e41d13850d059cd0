"""How often each API key may be used: a rate of its own, when it has one."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from ..errors import RateLimited


class KeyRates:
    """Counts the requests of each key minute by minute, in this process."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def admit(self, key_id: str, per_minute: int) -> None:
        """Count one request.

        Raises:
            RateLimited: there were too many within a minute.
        """
        rate = RateLimitItemPerMinute(per_minute)
        if self._limiter.hit(rate, key_id):
            return
        reset = self._limiter.get_window_stats(rate, key_id).reset_time
        raise RateLimited(
            f"This API key may send {per_minute} requests a minute: wait and try again.",
            max(1, math.ceil(reset - time.time())),
        )
