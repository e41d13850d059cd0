"""Answers that are statistics: of a raster, or of features for as long as somebody waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request, Response

from ...auth.principal import Principal
from ...db.usage_counter import Counted
from ...errors import Cancelled
from ...raster.reader import Reader
from ...raster.tile_matrix import WEB_MERCATOR_QUAD
from ...raster.titiler.classic_statistics import listed
from ...raster.titiler.limits import check_listed
from .answering import GEOJSON, told
from .bodies import body_of
from .geojson import Feature, FeatureCollection, features_of

Bands = Mapping[str, Mapping[str, Any]]


async def of_raster(
    request: Request, caller: Principal, url: str, measure: Callable[[Reader], Bands]
) -> Response:
    """Answer with the statistics of a raster."""
    return await told(request, caller, url, WEB_MERCATOR_QUAD, measure, counted=Counted.STATISTICS)


async def of_features(
    request: Request, caller: Principal, url: str, measure: Callable[[Reader, Feature], Bands]
) -> Response:
    """Answer with the features of the request's body and their statistics."""
    found = await body_of(request, features_of)
    gone = threading.Event()

    def work(reader: Reader) -> Mapping[str, Any]:
        return with_statistics(found, lambda each: measure(reader, each), gone.is_set)

    return await told(
        request,
        caller,
        url,
        WEB_MERCATOR_QUAD,
        work,
        GEOJSON,
        gone,
        counted=Counted.STATISTICS,
    )


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
