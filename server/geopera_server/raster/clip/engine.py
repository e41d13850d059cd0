"""The engines of clips, and which of them takes an area of a raster."""

from __future__ import annotations

import enum

import rasterio

from ..pixels import PixelArea
from .profile import is_lossy
from .tilecopy import Plan, Unsuited, make_plan


class Engine(enum.StrEnum):
    """How a clip is made: by copying tiles, by writing pixels again, or by resampling them."""

    TILE_COPY = "tile-copy"
    CROP = "crop"
    WARP = "warp"


def choose_engine(source: rasterio.DatasetReader, area: PixelArea) -> Plan | None:
    """Return how tiles are copied; None when the crop engine should do it. Reads no pixels."""
    try:
        return make_plan(source, area)
    except Unsuited:
        return None


def is_recompressed(source: rasterio.DatasetReader, plan: Plan | None) -> bool:
    """Return whether a lossy codec's pixels will be stored by a lossless one."""
    return plan is None and is_lossy(source)


def has_new_overviews(plan: Plan | None) -> bool:
    """Return whether overviews will be encoded anew by a lossy codec: their tiles are shifted."""
    return plan is not None and any(
        level.is_jpeg and not level.copies_jpeg for level in plan.levels[1:]
    )
