"""The blocks of a raster that have a wanted pixel, put together into few windows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

Bools = NDArray[np.bool_]


def touched_windows(window: Window, wanted: Bools, block: tuple[int, int]) -> Iterator[Window]:
    """Yield windows that cover the ``wanted`` pixels of a window, and no other block than theirs.

    ``wanted`` is (rows, columns) of the window, ``block`` height and width; blocks begin at the
    raster's upper left corner. Rows of blocks of which the same ones are wanted come as one.
    """
    left, top = int(window.col_off), int(window.row_off)
    rows, columns = (
        _cuts(start, length, step)
        for start, length, step in zip((top, left), wanted.shape, block, strict=True)
    )
    by_row = np.logical_or.reduceat(wanted, rows[:-1], axis=0)
    touched = np.logical_or.reduceat(by_row, columns[:-1], axis=1)
    first = 0
    for last in range(1, len(touched) + 1):
        if last < len(touched) and (touched[last] == touched[first]).all():
            continue
        height = int(rows[last] - rows[first])
        for start, end in _runs(touched[first]):
            width = int(columns[end] - columns[start])
            yield Window(left + int(columns[start]), top + int(rows[first]), width, height)
        first = last


def _cuts(start: int, length: int, step: int) -> NDArray[np.int64]:
    """Return where blocks begin among so many pixels from ``start``, and the end."""
    within = np.arange(step - start % step, length, step)
    return np.concatenate(([0], within, [length]))


def _runs(touched: Bools) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of True."""
    turns = np.flatnonzero(np.diff(touched, prepend=False, append=False)).tolist()
    yield from zip(turns[::2], turns[1::2], strict=True)
