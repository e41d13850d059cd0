"""What a clip keeps of its source: grid, types, names, colours, and how it hides pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..info import usable_nodata

LOSSY_CODECS = frozenset({"jpeg", "webp", "jxl", "lerc", "lerc_deflate", "lerc_zstd"})

_BLOCKS = (512, 256, 384, 128, 192, 320, 64, 96)
_TINY = [64, 96, 128]
_BLOCK_BYTES = 16_000_000
_TOGETHER = 16  # bands; more are stored one after the other
_DROPPED_TAGS = frozenset({"OVR_RESAMPLING_ALG", "LAYOUT"})


@dataclass(frozen=True)
class Hiding:
    """How pixels outside are marked: alpha band, nodata value, internal mask, or several."""

    alpha: bool
    nodata: float | None
    mask: bool


def is_lossy(dataset: rasterio.DatasetReader) -> bool:
    """Return whether the codec of a raster loses detail, or may have."""
    structure = dataset.tags(ns="IMAGE_STRUCTURE")
    if structure.get("COMPRESSION_REVERSIBILITY") == "LOSSY":  # of JPEG 2000, which can be either
        return True
    text = str(structure.get("COMPRESSION", "")).lower()
    return text.split(" ", maxsplit=1)[-1].replace("ycbcr ", "") in LOSSY_CODECS


def hiding(dataset: rasterio.DatasetReader) -> Hiding:
    """Return how the source hides pixels; a source without any means gains an internal mask."""
    alpha = ColorInterp.alpha in dataset.colorinterp
    nodata = usable_nodata(dataset.dtypes[0], dataset.nodata)
    flags = {flag for band in dataset.mask_flag_enums for flag in band}
    own_mask = MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags
    return Hiding(alpha, nodata, own_mask or (not alpha and nodata is None))


def output_profile(
    dataset: rasterio.DatasetReader | WarpedVRT,
    window: Window,
    how: Hiding,
    indexes: tuple[int, ...],
    codec: str,
) -> dict[str, Any]:
    """Return the profile of a clip of some bands, in the window's place, for GDAL's GTiff."""
    width, height = int(window.width), int(window.height)
    dtype = np.dtype(dataset.dtypes[indexes[0] - 1])
    side = block_size(width, height, len(indexes) * dtype.itemsize)
    return {
        "driver": "GTiff",
        "count": len(indexes),
        "dtype": dtype.name,
        "width": width,
        "height": height,
        "crs": dataset.crs,
        "transform": dataset.transform
        @ dataset.transform.translation(window.col_off, window.row_off),
        "nodata": how.nodata,
        "tiled": True,
        "blockxsize": side,
        "blockysize": side,
        "interleave": "pixel" if len(indexes) <= _TOGETHER else "band",
        "compress": codec,
        "predictor": 3 if dtype.kind == "f" else 2,
        "bigtiff": "NO",
        "photometric": _photometric(dataset, indexes),
    }


def codec_for(dataset: rasterio.DatasetReader) -> str:
    """Return the lossless codec of a clip: the source's own where it compresses well."""
    text = dataset.tags(ns="IMAGE_STRUCTURE").get("COMPRESSION", "").upper()
    return "ZSTD" if text == "ZSTD" else "DEFLATE"


def copy_description(
    source: rasterio.DatasetReader,
    target: rasterio.io.DatasetWriter,
    indexes: tuple[int, ...],
    name: str | None,
) -> None:
    """Copy names, colours, scales, units and tags; statistics of the whole scene are dropped."""

    def chosen(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(values[index - 1] for index in indexes)

    target.colorinterp = chosen(source.colorinterp)
    target.descriptions = chosen(source.descriptions)
    target.scales, target.offsets = chosen(source.scales), chosen(source.offsets)
    target.units = chosen(source.units)
    target.update_tags(**_kept(source.tags()))
    if name:
        target.update_tags(GEOPERA_NAME=name)
    for number, index in enumerate(indexes, 1):
        tags = _kept(source.tags(index))
        if tags:
            target.update_tags(number, **tags)
    if has_palette(source) and indexes[0] == 1:
        target.write_colormap(1, source.colormap(1))


def block_size(width: int, height: int, pixel_bytes: int = 1) -> int:
    """Return a block size that no level is exactly as wide as, smaller for pixels of many bands.

    Validators take a level of one block's width for untiled.
    """
    small = [size for size in _BLOCKS if size * size * pixel_bytes <= _BLOCK_BYTES] or _TINY
    for size in small:
        if not _mistaken(width, height, size):
            return size
    return small[0]


def has_palette(dataset: rasterio.DatasetReader | WarpedVRT) -> bool:
    """Return whether the first band is shown by a colour table."""
    return bool(dataset.colorinterp[0] == ColorInterp.palette)


def _mistaken(width: int, height: int, size: int) -> bool:
    while True:
        if width == size and height > size:
            return True
        if max(width, height) <= size:
            return False
        width, height = -(-width // 2), -(-height // 2)


def _photometric(dataset: rasterio.DatasetReader | WarpedVRT, indexes: tuple[int, ...]) -> str:
    rgb = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
    if has_palette(dataset) and indexes == (1,):
        return "PALETTE"
    first = tuple(dataset.colorinterp[index - 1] for index in indexes[:3])
    return "RGB" if first == rgb else "MINISBLACK"


def is_dropped(tag: str) -> bool:
    """Return whether an item of the metadata is no longer true of a part of the source."""
    return tag.startswith("STATISTICS_") or tag in _DROPPED_TAGS


def _kept(tags: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in tags.items() if not is_dropped(key)}
