"""Web mercator tiles as pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .aoi import geometry_mask, parse_aoi, to_crs
from .drawing import draw, drawing_of
from .encode import Image, empty, encode, media_type
from .handle_pool import pooled_source
from .location import Location
from .mercator import MAX_ZOOM, WEB_MERCATOR, Bounds, tile_bounds, tile_transform
from .tile_reader import read_tile

__all__ = ["Image", "TileRequest", "check_tile", "pixels_inside", "render_tile"]

MAX_TILESIZE = 1024
MIN_TILESIZE = 16
_RESAMPLINGS = ("nearest", "bilinear", "cubic", "cubic_spline", "lanczos", "average", "mode")
_MERCATOR_LATITUDE = 85.06


@dataclass(frozen=True)
class TileRequest:
    """Which tile, and how to draw it.

    ``bands`` are one or three names; ``rescale`` is "min,max", once or per band separated by
    ";"; ``colormap`` needs a single band or output; pixels outside ``aoi`` are transparent.
    """

    z: int
    x: int
    y: int
    format: str = "png"
    bands: str | None = None
    expression: str | None = None
    rescale: str | None = None
    colormap: str | None = None
    quality: int = 85
    aoi: str | dict[str, Any] | None = None
    tilesize: int = 256
    resampling: str = "nearest"


def render_tile(path: Location, request: TileRequest) -> Image:
    """Draw a tile; what the raster or the area does not cover is transparent (white as JPEG).

    Without ``rescale``, 8-bit bands show as they are; others are stretched to the 2nd to 98th
    percentile of the raster.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the request contradicts itself or the raster, in words.
    """
    check_tile(request)
    bounds = tile_bounds(request.z, request.x, request.y)
    with pooled_source(path) as source:
        drawing = drawing_of(
            source.layout, request.bands, request.expression, request.rescale, request.colormap
        )
        inside = pixels_inside(request, bounds)
        if inside is not None and not inside.any():
            return empty(request.tilesize, request.format)
        data = read_tile(source, drawing.indexes, bounds, request.tilesize, request.resampling)
        if data is None:
            return empty(request.tilesize, request.format)
        picture = draw(source, drawing, data)
    if inside is not None:
        picture = picture.within(inside)
    return encode(picture, request.format, request.quality)


def check_tile(request: TileRequest) -> None:
    """Refuse a request that no raster could answer.

    Raises:
        InvalidInput: what is wrong, in words.
    """
    media_type(request.format)
    if not 0 <= request.z <= MAX_ZOOM:
        raise InvalidInput(f"The zoom must be 0 to {MAX_ZOOM}, not {request.z}.")
    if not (0 <= request.x < 2**request.z and 0 <= request.y < 2**request.z):
        last = 2**request.z - 1
        raise InvalidInput(f"At zoom {request.z}, x and y of a tile are 0 to {last}.")
    if not MIN_TILESIZE <= request.tilesize <= MAX_TILESIZE:
        raise InvalidInput(f"The size of a tile must be {MIN_TILESIZE} to {MAX_TILESIZE} pixels.")
    if not 1 <= request.quality <= 100:
        raise InvalidInput("The quality must be 1 to 100.")
    if request.resampling not in _RESAMPLINGS:
        raise InvalidInput(f"The resampling must be one of {', '.join(_RESAMPLINGS)}.")
    if request.bands and request.expression:
        raise InvalidInput("Give bands or an expression, not both.")


def pixels_inside(request: TileRequest, bounds: Bounds) -> NDArray[np.bool_] | None:
    """Return True where the centre of a tile's pixel is inside the area, None without one."""
    if not request.aoi:
        return None
    aoi = request.aoi
    area = _mercator_area(aoi if isinstance(aoi, str) else json.dumps(aoi))
    tile = box(*bounds)
    if shapely.contains_properly(area, tile):
        return None
    size = request.tilesize
    if not shapely.intersects(area, tile):
        return np.zeros((size, size), np.bool_)
    margin = (bounds[2] - bounds[0]) / 16
    part = area.intersection(tile.buffer(margin, join_style="mitre"))
    polygons = _polygons(part)
    return geometry_mask(shapely.MultiPolygon(polygons), tile_transform(bounds, size), size, size)


def _polygons(geometry: BaseGeometry) -> Sequence[Any]:
    return [part for part in shapely.get_parts(geometry) if part.area > 0]


@lru_cache(maxsize=64)
def _mercator_area(text: str) -> BaseGeometry:
    """Return the area in EPSG:3857, prepared; cached, since each tile of a map asks for it."""
    world = box(-180, -_MERCATOR_LATITUDE, 180, _MERCATOR_LATITUDE)
    area = to_crs(parse_aoi(text).intersection(world), WEB_MERCATOR)
    shapely.prepare(area)
    return area
