"""Parts of a raster's level, put together from cached blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from .block_cache import BLOCKS
from .handle_pool import PooledSource

_MASK = 0  # stands for the mask where bands are numbered from 1


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
    if not source.layout.together:
        return [_plane(source, level, window, index, 0, source.layout.dtype) for index in indexes]
    return [
        _plane(source, level, window, None, index - 1, source.layout.dtype) for index in indexes
    ]


def read_mask(source: PooledSource, level: int, window: Window) -> Plane:
    """Return the raster's mask, 255 where it is valid, as :func:`read_window` does."""
    return _plane(source, level, window, _MASK, 0, np.dtype(np.uint8))


def _plane(
    source: PooledSource,
    level: int,
    window: Window,
    band: int | None,
    place: int,
    dtype: np.dtype[Any],
) -> Plane:
    """Return band ``band``, or of all bands together (None) the one at ``place``."""
    height, width = source.layout.block
    first_row, last_row = window.top // height, (window.bottom - 1) // height
    first_column, last_column = window.left // width, (window.right - 1) // width
    if first_row == last_row and first_column == last_column:
        block = _block(source, level, first_row, first_column, band)
        return Plane(block[place], first_row * height, first_column * width)
    joined = np.empty((window.bottom - window.top, window.right - window.left), dtype)
    for row in range(first_row, last_row + 1):
        top, bottom = max(window.top, row * height), min(window.bottom, (row + 1) * height)
        for column in range(first_column, last_column + 1):
            left, right = max(window.left, column * width), min(window.right, (column + 1) * width)
            block = _block(source, level, row, column, band)[place]
            joined[
                top - window.top : bottom - window.top, left - window.left : right - window.left
            ] = block[
                top - row * height : bottom - row * height,
                left - column * width : right - column * width,
            ]
    return Plane(joined, window.top, window.left)


def _block(
    source: PooledSource, level: int, row: int, column: int, band: int | None
) -> NDArray[Any]:
    key = (source.identity, level, row, column, band)
    return BLOCKS.get(key, _loader(source, level, row, column, band))


def _loader(
    source: PooledSource, level: int, row: int, column: int, band: int | None
) -> Callable[[], NDArray[Any]]:
    def load() -> NDArray[Any]:
        dataset: rasterio.DatasetReader = source.level(level)
        height, width = source.layout.block
        window = RasterWindow(
            column * width,
            row * height,
            min(width, dataset.width - column * width),
            min(height, dataset.height - row * height),
        )
        if band == _MASK:
            mask: NDArray[Any] = dataset.read_masks(1, window=window)[None]
            return mask
        block: NDArray[Any] = dataset.read(None if band is None else [band], window=window)
        return block

    return load
