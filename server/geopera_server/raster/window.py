"""Parts of a raster's level, put together from cached blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .block_cache import BLOCKS
from .handle_pool import PooledSource
from .level_blocks import MASK, LevelBlocks, blocks_of
from .readers import level_size

__all__ = ["Plane", "Window", "level_size", "read_mask", "read_window"]

_AT_ONCE_BYTES = 32 * 2**20  # of blocks that are held beside those of the cache


class Window(NamedTuple):
    """Rows and columns of a level; ends are excluded."""

    top: int
    bottom: int
    left: int
    right: int


class Plane(NamedTuple):
    """Contiguous values of one band; the first is pixel (top, left) of the level. Read only."""

    values: NDArray[Any]
    top: int
    left: int


def read_window(
    source: PooledSource, level: int, window: Window, indexes: Sequence[int]
) -> list[Plane]:
    """Return a plane for each band, which covers the window and may be larger."""
    return _planes(blocks_of(source, level), window, indexes, source.layout.dtype)


def read_mask(source: PooledSource, level: int, window: Window) -> Plane:
    """Return the raster's mask, 255 where it is valid, as :func:`read_window` does."""
    blocks = blocks_of(source, level, mask=True)
    return _planes(blocks, window, (MASK,), np.dtype(np.uint8))[0]


def _planes(
    blocks: LevelBlocks, window: Window, indexes: Sequence[int], dtype: np.dtype[Any]
) -> list[Plane]:
    height, width = blocks.shape
    top, bottom, left, right = window
    first_row, first_column = top // height, left // width
    places = [blocks.plane_of(index) for index in indexes]
    if bottom <= (first_row + 1) * height and right <= (first_column + 1) * width:
        return _within(blocks, first_row, first_column, places)
    joined = np.empty((len(indexes), bottom - top, right - left), dtype)
    planes = list(dict.fromkeys(plane for plane, _ in places))
    parts = {plane: _copies(places, plane) for plane in planes}
    spots = [
        (row, column, plane)
        for row in range(first_row, (bottom - 1) // height + 1)
        for column in range(first_column, (right - 1) // width + 1)
        for plane in planes
    ]
    step = max(1, _AT_ONCE_BYTES // blocks.size)
    for first in range(0, len(spots), step):
        part = spots[first : first + step]
        found = BLOCKS.get_many([blocks.key(*spot) for spot in part], blocks.load)
        for (row, column, plane), block in zip(part, found, strict=True):
            y, x = row * height, column * width
            up, down = max(top, y), min(bottom, y + height)
            west, east = max(left, x), min(right, x + width)
            target = joined[:, up - top : down - top, west - left : east - left]
            source = block[:, up - y : down - y, west - x : east - x]
            for to, of in parts[plane]:
                target[to] = source[of]
    return [Plane(values, top, left) for values in joined]


def _copies(places: list[tuple[int, int]], plane: int) -> list[tuple[int | slice, int | slice]]:
    """Return which bands take which ones of a plane's blocks: all at once when they follow."""
    pairs = [(number, place) for number, (its, place) in enumerate(places) if its == plane]
    (number, place), count = pairs[0], len(pairs)
    if pairs == [(number + step, place + step) for step in range(count)]:
        return [(slice(number, number + count), slice(place, place + count))]
    return [*pairs]


def _within(
    blocks: LevelBlocks, row: int, column: int, places: list[tuple[int, int]]
) -> list[Plane]:
    """Return the planes of a window that lies in one block."""
    keys = {plane: blocks.key(row, column, plane) for plane, _ in places}
    found = dict(zip(keys, BLOCKS.get_many(list(keys.values()), blocks.load), strict=True))
    top, left = row * blocks.shape[0], column * blocks.shape[1]
    return [Plane(found[plane][place], top, left) for plane, place in places]
