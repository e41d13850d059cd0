"""Statistics from an overview, and how far off they may be.

An overview tells the mean well, whichever way it was made; one that was averaged has lost the
extremes. Nobody can tell that from the overview alone, so some windows of the area are measured
in full too: the largest difference there, and the error of a sample as large as the overview's,
make the error that is told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .layout import Layout
from .outline import Outline, Place
from .pixels import PixelArea
from .summary import Result, Wish
from .window import Window

MOST_SAMPLED = 1_000_000  # pixels of an overview
CHECKS = 8
CHECK_SIDE = 256  # pixels of a window that is measured in full
WORTH = 1.5  # times MOST_SAMPLED: of a smaller area, the checks would cost more than they save
_NORMAL = 1.96  # standard errors of a confidence of 95 %


@dataclass(frozen=True)
class Approximation:
    """What was read instead of every pixel, and the error of each figure that it makes likely.

    ``factor`` is how many pixels a side one of the overview stands for, ``sampled`` how many of
    them were read; ``checked`` is how many pixels were read at full resolution to compare.
    ``errors`` are half-widths about the figures, at about 95 % confidence; None where the sample
    cannot tell, as for the least and the largest value.
    """

    factor: float
    sampled: int
    checked: int
    errors: dict[str, float | None]

    def asdict(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return {
            "factor": self.factor,
            "sampled_pixels": self.sampled,
            "checked_pixels": self.checked,
            "confidence": 0.95,
            "errors": self.errors,
        }


def level_for(layout: Layout, pixels: float) -> int:
    """Return the finest level on which an area of so many pixels is a quick sample."""
    if pixels <= WORTH * MOST_SAMPLED:
        return 0
    for level, factor in enumerate(layout.factors):
        if pixels / factor**2 <= MOST_SAMPLED:
            return level
    return len(layout.factors) - 1


def with_neighbours(wish: Wish, sampled: float) -> Wish:
    """Return a wish that also asks for the quantiles which bound the error of each quantile."""
    around: list[float] = []
    for quantile in wish.quantiles:
        reach = _NORMAL * math.sqrt(quantile * (1 - quantile) / max(1.0, sampled))
        around += [max(0.0, quantile - reach), min(1.0, quantile + reach)]
    return Wish((*wish.quantiles, *around), wish.bins, wish.categories)


def check_windows(areas: Sequence[PixelArea], size: tuple[int, int], step: int) -> list[Window]:
    """Return windows that lie in the areas, spread over them and aligned to ``step`` pixels.

    ``size`` is the raster's (height, width). Areas too small for such a window have none.
    """
    side = max(1, CHECK_SIDE // step) * step
    found: list[Window] = []
    for area in areas[:: max(1, len(areas) // CHECKS)]:
        outline = Outline(area.geometry)
        bounds = area.window
        top, left = int(bounds.row_off) // step * step, int(bounds.col_off) // step * step
        bottom = min(int(bounds.row_off + bounds.height), size[0])
        right = min(int(bounds.col_off + bounds.width), size[1])
        # a coarse grid of candidates, so that an area of any size is looked at quickly
        rows = _spaced(top, bottom - side, step, 24)
        columns = _spaced(left, right - side, step, 24)
        for row in rows:
            strip = outline.strip(row, row + side)
            found += [
                Window(row, row + side, column, column + side)
                for column in columns
                if strip.place(column, column + side) is Place.INSIDE
            ]
    places = np.unique(np.linspace(0, len(found) - 1, min(CHECKS, len(found))).astype(int))
    return [found[place] for place in places.tolist()] if found else []


def _spaced(first: int, last: int, step: int, most: int) -> list[int]:
    if last < first:
        return []
    count = (last - first) // step + 1
    numbers = np.unique(np.linspace(0, count - 1, min(most, count)).astype(int))
    return [first + int(number) * step for number in numbers]


def figures(result: Result) -> list[float]:
    """Return the figures of a summary whose error is told: mean, std, median and percentiles."""
    known = [result.mean, result.std, *result.quantiles]
    return [math.nan if value is None else value for value in known]


def errors(
    result: Result,
    names: Sequence[str],
    differences: Sequence[Sequence[float]],
) -> dict[str, float | None]:
    """Return the error of each figure, from the sample and from the windows that were compared.

    ``names`` are those of the percentiles; ``differences`` has a list of differences of
    :func:`figures` for each window. The summary was made with :func:`with_neighbours`.
    """
    if not result.pixels or result.std is None:
        return {}
    count = len(names) + 1
    spread = result.quantiles[count:]
    halves = [
        max(abs((at or 0.0) - (low or 0.0)), abs((high or 0.0) - (at or 0.0)))
        for at, low, high in zip(result.quantiles[:count], spread[0::2], spread[1::2], strict=True)
    ]
    sampling = [
        _NORMAL * result.std / math.sqrt(result.pixels),
        _NORMAL * result.std / math.sqrt(2 * result.pixels),
        *halves,
    ]
    found: dict[str, float | None] = {"min": None, "max": None}
    for place, name in enumerate(("mean", "std", "median", *names)):
        seen = [abs(each[place]) for each in differences if math.isfinite(each[place])]
        found[name] = sampling[place] + max(seen) if seen else None
    return found
