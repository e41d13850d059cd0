"""Exact statistics of a raster over a polygon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..errors import Cancelled, InvalidInput
from . import bands as band_names
from .aoi import parse_aoi
from .expression import Expression
from .info import RasterInfo, describe
from .location import Location
from .pixels import chunks, covered, pixel_area, read_valid
from .source import open_source
from .summary import Summary, summary_of

MAX_PERCENTILES = 100
MAX_BINS = 1000
MAX_VALUES = 10_000_000_000
_KEPT_VALUES = 8_000_000  # over all bands; above it, percentiles take further passes

_WIDE_DTYPES = frozenset({"int32", "uint32", "int64", "uint64", "float64"})


@dataclass(frozen=True)
class BandStatistics:
    """Statistics of the valid pixels inside a polygon; None where there is no such pixel.

    ``std`` is that of the population. ``valid_percent`` relates to the pixels inside the polygon
    and the raster. ``histogram`` is (counts, edges).
    """

    min: float | None
    max: float | None
    mean: float | None
    std: float | None
    count: int
    sum: float | None
    median: float | None
    valid_percent: float
    valid_pixels: int
    masked_pixels: int
    histogram: tuple[list[int], list[float]]
    percentiles: dict[str, float | None]
    description: str

    def asdict(self) -> dict[str, Any]:
        """Return it flat, as JSON takes it: ``percentile_2`` beside ``min``."""
        return {
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


@dataclass(frozen=True)
class _Plan:
    """Which bands to read, and what to make of them."""

    indexes: tuple[int, ...]
    expression: Expression | None
    keys: tuple[str, ...]
    descriptions: tuple[str, ...]
    dtypes: tuple[np.dtype[Any], ...]


def statistics(
    path: Location,
    geometry: BaseGeometry | dict[str, Any] | str,
    *,
    bands: str | None = None,
    expression: str | None = None,
    percentiles: Sequence[float] = (2, 98),
    histogram_bins: int = 10,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, BandStatistics]:
    """Measure every valid pixel whose centre is inside, at full resolution, in raw values.

    The polygon is EPSG:4326. Keys are "b1", "b2" ..., or the text of each output of the
    expression. Percentiles are exact and interpolated linearly; scale and offset of bands are
    not applied. Blocks are streamed: memory does not grow with the area.

    Raises:
        InvalidInput: no overlap, unknown band, bad expression or percentile.
        Cancelled: ``cancelled()`` said so.
    """
    quantiles = _quantiles(percentiles)
    if not 1 <= histogram_bins <= MAX_BINS:
        raise InvalidInput(f"The number of histogram bins must be 1 to {MAX_BINS}.")
    area_geometry = parse_aoi(geometry)
    with open_source(path) as dataset:
        plan = _plan(describe(dataset), bands, expression)
        area = pixel_area(dataset, area_geometry)
        total = area.size * len(plan.indexes)
        if total > MAX_VALUES:
            raise InvalidInput(
                f"The area holds {total:.2g} values, over {MAX_VALUES:.0e}: choose a smaller area "
                "or fewer bands."
            )
        windows = chunks(dataset, area.window)
        keep = _KEPT_VALUES // len(plan.keys)
        summaries = [summary_of(dtype, quantiles, histogram_bins, keep) for dtype in plan.dtypes]
        inside, rounds = 0, 0
        pending = list(enumerate(summaries))
        while pending:
            inside = 0
            for done, (window, mask) in enumerate(covered(area, windows)):
                if cancelled is not None and cancelled():
                    raise Cancelled
                size = int(window.width) * int(window.height)
                inside += size if mask is None else int(mask.sum())
                values = list(_values(dataset, plan, window, mask))
                for position, summary in pending:
                    summary.add(values[position])
                if progress is not None:
                    progress(_part(rounds, done / len(windows)))
            pending = [(position, item) for position, item in pending if item.end_pass()]
            rounds += 1
        if progress is not None:
            progress(1.0)
    return {
        key: _statistics(summary, inside, list(percentiles), description)
        for key, description, summary in zip(plan.keys, plan.descriptions, summaries, strict=True)
    }


def _part(rounds: int, done: float) -> float:
    """Return the progress when nobody knows how many passes come: each takes half the rest."""
    return 1 - 0.5**rounds + 0.5 ** (rounds + 1) * done


def _quantiles(percentiles: Sequence[float]) -> list[float]:
    if len(percentiles) > MAX_PERCENTILES:
        raise InvalidInput(f"At most {MAX_PERCENTILES} percentiles can be asked for.")
    for value in percentiles:
        if not 0 <= value <= 100:
            raise InvalidInput(f"A percentile must be from 0 to 100, not {value}.")
    return [0.5, *(value / 100 for value in percentiles)]


def _plan(info: RasterInfo, bands: str | None, expression: str | None) -> _Plan:
    if bands and expression:
        raise InvalidInput("Give bands or an expression, not both.")
    if expression:
        parsed = Expression.parse(expression)
        indexes = parsed.resolve(info)
        wide = any(info.bands[index - 1].dtype in _WIDE_DTYPES for index in indexes)
        dtype = np.dtype(np.float64 if wide else np.float32)
        keys = tuple(dict.fromkeys(parsed.outputs))
        if len(keys) != len(parsed.outputs):
            raise InvalidInput("The expression has the same output twice.")
        return _Plan(indexes, parsed, keys, keys, (dtype,) * len(keys))
    if bands:
        chosen = tuple(dict.fromkeys(band_names.resolve(info, bands)))
    else:
        visible = tuple(band.index for band in info.bands if band.colorinterp != "alpha")
        chosen = visible or (1,)
    return _Plan(
        chosen,
        None,
        tuple(f"b{index}" for index in chosen),
        tuple(info.bands[index - 1].name for index in chosen),
        tuple(np.dtype(info.bands[index - 1].dtype) for index in chosen),
    )


def _values(
    dataset: rasterio.DatasetReader, plan: _Plan, window: Any, mask: NDArray[np.bool_] | None
) -> Iterator[NDArray[Any]]:
    """Yield the valid values inside, one flat array per output."""
    data, valid = read_valid(dataset, plan.indexes, window)
    if mask is not None:
        valid &= mask
    if plan.expression is None:
        for values, chosen, dtype in zip(data, valid, plan.dtypes, strict=True):
            yield values[chosen].astype(dtype, copy=False)
        return
    together = valid.all(axis=0)
    flat = {
        name: values[together].astype(plan.dtypes[0])
        for name, values in zip(plan.expression.names, data, strict=True)
    }
    for values in plan.expression.evaluate(flat):
        yield values[np.isfinite(values)]


def _statistics(
    summary: Summary, inside: int, percentiles: Sequence[float], description: str
) -> BandStatistics:
    result = summary.result()
    median, *others = result.quantiles
    named = zip(percentiles, others, strict=True)
    return BandStatistics(
        min=result.low,
        max=result.high,
        mean=result.mean,
        std=result.std,
        count=result.count,
        sum=result.total,
        median=median,
        valid_percent=100.0 * result.count / inside if inside else 0.0,
        valid_pixels=result.count,
        masked_pixels=inside - result.count,
        histogram=result.histogram,
        percentiles={f"percentile_{value:g}": quantile for value, quantile in named},
        description=description,
    )
