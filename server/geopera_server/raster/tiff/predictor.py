"""Undoing the differences between neighbours that TIFF stores instead of values."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .wheels import Wheels

_CHUNK_BYTES = 1 << 20  # of rows that are worked on at a time, for less memory


def undo_horizontal(pixels: NDArray[Any], wheels: Wheels) -> NDArray[Any]:
    """Sum up differences along each row; of shape (rows, columns, samples), unsigned or signed.

    The sums wrap around as TIFF asks. ``pixels`` are in the machine's byte order, and may be
    overwritten.
    """
    if wheels.delta is not None:
        out = pixels if pixels.flags.writeable else np.empty_like(pixels)
        summed: NDArray[Any] = wheels.delta(pixels, axis=-2, out=out)
        return summed
    rows, columns, samples = pixels.shape
    return running_sums(pixels.reshape(rows, -1), samples).reshape(rows, columns, samples)


def undo_float(
    rows: NDArray[np.uint8], samples: int, dtype: np.dtype[Any], wheels: Wheels
) -> NDArray[Any]:
    """Return the (rows, columns, samples) of floats whose bytes are stored by significance.

    ``rows`` is (rows, bytes of a row): first the highest byte of all samples, then the next, and
    all as differences.
    """
    size = dtype.itemsize
    differences = rows.reshape(rows.shape[0], -1, samples)
    summed = undo_horizontal(differences, wheels).reshape(rows.shape)
    width = rows.shape[1] // size
    values = np.empty((rows.shape[0], width, size), np.uint8)
    for byte in range(size):
        place = size - 1 - byte if sys.byteorder == "little" else byte
        values[:, :, place] = summed[:, byte * width : (byte + 1) * width]
    return values.view(dtype).reshape(rows.shape[0], -1, samples)


def running_sums(rows: NDArray[Any], step: int) -> NDArray[Any]:
    """Return, for each value, the sum of it and those ``step``, 2 x ``step``, ... before it.

    Adding ever longer sums takes log2(columns) passes, each as fast as memory: two to three times
    sooner than one pass that waits for each sum.
    """
    length = rows.shape[1]
    out = np.empty_like(rows)
    chunk = max(1, _CHUNK_BYTES // max(1, length * rows.itemsize))
    spare = np.empty((chunk, length), rows.dtype)
    other = np.empty_like(spare)
    for first in range(0, len(rows), chunk):
        before = rows[first : first + chunk]
        reach = step
        turn = [spare[: len(before)], other[: len(before)]]
        while reach < length:
            after = turn[0] if reach * 2 < length else out[first : first + chunk]
            after[:, :reach] = before[:, :reach]
            np.add(before[:, reach:], before[:, :-reach], out=after[:, reach:])
            before, turn = after, turn[::-1]
            reach *= 2
        if step >= length:
            out[first : first + chunk] = before
    return out
