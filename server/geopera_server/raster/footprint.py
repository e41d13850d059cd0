"""The outline of the pixels of a raster that hold data."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from rasterio.features import shapes
from rasterio.warp import transform
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

from .antimeridian import on_one_earth

_MASK_SIZE = 512  # pixels of the longest side at which the mask is looked at
_MAX_VERTICES = 400
_MAX_SOURCE_PIXELS = 400_000_000  # of the smallest level; what has more is not looked through
_EDGE_POINTS = 21


def footprint(dataset: rasterio.DatasetReader) -> dict[str, Any]:
    """Return GeoJSON (EPSG:4326) of the valid-data area; the whole frame when all is valid.

    The outline is taken from a reduced mask, closed over small gaps and simplified, so it is
    exact to about 1/512 of the raster's longer side. An empty raster gets its frame, and so does
    one without overviews that is too large to be looked through.
    """
    outline = _valid_area(dataset)
    return dict(mapping(_rounded(_to_wgs84(_densified(outline, dataset), dataset))))


def frame_wgs84(dataset: rasterio.DatasetReader) -> BaseGeometry:
    """Return the outline of the whole raster in EPSG:4326."""
    return _to_wgs84(_densified(_frame(dataset), dataset), dataset)


def _frame(dataset: rasterio.DatasetReader) -> Polygon:
    corners = [(0, 0), (dataset.width, 0), (dataset.width, dataset.height), (0, dataset.height)]
    return Polygon(_apply(dataset.transform, np.array(corners, np.float64)))


def _valid_area(dataset: rasterio.DatasetReader) -> BaseGeometry:
    frame = _frame(dataset)
    if all(flags == [rasterio.enums.MaskFlags.all_valid] for flags in dataset.mask_flag_enums):
        return frame
    if dataset.width * dataset.height / max(dataset.overviews(1), default=1) ** 2 > (
        _MAX_SOURCE_PIXELS
    ):
        return frame
    factor = max(1.0, max(dataset.width, dataset.height) / _MASK_SIZE)
    height = max(1, math.ceil(dataset.height / factor))
    width = max(1, math.ceil(dataset.width / factor))
    mask = dataset.dataset_mask(out_shape=(height, width)) > 0
    if mask.all() or not mask.any():
        return frame
    scale = np.array([dataset.width / width, dataset.height / height])
    parts = [
        shape(geometry) for geometry, _ in shapes(mask.astype(np.uint8), mask=mask, connectivity=8)
    ]
    area = shapely.union_all(parts)
    closed = area.buffer(2, join_style="mitre").buffer(-2, join_style="mitre")
    simple = _few_vertices(closed if not closed.is_empty else area)
    native = shapely.transform(simple, lambda xy: _apply(dataset.transform, xy * scale))
    cut: BaseGeometry = native.intersection(frame)
    return cut


def _few_vertices(geometry: BaseGeometry) -> BaseGeometry:
    tolerance = 1.0
    simple = geometry.simplify(tolerance)
    while shapely.get_num_coordinates(simple) > _MAX_VERTICES and tolerance < _MASK_SIZE:
        tolerance *= 2
        simple = geometry.simplify(tolerance)
    return simple


def _apply(affine: rasterio.Affine, xy: NDArray[np.float64]) -> NDArray[np.float64]:
    columns, rows = xy[:, 0], xy[:, 1]
    x = affine.a * columns + affine.b * rows + affine.c
    y = affine.d * columns + affine.e * rows + affine.f
    return np.column_stack([x, y])


def _densified(geometry: BaseGeometry, dataset: rasterio.DatasetReader) -> BaseGeometry:
    if dataset.crs.is_geographic:
        return geometry
    left, bottom, right, top = dataset.bounds
    step = max(abs(right - left), abs(top - bottom)) / _EDGE_POINTS
    dense: BaseGeometry = shapely.segmentize(geometry, step)
    return dense


def _to_wgs84(geometry: BaseGeometry, dataset: rasterio.DatasetReader) -> BaseGeometry:
    def project(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        longitudes, latitudes = transform(
            dataset.crs, "EPSG:4326", xy[:, 0].tolist(), xy[:, 1].tolist()
        )
        return np.column_stack([longitudes, latitudes])

    return _across_antimeridian(shapely.transform(geometry, project))


def _across_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Split an outline whose longitudes jump between 180 and -180."""
    west, _, east, _ = geometry.bounds
    if east - west <= 180:
        return geometry
    shifted = shapely.transform(geometry, lambda xy: xy + 360.0 * (xy < [0.0, -999.0]))
    low, _, high, _ = shifted.bounds
    if high - low >= east - west:
        return geometry
    return on_one_earth(shifted)


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    rounded = shapely.transform(geometry, lambda xy: np.round(xy, 7))
    valid = rounded if rounded.is_valid else rounded.buffer(0)
    polygons = [part for part in shapely.get_parts(valid) if isinstance(part, Polygon)]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
