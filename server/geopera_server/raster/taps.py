"""The pixels of a level that each pixel of a tile is mixed from."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .interpolation import centres, spread
from .kernels import Kernel, Weights, count, reach, weights
from .tile_grid import Grid, LeftToReference, Shape
from .window import Plane, Window

MAX_TAPS = 16  # along one axis
_MAX_MODE_TAPS = 4  # whose work grows with their fourth power

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Taps:
    """Pixels around the centres of a tile's, and their weights.

    ``window`` is what to read of the level; ``frame`` says by how much the taps reach over the
    level's edges (top, bottom, left, right). ``rows`` and ``columns`` of the first tap count
    within the framed window; they and the weights are flat when they do not depend on each other,
    else of the tile's shape. ``inside`` is None when all centres are on the raster.
    """

    window: Window
    frame: tuple[int, int, int, int]
    rows: Numbers
    columns: Numbers
    row_weights: list[Weights]
    column_weights: list[Weights]
    centre: tuple[Numbers, Numbers]
    inside: NDArray[np.bool_] | None

    def framed(self, plane: Plane) -> NDArray[Any]:
        """Return a plane's part that the taps need, with zeros beyond the level's edges."""
        top, left = self.window.top - plane.top, self.window.left - plane.left
        bottom, right = self.window.bottom - plane.top, self.window.right - plane.left
        part = plane.values[top:bottom, left:right]
        above, below, before, after = self.frame
        if not any(self.frame):
            return part
        return np.pad(part, ((above, below), (before, after)))

    @property
    def is_framed(self) -> bool:
        """Whether taps reach over the level's edges."""
        return any(self.frame)

    def mean(self, part: NDArray[Any], *, positive: bool = False) -> NDArray[Any]:
        """Return the weighted sum of a framed part; of its positive weights alone if so asked."""
        down, across = self.row_weights, self.column_weights
        if positive:
            down = [np.maximum(weight, 0) for weight in down]
            across = [np.maximum(weight, 0) for weight in across]
        if self.rows.ndim == 1:
            wide = _along(part.T, self.columns, across).T
            return _along(wide, self.rows, down)
        flat = np.ascontiguousarray(part).reshape(-1)
        numbers = self._numbers(part.shape[1])
        total: NDArray[Any] | None = None
        for row, weight in enumerate(down):
            line: NDArray[Any] | None = None
            for column, share in enumerate(across):
                values = flat[row * part.shape[1] + column :].take(numbers, mode="clip")
                values = np.multiply(
                    values, share, out=values if values.dtype.kind == "f" else None
                )
                line = values if line is None else np.add(line, values, out=line)
            if line is not None:
                line *= weight
                total = line if total is None else np.add(total, line, out=total)
        if total is None:
            raise LeftToReference
        return total

    def each(self, part: NDArray[Any]) -> Iterator[NDArray[Any]]:
        """Yield the values of each tap, row by row."""
        flat = np.ascontiguousarray(part).reshape(-1)
        numbers = self._numbers(part.shape[1])
        for row in range(len(self.row_weights)):
            for column in range(len(self.column_weights)):
                yield flat[row * part.shape[1] + column :].take(numbers, mode="clip")

    def each_weight(self) -> Iterator[Weights]:
        """Yield the weight of each tap, row by row."""
        for down in self.row_weights:
            for across in self.column_weights:
                yield (down[:, None] if down.ndim == 1 else down) * across

    def middle(self, part: NDArray[Any]) -> NDArray[Any]:
        """Return the value of a framed part under each centre."""
        rows, columns = self.centre
        if rows.ndim == 1:
            return part[rows][:, columns]
        return part[rows, columns]

    def _numbers(self, width: int) -> NDArray[np.intp]:
        rows = self.rows[:, None] if self.rows.ndim == 1 else self.rows
        return (rows * np.int32(width) + self.columns).astype(np.intp)


def taps_of(grid: Grid, kernel: Kernel, shape: Shape, level: Shape, whole: Shape) -> Taps | None:
    """Return the taps of a tile on a level (rows, columns), None when no centre is on it.

    Raises:
        LeftToReference: there would be too many.
    """
    scale_y, scale_x = level[0] / whole[0], level[1] / whole[1]
    step_y, step_x = grid.scale[1] * scale_y, grid.scale[0] * scale_x
    most = _MAX_MODE_TAPS if kernel.is_mode else MAX_TAPS
    if max(count(kernel, step_y), count(kernel, step_x)) > most:
        raise LeftToReference
    if grid.dense:
        known = np.isfinite(grid.rows)
        y, x = (
            np.where(known, part, 0.0) for part in (grid.rows * scale_y, grid.columns * scale_x)
        )
        low_y, high_y = float(y[known].min()), float(y[known].max())
        low_x, high_x = float(x[known].min()), float(x[known].max())
        y, x = np.where(known, y, low_y), np.where(known, x, low_x)
        origin_y, origin_x = np.floor(low_y), np.floor(low_x)
        y, x = y - origin_y, x - origin_x
    elif grid.separable:
        known = None
        y, x = (
            centres(grid.rows[:, 0], shape[0], scale_y),
            centres(grid.columns[0], shape[1], scale_x),
        )
        low_y, high_y, low_x, high_x = y.min(), y.max(), x.min(), x.max()
        origin_y, origin_x = np.floor(max(low_y, -1e6)), np.floor(max(low_x, -1e6))
        y, x = y - origin_y, x - origin_x
    else:
        known = None
        low_y, high_y = (place * scale_y for place in grid.rows_range)
        low_x, high_x = (place * scale_x for place in grid.columns_range)
        origin_y, origin_x = np.floor(max(low_y, 0.0)), np.floor(max(low_x, 0.0))
        y = spread(grid.rows, shape, scale_y, origin_y, np.float32)
        x = spread(grid.columns, shape, scale_x, origin_x, np.float32)
    down = _axis(y, low_y, high_y, int(origin_y), level[0], kernel, step_y)
    across = _axis(x, low_x, high_x, int(origin_x), level[1], kernel, step_x)
    if down is None or across is None:
        return None
    inside = _inside(down, across, known)
    if inside is not None and not inside.any():
        return None
    window = Window(down.first, down.last, across.first, across.last)
    return Taps(
        window,
        (*down.frame, *across.frame),
        down.places,
        across.places,
        down.weights,
        across.weights,
        (down.centre, across.centre),
        inside,
    )


@dataclass(frozen=True)
class _Axis:
    first: int
    last: int
    frame: tuple[int, int]
    places: Numbers
    weights: list[Weights]
    centre: Numbers
    inside: NDArray[np.bool_] | None


def _axis(
    places: NDArray[Any], low: float, high: float, origin: int, length: int, kernel: Kernel,
    scale: float,
) -> _Axis | None:  # fmt: skip
    """Return the taps along one axis for places that count from ``origin``."""
    if high < 0 or low >= length:
        return None
    inside = None
    if low < 0 or high >= length:
        inside = (places >= -origin) & (places < length - origin)
        places = np.clip(places, -origin, length - origin - 0.5)
        low, high = max(low, 0.0), min(high, length - 0.5)
    number, half = count(kernel, scale), reach(kernel, scale) - 0.5
    lowest = np.floor(places - np.asarray(half, places.dtype))
    distance = (lowest - places + np.asarray(0.5, places.dtype)).astype(np.float32)
    start = math.floor(low - half) - 1  # one to spare: float32 may round the other way
    stop = math.floor(high - half) + number + 1
    numbers = lowest.astype(np.int32) + np.int32(origin - start)
    centre = np.floor(places).astype(np.int32) + np.int32(origin - start)
    frame = (max(0, -start), max(0, stop - length))
    return _Axis(
        max(0, start),
        min(length, stop),
        frame,
        numbers,
        weights(kernel, distance, scale),
        np.clip(centre, frame[0], stop - start - 1 - frame[1], out=centre),
        inside,
    )


def _inside(
    down: _Axis, across: _Axis, known: NDArray[np.bool_] | None
) -> NDArray[np.bool_] | None:
    inside = known
    for axis, is_down in ((down, True), (across, False)):
        if axis.inside is None:
            continue
        flags = axis.inside[:, None] if is_down and axis.inside.ndim == 1 else axis.inside
        inside = flags if inside is None else inside & flags
    if inside is None:
        return None
    shape = (len(down.places), across.places.shape[-1])
    return None if inside.all() else np.broadcast_to(inside, shape)


def _along(lines: NDArray[Any], places: Numbers, shares: list[Weights]) -> NDArray[Any]:
    """Mix lines of a part (the first axis) into one for each place."""
    total: NDArray[Any] | None = None
    for offset, share in enumerate(shares):
        found = lines.take(places + offset, axis=0) * share[:, None]
        total = found if total is None else np.add(total, found, out=total)
    if total is None:
        raise LeftToReference
    return total
