"""Which pixels and tiles of a grid have their centre inside a polygon, exactly as GDAL burns it."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry


class Place(IntEnum):
    """Where a tile lies: none, all or some of its pixel centres are inside."""

    OUTSIDE = 0
    INSIDE = 1
    BOUNDARY = 2


class Scanline:
    """Where the edges of a polygon cross the rows of pixel centres.

    A pixel is inside when an odd number of crossings lies left of its centre; holes and several
    parts follow from that. Edges belong to a row when they reach from above to its centre or
    below, so that a corner is counted once: GDAL's rule.
    """

    def __init__(
        self,
        geometry: BaseGeometry,
        origin: tuple[int, int],
        factor: int,
        width: int,
        height: int,
    ) -> None:
        """Cross a polygon in source pixels with a grid of pixels ``factor`` times as large.

        ``origin`` is the grid's upper left corner (column, row) in source pixels.
        """
        self.width, self.height = width, height
        x0, y0, x1, y1 = _edges(geometry, origin, factor)
        first = np.clip(np.ceil(y0 - 0.5), 0, height).astype(np.int64)
        last = np.clip(np.ceil(y1 - 0.5), 0, height).astype(np.int64)
        count = last - first
        edge = np.repeat(np.arange(len(count)), count)
        step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        row = step + first[edge]
        x = (row + 0.5 - y0[edge]) * (x1[edge] - x0[edge]) / (y1[edge] - y0[edge]) + x0[edge]
        column = np.clip(np.floor(x + 0.5), 0, width).astype(np.int64)
        by_row = np.argsort(row, kind="stable")
        self._rows, self._columns = row[by_row], column[by_row]

    def places(self, tile_width: int, tile_height: int) -> NDArray[np.uint8]:
        """Return the ``Place`` of each tile, shape (tile rows, tile columns)."""
        rows, columns = -(-self.height // tile_height), -(-self.width // tile_width)
        result = np.zeros((rows, columns), np.uint8)
        for tile_row in range(rows):
            result[tile_row] = self._places(tile_row, tile_width, tile_height, columns)
        return result

    def mask(self, row: int, column: int, height: int, width: int) -> NDArray[np.bool_]:
        """Return True for the pixels of a window that are inside; none beyond the grid."""
        rows, columns = self._within(row, min(row + height, self.height))
        right = max(0, min(width, self.width - column))
        columns = np.clip(columns - column, 0, right)
        # rows have an even number of crossings each, so that those at its right end turn all off
        turns = np.sort(rows * width + columns)
        lengths = np.diff(turns, prepend=0, append=height * width)
        parity = np.arange(lengths.size) & 1
        return np.repeat(parity.astype(np.bool_), lengths).reshape(height, width)

    def _within(self, start: int, stop: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        low, high = np.searchsorted(self._rows, [start, stop])
        return self._rows[low:high] - start, self._columns[low:high]

    def _places(
        self, tile_row: int, tile_width: int, tile_height: int, columns: int
    ) -> NDArray[np.uint8]:
        start = tile_row * tile_height
        height = min(tile_height, self.height - start)
        rows, crossings = self._within(start, start + height)
        within = (crossings % tile_width != 0) & (crossings < self.width)
        crossed = np.zeros(columns, np.bool_)
        crossed[crossings[within] // tile_width] = True
        tile = -(-crossings // tile_width)  # the first tile that lies right of the crossing
        counts = np.bincount(rows * (columns + 1) + tile, minlength=height * (columns + 1))
        inside = counts.reshape(height, columns + 1).cumsum(axis=1) & 1
        full = inside[:, :columns].sum(axis=0)
        places = np.full(columns, Place.BOUNDARY, np.uint8)
        places[(full == 0) & ~crossed] = Place.OUTSIDE
        places[(full == height) & ~crossed] = Place.INSIDE
        return places


def _edges(
    geometry: BaseGeometry, origin: tuple[int, int], factor: int
) -> tuple[NDArray[np.float64], ...]:
    """Return x0, y0, x1, y1 of all edges that are not level, with y0 < y1, in grid pixels."""
    polygons = shapely.get_parts(shapely.get_parts([geometry]))
    rings = shapely.get_rings(polygons[shapely.get_dimensions(polygons) == 2])
    points, ring = shapely.get_coordinates(rings, return_index=True)
    points = (points - np.array(origin, np.float64)) / factor
    same = ring[1:] == ring[:-1] if len(ring) else np.zeros(0, np.bool_)
    start, end = points[:-1][same], points[1:][same]
    sloped = start[:, 1] != end[:, 1]
    start, end = start[sloped], end[sloped]
    down = (start[:, 1] < end[:, 1])[:, None]
    upper, lower = np.where(down, start, end), np.where(down, end, start)
    return upper[:, 0], upper[:, 1], lower[:, 0], lower[:, 1]
