"""The pixels of a raster whose centre lies inside a polygon, and their values block by block."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
import shapely
import shapely.affinity
from numpy.typing import NDArray
from rasterio.transform import Affine
from rasterio.windows import Window
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .aoi import geometry_mask, to_crs
from .info import wgs84_bounds

_CHUNK = 1024  # pixels of a chunk's side, rounded to whole blocks
_PAD = 2  # pixels around a window that its part of the polygon is cut with
_MANY_VERTICES = 500
_EARTH_RADIUS_M = 6378137.0
_WEB_MERCATOR = 3857


class NoOverlap(InvalidInput):
    """The area of interest does not overlap the raster."""


@dataclass(frozen=True)
class PixelArea:
    """A polygon in pixel coordinates (column, row from the upper left corner of a raster).

    ``window`` is the smallest whole-pixel window of the raster around it, ``size`` its area
    within the raster in pixels.
    """

    geometry: BaseGeometry
    window: Window
    size: float

    def mask(self, window: Window) -> NDArray[np.bool_] | None:
        """Return True where a pixel centre of the window is inside; None when all are."""
        left, top = window.col_off, window.row_off
        frame = box(left, top, left + window.width, top + window.height)
        if shapely.contains_properly(self.geometry, frame):
            return None
        geometry = self.geometry
        if shapely.get_num_coordinates(geometry) > _MANY_VERTICES:
            geometry = geometry.intersection(frame.buffer(_PAD, join_style="mitre"))
        offset = Affine(1.0, 0.0, left, 0.0, 1.0, top)
        polygons = [part for part in shapely.get_parts(geometry) if part.area > 0]
        return geometry_mask(
            shapely.MultiPolygon(polygons), offset, int(window.height), int(window.width)
        )


def pixel_area(dataset: rasterio.DatasetReader, geometry: BaseGeometry) -> PixelArea:
    """Bring an EPSG:4326 polygon to the pixels of an open raster.

    Raises:
        NoOverlap: the polygon does not overlap the raster.
    """
    near = geometry.intersection(_surroundings(dataset))
    native = to_crs(near, dataset.crs) if not near.is_empty else near
    native = _unwrapped(native, dataset)
    inverse = ~dataset.transform

    def to_pixels(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = xy[:, 0], xy[:, 1]
        columns = inverse.a * x + inverse.b * y + inverse.c
        rows = inverse.d * x + inverse.e * y + inverse.f
        return np.column_stack([columns, rows])

    pixels = shapely.transform(native, to_pixels)
    shapely.prepare(pixels)
    frame = box(0, 0, dataset.width, dataset.height)
    inside = pixels.intersection(frame)
    if inside.area <= 0:
        raise NoOverlap("The area of interest does not overlap the raster.")
    left, top, right, bottom = inside.bounds
    # a bound that misses a pixel's edge by rounding alone must not add a row or column
    col, row = max(0, int(np.floor(left + 1e-6))), max(0, int(np.floor(top + 1e-6)))
    col_end = min(dataset.width, max(col + 1, int(np.ceil(right - 1e-6))))
    row_end = min(dataset.height, max(row + 1, int(np.ceil(bottom - 1e-6))))
    window = Window(col, row, col_end - col, row_end - row)
    return PixelArea(pixels, window, float(inside.area))


def chunks(dataset: rasterio.DatasetReader, window: Window, side: int = _CHUNK) -> list[Window]:
    """Return windows that cover ``window``, cut along the raster's blocks, about ``side`` wide."""
    block_height, block_width = dataset.block_shapes[0]
    step_y = max(1, side // block_height) * block_height if block_height <= side else side
    step_x = max(1, side // block_width) * block_width if block_width <= side else side
    top, left = int(window.row_off), int(window.col_off)
    bottom, right = top + int(window.height), left + int(window.width)
    result = []
    for row in range(top // step_y * step_y, bottom, step_y):
        for col in range(left // step_x * step_x, right, step_x):
            r0, r1 = max(row, top), min(row + step_y, bottom)
            c0, c1 = max(col, left), min(col + step_x, right)
            result.append(Window(c0, r0, c1 - c0, r1 - r0))
    return result


def read_valid(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    window: Window | None,
    shape: tuple[int, int] | None = None,
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Read raw values and their validity, both of shape (bands, rows, columns).

    A ``shape`` other than the window's reads the nearest pixels of the best overview.

    Invalid is what nodata, an internal or external mask or an alpha of 0 hides, and what is not a
    finite number.
    """
    out = (len(indexes), *shape) if shape else None
    data: NDArray[Any] = dataset.read(list(indexes), window=window, out_shape=out)
    masks = dataset.read_masks(list(indexes), window=window, out_shape=out)
    valid: NDArray[np.bool_] = masks != 0
    if data.dtype.kind == "f":
        valid &= np.isfinite(data)
    return data, valid


def covered(area: PixelArea, windows: Sequence[Window]) -> Iterator[tuple[Window, Any]]:
    """Yield the windows that have a pixel inside, with their mask (None when all are inside)."""
    for window in windows:
        mask = area.mask(window)
        if mask is None or mask.any():
            yield window, mask


def _unwrapped(native: BaseGeometry, dataset: rasterio.DatasetReader) -> BaseGeometry:
    """Return a projected area also where a raster goes on beyond the antimeridian."""
    turn = _turn(dataset)
    left, right = dataset.bounds.left, dataset.bounds.right
    if (
        native.is_empty
        or turn is None
        or (
            min(left, right) >= -turn / 2 - 1e-6 * turn
            and max(left, right) <= turn / 2 + 1e-6 * turn
        )
    ):
        return native
    frame = box(*dataset.bounds)
    copies = [shapely.affinity.translate(native, times * turn) for times in (-1, 0, 1)]
    return shapely.union_all([copy for copy in copies if copy.intersects(frame)])


def _turn(dataset: rasterio.DatasetReader) -> float | None:
    """Return how wide the whole earth is in a CRS whose x is the longitude, None for others."""
    crs = dataset.crs
    if crs.is_geographic:
        return 2 * math.pi / float(crs.units_factor[1])
    return 2 * math.pi * _EARTH_RADIUS_M if crs.to_epsg() == _WEB_MERCATOR else None


def _surroundings(dataset: rasterio.DatasetReader) -> BaseGeometry:
    """Return the raster's box in lon/lat with a margin: far parts of a polygon cannot project."""
    west, south, east, north = wgs84_bounds(dataset)
    width = east - west if east >= west else east - west + 360
    margin = 0.05 * max(width, north - south) + 1e-4
    if width + 2 * margin >= 360:
        return box(-180, south - margin, 180, north + margin)
    west, east, south, north = west - margin, east + margin, south - margin, north + margin
    if west >= -180 and east <= 180 and west < east:
        return box(west, south, east, north)
    west = west + 360 if west < -180 else west
    east = east - 360 if east > 180 else east
    return box(west, south, 180, north).union(box(-180, south, east, north))
