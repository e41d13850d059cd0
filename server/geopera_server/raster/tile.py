"""Web mercator tiles as pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from . import bands as band_names
from . import colormaps, stretch
from .aoi import geometry_mask, parse_aoi, to_crs
from .encode import Image, empty, encode, media_type
from .expression import Expression
from .info import RasterInfo, describe
from .source import open_source, raster_env
from .tile_reader import (
    MAX_ZOOM,
    WEB_MERCATOR,
    Bounds,
    TileData,
    read_tile,
    tile_bounds,
    tile_transform,
)

__all__ = ["Image", "TileRequest", "render_tile"]

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


@dataclass(frozen=True)
class _Drawing:
    """A request read against a raster."""

    indexes: tuple[int, ...]
    expression: Expression | None
    outputs: int
    colormap: dict[int, colormaps.Color] | None


def render_tile(path: str | Path, request: TileRequest) -> Image:
    """Draw a tile; what the raster or the area does not cover is transparent (white as JPEG).

    Without ``rescale``, 8-bit bands show as they are; others are stretched to the 2nd to 98th
    percentile of the raster.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the request contradicts itself or the raster, in words.
    """
    _check(request)
    bounds = tile_bounds(request.z, request.x, request.y)
    with raster_env():
        inside = _inside(request, bounds)
        with open_source(path) as dataset:
            drawing = _drawing(describe(dataset), request)
            if inside is not None and not inside.any():
                return empty(request.tilesize, request.format)
            data = read_tile(dataset, drawing.indexes, bounds, request.tilesize, request.resampling)
            if data is None:
                return empty(request.tilesize, request.format)
            colors, alpha = _colors(dataset, drawing, data, request)
        if inside is not None:
            alpha = np.where(inside, alpha, np.uint8(0))
        colors[:, alpha == 0] = 0  # what is hidden must not be in the file
        return encode(colors, alpha, request.format, request.quality)


def _check(request: TileRequest) -> None:
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


def _drawing(info: RasterInfo, request: TileRequest) -> _Drawing:
    expression = Expression.parse(request.expression) if request.expression else None
    if expression:
        indexes, outputs = expression.resolve(info), len(expression.outputs)
    elif request.bands:
        indexes = band_names.resolve(info, request.bands)
        outputs = len(indexes)
    else:
        indexes = band_names.default_rgb(info)
        outputs = len(indexes)
    what = "outputs of the expression" if expression else "bands"
    if outputs not in {1, 3}:
        raise InvalidInput(f"A tile shows one or three {what}, not {outputs}.")
    if request.colormap and outputs != 1:
        raise InvalidInput(f"A colormap needs exactly one band or output: there are {outputs}.")
    if request.rescale:
        stretch.parse_rescale(request.rescale, outputs)
    colormap = colormaps.lookup(request.colormap) if request.colormap else None
    return _Drawing(indexes, expression, outputs, colormap)


def _colors(
    dataset: rasterio.DatasetReader, drawing: _Drawing, data: TileData, request: TileRequest
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return colour planes (1 or 3) and opacity."""
    valid = data.valid.all(axis=0)
    if drawing.expression:
        values: NDArray[Any] = _evaluated(drawing.expression, data, dataset)
        valid &= np.isfinite(values).all(axis=0)
    else:
        values = data.values
        if drawing.outputs > 1:  # black is a colour: hide only what no band has
            valid = data.valid.any(axis=0)
    alpha = np.where(valid, data.alpha, np.uint8(0))

    plain = drawing.expression is None and values.dtype == np.uint8 and not request.rescale
    palette = drawing.colormap
    if plain and palette is None and drawing.outputs == 1:
        palette = _palette(dataset, drawing.indexes[0])
    if plain:
        levels: NDArray[np.uint8] = values.copy()
    else:
        ranges = (
            stretch.parse_rescale(request.rescale, drawing.outputs)
            if request.rescale
            else stretch.estimate(dataset, drawing.indexes, drawing.expression)
        )
        levels = stretch.apply(_as_float(values), ranges)
    if palette is None:
        return levels, alpha
    table = _table(palette)
    rgba = table[levels[0]].transpose(2, 0, 1)
    return rgba[:3].copy(), np.minimum(alpha, rgba[3])


def _evaluated(
    expression: Expression, data: TileData, dataset: rasterio.DatasetReader
) -> NDArray[Any]:
    named = {
        name: _as_float(values) for name, values in zip(expression.names, data.values, strict=True)
    }
    return expression.evaluate(named)


def _as_float(values: NDArray[Any]) -> NDArray[Any]:
    narrow = values.dtype.itemsize <= 2 or values.dtype == np.float32
    return values.astype(np.float32 if narrow else np.float64, copy=False)


def _palette(dataset: rasterio.DatasetReader, index: int) -> dict[int, colormaps.Color] | None:
    try:
        palette: dict[int, colormaps.Color] = dataset.colormap(index)
    except ValueError:
        return None
    return palette


def _table(colormap: dict[int, colormaps.Color]) -> NDArray[np.uint8]:
    table = np.zeros((256, 4), np.uint8)
    for value, color in colormap.items():
        if 0 <= value < 256:
            table[value] = color
    return table


def _inside(request: TileRequest, bounds: Bounds) -> NDArray[np.bool_] | None:
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
