"""Raw values of one web mercator tile, from cached blocks of the level that fits it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import tile_reference
from .handle_pool import PooledSource
from .layout import Layout, Validity
from .mercator import Bounds
from .tile_data import TileData, opacity_of
from .tile_grid import Grid, GridFailure, centres, spread, tile_grid
from .tile_reference import read_reference
from .window import Window, read_mask, read_window

MAX_ERROR_PX = 0.125  # of the level that is read; a tile off by more goes to rio-tiler
_GDAL_EPSILON = 1e-10  # GDAL's warper adds it before it rounds down


def read_tile(
    source: PooledSource,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int,
    resampling: str = "nearest",
) -> TileData | None:
    """Read a tile of ``size`` x ``size`` pixels; None when the raster does not reach it.

    What cannot be read exactly enough by blocks, and every resampling but nearest, goes to
    :func:`.tile_reference.read_reference`.
    """
    layout = source.layout
    if not _meets(layout.bounds, bounds):
        return None
    if resampling == "nearest" and layout.validity is not None and layout.continuous:
        try:
            grid = tile_grid(layout, bounds, size)
        except GridFailure:
            return read_reference(source.dataset, indexes, bounds, size)
        if grid is None:
            return None
        level = layout.level_for(grid.ratio)
        factor = layout.factors[level]
        pixels = min((size * grid.ratio) ** 2, layout.info.width * layout.info.height) / factor**2
        is_small = pixels <= tile_reference.MAX_TILE_PIXELS
        if is_small and grid.error <= MAX_ERROR_PX * factor:
            return _gather(source, indexes, grid, level, size)
    return read_reference(source.dataset, indexes, bounds, size, resampling)


@dataclass(frozen=True)
class _Pixels:
    """Which pixel of a window each pixel of the tile shows; ``inside`` is None when all do.

    ``rows`` and ``columns`` are flat when they do not depend on each other, else (size, size).
    """

    window: Window
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    inside: NDArray[np.bool_] | None

    def of(self, plane: NDArray[Any], top: int, left: int) -> NDArray[Any]:
        """Gather from a plane whose first pixel is (top, left) of the level."""
        if self.rows.ndim == 2:
            numbers = self.rows - top
            numbers *= plane.shape[1]
            numbers += self.columns
            numbers -= left
            return plane.ravel().take(numbers)
        rows, columns = _as_slice(self.rows - top), _as_slice(self.columns - left)
        return plane[rows][:, columns]


def _as_slice(places: NDArray[np.intp]) -> NDArray[np.intp] | slice:
    """Return consecutive places as a slice: pixels that align are copied, not gathered."""
    first, last = int(places[0]), int(places[-1])
    if last - first == len(places) - 1 and (np.diff(places) == 1).all():
        return slice(first, last + 1)
    return places


def _meets(raster: Bounds | None, tile: Bounds) -> bool:
    if raster is None:
        return False
    return (
        max(raster[0], tile[0]) < min(raster[2], tile[2])
        and max(raster[1], tile[1]) < min(raster[3], tile[3])
    )  # fmt: skip


def _gather(
    source: PooledSource, indexes: Sequence[int], grid: Grid, level: int, size: int
) -> TileData | None:
    layout = source.layout
    target = source.level(level)
    pixels = _locate(layout, grid, target.width, target.height, size)
    if pixels is None:
        return None
    wanted = list(indexes)
    if layout.validity is Validity.ALPHA:
        wanted.append(layout.alpha)
    planes = read_window(source, level, pixels.window, wanted)
    values = np.empty((len(wanted), size, size), layout.dtype)
    for target, plane in zip(values, planes, strict=True):
        target[...] = pixels.of(plane.values, plane.top, plane.left)
    valid = None if pixels.inside is None else pixels.inside[None]
    alpha = None
    if layout.validity is Validity.ALPHA:
        alpha = opacity_of(values[-1]) if valid is None else opacity_of(values[-1]) * valid[0]
        values = values[:-1]
        valid = _both(valid, (alpha > 0)[None])
    elif layout.validity is Validity.MASK:
        mask = read_mask(source, level, pixels.window)
        shown = pixels.of(mask.values, mask.top, mask.left)
        valid = _both(valid, (shown > 0)[None])
    elif layout.validity is Validity.NODATA and not math.isnan(layout.nodata or 0.0):
        valid = _both(valid, values != layout.dtype.type(layout.nodata or 0.0))
    if layout.dtype.kind == "f":
        valid = _both(valid, np.isfinite(values))
    return TileData(values, valid, alpha)


def _both(one: NDArray[np.bool_] | None, other: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    if one is not None:
        return one & other
    return None if other.all() else other


def _locate(layout: Layout, grid: Grid, width: int, height: int, size: int) -> _Pixels | None:
    """Return which pixels of a level of that size a tile shows, None when it has none."""
    scale_x, scale_y = width / layout.info.width, height / layout.info.height
    if layout.is_mercator and layout.to_pixel.b == layout.to_pixel.d == 0:
        x, y = centres(grid.columns[0], size, scale_x), centres(grid.rows[:, 0], size, scale_y)
    else:
        x, y = spread(grid.columns, size, scale_x), spread(grid.rows, size, scale_y)
    columns, in_columns = _rounded(x, width)
    rows, in_rows = _rounded(y, height)
    if in_columns is None and in_rows is None:
        inside = None
    else:
        shape = (size, size)
        sideways = in_columns if in_columns is not None else np.ones(columns.shape, np.bool_)
        upright = in_rows if in_rows is not None else np.ones(rows.shape, np.bool_)
        if upright.ndim == 1:
            upright = upright[:, None]
        inside = np.broadcast_to(sideways & upright, shape)
        if not inside.any():
            return None
    window = Window(
        int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1
    )
    return _Pixels(window, rows, columns, inside)


def _rounded(
    places: NDArray[np.float64], length: int
) -> tuple[NDArray[np.intp], NDArray[np.bool_] | None]:
    """Round down to pixels, clipped to the raster; and which were on it, None when all."""
    places += _GDAL_EPSILON
    if places.min() >= 0 and places.max() < length:
        return places.astype(np.intp), None
    inside = (places >= 0) & (places < length)
    return np.clip(places, 0, length - 1).astype(np.intp), inside
