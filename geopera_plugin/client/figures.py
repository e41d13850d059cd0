"""Figures to stretch colours by, quickly: percentiles and a histogram from a sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .client import Client
from .models import BandStatistics


def figures(
    client: Client,
    url: str,
    geometry: Mapping[str, Any],
    *,
    bands: str | None = None,
    expression: str | None = None,
    percentiles: Sequence[float] = (2, 98),
    bins: int = 256,
    approximate: bool = True,
) -> list[BandStatistics]:
    """Return the figures of each band, or of each output of the expression, over a polygon.

    Args:
        geometry: GeoJSON, EPSG:4326.
        approximate: read an overview where the area is large.

    Raises:
        BadRequest: the expression is none, or the area means nothing for the raster.
        ClientError: the server refused, or is gone.
    """
    body: dict[str, Any] = {
        "url": url,
        "geometry": geometry,
        "percentiles": list(percentiles),
        "histogram_bins": bins,
        "approximate": approximate,
    }
    if bands:
        body["bands"] = bands
    if expression:
        body["expression"] = expression
    answer = client.op("cog.statistics", body)
    return [BandStatistics.from_dict(name, entry) for name, entry in answer.items()]


def check_expression(client: Client, url: str, expression: str) -> None:
    """Let the server read an expression against a raster, by the smallest tile that it can draw.

    Raises:
        BadRequest: why it cannot be computed, in words.
        ClientError: the server refused, or is gone.
    """
    body = {
        "url": url, "expression": expression, "rescale": "0,1",
        "z": 0, "x": 0, "y": 0, "format": "png", "tilesize": 16,
    }  # fmt: skip
    client.op_raw("cog.tile.render", body)
