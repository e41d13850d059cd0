"""What a tile is made of before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class TileData:
    """Values (bands, rows, columns) as stored, their validity, and the tile's opacity 0..255.

    ``valid`` has the shape of the values, or has one plane for all bands; None when every value
    is valid. ``alpha`` is None when the tile is opaque wherever it is valid. Of values that were
    mixed, ``is_whole`` tells that all pixels were valid (what is not, is beyond the edge), and
    ``is_marked`` that nodata tells of all that were not: none is infinite by itself.
    """

    values: NDArray[Any]
    valid: NDArray[np.bool_] | None
    alpha: NDArray[np.uint8] | None
    is_whole: bool = False
    is_marked: bool = False


def opacity_of(alpha: NDArray[Any]) -> NDArray[np.uint8]:
    """Bring the values of an alpha band to 0..255."""
    if alpha.dtype == np.uint8:
        return alpha
    top = np.iinfo(alpha.dtype).max if alpha.dtype.kind in "iu" else 255
    return np.clip(alpha.astype(np.float64) / top * 255, 0, 255).astype(np.uint8)
