"""Samplings of tiles that maps show again and again: in another style, or to somebody else."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import NamedTuple, Protocol, TypeVar

BUDGET_BYTES = 48 * 2**20
_IN_USE_S = 2.0


class Sized(Protocol):
    """Something that takes memory."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""


S = TypeVar("S", bound=Sized)


class _Kept(NamedTuple):
    value: Sized
    owner: object
    used_at: float


class SamplingCache:
    """Keeps what is used again, within ``budget`` bytes.

    What was used in the last two seconds stays: a session that is larger than the cache finds at
    least a part of it there, round after round, where the least recently used would always be gone.
    """

    def __init__(self, budget: int = BUDGET_BYTES) -> None:
        self.budget = budget
        self.used = 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, owner: object, key: Hashable, make: Callable[[], S | None]) -> S | None:
        """Return what ``make`` does, or did for the same ``owner`` and key."""
        whole = (id(owner), key)  # the owner lives as long as its entry: its number is its own
        now = time.monotonic()
        with self._lock:
            kept = self._kept.pop(whole, None)
            if kept is not None:
                self._kept[whole] = kept._replace(used_at=now)
                return kept.value  # type: ignore[return-value]
        made = make()
        if made is not None:
            self._keep(whole, _Kept(made, owner, now))
        return made

    def _keep(self, whole: Hashable, new: _Kept) -> None:
        with self._lock:
            if whole in self._kept:
                return
            while self._kept and self.used + new.value.nbytes > self.budget:
                oldest = next(iter(self._kept))
                if new.used_at - self._kept[oldest].used_at < _IN_USE_S:
                    return
                self.used -= self._kept.pop(oldest).value.nbytes
            if new.value.nbytes <= self.budget:
                self._kept[whole] = new
                self.used += new.value.nbytes


SAMPLINGS = SamplingCache()
