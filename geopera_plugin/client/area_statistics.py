"""Figures of a polygon in one raster, as a chart over dates needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .client import Client
from .models import BandStatistics


@dataclass(frozen=True)
class Measure:
    """What is measured: an expression or a band, over a polygon (EPSG:4326).

    ``weighted`` counts pixels by the share of their area that is inside, which finds the pixel
    below an area that is smaller than one; ``approximate`` reads an overview.
    """

    geometry: Mapping[str, Any]
    expression: str | None = None
    bands: str | None = None
    weighted: bool = False
    approximate: bool = False


def area_statistics(
    client: Client, url: str, measure: Measure, percentiles: tuple[float, ...]
) -> BandStatistics | None:
    """Return the figures of the first band or output; None where the answer has none.

    Raises:
        ClientError: see ``errors`` for what each kind means.
    """
    body: dict[str, Any] = {
        "url": url,
        "geometry": measure.geometry,
        "percentiles": list(percentiles),
        "histogram_bins": 1,
        "weighted": measure.weighted,
        "approximate": measure.approximate,
    }
    if measure.expression:
        body["expression"] = measure.expression
    elif measure.bands:
        body["bands"] = measure.bands
    for name, figures in client.op("cog.statistics", body).items():
        return BandStatistics.from_dict(name, figures)
    return None
