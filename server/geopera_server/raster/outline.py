"""The edges of a polygon on a grid of pixels: what is inside, by centre or by share of area."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .window import Window

_CROSSINGS = 1_000_000  # worked on at once: a comb of 100,000 teeth must not fill the memory
_NEAR = 1e-6  # pixels; an edge this close to a box counts as touching it
_ROUNDING = 1e-10  # a share this close to none or all is none or all

Edges = tuple[NDArray[np.float64], ...]


class Place(IntEnum):
    """Where a box of pixels lies: out of the polygon, wholly in it, or across its edge."""

    OUTSIDE = 0
    INSIDE = 1
    EDGE = 2


class Outline:
    """The edges of a valid polygon in pixels (x to the right, y down)."""

    def __init__(self, geometry: BaseGeometry) -> None:
        x0, y0, x1, y1 = _directed(geometry)
        upward = y0 > y1
        self._edges: Edges = (
            np.where(upward, x1, x0),
            np.minimum(y0, y1),
            np.where(upward, x0, x1),
            np.maximum(y0, y1),
            np.where(upward, 1.0, -1.0),
        )
        order = np.argsort(self._edges[1], kind="stable")
        self._edges = tuple(part[order] for part in self._edges)

    def strip(self, top: int, bottom: int) -> Strip:
        """Return the part of the edges that reaches the rows from ``top`` to before ``bottom``."""
        end = int(np.searchsorted(self._edges[1], bottom + _NEAR, side="right"))
        reaching = np.flatnonzero(self._edges[3][:end] >= top - _NEAR)
        return Strip(top, bottom, tuple(part[reaching] for part in self._edges))


class Strip:
    """The edges in some rows; windows asked about must lie in these."""

    def __init__(self, top: int, bottom: int, edges: Edges) -> None:
        self.top, self.bottom, self._edges = top, bottom, edges
        x0, y0, x1, y1, _ = edges
        one = _x_at(edges, np.clip(y0, top, bottom))
        other = _x_at(edges, np.clip(y1, top, bottom))
        level = y0 == y1
        self._low = np.where(level, np.minimum(x0, x1), np.minimum(one, other)) - _NEAR
        self._high = np.where(level, np.maximum(x0, x1), np.maximum(one, other)) + _NEAR
        middle = top + 0.5
        self._crossing = (y0 <= middle) & (y1 > middle)
        self._middle_x = _x_at(edges, np.full_like(x0, middle))[self._crossing]

    def place(self, left: int, right: int) -> Place:
        """Tell where the columns from ``left`` to before ``right`` of the strip lie."""
        if ((self._high >= left) & (self._low <= right)).any():
            return Place.EDGE
        return Place.INSIDE if int((self._middle_x < left).sum()) % 2 else Place.OUTSIDE

    def mask(self, window: Window) -> NDArray[np.bool_]:
        """Return True for pixels whose centre is inside, by the rule that GDAL burns polygons by.

        An edge belongs to a row when it reaches from above to its centre or below, and a pixel is
        inside when an odd number of edges passes left of its centre, or through it.
        """
        height, width = window.bottom - window.top, window.right - window.left
        x0, y0, x1, y1, _ = self._edges
        first = np.clip(np.ceil(y0 - 0.5) - window.top, 0, height).astype(np.int64)
        last = np.clip(np.ceil(y1 - 0.5) - window.top, 0, height).astype(np.int64)
        size = height * (width + 1)
        parity = np.zeros(size, np.uint8)
        for edge, step in _repeated(np.where(self._low > window.right, 0, last - first)):
            row = step + first[edge]
            y = row + (window.top + 0.5) - y0[edge]
            x = y * (x1[edge] - x0[edge]) / (y1[edge] - y0[edge]) + x0[edge]
            column = np.clip(np.floor(x + 0.5) - window.left, 0, width).astype(np.int64)
            np.add.at(parity, row * (width + 1) + column, np.uint8(1))
        parity &= 1
        inside = np.bitwise_xor.accumulate(parity.reshape(height, width + 1), axis=1)
        return inside[:, :width].view(np.bool_)

    def shares(self, window: Window) -> NDArray[np.float64]:
        """Return how much of each pixel's area is inside, 0 to 1.

        Each edge, cut at the lines of the grid, adds what lies right of it when it goes up and
        takes that away when it goes down; the sum along a row is the area inside.
        """
        height, width = window.bottom - window.top, window.right - window.left
        _, y0, _, y1, sign = self._edges
        first = np.floor(np.clip(y0, window.top, window.bottom)).astype(np.int64)
        last = np.ceil(np.clip(y1, window.top, window.bottom)).astype(np.int64)
        count = np.where((y1 > y0) & (self._low <= window.right), last - first, 0)
        shape = (height, width + 2)
        total = np.zeros(height * (width + 2))
        for edge, step in _repeated(count):
            row = first[edge] + step
            upper, lower = np.maximum(y0[edge], row), np.minimum(y1[edge], row + 1)
            part = tuple(values[edge] for values in self._edges)
            xa, xb = _x_at(part, upper) - window.left, _x_at(part, lower) - window.left
            tall = (lower - upper) * sign[edge]
            _add(total, shape, row - window.top, np.minimum(xa, xb), np.maximum(xa, xb), tall)
        shares = total.reshape(shape)[:, :width].cumsum(axis=1)
        np.copyto(shares, 0.0, where=shares < _ROUNDING)
        np.copyto(shares, 1.0, where=shares > 1 - _ROUNDING)
        return np.asarray(shares)


def _add(
    total: NDArray[np.float64],
    shape: tuple[int, int],
    row: NDArray[np.int64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    tall: NDArray[np.float64],
) -> None:
    """Add segments that each lie in one row, from x ``low`` to ``high``, ``tall`` rows high."""
    width = shape[1] - 2
    np.add.at(total, row * shape[1], tall * _passed(low, high, 0))
    left, right = np.clip(low, 0, width), np.clip(high, 0, width)
    first = np.minimum(np.floor(left), width - 1).astype(np.int64)
    count = np.maximum(np.ceil(right).astype(np.int64) - first, 1)
    count[(high < 0) | (low >= width)] = 0
    for edge, step in _repeated(count):
        column = first[edge] + step
        start, end = np.maximum(left[edge], column), np.minimum(right[edge], column + 1)
        ends = low[edge], high[edge]
        share = tall[edge] * (_passed(*ends, column + 1) - _passed(*ends, np.maximum(column, 0)))
        beyond = share * ((start + end) / 2 - column)  # what only the pixels further right get
        place = row[edge] * shape[1] + column
        np.add.at(total, place, share - beyond)
        np.add.at(total, place + 1, beyond)


def _passed(
    low: NDArray[np.float64], high: NDArray[np.float64], x: NDArray[np.int64] | int
) -> NDArray[np.float64]:
    """Return which part of a segment lies left of ``x``: exactly 0 and 1 before and after it."""
    wide = high - low
    part = np.divide(x - low, wide, out=np.zeros_like(low), where=wide > 0)
    return np.where(high <= x, np.where(low < x, 1.0, 0.0), np.clip(part, 0, 1))


def _x_at(edges: Edges, y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where edges pass a height; their own ends exactly."""
    x0, y0, x1, y1 = edges[:4]
    part = np.divide(y - y0, y1 - y0, out=np.zeros_like(y), where=y1 > y0)
    return np.where(y == y1, x1, x0 + part * (x1 - x0))


def _repeated(count: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield each edge's number as often as ``count`` says, with 0, 1, 2 ..., in portions."""
    wanted = np.flatnonzero(count)
    ends = np.cumsum(count[wanted])
    start = 0
    while start < len(wanted):
        done = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + _CROSSINGS, side="right")))
        counts = count[wanted[start:stop]]
        edge = np.repeat(wanted[start:stop], counts)
        yield edge, np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
        start = stop


def _directed(geometry: BaseGeometry) -> Edges:
    """Return x0, y0, x1, y1 of all edges, shells turning one way and holes the other."""
    polygons = shapely.get_parts(shapely.get_parts([geometry]))
    polygons = polygons[shapely.get_dimensions(polygons) == 2]
    shells = shapely.get_exterior_ring(polygons)
    rings, owner = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1] if len(ring) else np.zeros(0, np.bool_)
    start, end = points[:-1][same], points[1:][same]
    first = np.searchsorted(owner, np.arange(len(shells)))  # a shell comes before its holes
    is_shell = np.zeros(len(rings), np.bool_)
    is_shell[first] = True
    turned = shapely.is_ccw(rings) != is_shell
    backwards = turned[ring[:-1][same]][:, None]
    one, other = np.where(backwards, end, start), np.where(backwards, start, end)
    return one[:, 0], one[:, 1], other[:, 0], other[:, 1]
