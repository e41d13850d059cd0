"""What changed between two rasters, as the server tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .client import Client
from .models.read import Json, read_number


@dataclass(frozen=True)
class BandDifference:
    """Figures of one band or output; ``low`` and ``high`` are the asked percentiles."""

    name: str
    count: int
    mean: float | None
    low: float | None
    high: float | None

    @property
    def reach(self) -> float | None:
        """Return how far from zero the percentiles lie, None without any pixel."""
        if self.low is None or self.high is None:
            return None
        return max(abs(self.low), abs(self.high))


def difference(
    client: Client,
    url: str,
    minus: str,
    geometry: Mapping[str, Any],
    bands: str | None = None,
    expression: str | None = None,
    percentiles: tuple[float, float] = (2, 98),
) -> list[BandDifference]:
    """Return how the values of two rasters differ over a polygon (EPSG:4326).

    Raises:
        ClientError: see ``errors`` for what each kind means.
    """
    body: dict[str, Any] = {
        "url": url,
        "minus": minus,
        "geometry": geometry,
        "percentiles": list(percentiles),
    }
    if bands:
        body["bands"] = bands
    if expression:
        body["expression"] = expression
    found: Sequence[Json] = client.op("cog.difference", body)
    return [_read(entry, percentiles) for entry in found]


def _read(data: Json, percentiles: tuple[float, float]) -> BandDifference:
    figures = data.get("percentiles") or {}
    low, high = (read_number(figures.get(f"{percent:g}")) for percent in percentiles)
    return BandDifference(
        name=str(data.get("name") or ""),
        count=int(data.get("count") or 0),
        mean=read_number(data.get("mean")),
        low=low,
        high=high,
    )
