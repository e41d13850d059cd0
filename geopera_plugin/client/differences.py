"""What changed between two rasters, as the server tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .client import Client
from .models import BandStatistics
from .models.read import Json, read_number

_STEPS = tuple(100 * step / 80 for step in range(81))  # percentiles that make a histogram


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


def difference_figures(
    client: Client,
    url: str,
    minus: str,
    geometry: Mapping[str, Any],
    *,
    bands: str | None = None,
    expression: str | None = None,
    percentiles: Sequence[float] = (2, 98),
    bins: int = 64,
) -> list[BandStatistics]:
    """Return figures of how two rasters differ over a polygon (EPSG:4326), to stretch colours by.

    Each pair of percentiles lies evenly around zero: what has not changed is the middle of the
    colours. The histogram is drawn from percentiles, which is all that the server tells.

    Raises:
        ClientError: see ``errors`` for what each kind means.
    """
    asked = sorted({*_STEPS, *percentiles})
    body: dict[str, Any] = {"url": url, "minus": minus, "geometry": geometry, "percentiles": asked}
    if bands:
        body["bands"] = bands
    if expression:
        body["expression"] = expression
    found: Sequence[Json] = client.op("cog.difference", body)
    return [_figures(entry, asked, percentiles, bins) for entry in found]


def _figures(
    data: Json, asked: Sequence[float], percentiles: Sequence[float], bins: int
) -> BandStatistics:
    known = data.get("percentiles") or {}
    values = [read_number(known.get(f"{percent:g}")) for percent in asked]
    name, mean = str(data.get("name") or ""), read_number(data.get("mean"))
    curve = [(percent, value) for percent, value in zip(asked, values) if value is not None]
    if not curve or mean is None:
        return BandStatistics(name, None, None, None, None)
    by_percent = dict(curve)
    even = {}
    for percent in percentiles:
        reach = max(abs(by_percent.get(each, 0.0)) for each in (percent, 100 - percent))
        even[f"{percent:g}"] = -reach if percent < 50 else reach
    return BandStatistics(
        name,
        curve[0][1],
        curve[-1][1],
        mean,
        None,
        count=int(read_number(data.get("count")) or 0),
        histogram=_histogram(curve, bins),
        percentiles=even,
    )


def _histogram(
    curve: Sequence[tuple[float, float]], bins: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return counts (in percent) and edges of bins, from values at percentiles."""
    low, high = curve[0][1], curve[-1][1]
    if high <= low:
        return (100.0,), (low, high)
    width = (high - low) / bins
    counts = [0.0] * bins
    for (before, start), (after, end) in zip(curve, curve[1:]):
        first = min(bins - 1, int((start - low) / width))
        last = min(bins - 1, int((end - low) / width))
        for place in range(first, last + 1):
            left, right = low + place * width, low + (place + 1) * width
            inside = max(0.0, min(end, right) - max(start, left))
            share = inside / (end - start) if end > start else float(place == first)
            counts[place] += (after - before) * share
    return tuple(counts), tuple(low + place * width for place in range(bins + 1))


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
