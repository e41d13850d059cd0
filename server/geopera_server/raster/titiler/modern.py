"""Reading by rio-tiler 9, on which titiler.core 2.x stands, within this server's limits."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.features import bounds as feature_bounds
from rasterio.warp import calculate_default_transform, transform_bounds
from rio_tiler.models import ImageData, PointData
from rio_tiler.utils import get_vrt_transform

from ...errors import InvalidInput
from ..reader import Reader
from ..tile_reference import MAX_TILE_PIXELS
from .classic_statistics import Measures
from .layers import band_math, check_indexes
from .limits import MAX_SOURCE_VALUES, Box, check_listed, check_output, check_source

Options = Mapping[str, Any]
T = TypeVar("T", ImageData, PointData)
_BAND = re.compile(r"\bb[0-9]+\b", re.IGNORECASE)
# what a tile from cached blocks may be asked with
_QUICK = {"indexes", "expression", "buffer", "reproject_method", "resampling_method"}
MAX_COVERAGE_CELLS = 100_000_000


def tile(
    reader: Reader,
    place: tuple[int, int, int],
    size: int | None,
    options: Options,
    shrinking: float = 1.0,
) -> ImageData:
    """Read the tile (z, x, y) of the reader's tile matrix set.

    ``shrinking``: see `Reader.plain_tile`.

    Raises:
        TileOutsideBounds: the raster does not reach it.
        InvalidInput: there is no such zoom, or too much would be read.
    """
    z, x, y = place
    bands = _bands(reader, options)
    box = reader.tile_box(x, y, z)
    if options.keys() <= _QUICK and bands * MAX_TILE_PIXELS <= MAX_SOURCE_VALUES:
        quick = reader.quick_tile((x, y, z), size, **options, shrinking=shrinking)
        if quick is not None:
            return quick
    side = size or 256
    check_source(reader.dataset, box, reader.tms.rasterio_crs, (side, side), bands)
    return reader.warped_tile((x, y, z), size, **options)


def preview(reader: Reader, dst_crs: CRS | None, options: Options) -> ImageData:
    """Read the whole raster, smaller; in its own CRS unless another one is asked for."""
    dataset = reader.dataset
    width, height = dataset.width, dataset.height
    if dst_crs and dst_crs != dataset.crs:
        _, width, height = calculate_default_transform(
            dataset.crs, dst_crs, width, height, *dataset.bounds
        )
    size = _fit(width, height, options)
    bands = _bands(reader, options)
    check_output(*size, bands)
    check_source(dataset, tuple(dataset.bounds), dataset.crs, size, bands)
    return _named(reader, reader.preview(dst_crs=dst_crs, **options), options)


def part(reader: Reader, box: Box, crs: tuple[CRS, CRS | None], options: Options) -> ImageData:
    """Read a box; ``crs`` is its own, and that of the answer (None: the same)."""
    target = crs[1] or crs[0]
    _check(reader, box, crs[0], target, options)
    return reader.part(box, bounds_crs=crs[0], dst_crs=target, **options)


def feature(
    reader: Reader, geometry: dict[str, Any], crs: tuple[CRS, CRS | None], options: Options
) -> ImageData:
    """Read the box of a polygon; pixels that it does not touch are not valid."""
    target = crs[1] or crs[0]
    _check(reader, feature_bounds(geometry), crs[0], target, options)
    image = reader.feature(geometry, shape_crs=crs[0], dst_crs=target, **options)
    return _named(reader, image, options)


def point(reader: Reader, lon: float, lat: float, crs: CRS, options: Options) -> PointData:
    """Read the values at a place."""
    _bands(reader, options)
    return _named(reader, reader.point(lon, lat, coord_crs=crs, **options), options)


def coverage(
    image: ImageData, geometry: dict[str, Any], crs: CRS, scale: int
) -> NDArray[np.floating[Any]]:
    """Return how much of each pixel a polygon covers, 0..1, told by ``scale`` parts a side.

    Raises:
        InvalidInput: that would be too many parts.
    """
    if image.width * image.height * scale**2 > MAX_COVERAGE_CELLS:
        raise InvalidInput(
            "The area is too large to measure at full resolution: give a max_size, or a smaller "
            "cover_scale. cog.statistics measures any area exactly."
        )
    result: NDArray[np.floating[Any]] = image.get_coverage_array(
        geometry, shape_crs=crs, cover_scale=scale
    )
    return result


def measure(
    image: ImageData, measures: Measures, weights: NDArray[np.floating[Any]] | None = None
) -> dict[str, dict[str, Any]]:
    """Return rio-tiler's statistics of each band, by its name."""
    bins: Any = measures.bins if isinstance(measures.bins, int) else list(measures.bins)
    if measures.categorical and not measures.categories:
        planes = (plane.compressed() for plane in image.array)
        check_listed(2 * sum(np.unique(plane).size for plane in planes))
    found = image.statistics(
        categorical=measures.categorical,
        categories=list(measures.categories) if measures.categories else None,
        percentiles=list(measures.percentiles),
        hist_options={"bins": bins, "range": measures.range},
        coverage=weights,
    )
    return {name: statistics.model_dump() for name, statistics in found.items()}


def info(reader: Reader) -> dict[str, Any]:
    """Return what ``/info`` answers; bands are named "b1", "b2", ..."""
    result: dict[str, Any] = reader.info().model_dump(mode="json", exclude_none=True)
    return result


def _named(reader: Reader, found: T, options: Options) -> T:
    """Set the descriptions of bands: rio-tiler 9.4 gives all of them that of the last one."""
    known = reader.dataset.descriptions
    names = {f"b{index}": text or f"b{index}" for index, text in enumerate(known, start=1)}
    if options.get("expression"):
        blocks = band_math(options["expression"], splits_commas=False).blocks
        texts = [_BAND.sub(lambda name: names[name.group().lower()], block) for block in blocks]
    else:
        texts = [names[f"b{index}"] for index in reader.wanted(options.get("indexes"))]
    found.band_descriptions = texts
    return found


def _bands(reader: Reader, options: Options) -> int:
    """Return how many bands are read; all of them must be there."""
    if options.get("expression"):
        indexes = band_math(options["expression"], splits_commas=False).indexes
    else:
        indexes = reader.wanted(options.get("indexes"))
    check_indexes(indexes, reader.dataset.count)
    return len(indexes)


def _fit(width: int, height: int, options: Options) -> tuple[int, int]:
    """Return the (width, height) of an answer whose own size would be that."""
    limit: int | None = options.get("max_size")
    wide, high = options.get("width") or 0, options.get("height") or 0
    if wide or high:
        ratio = width / height
        return wide or round(high * ratio), high or round(wide / ratio)
    if limit and max(width, height) > limit:
        shrink = limit / max(width, height)
        return max(1, round(width * shrink)), max(1, round(height * shrink))
    return width, height


def _check(reader: Reader, box: Box, box_crs: CRS, target: CRS, options: Options) -> None:
    bounds = box
    if box_crs != target:
        bounds = transform_bounds(box_crs, target, *box, densify_pts=21)
    if not all(map(math.isfinite, bounds)) or not (bounds[0] < bounds[2] and bounds[1] < bounds[3]):
        raise InvalidInput("The box must be west,south,east,north, and reach somewhere on earth.")
    wide, high = options.get("width"), options.get("height")
    _, width, height = get_vrt_transform(reader.dataset, bounds, high, wide, dst_crs=target)
    size = _fit(width, height, options)
    bands = _bands(reader, options)
    check_output(*size, bands)
    check_source(reader.dataset, bounds, target, size, bands)
