"""Reading ahead: what a clip needs of its source, asked for together and in bounded memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from ...bytes_source import ByteSource, LocalBytes, Range

_QUICK_S = 0.15  # between batches a clip can be cancelled
_SLOW_S = 0.3
_LEAST = 2**20
_MOST_LOCAL = 4 * 2**20
_MOST = 16 * 2**20
_HELD = 32 * 2**20


class Pace:
    """How many bytes to ask for at once: more of a quick source, less of a slow one."""

    def __init__(self, source: ByteSource) -> None:
        self._most = _MOST_LOCAL if isinstance(source, LocalBytes) else _MOST
        self.size = _LEAST
        self._source = source

    def read(self, ranges: Sequence[Range]) -> list[bytes]:
        """Read ranges at once, and learn how long it takes."""
        start = time.monotonic()
        found = self._source.read_many(ranges)
        taken = time.monotonic() - start
        if taken < _QUICK_S and sum(size for _, size in ranges) >= self.size // 2:
            self.size = min(self._most, self.size * 2)
        elif taken > _SLOW_S:
            self.size = max(_LEAST // 4, self.size // 2)
        return found


def in_order(ranges: Iterable[Range], pace: Pace) -> Iterator[bytes]:
    """Yield the bytes of each range, of which many are read at once."""
    batch: list[Range] = []
    size = 0
    for place in ranges:
        batch.append(place)
        size += place[1]
        if size >= pace.size:
            yield from _drained(pace.read(batch))
            batch, size = [], 0
    yield from _drained(pace.read(batch) if batch else [])


def _drained(found: list[bytes]) -> Iterator[bytes]:
    """Yield what a list holds, and let go of it on the way."""
    found.reverse()
    while found:
        yield found.pop()


class ReadAhead:
    """A source that holds the ranges that were loaded; the least recently used go first."""

    def __init__(self, source: ByteSource) -> None:
        self.pace = Pace(source)
        self._source = source
        self._held: OrderedDict[Range, bytes] = OrderedDict()
        self._used = 0

    @property
    def identity(self) -> Hashable:
        """Return what tells this version of this file from all others."""
        return self._source.identity

    @property
    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._source.size

    def load(self, ranges: Iterable[Range]) -> None:
        """Read those of the ranges that are not held, at once."""
        missing = []
        for place in dict.fromkeys(ranges):
            if place in self._held:
                self._held.move_to_end(place)
            else:
                missing.append(place)
        if not missing:
            return
        for place, data in zip(missing, self.pace.read(missing), strict=True):
            self._held[place] = data
            self._used += len(data)
        while self._used > _HELD and len(self._held) > len(missing):
            self._used -= len(self._held.popitem(last=False)[1])

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly these bytes, from what is held if it is."""
        found = self._held.get((offset, length))
        return self._source.read(offset, length) if found is None else found

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each range, in their order."""
        if all(place in self._held for place in ranges):
            return [self._held[place] for place in ranges]
        return self._source.read_many(ranges)
