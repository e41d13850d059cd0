"""Who has begun to read which file, so that a viewer's many small ranges count as one download."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

WINDOW_S = 60.0
_SMALL = 16 * 2**20  # bytes; a longer range is a download of its own
_KEPT = 10_000
_RANGE = re.compile(r"bytes=(\d{1,18})-(\d{1,18})")


class FirstUses:
    """Remembers for a minute what was used, in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._since: OrderedDict[Hashable, float] = OrderedDict()

    def is_first(self, use: Hashable) -> bool:
        """Tell whether nothing like this was used within the last minute; now it is."""
        with self._lock:
            now = self._clock()
            while self._since and next(iter(self._since.values())) <= now - WINDOW_S:
                self._since.popitem(last=False)
            if use in self._since:
                return False
            self._since[use] = now
            while len(self._since) > _KEPT:
                self._since.popitem(last=False)
            return True


def is_small(wanted_range: str | None) -> bool:
    """Tell whether a Range header asks for one short part of a file."""
    match = _RANGE.fullmatch(wanted_range or "")
    return match is not None and 0 <= int(match[2]) - int(match[1]) < _SMALL
