"""Exact statistics of a raster over polygons."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .aoi import parse_aoi
from .area_reader import Outputs, outputs_of
from .band_statistics import BandStatistics, band_statistics
from .handle_pool import PooledSource, pooled_source
from .layout import Validity
from .pixels import NoOverlap, PixelArea, pixel_area
from .summary import Wish, nothing
from .zonal import Survey, Zone, survey
from .zone_batches import batches, is_counted

__all__ = ["BandStatistics", "Options", "statistics", "zonal_statistics"]

MAX_PERCENTILES = 100
MAX_BINS = 1000
MAX_ZONES = 10_000
MAX_VALUES = 10_000_000_000

Geometry = BaseGeometry | dict[str, Any] | str


@dataclass(frozen=True)
class Options:
    """How polygons are measured.

    ``weighted`` counts pixels by the share of their area that is inside, as exactextract does;
    else a pixel counts when its centre is inside. ``categories`` adds how often each value occurs.
    ``threads`` is how many read at once, by default one for each core up to four.
    """

    bands: str | None = None
    expression: str | None = None
    percentiles: Sequence[float] = (2, 98)
    histogram_bins: int = 10
    weighted: bool = False
    categories: bool = False
    threads: int | None = None

    def wish(self) -> Wish:
        """Return what each summary is to tell.

        Raises:
            InvalidInput: a percentile or number of bins that cannot be.
        """
        if not 1 <= self.histogram_bins <= MAX_BINS:
            raise InvalidInput(f"The number of histogram bins must be 1 to {MAX_BINS}.")
        if len(self.percentiles) > MAX_PERCENTILES:
            raise InvalidInput(f"At most {MAX_PERCENTILES} percentiles can be asked for.")
        for value in self.percentiles:
            if not 0 <= value <= 100:
                raise InvalidInput(f"A percentile must be from 0 to 100, not {value}.")
        quantiles = (0.5, *(value / 100 for value in self.percentiles))
        return Wish(quantiles, self.histogram_bins, self.categories)


def statistics(
    path: str | Path,
    geometry: Geometry,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    **options: Any,
) -> dict[str, BandStatistics]:
    """Measure every valid pixel whose centre is inside, at full resolution, in raw values.

    The polygon is EPSG:4326; ``options`` are those of :class:`Options`. Keys are "b1", "b2" ...,
    or the text of each output of the expression. Percentiles are exact and interpolated linearly;
    scale and offset of bands are not applied. Blocks are streamed: memory does not grow with the
    area.

    Raises:
        InvalidInput: no overlap, unknown band, bad expression or percentile.
        Cancelled: ``cancelled()`` said so.
    """
    (found,) = _measured(path, [geometry], Options(**options), progress, cancelled, alone=True)
    return found


def zonal_statistics(
    path: str | Path,
    geometries: Sequence[Geometry],
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    **options: Any,
) -> list[dict[str, BandStatistics]]:
    """Measure many polygons as :func:`statistics` does, each on its own, in one pass.

    Blocks are decoded once for all of them, or for as many as can be summed in the memory there
    is. A polygon beside the raster has counts of 0.

    Raises:
        InvalidInput: as for one polygon; none at all, or too many.
        Cancelled: ``cancelled()`` said so.
    """
    if not 1 <= len(geometries) <= MAX_ZONES:
        raise InvalidInput(f"Give 1 to {MAX_ZONES} polygons, not {len(geometries)}.")
    return _measured(path, geometries, Options(**options), progress, cancelled, alone=False)


def _measured(
    path: str | Path,
    geometries: Sequence[Geometry],
    options: Options,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
    alone: bool,
) -> list[dict[str, BandStatistics]]:
    wish = options.wish()
    shapes = [parse_aoi(geometry) for geometry in geometries]
    with pooled_source(path) as source:
        outputs = outputs_of(source.layout.info, options.bands, options.expression)
        areas = [_area(source, shape, alone) for shape in shapes]
        _check_size(areas, len(outputs.indexes))
        nodata = _counted_nodata(source, outputs)
    none = band_statistics(nothing(wish), 0, 0, options.percentiles, "")
    results = [
        {
            key: replace(none, description=description)
            for key, description in zip(outputs.keys, outputs.descriptions, strict=True)
        }
        for _ in shapes
    ]
    waiting = list(batches(areas, outputs, options.weighted))
    threads = options.threads or min(4, os.cpu_count() or 1)
    for number, batch in enumerate(waiting):

        def told(done: float, number: int = number) -> None:
            if progress is not None:
                progress((number + done) / len(waiting))

        zones = batch.zones(wish, nodata, options.weighted)
        plan = Survey(path, 0, batch.outputs, options.weighted, nodata is not None, threads)
        survey(plan, zones, told, cancelled)
        for place, zone in zip(batch.places, zones, strict=True):
            results[place] |= _told(zone, batch.outputs, options.percentiles)
    return results


def _told(zone: Zone, outputs: Outputs, percentiles: Sequence[float]) -> dict[str, BandStatistics]:
    told = zip(outputs.keys, outputs.descriptions, zone.summaries, strict=True)
    return {
        key: band_statistics(summary.result(), zone.inside, zone.touched, percentiles, description)
        for key, description, summary in told
    }


def _area(source: PooledSource, shape: BaseGeometry, required: bool) -> PixelArea | None:
    try:
        return pixel_area(source.dataset, shape)
    except NoOverlap:
        if required:
            raise
        return None


def _check_size(areas: Sequence[PixelArea | None], bands: int) -> None:
    total = bands * sum(area.size for area in areas if area is not None)
    if total > MAX_VALUES:
        raise InvalidInput(
            f"The area holds {total:.2g} values, over {MAX_VALUES:.0e}: choose a smaller area "
            "or fewer bands."
        )


def _counted_nodata(source: PooledSource, outputs: Outputs) -> int | None:
    """Return the nodata value that counts of values can leave out, so that no pixel is tested."""
    layout = source.layout
    counted = outputs.expression is None and all(is_counted(dtype) for dtype in outputs.dtypes)
    if counted and layout.validity is Validity.NODATA and layout.nodata is not None:
        return int(layout.nodata)
    return None
