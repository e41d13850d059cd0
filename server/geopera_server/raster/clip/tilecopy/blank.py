"""Tiles that show nothing, and what is outside of stored JPEG tiles."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...tiff.encoder import TileEncoder
from ...tiff.tags import Code
from ..jpeg import JpegTileEncoder, UnusualJpeg, blank_outside, parse_jpeg
from .plan import LevelPlan, Plan, Unsuited

Bools = NDArray[np.bool_]
_YCBCR = 6


def tile_encoder(plan: Plan, level: LevelPlan) -> TileEncoder | JpegTileEncoder:
    """Return what stores decoded tiles as a level does."""
    if level.is_jpeg:
        return JpegTileEncoder(level.image)
    return TileEncoder(level.image, plan.structure.order)


def empty_planes(plan: Plan, level: LevelPlan) -> tuple[bytes, ...]:
    """Return the stored bytes of a tile outside the area.

    Decoders keep the tables of one JPEG tile for the next: so an empty one must not bring others
    than the source's, and is made of one of its tiles.
    """
    if not level.copies_jpeg:
        return tile_encoder(plan, level).encode(blank(plan, level))
    image = level.image
    y, x = level.first_tile
    touched = image.sizes[0, y : y + level.places.shape[0], x : x + level.places.shape[1]]
    near = np.argwhere((touched > 0) & (level.places > 0))
    y, x = (near[0] + (y, x) if len(near) else np.argwhere(image.sizes[0] > 0)[0]).tolist()
    data = plan.source.read(int(image.offsets[0, y, x]), int(image.sizes[0, y, x]))
    return (blanked(level, data, np.zeros((image.tile_height, image.tile_width), np.bool_)),)


def blanked(level: LevelPlan, data: bytes, shown: Bools) -> bytes:
    """Blank what is not shown of a stored JPEG tile.

    Raises:
        Unsuited: its JPEG is of an unusual kind.
    """
    tables = level.image.directory.fields.get(Code.JPEG_TABLES)
    try:
        stream = parse_jpeg(data, tables.raw if tables is not None else b"")
        if (stream.height, stream.width) != shown.shape:
            raise UnusualJpeg("a JPEG tile has another size than it should")
        has_luma = level.image.photometric == _YCBCR
        return blank_outside(stream, shown, has_luma=has_luma) or data
    except UnusualJpeg as error:
        raise Unsuited(str(error)) from error


def blank(plan: Plan, level: LevelPlan) -> NDArray[Any]:
    """Return the values of a tile outside the area, (bands, rows, columns)."""
    shape = (level.image.bands, level.image.tile_height, level.image.tile_width)
    values = np.empty(shape, level.image.dtype)
    for band, value in enumerate(plan.fill):
        values[band] = value
    return values
