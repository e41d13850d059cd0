"""Windows that a raster is read by, one after the other, so that each block is decoded once."""

from __future__ import annotations

from collections.abc import Iterator

from .window import Window

PIECE_PIXELS = 512 * 512
PIECE_BYTES = 16 * 2**20


def pieces(window: Window, block: tuple[int, int], pixel_bytes: int) -> Iterator[list[Window]]:
    """Yield groups of windows that cover ``window``, from its top row by row.

    ``block`` is the (height, width) of the raster's blocks. A group holds whole blocks, several
    when they are small; one thread should read all of it. Its windows are cut so that at
    ``pixel_bytes`` each they stay small, however large the blocks are.
    """
    pixels = max(1, min(PIECE_PIXELS, PIECE_BYTES // max(1, pixel_bytes)))
    height, width = block
    step_x = width * max(1, int(pixels**0.5) // width)
    step_y = height * max(1, pixels // step_x // height)
    for top in range(window.top // step_y * step_y, window.bottom, step_y):
        for left in range(window.left // step_x * step_x, window.right, step_x):
            whole = Window(
                max(top, window.top),
                min(top + step_y, window.bottom),
                max(left, window.left),
                min(left + step_x, window.right),
            )
            yield list(_cut(whole, pixels))


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
