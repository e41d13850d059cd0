"""Finding where the blocks of a JPEG scan begin, without decoding them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .crossing import Crossing, block_owners
from .huffman import WINDOW, HuffmanTable, steps
from .stream import JpegStream

_BLOCK = 64  # coefficients


def walk(stream: JpegStream, units: Sequence[int]) -> list[Crossing]:
    """Walk over a scan up to the last of some units, and tell about each; they are in order.

    Raises:
        ValueError, IndexError: the scan is damaged.
    """
    owner = list(block_owners(stream))
    padded = np.frombuffer(stream.scan + b"\xff\xff\xff\xff", np.uint8).astype(np.int64)
    words = padded[:-2] << 16 | padded[1:-1] << 8 | padded[2:]
    tables = [
        (
            *_step_tables(stream.tables[component.dc], stream.tables[component.ac]),
            _careful(stream.tables[component.dc], stream.tables[component.ac], words),
        )
        for component in (stream.components[index] for index in owner)
    ]
    found = _block_starts(_windows(words), tables, units[-1])
    starts = np.array(found, np.int64)
    if starts[-1] > 8 * len(stream.scan):
        raise ValueError("its scan is cut off")
    owners = np.tile(np.array(owner), units[-1])
    dc_ends, values = _dc_values(stream, words, starts[:-1], owners)
    first = [owner.index(number) for number in range(len(stream.components))]
    last = [place - 1 for place in [*first[1:], len(owner)]]

    def crossing(unit: int) -> Crossing:
        block = unit * len(owner)
        before = [int(values[block - len(owner) + place]) if unit else 0 for place in last]
        begins = [block + place for place in first] if unit < units[-1] else []
        return Crossing(
            found[block],
            before,
            [found[at] for at in begins],
            dc_ends[begins].tolist(),
            values[begins].tolist(),
        )

    return [crossing(unit) for unit in units]


@lru_cache(maxsize=32)
def _step_tables(dc: HuffmanTable, ac: HuffmanTable) -> tuple[list[int], list[int]]:
    return steps(ac, dc), steps(ac)


Careful = Callable[[int, int], tuple[int, int]]


def _windows(words: NDArray[np.int64]) -> array[int]:
    """Return the 12 bits that begin at each bit."""
    each = np.empty((words.size, 8), np.uint16)
    for bit in range(8):
        each[:, bit] = words >> (24 - WINDOW - bit) & ((1 << WINDOW) - 1)
    result = array("H")
    result.frombytes(each.tobytes())
    return result


def _block_starts(
    windows: array[int], tables: list[tuple[list[int], list[int], Careful]], units: int
) -> list[int]:
    """Return where each block begins, and where the last one ends.

    The loop that all the time goes into: one turn for each step of up to six symbols.
    """
    starts: list[int] = []
    note = starts.append
    place = 0
    for _ in range(units):
        for begin, go_on, careful in tables:
            note(place)
            step = begin[windows[place]]
            reached = step >> 8
            before = 0
            while True:
                if reached < 63:
                    place += step & 255
                elif reached == 63 or 128 <= reached < 191:
                    place += step & 255
                    break
                else:  # a long code, or a block whose last coefficient is not zero
                    place, reached = careful(place, before)
                    if reached >= 63:
                        break
                before = reached or -1
                step = go_on[windows[place]]
                reached += step >> 8
    note(place)
    return starts


def _careful(dc: HuffmanTable, ac: HuffmanTable, words: NDArray[np.int64]) -> Careful:
    """Return what goes one symbol on; from 0 coefficients before the DC, from -1 after it."""

    def go(place: int, reached: int) -> tuple[int, int]:
        seen = int(words[place >> 3]) >> (8 - (place & 7)) & 0xFFFF
        length, symbol = (dc if reached == 0 else ac).lookup
        code, value = int(length[seen]), int(symbol[seen])
        if not code:
            raise ValueError("a code that is in no table")
        place += code + (value & 15)
        if reached == 0:
            return place, 0
        reached = max(0, reached)
        if value == 0:
            return place, 128
        reached += (value >> 4) + 1
        if reached >= _BLOCK:
            raise ValueError("a block has too many coefficients")
        return place, reached

    return go


def _dc_values(
    stream: JpegStream,
    words: NDArray[np.int64],
    starts: NDArray[np.int64],
    owners: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each block's DC difference ends, and its DC value."""
    ends = np.empty_like(starts)
    values = np.empty_like(starts)
    for index, component in enumerate(stream.components):
        mine = owners == index
        place = starts[mine]
        length, symbol = stream.tables[component.dc].lookup
        seen = words[place >> 3] >> (8 - (place & 7)) & 0xFFFF
        size = symbol[seen].astype(np.int64)
        if size.size and size.max() > 11:
            raise ValueError("a DC difference is too large")
        begin = place + length[seen]
        bits = words[begin >> 3] >> (8 - (begin & 7)) & 0xFFFF
        raw = bits >> (16 - size)
        negative = (raw >> np.maximum(size - 1, 0)) == 0
        change = np.where(negative, raw - (1 << size) + 1, raw)
        ends[mine] = begin + size
        values[mine] = np.cumsum(change)
    return ends, values
