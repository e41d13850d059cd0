"""Raw values of one web mercator tile. The seam where a faster reader goes in."""

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
from rasterio.errors import CRSError, RasterioError
from rasterio.transform import Affine
from rasterio.warp import transform_bounds

from .preview import open_preview

HALF_WORLD_M = math.pi * 6378137.0
MAX_ZOOM = 30
WEB_MERCATOR = "EPSG:3857"

_MAX_TILE_PIXELS = 16_000_000  # of the source, under one tile
_WORLD_LATITUDE = 85.0511287798066

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class TileData:
    """Values (bands, rows, columns) as stored, their validity, and the tile's opacity 0..255."""

    values: NDArray[Any]
    valid: NDArray[np.bool_]
    alpha: NDArray[np.uint8]


def tile_bounds(z: int, x: int, y: int) -> Bounds:
    """Return left, bottom, right, top of a WebMercatorQuad tile in EPSG:3857."""
    side = 2 * HALF_WORLD_M / 2**z
    left, top = -HALF_WORLD_M + x * side, HALF_WORLD_M - y * side
    return left, top - side, left + side, top


def tile_transform(bounds: Bounds, size: int) -> Affine:
    """Return the affine that maps a tile's pixels to EPSG:3857."""
    left, bottom, right, top = bounds
    return Affine((right - left) / size, 0.0, left, 0.0, (bottom - top) / size, top)


def read_tile(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    bounds: Bounds,
    size: int,
    resampling: str = "nearest",
) -> TileData | None:
    """Read a tile of ``size`` x ``size`` pixels; None when the raster does not reach it.

    What it reads of the source is bounded: where overviews are missing, a preview stands in.
    """
    pixels = _source_pixels(dataset, bounds, size)
    if pixels <= 0:
        return None
    with _level_for(dataset, pixels) as level:
        return _read(level, indexes, bounds, size, resampling)


@contextmanager
def _level_for(dataset: rasterio.DatasetReader, pixels: float) -> Iterator[rasterio.DatasetReader]:
    if pixels <= _MAX_TILE_PIXELS:
        yield dataset
    else:
        with open_preview(dataset) as preview:
            yield preview


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
        resampling_method=resampling,  # type: ignore[arg-type]
        reproject_method=resampling,  # type: ignore[arg-type]
    )
    values: NDArray[Any] = image.array.data
    if image.alpha_mask is not None:
        opacity = _opacity(image.alpha_mask)
        valid = np.broadcast_to(opacity > 0, values.shape).copy()
    else:
        valid = ~np.ma.getmaskarray(image.array)
        opacity = np.full(values.shape[1:], 255, np.uint8)
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)
    return TileData(values, valid, opacity)


def _opacity(alpha: NDArray[Any]) -> NDArray[np.uint8]:
    if alpha.dtype == np.uint8:
        return alpha
    top = np.iinfo(alpha.dtype).max if alpha.dtype.kind in "iu" else 255
    return np.clip(alpha.astype(np.float64) / top * 255, 0, 255).astype(np.uint8)


def _source_pixels(dataset: rasterio.DatasetReader, bounds: Bounds, size: int) -> float:
    """Return how many pixels of the level that GDAL would pick lie under the tile."""
    raster = _mercator_bounds(dataset)
    if raster is None:
        return 0.0
    left, bottom = max(bounds[0], raster[0]), max(bounds[1], raster[1])
    right, top = min(bounds[2], raster[2]), min(bounds[3], raster[3])
    if right <= left or top <= bottom:
        return 0.0
    whole = (raster[2] - raster[0]) * (raster[3] - raster[1])
    pixels = dataset.width * dataset.height * (right - left) * (top - bottom) / whole
    tile = (right - left) * (top - bottom) / ((bounds[2] - bounds[0]) / size) ** 2
    ratio = math.sqrt(pixels / max(tile, 1e-12))
    factor = max((level for level in dataset.overviews(1) if level <= ratio), default=1)
    return float(max(pixels / factor**2, 1.0))


def _mercator_bounds(dataset: rasterio.DatasetReader) -> Bounds | None:
    """Return the raster's bounds in EPSG:3857; the whole width across the antimeridian."""
    try:
        west, south, east, north = transform_bounds(
            dataset.crs, "EPSG:4326", *dataset.bounds, densify_pts=21
        )
    except (RasterioError, CRSError):
        return None
    south, north = max(south, -_WORLD_LATITUDE), min(north, _WORLD_LATITUDE)
    if not south < north:
        return None
    if west > east:
        west, east = -180.0, 180.0

    def mercator_y(latitude: float) -> float:
        return HALF_WORLD_M / math.pi * math.asinh(math.tan(math.radians(latitude)))

    scale = HALF_WORLD_M / 180
    return west * scale, mercator_y(south), east * scale, mercator_y(north)
