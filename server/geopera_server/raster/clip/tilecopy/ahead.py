"""Reading ahead: what a clip needs of its source, asked for together and in bounded memory."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence

from ...bytes_source import ByteSource, LocalBytes, Range
from ...remote.ranges import spans
from ..interruptible import Check, Interruptible

_QUICK_S = 0.15  # between batches a clip can be cancelled
_SLOW_S = 0.3
_LEAST = 2**20
_MOST_LOCAL = 4 * 2**20
_MOST = 16 * 2**20
_HELD = 32 * 2**20
_GAP = 32 * 2**10
_LONGEST = 8 * 2**20


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
    """A source that holds what was loaded; the least recently loaded goes first.

    Ranges that lie close together are held with what is between them: it was read anyway, and the
    clip may need it later.
    """

    def __init__(self, source: ByteSource) -> None:
        self.pace = Pace(source)
        self._source = source
        self._held: dict[int, bytes] = {}  # by offset, in the order of loading
        self._starts: list[int] = []
        self._used = 0

    def listen(self, check: Check) -> None:
        """Look at ``check``, which raises Cancelled, while reads wait for the host."""
        self._source = Interruptible(self._source, check)
        self.pace = Pace(self._source)

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
        missing = [each for each in ranges if self._find(*each) is None]
        asked = [(each.start, each.end - each.start) for each in spans(missing, _GAP, _LONGEST)]
        for (offset, _), data in zip(asked, self.pace.read(asked) if asked else [], strict=True):
            self._used += len(data) - len(self._held.pop(offset, b""))
            self._held[offset] = data
        while self._used > _HELD and len(self._held) > len(asked):
            self._used -= len(self._held.pop(next(iter(self._held))))
        self._starts = sorted(self._held)

    def read(self, offset: int, length: int) -> bytes:
        """Return exactly these bytes, from what is held if it is."""
        found = self._find(offset, length)
        return self._source.read(offset, length) if found is None else found

    def read_many(self, ranges: Sequence[Range]) -> list[bytes]:
        """Return the bytes of each range, in their order."""
        found = [self._find(*each) for each in ranges]
        missing = [each for each, data in zip(ranges, found, strict=True) if data is None]
        rest = iter(self._source.read_many(missing) if missing else ())
        return [next(rest) if data is None else data for data in found]

    def _find(self, offset: int, length: int) -> bytes | None:
        """Return bytes that are held, in one piece or in several that follow each other."""
        pieces = []
        end = offset + length
        while offset < end:
            number = bisect_right(self._starts, offset) - 1
            start = self._starts[number] if number >= 0 else 0
            piece = self._held[start][offset - start : end - start] if number >= 0 else b""
            if not piece:
                return None
            pieces.append(piece)
            offset += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
