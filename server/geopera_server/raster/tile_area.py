"""Which pixels of a tile lie in an area of interest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from rasterio.warp import transform_bounds
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from .aoi import geometry_mask, parse_aoi, to_crs
from .mercator import WEB_MERCATOR, Bounds, tile_transform
from .source import raster_env

_MERCATOR_LATITUDE = 85.06
_WORLD = (-180.0, -90.0, 180.0, 90.0)
_MARGIN_DEGREES = 0.01


def pixels_inside(
    aoi: str | dict[str, Any], bounds: Bounds, size: int, crs: str
) -> NDArray[np.bool_] | None:
    """Return True where the centre of a tile's pixel is inside the area, None when all are.

    ``bounds`` are in ``crs``; the area is GeoJSON or WKT in longitude and latitude.

    Raises:
        InvalidInput: the area cannot be read, or not be brought to that CRS.
    """
    text = aoi if isinstance(aoi, str) else json.dumps(aoi)
    area = _area_on_map(text) if crs == WEB_MERCATOR else _area_near(text, bounds, crs)
    tile = box(*bounds)
    if shapely.contains_properly(area, tile):
        return None
    if not shapely.intersects(area, tile):
        return np.zeros((size, size), np.bool_)
    margin = (bounds[2] - bounds[0]) / 16
    part = area.intersection(tile.buffer(margin, join_style="mitre"))
    polygons = _polygons(part)
    return geometry_mask(shapely.MultiPolygon(polygons), tile_transform(bounds, size), size, size)


def _polygons(geometry: BaseGeometry) -> Sequence[Any]:
    return [part for part in shapely.get_parts(geometry) if part.area > 0]


@lru_cache(maxsize=64)
def _area_on_map(text: str) -> BaseGeometry:
    """Return the area in EPSG:3857, prepared; cached, since each tile of a map asks for it."""
    world = box(-180, -_MERCATOR_LATITUDE, 180, _MERCATOR_LATITUDE)
    area = to_crs(parse_aoi(text).intersection(world), WEB_MERCATOR)
    shapely.prepare(area)
    return area


@lru_cache(maxsize=256)
def _area_near(text: str, bounds: Bounds, crs: str) -> BaseGeometry:
    """Return the part of the area about a tile, in its CRS: far parts may have no place there."""
    west, south, east, north = _degrees(bounds, crs)
    around = (
        box(west, south, east, north) if west <= east else _over_the_line(west, south, east, north)
    )
    return to_crs(_parsed(text).intersection(around), crs)


@lru_cache(maxsize=64)
def _parsed(text: str) -> BaseGeometry:
    return parse_aoi(text)


def _over_the_line(west: float, south: float, east: float, north: float) -> BaseGeometry:
    return box(west, south, 180, north).union(box(-180, south, east, north))


def _degrees(bounds: Bounds, crs: str) -> Bounds:
    """Return the box of a tile in longitude and latitude, with a margin; the world if unknown."""
    try:
        with raster_env():
            found = transform_bounds(crs, "EPSG:4326", *bounds, densify_pts=21)
    except (RasterioError, CPLE_BaseError):
        return _WORLD
    if not np.isfinite(found).all():
        return _WORLD
    west, south, east, north = found
    margin = _MARGIN_DEGREES + 0.05 * (north - south)
    return (
        max(-180.0, west - margin), max(-90.0, south - margin),
        min(180.0, east + margin), min(90.0, north + margin),
    )  # fmt: skip
