"""The grid of web mercator tiles, and where rasters lie on it."""

from __future__ import annotations

import math

import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from rasterio.transform import Affine
from rasterio.warp import transform_bounds

HALF_WORLD_M = math.pi * 6378137.0
MAX_ZOOM = 30
WEB_MERCATOR = "EPSG:3857"
_WORLD_LATITUDE = 85.0511287798066

Bounds = tuple[float, float, float, float]


def tile_bounds(z: int, x: int, y: int) -> Bounds:
    """Return left, bottom, right, top of a WebMercatorQuad tile in EPSG:3857."""
    side = 2 * HALF_WORLD_M / 2**z
    left, top = -HALF_WORLD_M + x * side, HALF_WORLD_M - y * side
    return left, top - side, left + side, top


def tile_transform(bounds: Bounds, size: int | tuple[int, int]) -> Affine:
    """Return the affine from the pixels of a tile (a side, or rows and columns) to its CRS."""
    left, bottom, right, top = bounds
    height, width = (size, size) if isinstance(size, int) else size
    return Affine((right - left) / width, 0.0, left, 0.0, (bottom - top) / height, top)


def mercator_bounds(dataset: rasterio.DatasetReader) -> Bounds | None:
    """Return the raster's bounds in EPSG:3857; the whole width across the antimeridian."""
    try:
        west, south, east, north = transform_bounds(
            dataset.crs, "EPSG:4326", *dataset.bounds, densify_pts=21
        )
    except (RasterioError, CPLE_BaseError):
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
