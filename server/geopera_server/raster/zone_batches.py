"""Polygons and outputs in batches whose summaries fit into memory together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .area_reader import Outputs
from .counted_summary import CountedSummary
from .outline import Outline
from .pixels import PixelArea
from .radix_summary import RadixSummary
from .summary import Summary, Wish
from .window import Window
from .zone import Zone

KEPT_BYTES = 24 * 2**20  # of values that the summaries of a batch keep
LEAST_KEPT_BYTES = 2**20  # of one summary; a quarter of a million float32
_DIGIT_BYTES = 2**19  # counts of 16 bits
_SHARE_BYTES = 8
_OUTPUTS_AT_ONCE = 32


@dataclass(frozen=True)
class Batch:
    """Polygons, by their place among those asked for, and outputs that are measured together."""

    outputs: Outputs
    places: tuple[int, ...]
    areas: tuple[PixelArea, ...]
    kept_bytes: int

    def zones(self, wish: Wish, nodata: int | None, weighted: bool) -> list[Zone]:
        """Return the polygons with fresh summaries."""
        result = []
        for area in self.areas:
            summaries: list[Summary] = []
            for dtype in self.outputs.dtypes:
                if is_counted(dtype):
                    summaries.append(CountedSummary(dtype, wish, nodata))
                else:
                    size = dtype.itemsize + (_SHARE_BYTES if weighted else 0)
                    summaries.append(RadixSummary(dtype, wish, self.kept_bytes // size))
            window = area.window
            top, left = int(window.row_off), int(window.col_off)
            box = Window(top, top + int(window.height), left, left + int(window.width))
            result.append(Zone(Outline(area.geometry), box, summaries))
        return result


def batches(
    areas: Sequence[PixelArea | None], outputs: Outputs, quantiles: int, weighted: bool
) -> Iterator[Batch]:
    """Yield all areas with all outputs, as many at once as fit; None stands for no area."""
    at_once = _OUTPUTS_AT_ONCE
    if any(dtype.itemsize == 8 for dtype in outputs.dtypes):  # may count the digits of each rank
        at_once = max(1, at_once // max(1, quantiles))
    for portion in outputs.portions(at_once):
        known = [(place, area) for place, area in enumerate(areas) if area is not None]
        share = max(LEAST_KEPT_BYTES, KEPT_BYTES // max(1, len(known) * len(portion.keys)))
        batch: list[tuple[int, PixelArea]] = []
        held = 0
        for place, area in known:
            cost = sum(_cost(dtype, area.size, share, weighted) for dtype in portion.dtypes)
            if batch and held + cost > KEPT_BYTES:
                yield _batch(portion, batch, share)
                batch, held = [], 0
            batch.append((place, area))
            held += cost
        if batch:
            yield _batch(portion, batch, share)


def is_counted(dtype: np.dtype[np.generic]) -> bool:
    """Return whether values of a dtype are few enough to count each."""
    return dtype.kind in "iu" and dtype.itemsize <= 2


def _batch(outputs: Outputs, batch: Sequence[tuple[int, PixelArea]], share: int) -> Batch:
    places, areas = zip(*batch, strict=True)
    return Batch(outputs, places, areas, share)


def _cost(dtype: np.dtype[np.generic], pixels: float, share: int, weighted: bool) -> int:
    """Return how many bytes a summary of so many values may take."""
    size = dtype.itemsize + (_SHARE_BYTES if weighted else 0)
    values = int(pixels * size) + 64
    if is_counted(dtype):
        return min(values, (24 if weighted else 8) << (8 * dtype.itemsize))
    return min(values, share + _DIGIT_BYTES)
