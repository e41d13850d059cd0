"""The directories of the output: those of the source, for another window and without statistics."""

from __future__ import annotations

import html
import re

from rasterio.transform import Affine

from ...tiff.tags import Code, Field, FieldType
from ..cogfile import level_size
from ..profile import is_dropped
from .plan import LevelPlan, Plan

_NODATA = 42113
_REBUILT = frozenset(
    {
        Code.SUBFILE_TYPE,
        Code.WIDTH,
        Code.HEIGHT,
        Code.TILE_OFFSETS,
        Code.TILE_BYTE_COUNTS,
        Code.STRIP_OFFSETS,
        Code.STRIP_BYTE_COUNTS,
        Code.PIXEL_SCALE,
        Code.TIEPOINT,
        Code.TRANSFORMATION,
        Code.SUB_IFDS,  # these three point to places in the source
        Code.EXIF,
        Code.GPS,
    }
)
_ITEM = re.compile(r"\s*<Item\b[^>]*?\bname=\"([^\"]*)\"[^>]*?(?:/>|>.*?</Item>)", re.DOTALL)
_RASTER_TYPE, _POINT = 1025, 2


def image_fields(plan: Plan, level: LevelPlan) -> dict[int, Field]:
    """Return the fields of a level but for its tiles; georeference is added by ``place``."""
    order = plan.structure.order
    fields = {
        code: field for code, field in level.image.directory.fields.items() if code not in _REBUILT
    }
    nodata = plan.levels[0].image.directory.fields.get(_NODATA)
    if plan.how.nodata is None or nodata is None:
        fields.pop(_NODATA, None)
    else:
        fields[_NODATA] = nodata
    if level.is_jpeg and not level.copies_jpeg:  # all tiles are new, and bring their own tables
        fields.pop(Code.JPEG_TABLES, None)
    kind = 0 if level is plan.levels[0] else 1
    fields |= level_size(level.width, level.height, kind, order)
    return fields


def place(fields: dict[int, Field], transform: Affine, order: str) -> None:
    """Write an upright georeference, of the upper left corner, into the fields of an image."""
    x, y = transform.c, transform.f
    if _is_point(fields):  # the tie is then a pixel's centre
        x, y = x + transform.a / 2, y + transform.e / 2
    scale, tie = [transform.a, -transform.e, 0.0], [0.0, 0.0, 0.0, x, y, 0.0]
    fields[Code.PIXEL_SCALE] = Field.of(FieldType.DOUBLE, scale, order)
    fields[Code.TIEPOINT] = Field.of(FieldType.DOUBLE, tie, order)


def describe(fields: dict[int, Field], name: str | None) -> None:
    """Drop statistics, which are no longer true, and add the name of the clip."""
    field = fields.pop(Code.GDAL_METADATA, None)
    text = field.string() if field is not None else "<GDALMetadata>\n</GDALMetadata>\n"
    text = _ITEM.sub(lambda item: "" if is_dropped(item[1]) else item[0], text)
    if name:
        escaped = html.escape(html.escape(name, quote=False), quote=False)  # GDAL escapes twice
        item = f'  <Item name="GEOPERA_NAME">{escaped}</Item>\n'
        head, tag, tail = text.rpartition("</GDALMetadata>")
        text = f"{head.rstrip()}\n{item}{tag}{tail}"
    if "<Item" in text:
        fields[Code.GDAL_METADATA] = Field.text(text)


def _is_point(fields: dict[int, Field]) -> bool:
    keys = fields.get(Code.GEO_KEYS)
    if keys is None:
        return False
    values = keys.values()[4:]
    entries = values[: len(values) // 4 * 4].reshape(-1, 4)
    return any(int(key) == _RASTER_TYPE and int(value) == _POINT for key, _, _, value in entries)
