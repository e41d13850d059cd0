"""Statistics of areas from an overview, with the error that they are likely to have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
import shapely.affinity
from rasterio.windows import Window as RasterWindow

from .approximation import Approximation, check_windows, errors, figures, with_neighbours
from .measurement import Cancelled, Figures, Measurement, Progress
from .pixels import PixelArea
from .summary import Result, Wish
from .window import Window

Told = tuple[Figures, Approximation]


def from_overview(
    measurement: Measurement,
    areas: Sequence[PixelArea | None],
    wish: Wish,
    names: Sequence[str],
    level: int,
    sizes: tuple[tuple[int, int], tuple[int, int]],
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> list[dict[str, Told]]:
    """Measure areas on an overview: counts and sums are brought to full resolution.

    ``areas`` are in pixels of the whole raster; ``sizes`` are the (height, width) of it and of the
    level; ``names`` are those of the percentiles of the wish.
    """
    (height, width), (level_height, level_width) = sizes
    scale = level_width / width, level_height / height
    known = [area for area in areas if area is not None]
    least = min((area.size * scale[0] * scale[1] for area in known), default=1.0)
    wider = with_neighbours(wish, least)
    small = [None if area is None else _scaled(area, scale, sizes[1]) for area in areas]
    found = measurement.measure(small, wider, level, progress, cancelled)
    windows = check_windows(known, (height, width), max(1, round(1 / min(scale))))
    boxes: list[PixelArea | None] = [_box(window) for window in windows]
    small_boxes = [None if box is None else _scaled(box, scale, sizes[1]) for box in boxes]
    full = measurement.measure(boxes, wish, 0, None, cancelled)
    coarse = measurement.measure(small_boxes, wish, level, None, cancelled)
    checked = sum((w.bottom - w.top) * (w.right - w.left) for w in windows)
    results: list[dict[str, Told]] = []
    for area, by_key in zip(areas, found, strict=True):
        results.append({})
        for key, seen in by_key.items():
            differences = [
                [a - b for a, b in zip(_figures(one[key]), _figures(other[key]), strict=True)]
                for one, other in zip(full, coarse, strict=True)
            ]
            told = errors(seen.result, names, [each[1:] for each in differences])
            shares = [abs(each[0]) for each in differences]
            results[-1][key] = (
                _enlarged(seen, area, len(wish.quantiles)),
                Approximation(
                    round(1 / min(scale), 6),
                    seen.touched,
                    checked,
                    told | _of_counts(seen, area, told.get("mean"), shares),
                ),
            )
    return results


def _figures(seen: Figures) -> list[float]:
    share = seen.result.count / seen.inside if seen.inside else 0.0
    return [share, *figures(seen.result)]


def _of_counts(
    seen: Figures, area: PixelArea | None, mean_error: float | None, shares: Sequence[float]
) -> dict[str, float | None]:
    """Return the errors of count and sum: of the valid share, and of the pixels at the edge."""
    if area is None or not seen.inside or not shares or mean_error is None:
        return {"count": None, "sum": None}
    share = min(1.0, seen.result.count / seen.inside)
    sampling = 1.96 * (share * (1 - share) / seen.inside) ** 0.5
    edge = min(area.geometry.length, 2 * (area.window.width + area.window.height))
    count = area.size * (sampling + max(shares)) + edge
    mean = abs(seen.result.mean or 0.0)
    return {"count": count, "sum": mean * count + area.size * share * mean_error}


def _enlarged(seen: Figures, area: PixelArea | None, quantiles: int) -> Figures:
    """Return figures whose counts are those of the whole raster, without the added quantiles."""
    result = seen.result
    if area is None or not seen.inside:
        return Figures(replace(result, quantiles=result.quantiles[:quantiles]), 0, 0)
    times = area.size / seen.inside
    count = round(result.count * times)

    def larger(value: float) -> int:
        return round(value * times)

    counts, edges = result.histogram
    enlarged: Result = replace(
        result,
        count=count,
        pixels=count,
        total=None if result.mean is None else result.mean * count,
        quantiles=result.quantiles[:quantiles],
        histogram=([larger(each) for each in counts], edges),
        categories=None
        if result.categories is None
        else [(value, larger(each)) for value, each in result.categories],
    )
    return Figures(enlarged, round(area.size), max(count, round(area.size)))


def _box(window: Window) -> PixelArea:
    height, width = window.bottom - window.top, window.right - window.left
    geometry = shapely.box(window.left, window.top, window.right, window.bottom)
    place = RasterWindow(window.left, window.top, width, height)
    return PixelArea(geometry, place, float(height * width))


def _scaled(area: PixelArea, scale: tuple[float, float], size: tuple[int, int]) -> PixelArea | None:
    """Return an area in pixels of a level of that (height, width)."""
    geometry = shapely.affinity.scale(area.geometry, *scale, origin=(0, 0))
    left, top = area.window.col_off * scale[0], area.window.row_off * scale[1]
    right, bottom = left + area.window.width * scale[0], top + area.window.height * scale[1]
    column, row = int(left), int(top)
    end = min(size[1], int(right) + 1), min(size[0], int(bottom) + 1)
    window = RasterWindow(column, row, end[0] - column, end[1] - row)
    return PixelArea(geometry, window, area.size * scale[0] * scale[1])
