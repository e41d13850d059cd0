"""Huffman tables of JPEG, and tables that walk several symbols in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LONGEST = 16
WINDOW = 12  # bits that a step looks at
STUCK = 255 << 8  # the step's first code is longer than the window, or damaged
END = 128  # added to the coefficients of a step that ends its block
_MOST_SYMBOLS = 6  # of a step


@dataclass(frozen=True)
class HuffmanTable:
    """Codes by canonical order: how many there are of each length (1 to 16), and their symbols."""

    counts: bytes
    symbols: bytes

    def __post_init__(self) -> None:
        """Refuse a table that gives more codes than there are."""
        room = 1
        for count in self.counts:
            room = 2 * room - count
            if room < 0:
                raise ValueError("a Huffman table has too many codes")
        if len(self.counts) != _LONGEST or len(self.symbols) != sum(self.counts):
            raise ValueError("a Huffman table is cut off")

    @property
    def definition(self) -> bytes:
        """Return the table as its segment stores it."""
        return self.counts + self.symbols

    def codes(self, most: int = 16) -> dict[int, str]:
        """Return the bits of the symbols below ``most``: those of DC, and the end of a block."""
        return _codes(self.counts, self.symbols, most)

    @cached_property
    def lookup(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return code length (0: no code) and symbol of the code that 16 bits begin with."""
        lengths = np.repeat(np.arange(1, 17), np.frombuffer(self.counts, np.uint8))
        spans = 1 << (_LONGEST - lengths)
        length, symbol = np.zeros(1 << _LONGEST, np.uint8), np.zeros(1 << _LONGEST, np.uint8)
        total = int(spans.sum())
        length[:total] = np.repeat(lengths.astype(np.uint8), spans)
        symbol[:total] = np.repeat(np.frombuffer(self.symbols, np.uint8), spans)
        return length, symbol

    def _short(self, is_dc: bool) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return of the code that 12 bits begin with: length, all bits, and coefficients."""
        lengths = np.repeat(np.arange(1, 17, dtype=np.int32), np.frombuffer(self.counts, np.uint8))
        lengths = lengths[lengths <= WINDOW]
        symbols = np.frombuffer(self.symbols, np.uint8)[: lengths.size].astype(np.int32)
        repeats = 1 << (WINDOW - lengths)
        free = (1 << WINDOW) - int(repeats.sum())
        advances = np.where(symbols == 0, END, (symbols >> 4) + 1) * (not is_dc)

        def spread(values: NDArray[Any], rest: int) -> NDArray[Any]:
            return np.append(np.repeat(values, repeats), np.full(free, rest, np.int32))

        return spread(lengths, 99), spread(lengths + (symbols & 15), 0), spread(advances, 0)

    def with_symbols(self, wanted: Iterable[int]) -> HuffmanTable:
        """Return the table with codes for symbols that it lacks; those it has keep their codes.

        Raises:
            ValueError: there is no room for longer codes.
        """
        missing = bytes(sorted(set(wanted) - set(self.symbols)))
        if not missing:
            return self
        longest = max(length for length, count in enumerate(self.counts, 1) if count)
        spare = 1 << longest
        place = 0
        for length, count in enumerate(self.counts[:longest], 1):
            spare -= count << (longest - length)
            place += count
        for length in range(longest + 1, _LONGEST + 1):
            spare *= 2
            if spare - 1 >= len(missing):  # the code of ones alone stays free, as JPEG asks
                counts = bytearray(self.counts)
                counts[length - 1] = len(missing)
                return HuffmanTable(bytes(counts), self.symbols + missing)
        raise ValueError("a Huffman table has no room for another code")


@lru_cache(maxsize=64)  # the tiles of an image share a few tables
def _codes(counts: bytes, symbols: bytes, most: int) -> dict[int, str]:
    codes: dict[int, str] = {}
    code, place = 0, 0
    for length, count in enumerate(counts, 1):
        for symbol in symbols[place : place + count]:
            if symbol < most:
                codes[symbol] = f"{code:0{length}b}"
            code += 1
        place += count
        code <<= 1
    return codes


def steps(ac: HuffmanTable, dc: HuffmanTable | None = None) -> list[int]:
    """Return for each 12 bits how far they lead in a block: bits, and coefficients times 256.

    With ``dc``, the block's first code is one of that table, and its coefficient is not counted.
    ``END`` is added to the coefficients where the block's end is reached; ``STUCK`` stands for
    bits whose first code they do not hold.
    """
    windows = np.arange(1 << WINDOW, dtype=np.int32)
    bits, coefficients = np.zeros_like(windows), np.zeros_like(windows)
    going = np.ones(windows.size, np.bool_)
    for number in range(_MOST_SYMBOLS):
        codes, spans, advances = (
            (dc or ac)._short(dc is not None) if not number else ac._short(False)
        )
        seen = (windows << bits) & (windows.size - 1)
        going &= bits + codes[seen] <= WINDOW
        if not number:
            stuck = ~going
        bits += spans[seen] * going
        advance = advances[seen] * going
        coefficients += advance
        going &= (bits < WINDOW) & (advance < END)
        if not going.any():
            break
    packed: NDArray[Any] = np.where(stuck, STUCK, bits | coefficients << 8)
    result: list[int] = packed.tolist()
    return result
