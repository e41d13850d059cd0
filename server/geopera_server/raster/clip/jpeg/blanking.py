"""Blanking units of a JPEG stream: all other coefficients keep their bits."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .crossing import Crossing
from .huffman import HuffmanTable
from .quick_walk import quick_program, quick_walk
from .stream import JpegStream, TableId, UnusualJpeg
from .walk import walk

_DARKEST = 1024  # of a DC value, times its step


def blank_outside(stream: JpegStream, kept: NDArray[np.bool_], *, has_luma: bool) -> bytes | None:
    """Return the stream with each unit blanked that no kept pixel depends on; None without any.

    ``kept`` is (height, width) of the stream, ``has_luma`` tells that the first of three
    components is luminance. Decoders smooth colour over the sample next to a unit's edge, so a
    unit beside a kept pixel stays as it is. Blank is black.

    Raises:
        UnusualJpeg: the stream is damaged, or its tables have no room.
    """
    blank = ~needed_units(stream, kept).ravel()
    if not blank.any():
        return None
    edges: list[int] = np.flatnonzero(np.diff(blank, prepend=not blank[0])).tolist()
    ends = [*edges, blank.size]
    seen = edges if blank[edges[-1]] else ends
    program = quick_program()
    try:
        crossings = quick_walk(program, stream, seen) if program else walk(stream, seen)
        by_unit = dict(zip(seen, crossings, strict=True))
        return _Blanking(stream, by_unit, has_luma).result(blank, ends)
    except (IndexError, KeyError, ValueError) as error:
        raise UnusualJpeg(f"a JPEG tile is damaged ({error})") from error


def needed_units(stream: JpegStream, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which units must stay, (rows, columns) of units."""
    height, width = stream.unit
    reach_y, reach_x = height // 8 if height > 8 else 0, width // 8 if width > 8 else 0
    rows, columns = -(-stream.height // height), -(-stream.width // width)
    bits = np.zeros((rows * height, columns * width // 8), np.uint8)
    packed = np.packbits(kept, axis=1)
    bits[: packed.shape[0], : packed.shape[1]] = packed
    by_row = bits.reshape(rows, height, -1)
    down = np.bitwise_or.reduce(by_row, axis=1)
    if reach_y:
        down[1:] |= np.bitwise_or.reduce(by_row[:-1, -reach_y:], axis=1)
        down[:-1] |= np.bitwise_or.reduce(by_row[1:, :reach_y], axis=1)
    by_unit = down.reshape(rows, columns, -1)
    needed = by_unit.any(axis=2)
    if reach_x:
        left, right = 0xFF00 >> reach_x & 0xFF, (1 << reach_x) - 1  # pixels of a byte
        needed[:, 1:] |= (by_unit[:, :-1, -1] & right) > 0
        needed[:, :-1] |= (by_unit[:, 1:, 0] & left) > 0
    return np.asarray(needed)


class _Blanking:
    """The bits of blank units, and of the first DC values before and after them."""

    def __init__(self, stream: JpegStream, crossings: dict[int, Crossing], has_luma: bool) -> None:
        self._stream, self._crossings = stream, crossings
        bits = np.unpackbits(np.frombuffer(stream.scan, np.uint8)) + np.uint8(ord("0"))
        self._bits = bits.tobytes().decode("ascii")
        colour = has_luma and len(stream.components) == 3
        self._blank = [
            0 if colour and index else -_DARKEST // max(1, component.step)
            for index, component in enumerate(stream.components)
        ]
        self._tables: dict[TableId, HuffmanTable] = dict(stream.tables)
        self._codes: list[dict[int, str]] = []  # of each component's DC
        self._ends: list[str] = []  # of each component's blocks

    def result(self, blank: NDArray[np.bool_], edges: list[int]) -> bytes:
        """Return the stream, whose units change between blank and kept at ``edges``."""
        runs = [(first, end, bool(blank[first])) for first, end in pairwise(edges)]
        changes = [self._changes(first, is_blank) for first, _, is_blank in runs]
        self._tables = self._with_codes(changes)
        self._codes = [self._tables[each.dc].codes() for each in self._stream.components]
        self._ends = [self._tables[each.ac].codes()[0] for each in self._stream.components]
        pieces: list[str] = []
        for (first, end, is_blank), change in zip(runs, changes, strict=True):
            if is_blank:
                pieces += self._blank_run(end - first, change)
            else:
                pieces += self._kept_run(first, end, change)
        pieces.append("1" * (-sum(map(len, pieces)) % 8))
        bits = np.frombuffer("".join(pieces).encode("ascii"), np.uint8) & 1
        return self._stream.with_scan(np.packbits(bits).tobytes(), self._tables)

    def _with_codes(self, changes: list[list[int]]) -> dict[TableId, HuffmanTable]:
        """Return the tables with all codes that blank units and the DC values around them need."""
        wanted: dict[TableId, set[int]] = {key: {0} for key in self._stream.tables}
        for component, values in zip(
            self._stream.components, zip(*changes, strict=True), strict=True
        ):
            wanted[component.dc].update(map(int.bit_length, values))
        return {key: table.with_symbols(wanted[key]) for key, table in self._tables.items()}

    def _changes(self, first: int, is_blank: bool) -> list[int]:
        """Return what to add to each component's DC before the run's first unit."""
        crossing = self._crossings[first]
        if is_blank:
            return [new - old for new, old in zip(self._blank, crossing.before, strict=True)]
        before = self._blank if first else [0] * len(self._blank)
        return [new - old for new, old in zip(crossing.values, before, strict=True)]

    def _blank_run(self, count: int, changes: list[int]) -> list[str]:
        first, later = [], ""
        for component, codes, end, change in zip(
            self._stream.components, self._codes, self._ends, changes, strict=True
        ):
            none = codes[0] + end
            rest = none * (component.across * component.down - 1)
            first += [_coded(codes, change), end, rest]
            later += none + rest
        return [*first, later * (count - 1)]

    def _kept_run(self, first: int, end: int, changes: list[int]) -> list[str]:
        """Return the bits of units that stay, behind blank ones with other DC differences."""
        crossing = self._crossings[first]
        start, stop = crossing.start, self._crossings[end].start
        pieces: list[str] = []
        if first:
            for codes, change, block, dc_end in zip(
                self._codes, changes, crossing.starts, crossing.dc_ends, strict=True
            ):
                pieces += [self._bits[start:block], _coded(codes, change)]
                start = dc_end
        return [*pieces, self._bits[start:stop]]


def _coded(codes: dict[int, str], change: int) -> str:
    """Return the bits of a DC difference."""
    if not change:
        return codes[0]
    size = change.bit_length()
    value = change if change > 0 else change + (1 << size) - 1
    return f"{codes[size]}{value:0{size}b}"
