"""Windows that a raster is read by, one after the other, so that each block is decoded once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from .window import Window

PIECE_PIXELS = 512 * 512
PIECE_BYTES = 16 * 2**20


class Pieces(Sequence[list[Window]]):
    """Groups of windows that cover ``window``, from its top row by row; made when asked for.

    ``block`` is the (height, width) of the raster's blocks. A group holds whole blocks, several
    when they are small; one thread should read all of it. Its windows are cut so that at
    ``pixel_bytes`` each they stay small, however large the blocks are.
    """

    def __init__(self, window: Window, block: tuple[int, int], pixel_bytes: int) -> None:
        self._window = window
        self._pixels = max(1, min(PIECE_PIXELS, PIECE_BYTES // max(1, pixel_bytes)))
        height, width = block
        self._width = width * max(1, int(self._pixels**0.5) // width)
        self._height = height * max(1, self._pixels // self._width // height)
        self._top, self._left = window.top // self._height, window.left // self._width
        self._down = -(-window.bottom // self._height) - self._top
        self._across = -(-window.right // self._width) - self._left

    def __len__(self) -> int:
        return self._down * self._across

    @overload
    def __getitem__(self, number: int) -> list[Window]: ...

    @overload
    def __getitem__(self, number: slice) -> list[list[Window]]: ...

    def __getitem__(self, number: int | slice) -> list[Window] | list[list[Window]]:
        if isinstance(number, slice):
            return [self[place] for place in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        row, column = divmod(number, self._across)
        top, left = (self._top + row) * self._height, (self._left + column) * self._width
        window = self._window
        whole = Window(
            max(top, window.top),
            min(top + self._height, window.bottom),
            max(left, window.left),
            min(left + self._width, window.right),
        )
        return list(_cut(whole, self._pixels))


def _cut(window: Window, pixels: int) -> Iterator[Window]:
    width = min(window.right - window.left, pixels)
    height = max(1, pixels // width)
    for top in range(window.top, window.bottom, height):
        for left in range(window.left, window.right, width):
            yield Window(
                top,
                min(top + height, window.bottom),
                left,
                min(left + width, window.right),
            )
