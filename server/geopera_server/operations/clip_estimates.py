"""What several rasters amount to, together and each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..raster.clip.engine import Engine
from ..raster.clip.estimate import ClipEstimate
from .clip_price import units
from .clip_schemas import AssetEstimate, ClipEstimateOutput


def summed(found: Sequence[tuple[str, ClipEstimate]]) -> ClipEstimateOutput:
    """Return the answer for rasters by asset key; coverage is that of the best of them."""
    assets = [_asset(key, one) for key, one in found]
    return ClipEstimateOutput(
        area_m2=found[0][1].area_m2,
        coverage_percent=max(one.coverage_percent for one in assets),
        pixels=sum(one.pixels for one in assets),
        bytes=sum(one.bytes for one in assets),
        compute_units=sum(one.compute_units for one in assets),
        assets=assets,
    )


def mosaicked(parts: Sequence[ClipEstimate]) -> ClipEstimate:
    """Return the estimate of one raster that is made of several; they may overlap."""
    first = parts[0]
    if len(parts) == 1:
        return first
    return replace(
        first,
        pixels=sum(part.pixels for part in parts),
        bytes=sum(part.bytes for part in parts),
        coverage_percent=min(100.0, sum(part.coverage_percent for part in parts)),
        engine=Engine.CROP,
        recompressed=any(part.recompressed for part in parts),
    )


def _asset(key: str, one: ClipEstimate) -> AssetEstimate:
    return AssetEstimate(
        asset_key=key,
        pixels=one.pixels,
        bytes=one.bytes,
        engine=one.engine,
        recompressed=one.recompressed,
        compute_units=units([one.pixels]) if one.pixels else 0,
        coverage_percent=one.coverage_percent,
    )
