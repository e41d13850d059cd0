"""Raw values of a tile by rio-tiler: what the fast reader must agree with, and leaves to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform_bounds

from .handle_pool import PooledSource
from .location import location_of
from .mercator import WEB_MERCATOR, Bounds, mercator_bounds, tile_transform
from .preview import open_preview
from .source import open_source
from .tile_data import TileData, opacity_of

MAX_TILE_PIXELS = 6_000_000  # of the source, under one tile
_READING = {"sum": "average"}  # the warp has methods that reading lacks, and the reverse
_WARPING = {"gauss": "nearest"}


def read_reference(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int | tuple[int, int],
    resampling: str = "nearest",
    crs: str = WEB_MERCATOR,
    nodata: float | None = None,
    *,
    source: PooledSource | None = None,
) -> TileData | None:
    """Read a tile of ``size``, or rows and columns; None when the raster does not reach it.

    What it reads of the source is bounded: where overviews are missing, a preview stands in.
    ``source`` is the pooled one that ``dataset`` belongs to, whose levels are open already.
    """
    shape = (size, size) if isinstance(size, int) else size
    need = _need(dataset, bounds, shape, crs)
    if need is None:
        return None
    with _level_for(dataset, need, source) as level:
        return _read(level, indexes, bounds, shape, resampling, crs, nodata)


@dataclass(frozen=True)
class _Need:
    """Pixels of the source under a tile, and how many of them a side fall on one of its own."""

    pixels: float
    ratio: float


@contextmanager
def _level_for(
    dataset: rasterio.DatasetReader, need: _Need, source: PooledSource | None
) -> Iterator[rasterio.DatasetReader]:
    """Open the coarsest level that still has a pixel for each of the tile.

    A warp at the tile's own resolution must be given its level: on the whole dataset GDAL would
    take the full resolution, and a warp at that resolution works through every pixel of it.
    """
    fitting = [i for i, factor in enumerate(dataset.overviews(1)) if factor <= need.ratio]
    factor = dataset.overviews(1)[fitting[-1]] if fitting else 1
    if need.pixels / factor**2 > MAX_TILE_PIXELS:
        with open_preview(dataset, source.identity if source else None) as preview:
            yield preview
    elif fitting and source is not None:
        yield source.level(fitting[-1] + 1)
    elif fitting:
        with open_source(location_of(dataset), overview_level=fitting[-1]) as level:
            yield level
    else:
        yield dataset


def _read(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    bounds: Bounds,
    shape: tuple[int, int],
    resampling: str,
    crs: str,
    nodata: float | None,
) -> TileData:
    from rio_tiler import reader  # costs a second: not needed before the first tile

    height, width = shape
    target = CRS.from_user_input(crs)
    image = reader.part(
        dataset,
        bounds,
        height=height,
        width=width,
        dst_crs=target,
        bounds_crs=target,
        indexes=list(indexes),
        nodata=nodata,
        vrt_options={"transform": tile_transform(bounds, shape), "width": width, "height": height},
        resampling_method=_READING.get(resampling, resampling),  # type: ignore[arg-type]
        reproject_method=_WARPING.get(resampling, resampling),  # type: ignore[arg-type]
    )
    values: NDArray[Any] = image.array.data
    opacity: NDArray[np.uint8] | None = None
    if image.alpha_mask is not None:
        opacity = opacity_of(image.alpha_mask)
        valid = np.broadcast_to(opacity > 0, values.shape).copy()
    else:
        valid = ~np.ma.getmaskarray(image.array)
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)
    return TileData(values, valid, opacity)


def _need(
    dataset: rasterio.DatasetReader, bounds: Bounds, shape: tuple[int, int], crs: str
) -> _Need | None:
    """Return what a tile asks of the full resolution, None when they do not meet."""
    height, width = shape
    whole_pixels = dataset.width * dataset.height
    raster = mercator_bounds(dataset) if crs == WEB_MERCATOR else _bounds_in(dataset, crs)
    if raster is None:
        return None if crs == WEB_MERCATOR else _Need(whole_pixels, 1.0)
    left, bottom = max(bounds[0], raster[0]), max(bounds[1], raster[1])
    right, top = min(bounds[2], raster[2]), min(bounds[3], raster[3])
    if right <= left or top <= bottom:
        return None
    whole = (raster[2] - raster[0]) * (raster[3] - raster[1])
    pixels = whole_pixels * (right - left) * (top - bottom) / whole
    step = (bounds[2] - bounds[0]) / width * (bounds[3] - bounds[1]) / height
    tile = (right - left) * (top - bottom) / step
    return _Need(pixels, math.sqrt(pixels / tile))


def _bounds_in(dataset: rasterio.DatasetReader, crs: str) -> Bounds | None:
    """Return the raster's bounds in a CRS, None when they cannot be told."""
    try:
        found = transform_bounds(dataset.crs, crs, *dataset.bounds, densify_pts=21)
    except (RasterioError, CPLE_BaseError):
        return None
    left, bottom, right, top = found
    return (left, bottom, right, top) if np.isfinite(found).all() and left < right else None
