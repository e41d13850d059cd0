"""Halving tiles for the next overview, from pixels that are shown alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
_QUADS = ((0, 0), (0, 1), (1, 0), (1, 1))
_SUM_TYPES = {1: "i2", 2: "i4", 4: "i8"}


def average(values: NDArray[Any], valid: Bools, fills: tuple[float, ...]) -> NDArray[Any]:
    """Return the mean of the valid pixels of each four, rounded half up, or the fill.

    ``values`` is (bands, rows, columns) with even sides, ``valid`` the same or with one band.
    """
    kind, size = values.dtype.kind, values.dtype.itemsize
    is_float = kind == "f"
    sums = values.dtype if is_float else np.dtype(_SUM_TYPES.get(size, "f8"))
    if valid.all():
        total = sum(values[:, y::2, x::2].astype(sums) for y, x in _QUADS)
        if is_float or sums.kind == "f":
            return np.asarray(total * 0.25).astype(values.dtype)
        return np.asarray((total + 2) >> 2).astype(values.dtype)
    valid = np.broadcast_to(valid, values.shape)
    count = np.zeros((values.shape[0], values.shape[1] // 2, values.shape[2] // 2), np.uint8)
    total = np.zeros(count.shape, sums)
    for y, x in _QUADS:
        some = valid[:, y::2, x::2]
        count += some
        total += np.where(some, values[:, y::2, x::2], 0).astype(sums)
    number = np.maximum(count, 1)
    if is_float or sums.kind == "f":
        mean = total / number.astype(sums)
    else:
        mean = (2 * total + number) // (2 * number.astype(sums))
    outside = np.array(fills).astype(values.dtype)[:, None, None]
    return np.where(count > 0, mean.astype(values.dtype), outside)


def first_shown(values: NDArray[Any], shown: Bools) -> tuple[NDArray[Any], Bools]:
    """Return the first shown pixel of each four, and whether there is one.

    ``values`` is (bands, rows, columns) with even sides, ``shown`` (rows, columns).
    """
    half, some = values[:, ::2, ::2].copy(), shown[::2, ::2].copy()
    for down, right in _QUADS[1:]:
        other = shown[down::2, right::2] & ~some
        half[:, other] = values[:, down::2, right::2][:, other]
        some |= other
    return half, some


def any_shown(shown: Bools) -> Bools:
    """Return whether one of each four pixels is shown."""
    return shown[::2, ::2] | shown[1::2, ::2] | shown[::2, 1::2] | shown[1::2, 1::2]
