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
from rasterio.crs import CRS

from .location import location_of
from .mercator import Bounds, mercator_bounds, tile_transform
from .preview import open_preview
from .source import open_source
from .tile_data import TileData, opacity_of

MAX_TILE_PIXELS = 6_000_000  # of the source, under one tile


def read_reference(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int,
    resampling: str = "nearest",
) -> TileData | None:
    """Read a tile of ``size`` x ``size`` pixels; None when the raster does not reach it.

    What it reads of the source is bounded: where overviews are missing, a preview stands in.
    """
    need = _need(dataset, bounds, size)
    if need is None:
        return None
    with _level_for(dataset, need) as level:
        return _read(level, indexes, bounds, size, resampling)


@dataclass(frozen=True)
class _Need:
    """Pixels of the source under a tile, and how many of them a side fall on one of its own."""

    pixels: float
    ratio: float


@contextmanager
def _level_for(dataset: rasterio.DatasetReader, need: _Need) -> Iterator[rasterio.DatasetReader]:
    """Open the coarsest level that still has a pixel for each of the tile.

    A warp at the tile's own resolution must be given its level: on the whole dataset GDAL would
    take the full resolution, and a warp at that resolution works through every pixel of it.
    """
    fitting = [i for i, factor in enumerate(dataset.overviews(1)) if factor <= need.ratio]
    factor = dataset.overviews(1)[fitting[-1]] if fitting else 1
    if need.pixels / factor**2 > MAX_TILE_PIXELS:
        with open_preview(dataset) as preview:
            yield preview
    elif fitting:
        with open_source(location_of(dataset), overview_level=fitting[-1]) as level:
            yield level
    else:
        yield dataset


def _read(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int,
    resampling: str,
) -> TileData:
    from rio_tiler import reader  # costs a second: not needed before the first tile

    image = reader.part(
        dataset,
        bounds,
        height=size,
        width=size,
        dst_crs=CRS.from_epsg(3857),
        bounds_crs=CRS.from_epsg(3857),
        indexes=list(indexes),
        vrt_options={"transform": tile_transform(bounds, size), "width": size, "height": size},
        resampling_method=resampling,  # type: ignore[arg-type]
        reproject_method=resampling,  # type: ignore[arg-type]
    )
    values: NDArray[Any] = image.array.data
    if image.alpha_mask is not None:
        opacity = opacity_of(image.alpha_mask)
        valid = np.broadcast_to(opacity > 0, values.shape).copy()
    else:
        valid = ~np.ma.getmaskarray(image.array)
        opacity = np.full(values.shape[1:], 255, np.uint8)
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)
    return TileData(values, valid, opacity)


def _need(dataset: rasterio.DatasetReader, bounds: Bounds, size: int) -> _Need | None:
    """Return what a tile asks of the full resolution, None when they do not meet."""
    raster = mercator_bounds(dataset)
    if raster is None:
        return None
    left, bottom = max(bounds[0], raster[0]), max(bounds[1], raster[1])
    right, top = min(bounds[2], raster[2]), min(bounds[3], raster[3])
    if right <= left or top <= bottom:
        return None
    whole = (raster[2] - raster[0]) * (raster[3] - raster[1])
    pixels = dataset.width * dataset.height * (right - left) * (top - bottom) / whole
    tile = (right - left) * (top - bottom) / ((bounds[2] - bounds[0]) / size) ** 2
    return _Need(pixels, math.sqrt(pixels / tile))
