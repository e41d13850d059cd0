"""Pixels of a grid for the crop engine: of a raster as it is, of some bands, or warped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from .profile import Hiding

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class GridReader:
    """Read windows of an open raster, or of a warped view of one.

    ``indexes`` are the 1-based bands to read. ``hidden_by`` is the index of a band whose zeros
    hide pixels though it is not read: the alpha that warping adds.
    """

    dataset: rasterio.DatasetReader | WarpedVRT
    indexes: tuple[int, ...]
    how: Hiding
    hidden_by: int | None = None

    def fills(self) -> tuple[float, ...]:
        """Return the value of hidden pixels, by band."""
        outside = 0 if self.how.nodata is None else self.how.nodata
        return tuple(0 if self._is_alpha(index) else outside for index in self.indexes)

    def read(self, window: Window) -> tuple[NDArray[Any], Bools]:
        """Return values (bands, rows, columns) and what the source's own mask shows."""
        values: NDArray[Any] = self.dataset.read(list(self.indexes), window=window)
        shape = (int(window.height), int(window.width))
        if not self.how.mask:
            return values, np.ones(shape, np.bool_)
        if self.hidden_by is not None:
            return values, self.dataset.read(self.hidden_by, window=window) != 0
        if self.how.nodata is None:
            return values, self.dataset.dataset_mask(window=window) != 0
        return values, self.dataset.read_masks(1, window=window) != 0

    def valid(self, values: NDArray[Any], shown: Bools) -> Bools:
        """Return what may be averaged, (bands or 1, rows, columns)."""
        valid = shown[None]
        if self.how.alpha:
            valid = valid & (values[self.indexes.index(self._alpha())] != 0)
        if self.how.nodata is not None:
            nan = np.isnan(self.how.nodata)
            valid = valid & (~np.isnan(values) if nan else values != self.how.nodata)
        return valid

    def _alpha(self) -> int:
        return next(index for index in self.indexes if self._is_alpha(index))

    def _is_alpha(self, index: int) -> bool:
        return bool(self.dataset.colorinterp[index - 1] == ColorInterp.alpha)
