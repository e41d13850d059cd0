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
from .touched import touched_windows

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

    def read(self, window: Window, wanted: Bools | None) -> tuple[NDArray[Any], Bools]:
        """Return values (bands, rows, columns) and what the source's own mask shows.

        Only those ``wanted`` are sure, all when None: blocks without any are not read.
        """
        shape = (int(window.height), int(window.width))
        if wanted is None or isinstance(self.dataset, WarpedVRT):
            return self._read(window)
        parts = list(touched_windows(window, wanted, self.dataset.block_shapes[0]))
        if len(parts) == 1 and (parts[0].height, parts[0].width) == shape:
            return self._read(window)
        dtype = self.dataset.dtypes[self.indexes[0] - 1]
        values, shown = np.zeros((len(self.indexes), *shape), dtype), np.zeros(shape, np.bool_)
        for part in parts:
            top, left = int(part.row_off - window.row_off), int(part.col_off - window.col_off)
            place = np.s_[top : top + int(part.height), left : left + int(part.width)]
            values[(slice(None), *place)], shown[place] = self._read(part)
        return values, shown

    def _read(self, window: Window) -> tuple[NDArray[Any], Bools]:
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
