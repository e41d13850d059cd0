"""Which pixel of a level each pixel of a tile shows, and the gathering of their values."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .interpolation import centres, spread
from .sampling_cache import SAMPLINGS
from .tile_grid import Grid, Shape
from .window import Plane, Window

_GDAL_EPSILON = 1e-10  # GDAL's warper adds it before it rounds down
_ALIGNED_PX = 1e-6  # by which all pixels of a row may be off and still be one by one
_SLACK = 1e-3  # what float32 may add to a place

Steps = NDArray[np.intp] | slice


class Sampling(Protocol):
    """Nearest pixels of a window, for each of a tile's; ``inside`` None when all have one."""

    @property
    def window(self) -> Window:
        """The part of the level that is needed."""

    @property
    def inside(self) -> NDArray[np.bool_] | None:
        """Where the tile is on the raster."""

    def of(self, plane: Plane, out: NDArray[Any] | None = None) -> NDArray[Any]:
        """Gather from a plane that covers the window, into ``out`` when it is given."""


@dataclass(frozen=True)
class Crossed:
    """Rows and columns of the window that do not depend on each other."""

    window: Window
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    inside: NDArray[np.bool_] | None
    _slices: list[Steps] = field(default_factory=list)

    def of(self, plane: Plane, out: NDArray[Any] | None = None) -> NDArray[Any]:
        """Gather from a plane that covers the window, into ``out`` when it is given."""
        top, left = self.window.top - plane.top, self.window.left - plane.left
        rows, columns = self._lines()
        found = plane.values[_moved(rows, top)][:, _moved(columns, left)]
        if out is None:
            return found
        out[...] = found
        return out

    def _lines(self) -> tuple[Steps, Steps]:
        """Return rows and columns, as slices where they are consecutive."""
        if not self._slices:
            self._slices.extend((_as_slice(self.rows), _as_slice(self.columns)))
        return self._slices[0], self._slices[1]


class Scattered:
    """A row and a column of the window for each pixel of a tile.

    They are kept as numbers in planes of the width that was asked for last: a tile's are all alike.
    """

    def __init__(
        self,
        window: Window,
        rows: NDArray[np.int32],
        columns: NDArray[np.int32],
        inside: NDArray[np.bool_] | None,
    ) -> None:
        self.window = window
        self.inside = inside
        self.nbytes = rows.nbytes + (0 if inside is None else inside.nbytes)
        self._places: tuple[NDArray[np.int32], NDArray[np.int32]] | None = (rows, columns)
        self._numbers: tuple[int, NDArray[np.int32]] | None = None

    def of(self, plane: Plane, out: NDArray[Any] | None = None) -> NDArray[Any]:
        """Gather from a plane that covers the window, into ``out`` when it is given."""
        top, left = self.window.top - plane.top, self.window.left - plane.left
        width = plane.values.shape[1]
        flat = plane.values.reshape(-1)[top * width + left :]
        return flat.take(_wide.numbers_of(self, width), out=out, mode="clip")

    def numbers(self, width: int) -> NDArray[np.int32]:
        """Return the pixels' numbers in planes of that width, counted from the window's first."""
        places, known = self._places, self._numbers  # in this order: other threads set them
        if known is not None and known[0] == width:
            return known[1]
        if places is None:
            if known is None:
                raise RuntimeError("a sampling has neither places nor numbers")
            places = np.divmod(known[1], np.int32(known[0]))
        numbers: NDArray[np.int32] = places[0] * np.int32(width)
        numbers += places[1]
        self._numbers = (width, numbers)
        self._places = None
        return numbers


class _Wide(threading.local):
    """The numbers of a thread's last tile as NumPy takes them, in memory that is used again."""

    def __init__(self) -> None:
        self._numbers: NDArray[np.intp] = np.empty((0, 0), np.intp)
        self._owner: tuple[Scattered, int] | None = None

    def numbers_of(self, sampling: Scattered, width: int) -> NDArray[np.intp]:
        """Return a sampling's numbers, of use until the next tile."""
        owner = self._owner
        if owner is None or owner[0] is not sampling or owner[1] != width:
            numbers = sampling.numbers(width)
            if self._numbers.shape != numbers.shape:
                self._numbers = np.empty(numbers.shape, np.intp)
            np.copyto(self._numbers, numbers)
            self._owner = (sampling, width)
        return self._numbers


_wide = _Wide()


def nearest(grid: Grid, shape: Shape, level: Shape, whole: Shape) -> Sampling | None:
    """Return the pixels of a level (rows, columns) under a tile's, None when there are none.

    ``whole`` has the rows and columns of the full resolution.
    """
    scale_y, scale_x = level[0] / whole[0], level[1] / whole[1]
    if grid.dense:
        return _exact(grid.rows * scale_y, grid.columns * scale_x, level)
    if grid.separable:
        aligned = _aligned(grid, shape, level, scale_y, scale_x)
        if aligned is not None:
            return aligned
        rows = _along(centres(grid.rows[:, 0], shape[0], scale_y), level[0])
        columns = _along(centres(grid.columns[0], shape[1], scale_x), level[1])
        return _crossed(rows, columns)
    return SAMPLINGS.get(
        grid, (shape, level), lambda: _curved(grid, shape, level, scale_y, scale_x)
    )


def _aligned(
    grid: Grid, shape: Shape, level: Shape, scale_y: float, scale_x: float
) -> Sampling | None:
    """Return a tile whose pixels are those of the level one by one; None for any other."""
    top = _first_of_row(float(grid.rows[0, 0]), float(grid.rows[-1, 0]), shape[0], scale_y)
    left = _first_of_row(float(grid.columns[0, 0]), float(grid.columns[0, -1]), shape[1], scale_x)
    if top is None or left is None or top < 0 or left < 0:
        return None
    window = Window(top, top + shape[0], left, left + shape[1])
    if window.bottom > level[0] or window.right > level[1]:
        return None
    whole: list[Steps] = [slice(0, shape[0]), slice(0, shape[1])]
    return Crossed(window, _counted(shape[0]), _counted(shape[1]), None, whole)


def _first_of_row(start: float, end: float, size: int, scale: float) -> int | None:
    """Return the first of ``size`` pixels that follow one another between two places, if so."""
    start, end = start * scale, end * scale
    centre = start + (end - start) / size / 2
    within = centre - math.floor(centre)
    if abs(end - start - size) > _ALIGNED_PX or not _ALIGNED_PX < within < 1 - _ALIGNED_PX:
        return None
    return math.floor(centre)


@lru_cache(maxsize=64)
def _counted(size: int) -> NDArray[np.intp]:
    return np.arange(size)


def _curved(
    grid: Grid, shape: Shape, level: Shape, scale_y: float, scale_x: float
) -> Scattered | None:
    low_row, high_row = (place * scale_y for place in grid.rows_range)
    low_column, high_column = (place * scale_x for place in grid.columns_range)
    window = Window(
        max(0, math.floor(low_row)), min(level[0], math.floor(high_row + _SLACK) + 1),
        max(0, math.floor(low_column)), min(level[1], math.floor(high_column + _SLACK) + 1),
    )  # fmt: skip
    if window.top >= window.bottom or window.left >= window.right:
        return None
    rows = spread(grid.rows, shape, scale_y, window.top, np.float32)
    columns = spread(grid.columns, shape, scale_x, window.left, np.float32)
    inside = None
    if (
        low_row < 0 or high_row >= level[0] - _SLACK
        or low_column < 0 or high_column >= level[1] - _SLACK
    ):  # fmt: skip
        inside = (rows >= 0) & (columns >= 0)
        inside &= rows < level[0] - window.top
        inside &= columns < level[1] - window.left
        if not inside.any():
            return None
        inside = None if inside.all() else inside
        np.clip(rows, 0, window.bottom - window.top - 0.5, out=rows)
        np.clip(columns, 0, window.right - window.left - 0.5, out=columns)
    return Scattered(window, rows.astype(np.int32), columns.astype(np.int32), inside)


def _exact(
    rows: NDArray[np.float64], columns: NDArray[np.float64], level: Shape
) -> Scattered | None:
    inside = np.isfinite(rows)
    down = np.floor(np.where(inside, rows, 0) + _GDAL_EPSILON).astype(np.intp)
    across = np.floor(np.where(inside, columns, 0) + _GDAL_EPSILON).astype(np.intp)
    np.clip(down, 0, level[0] - 1, out=down)
    np.clip(across, 0, level[1] - 1, out=across)
    shown_rows, shown_columns = down[inside], across[inside]
    if not shown_rows.size:
        return None
    window = Window(
        int(shown_rows.min()), int(shown_rows.max()) + 1,
        int(shown_columns.min()), int(shown_columns.max()) + 1,
    )  # fmt: skip
    down, across = np.where(inside, down - window.top, 0), np.where(inside, across - window.left, 0)
    return Scattered(
        window, down.astype(np.int32), across.astype(np.int32), None if inside.all() else inside
    )


_Line = tuple[NDArray[np.intp], NDArray[np.bool_] | None]


def _along(places: NDArray[np.float64], length: int) -> _Line:
    """Round down to pixels, clipped to the raster; and which were on it, None when all."""
    places += _GDAL_EPSILON
    if places.min() >= 0 and places.max() < length:
        return places.astype(np.intp), None
    inside = (places >= 0) & (places < length)
    return np.clip(places, 0, length - 1).astype(np.intp), inside


def _crossed(upright: _Line, sideways: _Line) -> Sampling | None:
    rows, in_rows = upright
    columns, in_columns = sideways
    inside = None
    if in_rows is not None or in_columns is not None:
        down = np.ones(rows.shape, np.bool_) if in_rows is None else in_rows
        across = np.ones(columns.shape, np.bool_) if in_columns is None else in_columns
        inside = down[:, None] & across
        if not inside.any():
            return None
    top, left = int(rows.min()), int(columns.min())
    window = Window(top, int(rows.max()) + 1, left, int(columns.max()) + 1)
    return Crossed(window, rows - top, columns - left, inside)


def _as_slice(places: NDArray[np.intp]) -> Steps:
    """Return consecutive places as a slice: pixels that align are copied, not gathered."""
    first, last = int(places[0]), int(places[-1])
    if last - first == len(places) - 1 and (np.diff(places) == 1).all():
        return slice(first, last + 1)
    return places


def _moved(places: Steps, offset: int) -> Steps:
    if isinstance(places, slice):
        return slice(places.start + offset, places.stop + offset)
    return places + offset if offset else places
