"""Tiles of any tile matrix set, as pictures or as data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput
from . import tile_area
from .difference import difference, require_stretch
from .drawing import Drawing, draw, drawing_of
from .encode import Image, empty, encode, media_type
from .encode_data import DATA_FORMATS, encode_data, exported, nothing
from .handle_pool import PooledSource, pooled_source
from .location import Location
from .mercator import WEB_MERCATOR, Bounds
from .picture import Picture
from .tile_data import TileData
from .tile_matrix import WEB_MERCATOR_QUAD, TilePlace, tile_place
from .tile_reader import read_tile

__all__ = ["RESAMPLINGS", "Image", "TileRequest", "check_tile", "pixels_inside", "render_tile"]

MAX_TILESIZE = 1024
MIN_TILESIZE = 16
MAX_BUFFER = 128.0
MAX_PADDING = 64
MAX_TILE_BYTES = 128 * 2**20
RESAMPLINGS = (
    "nearest", "bilinear", "cubic", "cubic_spline", "lanczos", "average", "mode", "gauss", "rms",
)  # fmt: skip


@dataclass(frozen=True)
class TileRequest:
    """Which tile, and how to draw it.

    ``bands`` are names, ``indexes`` count from 1: one or three of them for a picture. ``rescale``
    is "min,max", once or per band separated by ";"; ``colormap`` (see
    :func:`.color_classes.color_classes`) needs a single band or output; pixels outside ``aoi`` are
    transparent. ``buffer`` adds that many pixels (or halves) to each side of the tile; ``padding``
    is read around it and not shown. ``unscale`` applies each band's scale and offset, ``nodata``
    stands for what the file says of its valid pixels, and without ``return_mask`` all is opaque.
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
    tms: str = WEB_MERCATOR_QUAD
    indexes: tuple[int, ...] | None = None
    unscale: bool = False
    nodata: float | str | None = None
    color_formula: str | None = None
    colormap_type: str = "explicit"
    gamma: float | None = None
    buffer: float = 0.0
    padding: int = 0
    return_mask: bool = True

    def at(self, z: int, x: int, y: int) -> TileRequest:
        """Return the same of another tile; a fifth of the time of ``dataclasses.replace``."""
        other = object.__new__(TileRequest)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(z=z, x=x, y=y)
        return other


def render_tile(path: Location, request: TileRequest, minus: Location | None = None) -> Image:
    """Draw a tile; what the raster or the area does not cover is transparent (white as JPEG).

    Without ``rescale``, 8-bit bands show as they are; others are stretched to the 2nd to 98th
    percentile of the raster. The data formats (tif, npy, npz) have values: as stored, or the
    outputs of the expression, or 0..255 with ``rescale``. The values of ``minus`` are taken away.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the request contradicts itself or the raster, in words.
    """
    place, size = _checked(request)
    with pooled_source(path) as source:
        drawing = request_drawing(source, request)
        _require_moderate(source, drawing, size)
        inside = pixels_inside(request, place.bounds, place.crs, size)
        data = None
        if inside is None or inside.any():
            data = _read(source, drawing, request, place, size)
            if minus is not None:
                drawing, data = _less(drawing, data, minus, request, place, size)
        if request.format.lower() in DATA_FORMATS:
            return _as_data(source, request, drawing, data, inside, place, size)
        if data is None:
            return _nothing(size, request)
        picture = draw(source, drawing, data)
    if inside is not None:
        picture = picture.within(inside)
    if not request.return_mask:
        picture = _opaque(picture)
    return encode(picture, request.format, request.quality)


def _read(
    source: PooledSource, drawing: Drawing, request: TileRequest, place: TilePlace, size: int
) -> TileData | None:
    return read_tile(
        source, drawing.indexes, place.bounds, size, request.resampling, place.crs,
        nodata=drawing.nodata,
    )  # fmt: skip


def _less(
    drawing: Drawing,
    data: TileData | None,
    minus: Location,
    request: TileRequest,
    place: TilePlace,
    size: int,
) -> tuple[Drawing, TileData]:
    """Take the values of another raster from those that were read."""
    if request.format.lower() not in DATA_FORMATS:
        require_stretch(drawing)
    with pooled_source(minus) as source:
        other = request_drawing(source, request)
        _require_moderate(source, other, size)
        other_data = _read(source, other, request, place, size)
    return difference(drawing, data, other, other_data, (size, size))


def check_tile(request: TileRequest) -> None:
    """Refuse a request that no raster could answer.

    Raises:
        InvalidInput: what is wrong, in words.
    """
    _checked(request)


def request_drawing(source: PooledSource, request: TileRequest) -> Drawing:
    """Read what a request says about colours against a raster.

    Raises:
        InvalidInput: it contradicts itself or the raster, in words.
    """
    return drawing_of(
        source.layout,
        request.bands,
        request.expression,
        request.rescale,
        request.colormap,
        indexes=request.indexes,
        colormap_type=request.colormap_type,
        color_formula=request.color_formula,
        gamma=request.gamma,
        unscale=request.unscale,
        nodata=_number(request.nodata),
        is_picture=request.format.lower() not in DATA_FORMATS,
    )


def pixels_inside(
    request: TileRequest,
    bounds: Bounds,
    crs: str = WEB_MERCATOR,
    size: int | None = None,
) -> NDArray[np.bool_] | None:
    """Return True where the centre of a tile's pixel is inside the area, None without one."""
    if not request.aoi:
        return None
    return tile_area.pixels_inside(request.aoi, bounds, size or request.tilesize, crs)


def _checked(request: TileRequest) -> tuple[TilePlace, int]:
    """Return where the tile is and its side in pixels, both with the buffer."""
    if request.format.lower() not in DATA_FORMATS:
        media_type(request.format)
    place = tile_place(request.tms, request.z, request.x, request.y)
    if not MIN_TILESIZE <= request.tilesize <= MAX_TILESIZE:
        raise InvalidInput(f"The size of a tile must be {MIN_TILESIZE} to {MAX_TILESIZE} pixels.")
    if not 1 <= request.quality <= 100:
        raise InvalidInput("The quality must be 1 to 100.")
    if request.resampling not in RESAMPLINGS:
        raise InvalidInput(f"The resampling must be one of {', '.join(RESAMPLINGS)}.")
    if sum(map(bool, (request.bands, request.expression, request.indexes))) > 1:
        raise InvalidInput("Give bands or an expression, not both.")
    if not 0 <= request.padding <= MAX_PADDING:
        raise InvalidInput(f"The padding must be 0 to {MAX_PADDING} pixels.")
    _number(request.nodata)
    return _buffered(place, request.tilesize, request.buffer)


def _require_moderate(source: PooledSource, drawing: Drawing, size: int) -> None:
    bands = max(len(drawing.indexes), drawing.outputs)
    if bands * size * size * max(4, source.layout.dtype.itemsize) > MAX_TILE_BYTES:
        raise InvalidInput(f"{bands} bands of {size} x {size} pixels are too much for one tile.")


def _buffered(place: TilePlace, size: int, buffer: float) -> tuple[TilePlace, int]:
    if not buffer:
        return place, size
    if not 0 <= buffer <= MAX_BUFFER or (2 * buffer) % 1:
        raise InvalidInput(f"The buffer must be 0 to {MAX_BUFFER:g} pixels, in halves.")
    left, bottom, right, top = place.bounds
    x, y = (right - left) / size * buffer, (top - bottom) / size * buffer
    return TilePlace((left - x, bottom - y, right + x, top + y), place.crs), size + round(
        2 * buffer
    )


def _number(nodata: float | str | None) -> float | None:
    """Return a nodata value, None for none.

    Raises:
        InvalidInput: it is no number.
    """
    if nodata is None or nodata == "":
        return None
    try:
        value = float(nodata)
    except (TypeError, ValueError, OverflowError):
        raise InvalidInput(f"nodata must be a number or nan, not {str(nodata)[:40]!r}.") from None
    return math.nan if math.isnan(value) else value  # one NaN for all, which caches can find


def _as_data(
    source: PooledSource,
    request: TileRequest,
    drawing: Drawing,
    data: TileData | None,
    inside: NDArray[np.bool_] | None,
    place: TilePlace,
    size: int,
) -> Image:
    if drawing.colors is not None:
        raise InvalidInput("A colormap is for pictures: data formats have values.")
    values, valid = (
        nothing(source, drawing, size) if data is None else exported(source, drawing, data)
    )
    if inside is not None:
        valid = inside if valid is None else valid & inside
    mask = None
    if request.return_mask:
        alpha = None if data is None else data.alpha
        mask = np.full((size, size), 255, np.uint8) if alpha is None else alpha
        mask = mask if valid is None else mask * valid
    return encode_data(values, mask, request.format, place.bounds, place.crs)


def _nothing(size: int, request: TileRequest) -> Image:
    if request.return_mask:
        return empty(size, request.format)
    return encode(Picture(np.zeros((1, size, size), np.uint8)), request.format, request.quality)


def _opaque(picture: Picture) -> Picture:
    """Return the picture without opacity: what was hidden is black."""
    colors, _ = picture.planes()
    return Picture(colors)
