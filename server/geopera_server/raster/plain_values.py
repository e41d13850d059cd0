"""Where values from cached blocks may differ from those of rio-tiler, and making them alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .handle_pool import PooledSource
from .layout import Validity
from .mercator import Bounds
from .tile_data import TileData
from .tile_grid import LeftToReference, tile_grid
from .tile_reader import read_tile

_KERNELS = frozenset({"bilinear", "cubic", "cubic_spline"})  # within 0.05 of 255 of GDAL's
_ROUNDING = 1e-6


def agrees(source: PooledSource, data: TileData) -> bool:
    """Tell whether rio-tiler would call the same pixels valid: it takes infinity for a value."""
    if data.values.dtype.kind != "f":
        return True
    nodata = source.layout.nodata
    is_marked = source.layout.validity is Validity.NODATA and nodata is not None
    if is_marked and np.isnan(nodata or 0.0):
        return not np.isinf(data.values).any()
    return bool(np.isfinite(data.values).all())


def mixed(
    source: PooledSource,
    indexes: Sequence[int],
    place: tuple[Bounds, str],
    side: int,
    resampling: str,
    shrinking: float,
) -> TileData | None:
    """Read a tile by a kernel where GDAL's values would be the same, else None.

    Args:
        place: bounds of the tile, and their CRS.
        side: pixels a side of the tile.
        shrinking: how many pixels of the raster, a side, may be brought to one of the tile.
    """
    if resampling not in _KERNELS:
        return None
    layout = source.layout
    try:
        grid = tile_grid(layout, place[0], side, place[1])
    except LeftToReference:
        return None
    if grid is None or grid.ratio > shrinking + _ROUNDING:
        return None
    data = read_tile(source, indexes, place[0], side, resampling, place[1])
    if data is None or data.is_whole:
        return data
    # infinities are values to rio-tiler; and where GDAL shrinks, holes grow in another way
    return data if data.is_marked and grid.ratio <= 1 + _ROUNDING else None


def clear(source: PooledSource, data: TileData) -> None:
    """Set what is not valid to what GDAL's warper leaves there."""
    valid = data.valid
    if valid is None:
        return
    nodata = source.layout.nodata if source.layout.validity is Validity.NODATA else None
    fill = 0 if nodata is None else nodata
    if len(valid) == 1:
        data.values[:, ~valid[0]] = fill
    else:
        data.values[~valid] = fill


def any_valid(data: TileData) -> NDArray[np.bool_] | None:
    """Return (rows, columns) True where any band is valid, None when all are."""
    if data.valid is None:
        return None
    found: NDArray[np.bool_] = data.valid[0]
    for plane in data.valid[1:]:
        found = found | plane
    return found
