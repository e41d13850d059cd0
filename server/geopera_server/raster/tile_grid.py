"""Where the pixels of a tile fall on a raster: exact on a grid of nodes, interpolated between."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..errors import InvalidInput
from .at_hand import about_to_wait
from .grid_measures import (
    Range,
    are_separable,
    centre_ranges,
    midpoint_errors,
    ratio_of,
    touched,
)
from .grid_nodes import Coordinates, Nodes, nodes_of, projected, unrolled
from .layout import Layout
from .mercator import WEB_MERCATOR, Bounds

MAX_ERROR_PX = 0.125  # of the level that is read; a large tile off by more is left to rio-tiler
MAX_DENSE = 1024 * 1024  # pixels that are transformed one by one, for one tile
_WANTED_ERROR_PX = 0.0005  # then fewer than one pixel in a thousand gets its neighbour's value
_TOLERATED_ERROR_PX = 0.001  # with the finest grid
_CELLS = (8, 16, 32, 64, 128)
_NEAR_PX = 2

Shape = tuple[int, int]


class LeftToReference(Exception):
    """What only rio-tiler can read: no grid is exact enough, or too much would be read."""


@dataclass(frozen=True)
class Grid:
    """Columns and rows of the full resolution at the corners of equal cells of a tile.

    Of a ``dense`` grid they are at the centres of its pixels, NaN where a pixel has no place.
    ``separable`` grids have columns that depend on x alone, and rows on y. ``ratio`` is how many
    pixels of the raster a side fall on one of the tile where they meet, ``scale`` the same along
    columns and along rows. ``error``, in pixels of the full resolution, is what interpolation
    adds at the most: it is measured on cells twice as wide, whose error is about four times as
    large. ``columns_range`` and ``rows_range`` hold all centres of pixels.
    """

    columns: Coordinates
    rows: Coordinates
    columns_range: Range
    rows_range: Range
    ratio: float
    scale: tuple[float, float]
    error: float
    separable: bool = False
    dense: bool = False


def tile_grid(
    layout: Layout, bounds: Bounds, shape: Shape | int, crs: str = WEB_MERCATOR
) -> Grid | None:
    """Return the coarsest grid that is exact enough, None when the raster does not reach the tile.

    ``bounds`` are in ``crs``; ``shape`` has the tile's rows and columns.

    Raises:
        LeftToReference: no grid is exact enough, and the tile is too large for a dense one.
    """
    shape = (shape, shape) if isinstance(shape, int) else shape
    try:
        return _smooth(layout, bounds, shape, crs)
    except _NotSmooth:
        return _dense(layout, bounds, shape, crs)


@lru_cache(maxsize=1024)
def same_crs(one: str, other: str) -> bool:
    """Return whether two texts mean the same CRS.

    Raises:
        InvalidInput: one of them means none.
    """
    about_to_wait()
    try:
        return bool(CRS.from_user_input(one) == CRS.from_user_input(other))
    except (CRSError, CPLE_BaseError) as error:
        raise InvalidInput(f"There is no CRS {other[:60]!r}.") from error


class _NotSmooth(Exception):
    """A node of the tile has no place in the raster's CRS, or too many nodes would be needed."""


@lru_cache(maxsize=1024)
def _smooth(layout: Layout, bounds: Bounds, shape: Shape, crs: str) -> Grid | None:
    """Return a grid of few nodes; cached, since a map shows a tile again and again."""
    if layout.control is None and same_crs(layout.info.crs_wkt, crs):
        return _linear(layout, bounds, shape)
    nodes = nodes_of(layout, bounds, crs)
    number = 0
    while number < len(_CELLS):
        grid = _measured(layout, nodes, shape, _CELLS[number])
        if grid is None:
            return None
        wanted = _WANTED_ERROR_PX * layout.factor_for(grid.ratio)
        if grid.error <= wanted:
            return grid
        number += _steps_to(wanted, grid.error, len(_CELLS) - 1 - number)
    limit = _TOLERATED_ERROR_PX if shape[0] * shape[1] <= MAX_DENSE else MAX_ERROR_PX
    if grid is not None and grid.error > limit * layout.factor_for(grid.ratio):
        raise _NotSmooth
    return grid


def _steps_to(wanted: float, error: float, most: int) -> int:
    """Return how often cells must be halved, which divides the error by nearly four each time."""
    steps = 1
    while steps < most and error / 3.9**steps > wanted:
        steps += 1
    return steps


def _linear(layout: Layout, bounds: Bounds, shape: Shape) -> Grid | None:
    affine = layout.to_pixel
    if affine.b == affine.d == 0:
        return _upright(layout, bounds, shape)
    left, bottom, right, top = bounds
    x, y = np.array([[left, right], [left, right]]), np.array([[top, top], [bottom, bottom]])
    places = np.stack(layout.pixels_of(x, y))
    reached = touched(layout, places, 0.0)
    if not reached.any():
        return None
    ratio, scale = ratio_of(places, reached, shape)
    return Grid(places[0], places[1], *centre_ranges(places, shape), ratio, scale, 0.0)


def _upright(layout: Layout, bounds: Bounds, shape: Shape) -> Grid | None:
    """Return the grid of a tile whose columns and rows are along those of the raster."""
    affine, info = layout.to_pixel, layout.info
    columns = (affine.a * bounds[0] + affine.c, affine.a * bounds[2] + affine.c)
    rows = (affine.e * bounds[3] + affine.f, affine.e * bounds[1] + affine.f)
    if not (max(columns) > 0 and min(columns) < info.width):
        return None
    if not (max(rows) > 0 and min(rows) < info.height):
        return None
    x_range, x_scale = _centres_of(columns, shape[1])
    y_range, y_scale = _centres_of(rows, shape[0])
    ratio = math.sqrt(x_scale * y_scale)
    nodes = np.array([columns, columns]), np.array([rows, rows]).T
    return Grid(*nodes, x_range, y_range, ratio, (x_scale, y_scale), 0.0, separable=True)


def _centres_of(ends: Range, size: int) -> tuple[Range, float]:
    """Return the first and last of ``size`` centres between two ends, in order, and their step."""
    step = (ends[1] - ends[0]) / size
    first, last = ends[0] + step / 2, ends[1] - step / 2
    return (min(first, last), max(first, last)), abs(step)


def _measured(layout: Layout, nodes: Nodes, shape: Shape, cells: int) -> Grid | None:
    """Return the grid of ``cells`` a side, its error measured on every second node."""
    places = nodes.at(cells)
    if not np.isfinite(places).all():
        raise _NotSmooth
    off = midpoint_errors(places)
    reached = touched(layout, places[:, ::2, ::2], off)
    if not reached.any():
        return None
    fine = np.repeat(np.repeat(reached, 2, axis=0), 2, axis=1)
    ratio, scale = ratio_of(places, fine, shape)
    error = float(off[reached].max()) + nodes.error
    ranges = centre_ranges(places, shape)
    separable = are_separable(places)
    return Grid(places[0], places[1], *ranges, ratio, scale, error, separable=separable)


def _dense(layout: Layout, bounds: Bounds, shape: Shape, crs: str) -> Grid | None:
    """Return the exact place of each pixel's centre, for tiles that no smooth grid describes."""
    height, width = shape
    if height * width > MAX_DENSE:
        raise LeftToReference
    near = _near(layout, bounds, shape, crs)
    x, y = _projected_centres(crs, layout.info.crs_wkt, bounds, shape, near)
    found = layout.pixels_of(unrolled(layout, x), y)
    with np.errstate(invalid="ignore"):
        inside = (found[0] >= 0) & (found[0] < layout.info.width)
        inside &= (found[1] >= 0) & (found[1] < layout.info.height)
    if not inside.any():
        return None
    columns, rows = np.full((2, height, width), np.nan)
    top, bottom, left, right = near
    columns[top:bottom, left:right] = np.where(inside, found[0], np.nan)
    rows[top:bottom, left:right] = np.where(inside, found[1], np.nan)
    ratio, scale = _dense_ratio(*found, inside)
    columns_range = float(np.nanmin(columns)), float(np.nanmax(columns))
    rows_range = float(np.nanmin(rows)), float(np.nanmax(rows))
    return Grid(columns, rows, columns_range, rows_range, ratio, scale, 0.0, dense=True)


def _near(layout: Layout, bounds: Bounds, shape: Shape, crs: str) -> tuple[int, int, int, int]:
    """Return first and last rows and columns of a tile that can meet the raster, generously."""
    height, width = shape
    raster = layout.bounds
    if crs != WEB_MERCATOR or raster is None or not layout.continuous:
        return 0, height, 0, width
    left, bottom, right, top = bounds
    margin_x, margin_y = 0.02 * (raster[2] - raster[0]), 0.02 * (raster[3] - raster[1])
    step_x, step_y = (right - left) / width, (top - bottom) / height
    first = math.floor((raster[0] - margin_x - left) / step_x) - _NEAR_PX
    last = math.ceil((raster[2] + margin_x - left) / step_x) + _NEAR_PX
    upper = math.floor((top - raster[3] - margin_y) / step_y) - _NEAR_PX
    lower = math.ceil((top - raster[1] + margin_y) / step_y) + _NEAR_PX
    return (
        min(max(upper, 0), height - 1), max(min(lower, height), 1),
        min(max(first, 0), width - 1), max(min(last, width), 1),
    )  # fmt: skip


def _dense_ratio(
    columns: Coordinates, rows: Coordinates, inside: NDArray[np.bool_]
) -> tuple[float, tuple[float, float]]:
    """Return the median ratio and scales of pixels inside to their neighbours, 1 without any."""
    near = inside.copy()
    near[:, :-1] |= inside[:, 1:]
    near[:-1] |= inside[1:]
    scales = []
    for places in (columns, rows):
        with np.errstate(invalid="ignore"):
            along = np.hypot(np.diff(places, axis=1)[:-1], np.diff(places, axis=0)[:, :-1])
        known = along[near[:-1, :-1] & np.isfinite(along)]
        scales.append(max(float(np.median(known)), 1e-9) if known.size else 1.0)
    return math.sqrt(scales[0] * scales[1]), (scales[0], scales[1])


@lru_cache(maxsize=8)
def _projected_centres(
    crs: str, raster_crs: str, bounds: Bounds, shape: Shape, part: tuple[int, int, int, int]
) -> tuple[Coordinates, Coordinates]:
    """Return x and y, in a raster's CRS, of the centres of a part of a tile's pixels."""
    left, bottom, right, top = bounds
    columns = np.arange(part[2], part[3], dtype=np.float64) + 0.5
    rows = np.arange(part[0], part[1], dtype=np.float64) + 0.5
    across = left + columns * ((right - left) / shape[1])
    down = top + rows * ((bottom - top) / shape[0])
    return projected(crs, raster_crs, across, down)
