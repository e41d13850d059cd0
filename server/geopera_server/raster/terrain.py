"""Elevations as colours, for map clients that draw relief."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput
from .encode import Image, encode
from .handle_pool import pooled_source
from .info import Band, RasterInfo
from .location import Location
from .picture import Picture
from .tile import TileRequest, check_tile, pixels_inside
from .tile_matrix import WEB_MERCATOR_QUAD, tile_place
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
    resampling: str = "nearest"
    tms: str = WEB_MERCATOR_QUAD


def render_terrain(path: Location, request: TerrainRequest) -> Image:
    """Draw a tile of heights in metres as PNG.

    What has no height, or is outside, is transparent, and of the colour of 0 m.

    A band's scale and offset are applied. Heights beyond what the encoding can say become its
    lowest or highest.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the raster has more than one band, or the request is wrong, in words.
    """
    tile = TileRequest(
        z=request.z,
        x=request.x,
        y=request.y,
        aoi=request.aoi,
        tilesize=request.tilesize,
        resampling=request.resampling,
        tms=request.tms,
    )
    check_tile(tile)
    place = tile_place(request.tms, request.z, request.x, request.y)
    with pooled_source(path) as source:
        band = _elevation(source.layout.info)
        inside = pixels_inside(tile, place.bounds, place.crs)
        if inside is not None and not inside.any():
            return _sea(request.tilesize, request.encoding)
        data = read_tile(
            source, (band.index,), place.bounds, request.tilesize, request.resampling, place.crs
        )
    if data is None:
        return _sea(request.tilesize, request.encoding)
    known: NDArray[np.bool_] | None = inside
    if data.valid is not None:
        known = np.logical_and.reduce(data.valid)
        known = known if inside is None else known & inside
    heights = data.values[0].astype(np.float64) * band.scale + band.offset
    if request.invert:
        heights = -heights
    if known is not None:
        heights = np.where(known, heights, 0.0)
    return encode(Relief(terrain_colors(heights, request.encoding), _opacity(known)), "png")


class Relief(Picture):
    """A picture whose hidden pixels keep their colour.

    Clients that draw relief read the colour and often not the opacity: what has no height must
    be 0 m to them, where black would be a chasm of 10 km.
    """

    def planes(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
        """Return colours and opacity as they are."""
        return self.levels, self.alpha


@lru_cache(maxsize=32)
def _sea(size: int, encoding: TerrainEncoding) -> Image:
    """Return a tile that has no height anywhere."""
    colors = terrain_colors(np.zeros((size, size)), encoding)
    return encode(Relief(colors, np.zeros((size, size), np.uint8)), "png")


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


def _opacity(known: NDArray[np.bool_] | None) -> NDArray[np.uint8] | None:
    """Return 255 where there is a height: a colour that is half seen would be another height."""
    if known is None or known.all():
        return None
    return np.where(known, np.uint8(255), np.uint8(0))
