"""What the places at the corners of a tile's cells tell of it.

``places`` are columns and rows of the full resolution at the corners: (2, cells + 1, cells + 1).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .layout import Layout

_SEPARABLE_PX = 1e-6

Coordinates = NDArray[np.float64]
Shape = tuple[int, int]
Range = tuple[float, float]


def are_separable(places: Coordinates) -> bool:
    """Tell whether columns depend on x alone, and rows on y."""
    columns, rows = places
    return bool(
        np.abs(columns - columns[:1]).max() < _SEPARABLE_PX
        and np.abs(rows - rows[:, :1]).max() < _SEPARABLE_PX
    )


def midpoint_errors(places: Coordinates) -> Coordinates:
    """Return, for each cell of every second node, how far its middle nodes are from linear."""
    coarse = places[:, ::2, ::2]
    across = coarse[:, :, :-1] + coarse[:, :, 1:]
    along = coarse[:, :-1] + coarse[:, 1:]
    middle = across[:, :-1] + across[:, 1:]
    for sums, share, exact in (
        (middle, 0.25, places[:, 1::2, 1::2]),
        (across, 0.5, places[:, ::2, 1::2]),
        (along, 0.5, places[:, 1::2, ::2]),
    ):
        sums *= share
        sums -= exact
        np.abs(sums, out=sums)
    for edge in (across[:, :-1], across[:, 1:], along[:, :, :-1], along[:, :, 1:]):
        np.maximum(middle, edge, out=middle)
    off: Coordinates = np.maximum(middle[0], middle[1])
    return off


def touched(layout: Layout, places: Coordinates, margin: Any) -> NDArray[np.bool_]:
    """Return which cells reach the raster; ``margin`` is how far a cell may bulge."""
    low, high = np.minimum(places[:, :-1], places[:, 1:]), np.maximum(places[:, :-1], places[:, 1:])
    low = np.minimum(low[..., :-1], low[..., 1:]) - margin
    high = np.maximum(high[..., :-1], high[..., 1:]) + margin
    inside: NDArray[np.bool_] = low[0] < layout.info.width
    inside &= low[1] < layout.info.height
    inside &= high[0] > 0
    inside &= high[1] > 0
    return inside


def centre_ranges(places: Coordinates, shape: Shape) -> tuple[Range, Range]:
    """Return the least and greatest place of a tile's centres, half a pixel inside its corners."""
    inner = places.copy()
    for axis, size in ((1, shape[0]), (2, shape[1])):
        lines = inner if axis == 1 else inner.transpose(0, 2, 1)
        cells = lines.shape[1] - 1
        share = 0.5 * cells / size  # of a cell: from its corner to the first centre
        first, last = lines[:, 0].copy(), lines[:, -1].copy()
        low, high = (lines[:, 1], lines[:, -2]) if cells > 1 else (last, first)
        lines[:, 0] += share * (low - first)
        lines[:, -1] += share * (high - last)
    (column, row), (last_column, last_row) = inner.min(axis=(1, 2)), inner.max(axis=(1, 2))
    return (float(column), float(last_column)), (float(row), float(last_row))


def ratio_of(
    places: Coordinates, cells: NDArray[np.bool_], shape: Shape
) -> tuple[float, tuple[float, float]]:
    """Return the ratio, and the scale along columns and along rows, where ``cells`` are."""
    height, width = shape
    start = places[:, :-1, :-1]
    across = places[:, :-1, 1:] - start  # of a cell
    down = places[:, 1:, :-1] - start
    across *= (places.shape[2] - 1) / width  # of a pixel
    down *= (places.shape[1] - 1) / height
    area = np.abs(across[0] * down[1] - down[0] * across[1])
    across *= across
    down *= down
    across += down
    if cells.all():
        sums = across.mean(axis=(1, 2))
    else:
        area, sums = area[cells], across[:, cells].mean(axis=1)
    return math.sqrt(area.mean()), (math.sqrt(sums[0]), math.sqrt(sums[1]))
