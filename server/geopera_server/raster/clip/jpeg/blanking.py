"""Blanking units of a JPEG stream: all other coefficients keep their bits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .crossing import Crossing
from .huffman import HuffmanTable
from .quick_walk import quick_program, quick_walk
from .stream import JpegStream, TableId, UnusualJpeg
from .walk import walk

Bits = NDArray[np.uint8]
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
        self._bits = np.unpackbits(np.frombuffer(stream.scan, np.uint8))
        colour = has_luma and len(stream.components) == 3
        self._blank = [
            0 if colour and index else -_DARKEST // max(1, component.step)
            for index, component in enumerate(stream.components)
        ]
        self._tables: dict[TableId, HuffmanTable] = dict(stream.tables)

    def result(self, blank: NDArray[np.bool_], edges: list[int]) -> bytes:
        """Return the stream, whose units change between blank and kept at ``edges``."""
        runs = [(first, end, bool(blank[first])) for first, end in pairwise(edges)]
        self._tables = self._with_codes(runs)
        pieces: list[Bits] = []
        for first, end, is_blank in runs:
            pieces += self._blank_run(first, end) if is_blank else self._kept_run(first, end)
        bits = np.concatenate(pieces)
        padding = np.ones(-bits.size % 8, np.uint8)
        return self._stream.with_scan(np.packbits(np.append(bits, padding)).tobytes(), self._tables)

    def _with_codes(self, runs: list[tuple[int, int, bool]]) -> dict[TableId, HuffmanTable]:
        """Return the tables with all codes that blank units and the DC values around them need."""
        wanted: dict[TableId, set[int]] = {key: set() for key in self._stream.tables}
        for first, _, is_blank in runs:
            for component, change in zip(
                self._stream.components, self._changes(first, is_blank), strict=True
            ):
                wanted[component.dc].add(abs(change).bit_length())
                if is_blank:
                    wanted[component.dc].add(0)
                    wanted[component.ac].add(0)
        return {key: table.with_symbols(wanted[key]) for key, table in self._tables.items()}

    def _changes(self, first: int, is_blank: bool) -> list[int]:
        """Return what to add to each component's DC before the run's first unit."""
        crossing = self._crossings[first]
        if is_blank:
            return [new - old for new, old in zip(self._blank, crossing.before, strict=True)]
        before = self._blank if first else [0] * len(self._blank)
        return [new.value - old for new, old in zip(crossing.first, before, strict=True)]

    def _blank_run(self, first: int, end: int) -> list[Bits]:
        text, later = "", ""
        for component, change in zip(
            self._stream.components, self._changes(first, True), strict=True
        ):
            dc, ac = self._tables[component.dc].codes, self._tables[component.ac].codes
            none = dc[0] + ac[0]
            rest = none * (component.across * component.down - 1)
            text += _coded(dc, change) + ac[0] + rest
            later += none + rest
        return [_bits(text), np.tile(_bits(later), end - first - 1)]

    def _kept_run(self, first: int, end: int) -> list[Bits]:
        start, stop = self._crossings[first].start, self._crossings[end].start
        if not first:
            return [self._bits[start:stop]]
        pieces: list[Bits] = []
        for component, change, block in zip(
            self._stream.components,
            self._changes(first, False),
            self._crossings[first].first,
            strict=True,
        ):
            pieces += [
                self._bits[start : block.start],
                _bits(_coded(self._tables[component.dc].codes, change)),
            ]
            start = block.dc_end
        return [*pieces, self._bits[start:stop]]


def _coded(codes: dict[int, str], change: int) -> str:
    """Return the bits of a DC difference."""
    size = abs(change).bit_length()
    value = change if change > 0 else change + (1 << size) - 1
    return codes[size] + (f"{value:0{size}b}" if size else "")


def _bits(text: str) -> Any:
    return np.frombuffer(text.encode("ascii"), np.uint8) - 48
