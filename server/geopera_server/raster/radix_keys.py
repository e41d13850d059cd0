"""Unsigned integers that sort as the numbers that they stand for (after Herf, "Radix tricks")."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

DIGIT_BITS = 16
RADIX = 1 << DIGIT_BITS


def keys_of(values: NDArray[Any]) -> NDArray[Any]:
    """Return the keys of numbers of any real type; -0.0 has that of 0.0."""
    unsigned = np.dtype(f"u{values.dtype.itemsize}")
    top = unsigned.type(1 << (8 * values.dtype.itemsize - 1))
    if values.dtype.kind == "u":
        return values
    if values.dtype.kind == "i":
        return np.asarray(values.view(unsigned) ^ top)
    bits = (values + values.dtype.type(0)).view(unsigned)  # adding zero makes -0.0 equal 0.0
    # all bits of a negative number are turned over, of others the sign alone
    turned = (bits.view(f"i{values.dtype.itemsize}") >> (8 * values.dtype.itemsize - 1)).view(
        unsigned
    )
    turned |= top
    turned ^= bits
    return np.asarray(turned)


def value_of(key: int, dtype: np.dtype[Any]) -> float:
    """Return the number that a key stands for."""
    size = dtype.itemsize
    top, unsigned = 1 << (8 * size - 1), np.dtype(f"u{size}")
    if dtype.kind == "u":
        return key
    if dtype.kind == "i":
        return key - top
    bits = key ^ top if key & top else ~key & ((1 << (8 * size)) - 1)
    return float(np.array([bits], unsigned).view(dtype)[0])


def prefixes_of(values: NDArray[Any], digits: int) -> NDArray[Any]:
    """Return the upper ``digits`` digits of the keys of numbers."""
    shift = 8 * values.dtype.itemsize - DIGIT_BITS * digits
    keys = keys_of(values)
    return keys >> keys.dtype.type(shift) if shift else keys
