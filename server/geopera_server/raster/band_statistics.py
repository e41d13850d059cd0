"""What is told of one band over one polygon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .approximation import Approximation
from .measurement import Figures
from .summary import Category


@dataclass(frozen=True)
class BandStatistics:
    """Statistics of the valid pixels inside a polygon; None where there is no such pixel.

    ``std`` is that of the population. ``count`` is the number of valid pixels, or the sum of their
    shares; ``valid_percent`` relates it to all pixels inside the polygon and the raster.
    ``histogram`` is (counts, edges). ``categories`` are (value, count) by value, None when they
    were not asked for; ``approximation`` tells how far off the figures may be, None for exact ones.
    """

    min: float | None
    max: float | None
    mean: float | None
    std: float | None
    count: float
    sum: float | None
    median: float | None
    valid_percent: float
    valid_pixels: int
    masked_pixels: int
    histogram: tuple[list[float], list[float]]
    percentiles: dict[str, float | None]
    description: str
    categories: list[Category] | None = None
    approximation: Approximation | None = None

    def asdict(self) -> dict[str, Any]:
        """Return it flat, as JSON takes it: ``percentile_2`` beside ``min``."""
        flat: dict[str, Any] = {
            "min": self.min,
            "max": self.max,
            "mean": self.mean,
            "count": self.count,
            "sum": self.sum,
            "std": self.std,
            "median": self.median,
            "histogram": [list(part) for part in self.histogram],
            "valid_percent": self.valid_percent,
            "masked_pixels": self.masked_pixels,
            "valid_pixels": self.valid_pixels,
            "description": self.description,
            **self.percentiles,
        }
        if self.categories is not None:
            flat |= _of_categories(self.categories)
        if self.approximation is not None:
            flat["approximation"] = self.approximation.asdict()
        return flat


def band_statistics(
    seen: Figures, percentiles: Sequence[float], description: str
) -> BandStatistics:
    """Name the figures of an output."""
    result, inside, touched = seen
    median, *others = result.quantiles
    share = 100.0 * result.count / inside if inside else 0.0
    named = zip(percentiles, others, strict=True)
    return BandStatistics(
        min=result.low,
        max=result.high,
        mean=result.mean,
        std=result.std,
        count=result.count,
        sum=result.total,
        median=median,
        valid_percent=100.0 if 0 < touched == result.pixels else share,
        valid_pixels=result.pixels,
        masked_pixels=touched - result.pixels,
        histogram=result.histogram,
        percentiles={f"percentile_{value:g}": quantile for value, quantile in named},
        description=description,
        categories=result.categories,
    )


def _of_categories(categories: list[Category]) -> dict[str, Any]:
    """Return the counts by value, and the values of most and of fewest pixels."""
    return {
        "categories": [list(each) for each in categories],
        "unique": len(categories),
        "majority": max(categories, key=lambda each: each[1])[0] if categories else None,
        "minority": min(categories, key=lambda each: each[1])[0] if categories else None,
    }
