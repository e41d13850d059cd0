"""What is asked of a raster, and what comes back, as titiler.core 0.7 means it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.crs import CRS

from .layers import BandMath
from .limits import Box


@dataclass(frozen=True)
class Reading:
    """Which values to read, and how."""

    indexes: tuple[int, ...] | None = None
    math: BandMath | None = None
    nodata: float | None = None
    unscale: bool = False
    resampling: str = "nearest"

    @property
    def is_plain(self) -> bool:
        """Whether the values are wanted as they are stored."""
        return self.nodata is None and not self.unscale


@dataclass(frozen=True)
class Size:
    """The size of an answer; without width and height, its longer side is ``max_size``."""

    max_size: int | None = 1024
    width: int | None = None
    height: int | None = None

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """Return the (width, height) for something that large."""
        if (
            self.max_size
            and not (self.width and self.height)
            and max(width, height) > self.max_size
        ):
            ratio = height / width
            if ratio > 1:
                return math.ceil(self.max_size / ratio), self.max_size
            return self.max_size, math.ceil(self.max_size * ratio)
        return self.width or width, self.height or height


@dataclass(frozen=True)
class Cutout:
    """Values (bands, rows, columns), a mask of 0 and 255 (rows, columns), and their place."""

    values: NDArray[Any]
    mask: NDArray[np.uint8]
    bounds: Box
    crs: CRS | None
    names: tuple[str, ...]
