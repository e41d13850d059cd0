"""Columns and rows of a raster at the nodes of a tile: of a polynomial through few exact places.

A map projection is smooth within a tile: seven exact places a side tell all others to a hundred
thousandth of a pixel, for a tenth of the time. Where they do not, each node is projected.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform

from .at_hand import about_to_wait
from .layout import Layout
from .mercator import Bounds

Coordinates = NDArray[np.float64]

EXACT_PX = 2e-5  # of the full resolution, by which a polynomial may be off
_FEW = 7
_FULL_TURN = 360.0


@dataclass(frozen=True)
class Nodes:
    """What tells columns and rows at any number of nodes; ``error`` is of them, in pixels."""

    layout: Layout
    bounds: Bounds
    crs: str
    few: Coordinates | None
    error: float

    def at(self, cells: int) -> Coordinates:
        """Return columns and rows at the corners of equal cells: (2, cells + 1, cells + 1).

        They are NaN or infinite where a corner has no place in the raster's CRS.
        """
        if self.few is not None:
            between = _equal_weights(cells)
            found: Coordinates = between @ self.few @ between.T
            return found
        x, y = _projected_nodes(self.crs, self.layout.info.crs_wkt, self.bounds, cells)
        return np.stack(self.layout.pixels_of(unrolled(self.layout, x), y))


def nodes_of(layout: Layout, bounds: Bounds, crs: str) -> Nodes:
    """Return the nodes of a tile whose ``bounds`` are in ``crs``."""
    x, y = _projected_few(crs, layout.info.crs_wkt, bounds)
    places = np.stack(layout.pixels_of(unrolled(layout, x), y))
    few = places[:, : _FEW * _FEW].reshape(2, _FEW, _FEW)
    between = _gap_weights()
    off = between @ few @ between.T
    off -= places[:, _FEW * _FEW :].reshape(off.shape)
    error = float(np.abs(off, out=off).max())
    if error <= EXACT_PX:  # False for NaN
        return Nodes(layout, bounds, crs, few, 2 * error)
    return Nodes(layout, bounds, crs, None, 0.0)


def unrolled(layout: Layout, x: Coordinates) -> Coordinates:
    """Bring longitudes to the turn of the globe that a raster beyond 180 degrees counts in."""
    if layout.continuous:
        return x
    west = min(layout.info.bounds[0], layout.info.bounds[2])
    return west + np.mod(x - west, _FULL_TURN)


def projected(
    crs: str, raster_crs: str, across: Coordinates, down: Coordinates
) -> tuple[Coordinates, Coordinates]:
    """Return x and y, in a raster's CRS, where columns and rows of coordinates cross."""
    x, y = np.meshgrid(across, down)
    found = _moved(crs, raster_crs, x.ravel(), y.ravel()).reshape(2, *x.shape)
    return found[0], found[1]


@lru_cache(maxsize=64)
def _projected_nodes(
    crs: str, raster_crs: str, bounds: Bounds, cells: int
) -> tuple[Coordinates, Coordinates]:
    """Return x and y, in a raster's CRS, of the corners of a tile's cells."""
    left, bottom, right, top = bounds
    across = np.linspace(left, right, cells + 1)
    down = np.linspace(top, bottom, cells + 1)
    return projected(crs, raster_crs, across, down)


@lru_cache(maxsize=1024)
def _projected_few(crs: str, raster_crs: str, bounds: Bounds) -> Coordinates:
    """Return x and y of the polynomial's places, row by row, then of those that check it."""
    left, bottom, right, top = bounds
    across, down = _unit_places()
    x, y = left + across * (right - left), top + down * (bottom - top)
    return _moved(crs, raster_crs, x, y)


def _moved(crs: str, raster_crs: str, x: Coordinates, y: Coordinates) -> Coordinates:
    """Return x and y in a raster's CRS, NaN for what has no place there."""
    about_to_wait()
    try:
        moved = transform(_crs(crs), _crs(raster_crs), x.tolist(), y.tolist())
    except (RasterioError, CPLE_BaseError):
        return np.full((2, len(x)), np.nan)
    found = np.array(moved, np.float64)
    finite = np.isfinite(found)
    if not finite.all():
        found[:, ~finite.all(axis=0)] = np.nan
    return found


@lru_cache(maxsize=64)
def _crs(text: str) -> CRS:
    return CRS.from_user_input(text)


@lru_cache(maxsize=1)
def _unit_nodes() -> Coordinates:
    """Return Chebyshev's places of 0 to 1, ends included: a polynomial through them is calm."""
    places: Coordinates = (1 - np.cos(np.pi * np.arange(_FEW) / (_FEW - 1))) / 2
    return places


@lru_cache(maxsize=1)
def _unit_places() -> tuple[Coordinates, Coordinates]:
    """Return x and y (of 0 to 1) of the nodes and of the middles between, both row by row."""
    nodes = _unit_nodes()
    gaps = (nodes[1:] + nodes[:-1]) / 2
    pairs = [np.meshgrid(line, line) for line in (nodes, gaps)]
    x, y = (np.concatenate([pair[axis].ravel() for pair in pairs]) for axis in (0, 1))
    return x, y


@lru_cache(maxsize=1)
def _gap_weights() -> Coordinates:
    nodes = _unit_nodes()
    return _weights((nodes[1:] + nodes[:-1]) / 2)


@lru_cache(maxsize=16)
def _equal_weights(cells: int) -> Coordinates:
    return _weights(np.linspace(0, 1, cells + 1))


def _weights(places: Coordinates) -> Coordinates:
    """Return how much each node counts at some places, by Lagrange: (places, nodes)."""
    nodes = _unit_nodes()
    result = np.empty((len(places), _FEW))
    for number, node in enumerate(nodes):
        others = np.delete(nodes, number)
        result[:, number] = ((places[:, None] - others) / (node - others)).prod(axis=1)
    return result
