"""Where the pixels of a tile fall on a raster: exact on a grid of nodes, interpolated between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from rasterio.warp import transform

from .layout import Layout
from .mercator import WEB_MERCATOR, Bounds

_WANTED_ERROR_PX = 0.0005  # then fewer than one pixel in a thousand gets its neighbour's value
_CELLS = (8, 16, 32, 64)

Coordinates = NDArray[np.float64]


class GridFailure(Exception):
    """A part of the tile has no place in the raster's CRS."""


@dataclass(frozen=True)
class Grid:
    """Columns and rows of the full resolution at the corners of equal cells of a tile.

    ``ratio`` is how many pixels of the raster a side fall on one of the tile where they meet;
    ``error``, in pixels of the full resolution, is what interpolation adds at the most: it is
    measured on cells twice as wide, whose error is about four times as large.
    """

    columns: Coordinates
    rows: Coordinates
    ratio: float
    error: float


def tile_grid(layout: Layout, bounds: Bounds, size: int) -> Grid | None:
    """Return the finest grid that it takes, None when the raster does not reach the tile.

    Raises:
        GridFailure: a part of the tile cannot be expressed in the raster's CRS.
    """
    if layout.is_mercator:
        return _linear(layout, bounds, size)
    for cells in _CELLS:
        grid = _measured(layout, bounds, size, cells)
        if grid is None or grid.error <= _WANTED_ERROR_PX * layout.factor_for(grid.ratio):
            break
    return grid


def spread(nodes: Coordinates, size: int, scale: float) -> Coordinates:
    """Interpolate nodes to the pixel centres of a tile, times ``scale``: (size, size)."""
    across = _between(nodes.T * scale, size).T  # (nodes, size)
    return _between(across, size)


def centres(nodes: Coordinates, size: int, scale: float) -> Coordinates:
    """Interpolate the first and last of ``nodes`` to the pixel centres of a tile: (size,)."""
    first, last = float(nodes[0]) * scale, float(nodes[-1]) * scale
    pixels: Coordinates = np.arange(0.5, size, dtype=np.float64)
    pixels *= (last - first) / size
    pixels += first
    return pixels


def _between(nodes: Coordinates, size: int) -> Coordinates:
    cell, share = _places(len(nodes) - 1, size)
    steps: Coordinates = nodes[1:] - nodes[:-1]
    return steps[cell] * share + nodes[cell]


@lru_cache(maxsize=64)
def _places(cells: int, size: int) -> tuple[NDArray[np.intp], Coordinates]:
    """Return for each pixel centre its cell, and where in the cell it is (0 to 1, a column)."""
    position = (np.arange(size) + 0.5) * cells / size
    cell = np.minimum(position.astype(np.intp), cells - 1)
    return cell, (position - cell)[:, None]


def _linear(layout: Layout, bounds: Bounds, size: int) -> Grid | None:
    left, bottom, right, top = bounds
    x, y = np.array([[left, right], [left, right]]), np.array([[top, top], [bottom, bottom]])
    columns, rows = _to_pixels(layout, x, y)
    touched = _touched(layout, columns, rows, 0.0)
    if not touched.any():
        return None
    return Grid(columns, rows, _ratio(columns, rows, touched, size), 0.0)


def _measured(layout: Layout, bounds: Bounds, size: int, cells: int) -> Grid | None:
    """Return the grid of ``cells`` a side, its error measured on every second node."""
    x, y = _projected_nodes(layout.info.crs_wkt, bounds, cells)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise GridFailure
    columns, rows = _to_pixels(layout, x, y)
    off = np.maximum(_midpoint_errors(columns), _midpoint_errors(rows))
    touched = _touched(layout, columns[::2, ::2], rows[::2, ::2], off)
    if not touched.any():
        return None
    fine = np.repeat(np.repeat(touched, 2, axis=0), 2, axis=1)
    error = float(off[touched].max())
    return Grid(columns, rows, _ratio(columns, rows, fine, size), error)


def _to_pixels(layout: Layout, x: Coordinates, y: Coordinates) -> tuple[Coordinates, Coordinates]:
    affine = layout.to_pixel
    return (
        affine.a * x + affine.b * y + affine.c,
        affine.d * x + affine.e * y + affine.f,
    )


def _midpoint_errors(nodes: Coordinates) -> Coordinates:
    """Return, for each cell of every second node, how far its middle nodes are from linear."""
    coarse = nodes[::2, ::2]
    middle = (coarse[:-1, :-1] + coarse[1:, :-1] + coarse[:-1, 1:] + coarse[1:, 1:]) / 4
    off: Coordinates = np.abs(nodes[1::2, 1::2] - middle)
    across = np.abs(nodes[::2, 1::2] - (coarse[:, :-1] + coarse[:, 1:]) / 2)
    along = np.abs(nodes[1::2, ::2] - (coarse[:-1] + coarse[1:]) / 2)
    for edge in (across[:-1], across[1:], along[:, :-1], along[:, 1:]):
        np.maximum(off, edge, out=off)
    return off


def _touched(layout: Layout, columns: Coordinates, rows: Coordinates, margin: Any) -> NDArray[Any]:
    """Return which cells reach the raster; ``margin`` is how far a cell may bulge."""
    low_column, high_column = _range(columns)
    low_row, high_row = _range(rows)
    whole = layout.info
    inside: NDArray[Any] = (
        (high_column + margin > 0)
        & (low_column - margin < whole.width)
        & (high_row + margin > 0)
        & (low_row - margin < whole.height)
    )
    return inside


def _range(nodes: Coordinates) -> tuple[Coordinates, Coordinates]:
    corners = (nodes[:-1, :-1], nodes[1:, :-1], nodes[:-1, 1:], nodes[1:, 1:])
    return np.minimum.reduce(corners), np.maximum.reduce(corners)


def _ratio(columns: Coordinates, rows: Coordinates, cells: NDArray[Any], size: int) -> float:
    area = np.abs(
        np.diff(columns, axis=1)[:-1] * np.diff(rows, axis=0)[:, :-1]
        - np.diff(columns, axis=0)[:, :-1] * np.diff(rows, axis=1)[:-1]
    )
    return float(np.sqrt(area[cells].mean())) * (len(columns) - 1) / size


@lru_cache(maxsize=1024)
def _projected_nodes(crs: str, bounds: Bounds, cells: int) -> tuple[Coordinates, Coordinates]:
    """Return x and y, in a raster's CRS, of the corners of a tile's cells."""
    left, bottom, right, top = bounds
    across = np.linspace(left, right, cells + 1)
    down = np.linspace(top, bottom, cells + 1)
    x, y = np.meshgrid(across, down)
    try:
        moved = transform(WEB_MERCATOR, crs, x.ravel().tolist(), y.ravel().tolist())
    except (RasterioError, CPLE_BaseError) as error:
        raise GridFailure from error
    return np.array(moved[0]).reshape(x.shape), np.array(moved[1]).reshape(x.shape)
