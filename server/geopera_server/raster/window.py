"""Parts of a raster's level, put together from cached blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .block_cache import BLOCKS
from .handle_pool import PooledSource
from .level_blocks import MASK, LevelBlocks, blocks_of
from .readers import level_size

__all__ = ["Plane", "Window", "level_size", "read_mask", "read_window"]

_AT_ONCE = 64  # blocks that are held beside those of the cache


class Window(NamedTuple):
    """Rows and columns of a level; ends are excluded."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Plane:
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
    rows = range(first_row, (bottom - 1) // height + 1)
    columns = range(first_column, (right - 1) // width + 1)
    places = [blocks.plane_of(index) for index in indexes]
    planes = list(dict.fromkeys(plane for plane, _ in places))
    if len(rows) == len(columns) == 1:
        keys = [blocks.key(first_row, first_column, plane) for plane in planes]
        found = dict(zip(planes, BLOCKS.get_many(keys, blocks.load), strict=True))
        origin = first_row * height, first_column * width
        return [Plane(found[plane][place], *origin) for plane, place in places]
    joined = np.empty((len(indexes), bottom - top, right - left), dtype)
    spots = [(row, column, plane) for plane in planes for row in rows for column in columns]
    for first in range(0, len(spots), _AT_ONCE):
        part = spots[first : first + _AT_ONCE]
        keys = [blocks.key(*spot) for spot in part]
        for (row, column, plane), block in zip(
            part, BLOCKS.get_many(keys, blocks.load), strict=True
        ):
            y, x = row * height, column * width
            up, down = max(top, y), min(bottom, y + height)
            west, east = max(left, x), min(right, x + width)
            for number, (its_plane, place) in enumerate(places):
                if its_plane == plane:
                    joined[number, up - top : down - top, west - left : east - left] = block[
                        place, up - y : down - y, west - x : east - x
                    ]
    return [Plane(values, top, left) for values in joined]
