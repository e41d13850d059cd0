"""Scale and offset of bands: from stored numbers to what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .info import RasterInfo

Scaling = tuple[tuple[float, float], ...]

PLAIN = (1.0, 0.0)


def scaling_of(info: RasterInfo, indexes: Sequence[int]) -> Scaling | None:
    """Return scale and offset of each band (1-based), None when none changes anything."""
    found = tuple((info.bands[i - 1].scale, info.bands[i - 1].offset) for i in indexes)
    return None if all(pair == PLAIN for pair in found) else found


def unscaled(values: NDArray[Any], scale: float, offset: float) -> NDArray[Any]:
    """Return floats, times ``scale`` plus ``offset``: float32 for up to 16 bits, else float64."""
    narrow = values.dtype.itemsize <= 2 or values.dtype == np.float32
    dtype = np.float32 if narrow else np.float64
    floats: NDArray[np.floating[Any]] = values.astype(dtype, copy=False)
    if (scale, offset) == PLAIN:
        return floats
    result: NDArray[Any] = floats * floats.dtype.type(scale)
    result += floats.dtype.type(offset)
    return result
