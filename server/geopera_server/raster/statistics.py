"""Exact statistics of a raster over polygons."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .aoi import MAX_VERTICES, parse_aoi
from .approximation import Approximation, level_for
from .area_reader import outputs_of
from .band_statistics import BandStatistics, band_statistics
from .handle_pool import PooledSource, pooled_source
from .location import Location
from .measurement import Measurement
from .overview_statistics import from_overview
from .pixels import NoOverlap, PixelArea, pixel_area
from .summary import Wish

__all__ = ["BandStatistics", "Options", "statistics", "zonal_statistics"]

MAX_PERCENTILES = 100
MAX_BINS = 1000
MAX_ZONES = 10_000
MAX_VALUES = 10_000_000_000
MAX_NUMBERS = 5_000_000  # of an answer

Geometry = BaseGeometry | dict[str, Any] | str


@dataclass(frozen=True)
class Options:
    """How polygons are measured.

    ``weighted`` counts pixels by the share of their area that is inside, as exactextract does;
    else a pixel counts when its centre is inside. ``categories`` adds how often each value occurs.
    ``approximate`` reads an overview and tells how far off the figures may be.
    ``threads`` is how many read at once, by default one for each core up to four.
    """

    bands: str | None = None
    expression: str | None = None
    percentiles: Sequence[float] = (2, 98)
    histogram_bins: int = 10
    weighted: bool = False
    categories: bool = False
    approximate: bool = False
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
    path: Location,
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
    (found,) = _measured(
        path, [parse_aoi(geometry)], Options(**options), progress, cancelled, alone=True
    )
    return found


def zonal_statistics(
    path: Location,
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
    shapes = [parse_aoi(geometry) for geometry in geometries]
    vertices = sum(int(shapely.get_num_coordinates(shape)) for shape in shapes)
    if vertices > MAX_VERTICES:
        raise InvalidInput(f"The polygons have {vertices} vertices, over {MAX_VERTICES}.")
    return _measured(path, shapes, Options(**options), progress, cancelled, alone=False)


def _measured(
    path: Location,
    shapes: Sequence[BaseGeometry],
    options: Options,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
    alone: bool,
) -> list[dict[str, BandStatistics]]:
    wish = options.wish()
    names = [f"percentile_{value:g}" for value in options.percentiles]
    with pooled_source(path) as source:
        layout = source.layout
        outputs = outputs_of(layout.info, options.bands, options.expression)
        areas = [_area(source, shape, alone) for shape in shapes]
        threads = options.threads or min(4, os.cpu_count() or 1)
        measurement = Measurement.of(
            path, source, outputs, weighted=options.weighted, threads=threads
        )
        size = sum(area.size for area in areas if area is not None)
        level = level_for(layout, size) if options.approximate else 0
        sizes = source.dataset.shape, source.level(level).shape
    scale = (sizes[1][0] * sizes[1][1]) / (sizes[0][0] * sizes[0][1])
    _check_size(size * scale * len(outputs.indexes))
    numbers = len(areas) * len(outputs.keys) * (20 + len(names) + options.histogram_bins)
    if numbers > MAX_NUMBERS:
        raise InvalidInput(
            f"The answer would hold over {MAX_NUMBERS} numbers: give fewer polygons or bands."
        )
    described = dict(zip(outputs.keys, outputs.descriptions, strict=True))
    if level:
        told = from_overview(measurement, areas, wish, names, level, sizes, progress, cancelled)
        return [
            {
                key: replace(
                    band_statistics(seen, options.percentiles, described[key]),
                    approximation=approximation,
                )
                for key, (seen, approximation) in by_key.items()
            }
            for by_key in told
        ]
    found = [
        {
            key: band_statistics(seen, options.percentiles, described[key])
            for key, seen in by_key.items()
        }
        for by_key in measurement.measure(areas, wish, 0, progress, cancelled)
    ]
    if not options.approximate:
        return found
    return [{key: _exact(band, names) for key, band in by_key.items()} for by_key in found]


def _exact(band: BandStatistics, names: Sequence[str]) -> BandStatistics:
    """Return statistics that were to be approximate and are exact: every pixel was read."""
    told = ("min", "max", "mean", "std", "median", *names, "count", "sum")
    pixels = band.valid_pixels + band.masked_pixels
    return replace(band, approximation=Approximation(1, pixels, pixels, dict.fromkeys(told, 0.0)))


def _area(source: PooledSource, shape: BaseGeometry, required: bool) -> PixelArea | None:
    try:
        return pixel_area(source.dataset, shape)
    except NoOverlap:
        if required:
            raise
        return None


def _check_size(values: float) -> None:
    if values > MAX_VALUES:
        raise InvalidInput(
            f"The area holds {values:.2g} values, over {MAX_VALUES:.0e}: choose a smaller area "
            "or fewer bands."
        )
