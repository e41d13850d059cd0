"""Features with their statistics, one after the other, for as long as somebody waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...errors import Cancelled
from ...raster.titiler.classic_statistics import listed
from ...raster.titiler.limits import check_listed
from .geojson import Feature, FeatureCollection

Bands = Mapping[str, Mapping[str, Any]]


def with_statistics(
    found: Feature | FeatureCollection,
    measure: Callable[[Feature], Bands],
    cancelled: Callable[[], bool],
) -> dict[str, Any]:
    """Return a feature, or a collection of them, with their statistics.

    Raises:
        Cancelled: nobody waits any more.
        InvalidInput: the answer would be too long.
    """
    if isinstance(found, Feature):
        return _with(found, measure(found))
    numbers = 0
    features = []
    for feature in found.features:
        if cancelled():
            raise Cancelled
        bands = measure(feature)
        numbers += listed(bands)
        check_listed(numbers)
        features.append(_with(feature, bands))
    return {**found.model_dump(exclude_none=True), "features": features}


def _with(feature: Feature, bands: Bands) -> dict[str, Any]:
    properties = {**(feature.properties or {}), "statistics": bands}
    return {**feature.model_dump(exclude_none=True), "properties": properties}
