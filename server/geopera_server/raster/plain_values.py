"""Where values from cached blocks may differ from those of rio-tiler, and making them alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .handle_pool import PooledSource
from .layout import Validity
from .tile_data import TileData


def agrees(source: PooledSource, data: TileData, is_mixed: bool = False) -> bool:
    """Tell whether rio-tiler would call the same pixels valid: it takes infinity for a value.

    Where values are mixed from several pixels, they do not show any more what was left out.
    """
    if data.values.dtype.kind != "f":
        return True
    nodata = source.layout.nodata
    is_marked = source.layout.validity is Validity.NODATA and nodata is not None
    if is_marked and np.isnan(nodata or 0.0):
        return not np.isinf(data.values).any()
    if is_mixed and data.valid is not None:
        return False
    return bool(np.isfinite(data.values).all())


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
