"""How many rows strangers may add to the audit trail: those who guess must not fill the disc."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

WINDOW_S = 60.0
OF_ADDRESS = 20
IN_ALL = 200
_KEPT = 1000


class AuditBudget:
    """Counts rows in windows of a minute, by address and in all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._ends = 0.0
        self._all = 0
        self._addresses: OrderedDict[str, int] = OrderedDict()
        self._unwritten = 0

    def take(self, address: str) -> int | None:
        """Take a row; returns how many were not written before it, None when there is none left."""
        with self._lock:
            now = self._clock()
            if now >= self._ends:
                self._ends, self._all = now + WINDOW_S, 0
                self._addresses.clear()
            used = self._addresses.get(address, 0)
            if self._all >= IN_ALL or used >= OF_ADDRESS:
                self._unwritten += 1
                return None
            self._all += 1
            self._addresses[address] = used + 1
            while len(self._addresses) > _KEPT:
                self._addresses.popitem(last=False)
            unwritten, self._unwritten = self._unwritten, 0
            return unwritten
