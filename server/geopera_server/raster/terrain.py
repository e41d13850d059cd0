"""Elevations as colours, for map clients that draw relief."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput
from .encode import Image, empty, encode
from .handle_pool import pooled_source
from .info import Band, RasterInfo
from .location import Location
from .mercator import tile_bounds
from .picture import Picture
from .tile import TileRequest, check_tile, pixels_inside
from .tile_data import TileData
from .tile_reader import read_tile

_LAST_CODE = 2**24 - 1


class TerrainEncoding(enum.StrEnum):
    """How three bytes say a height."""

    MAPBOX = "mapbox"
    TERRARIUM = "terrarium"

    @property
    def zero_m(self) -> float:
        """The height in metres of the colour (0, 0, 0)."""
        return -10_000.0 if self is TerrainEncoding.MAPBOX else -32_768.0

    @property
    def codes_per_m(self) -> int:
        """How many colours there are to a metre."""
        return 10 if self is TerrainEncoding.MAPBOX else 256


@dataclass(frozen=True)
class TerrainRequest:
    """Which tile of heights; ``invert`` turns depths, which count downwards, into heights."""

    z: int
    x: int
    y: int
    invert: bool = False
    encoding: TerrainEncoding = TerrainEncoding.MAPBOX
    aoi: str | dict[str, Any] | None = None
    tilesize: int = 256


def render_terrain(path: Location, request: TerrainRequest) -> Image:
    """Draw a tile of heights in metres as PNG; what has no height, or is outside, is transparent.

    A band's scale and offset are applied. Heights beyond what the encoding can say become its
    lowest or highest.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the raster has more than one band, or the request is wrong, in words.
    """
    tile = TileRequest(
        z=request.z, x=request.x, y=request.y, aoi=request.aoi, tilesize=request.tilesize
    )
    check_tile(tile)
    bounds = tile_bounds(request.z, request.x, request.y)
    with pooled_source(path) as source:
        band = _elevation(source.layout.info)
        inside = pixels_inside(tile, bounds)
        if inside is not None and not inside.any():
            return empty(request.tilesize, "png")
        data = read_tile(source, (band.index,), bounds, request.tilesize)
    if data is None:
        return empty(request.tilesize, "png")
    heights = data.values[0].astype(np.float64) * band.scale + band.offset
    colors = terrain_colors(-heights if request.invert else heights, request.encoding)
    picture = Picture(colors, _opacity(data))
    return encode(picture if inside is None else picture.within(inside), "png")


def terrain_colors(heights: NDArray[np.float64], encoding: TerrainEncoding) -> NDArray[np.uint8]:
    """Return red, green and blue (3, rows, columns) of heights in metres; NaN is black."""
    codes = np.rint((heights - encoding.zero_m) * encoding.codes_per_m)
    whole = np.nan_to_num(np.clip(codes, 0, _LAST_CODE)).astype(np.uint32)
    return np.stack([whole >> 16, whole >> 8 & 255, whole & 255]).astype(np.uint8)


def _elevation(info: RasterInfo) -> Band:
    bands = [band for band in info.bands if band.colorinterp != "alpha"]
    if len(bands) != 1:
        raise InvalidInput(f"Terrain needs a raster of one band: this one has {len(bands)}.")
    return bands[0]


def _opacity(data: TileData) -> NDArray[np.uint8] | None:
    """Return 255 where there is a height: a colour that is half seen would be another height."""
    if data.valid is None:
        return None
    return np.where(data.valid.all(axis=0), np.uint8(255), np.uint8(0))
