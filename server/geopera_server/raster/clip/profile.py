"""What a clip keeps of its source: grid, types, names, colours, and how it hides pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.windows import Window

from ..info import usable_nodata

LOSSY_CODECS = frozenset({"jpeg", "webp", "jxl", "lerc", "lerc_deflate", "lerc_zstd"})

_BLOCK = 512
_BLOCKS = (512, 256, 384, 640, 768)
_DROPPED_TAGS = frozenset({"OVR_RESAMPLING_ALG", "LAYOUT"})


@dataclass(frozen=True)
class Hiding:
    """How pixels outside are marked: alpha band, nodata value, internal mask, or several."""

    alpha: bool
    nodata: float | None
    mask: bool


def hiding(dataset: rasterio.DatasetReader) -> Hiding:
    """Return how the source hides pixels; a source without any means gains an internal mask."""
    alpha = ColorInterp.alpha in dataset.colorinterp
    nodata = usable_nodata(dataset.dtypes[0], dataset.nodata)
    flags = {flag for band in dataset.mask_flag_enums for flag in band}
    own_mask = MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags
    return Hiding(alpha, nodata, own_mask or (not alpha and nodata is None))


def temporary_profile(
    dataset: rasterio.DatasetReader, window: Window, how: Hiding
) -> dict[str, Any]:
    """Return the profile of the tiled file between source and COG, in the window's place."""
    return {
        "driver": "GTiff",
        "count": dataset.count,
        "dtype": dataset.dtypes[0],
        "width": int(window.width),
        "height": int(window.height),
        "crs": dataset.crs,
        "transform": dataset.window_transform(window),
        "nodata": how.nodata,
        "tiled": True,
        "blockxsize": _BLOCK,
        "blockysize": _BLOCK,
        "compress": "ZSTD",
        "zstd_level": 1,
        "bigtiff": "IF_SAFER",
        "sparse_ok": True,
        "photometric": _photometric(dataset),
    }


def copy_description(
    source: rasterio.DatasetReader, target: rasterio.io.DatasetWriter, name: str | None
) -> None:
    """Copy names, colours, scales, units and tags; statistics of the whole scene are dropped."""
    target.colorinterp = source.colorinterp
    target.descriptions = source.descriptions
    target.scales, target.offsets = source.scales, source.offsets
    target.units = source.units
    target.update_tags(**_kept(source.tags()))
    if name:
        target.update_tags(GEOPERA_NAME=name)
    for index in source.indexes:
        tags = _kept(source.tags(index))
        if tags:
            target.update_tags(index, **tags)
    if has_palette(source):
        target.write_colormap(1, source.colormap(1))


def cog_options(dataset: rasterio.DatasetReader, width: int, height: int) -> dict[str, Any]:
    """Return creation options of GDAL's COG driver: lossless, overviews that fit the data."""
    return {
        "driver": "COG",
        "COMPRESS": "DEFLATE",
        "LEVEL": "6",
        "PREDICTOR": "YES",
        "BLOCKSIZE": str(block_size(width, height)),
        "OVERVIEW_RESAMPLING": "NEAREST" if has_palette(dataset) else "AVERAGE",
        "BIGTIFF": "IF_SAFER",
        "STATISTICS": "NO",
        "NUM_THREADS": "1",
    }


def block_size(width: int, height: int) -> int:
    """Return a block size that no level is exactly as wide as.

    Validators take a level of one block's width for untiled.
    """
    for size in _BLOCKS:
        if not _mistaken(width, height, size):
            return size
    return _BLOCK


def has_palette(dataset: rasterio.DatasetReader) -> bool:
    """Return whether the first band is shown by a colour table."""
    return bool(dataset.colorinterp[0] == ColorInterp.palette)


def _mistaken(width: int, height: int, size: int) -> bool:
    while True:
        if width == size and height > size:
            return True
        if max(width, height) <= size:
            return False
        width, height = -(-width // 2), -(-height // 2)


def _photometric(dataset: rasterio.DatasetReader) -> str:
    rgb = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
    if has_palette(dataset):
        return "PALETTE"
    return "RGB" if tuple(dataset.colorinterp[:3]) == rgb else "MINISBLACK"


def is_dropped(tag: str) -> bool:
    """Return whether an item of the metadata is no longer true of a part of the source."""
    return tag.startswith("STATISTICS_") or tag in _DROPPED_TAGS


def _kept(tags: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in tags.items() if not is_dropped(key)}
