"""How a raster is laid out: levels, blocks, and what tells its valid pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, Interleaving, MaskFlags
from rasterio.transform import Affine

from .ground_control import GroundControl, PlacedRaster, ground_control
from .info import RasterInfo, describe, usable_nodata
from .mercator import Bounds, mercator_bounds

_MIN_BLOCK, _MAX_BLOCK, _USUAL_BLOCK = 64, 1024, 256
_MAX_BANDS_TOGETHER = 8
_LEVEL_SLACK = 1.2  # nearest from a level up to 1.2 times too coarse still looks as the exact one
_ROUNDING = 1.001
_FIRST_ROUNDED = 2.0**53  # from here on, floats of 64 bits lack whole numbers


class Validity(Enum):
    """What tells the valid pixels of a raster."""

    ALL = "all"
    NODATA = "nodata"
    ALPHA = "alpha"
    MASK = "mask"


@dataclass(frozen=True, eq=False)
class Layout:
    """What reading tiles needs to know of a file; made once for each version of it.

    ``to_pixel`` maps the raster's CRS to columns and rows; with ``control``, which has the last
    word, only about. ``bounds`` are in EPSG:3857, None when they cannot be told. ``factors`` tell
    how many pixels a side one of each level stands for, from 1 for the whole raster. ``validity``
    is None for files that only rio-tiler may read. ``alpha`` is the number of a band that hides,
    beside nodata too, or 0.
    """

    info: RasterInfo
    is_mercator: bool
    to_pixel: Affine
    bounds: Bounds | None
    factors: tuple[int, ...]
    block: tuple[int, int]
    dtype: np.dtype[np.generic]
    together: bool
    validity: Validity | None
    nodata: float | None
    alpha: int
    continuous: bool
    control: GroundControl | None = None

    def pixels_of(
        self, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return columns and rows of coordinates in the raster's CRS."""
        if self.control is not None:
            return self.control.to_pixels(x, y)
        affine = self.to_pixel
        return (
            affine.a * x + affine.b * y + affine.c,
            affine.d * x + affine.e * y + affine.f,
        )

    def level_for(self, ratio: float) -> int:
        """Return the coarsest level that still has about a pixel for each of a tile."""
        fitting = [i for i, factor in enumerate(self.factors) if factor < ratio * _LEVEL_SLACK]
        return fitting[-1] if fitting else 0

    def level_within(self, ratio: float) -> int:
        """Return the coarsest level that still has a whole pixel for each of a tile."""
        fitting = [i for i, factor in enumerate(self.factors) if factor <= ratio * _ROUNDING]
        return fitting[-1] if fitting else 0

    def factor_for(self, ratio: float) -> int:
        """Return how many pixels a side one of that level stands for."""
        return self.factors[self.level_for(ratio)]


def layout_of(dataset: rasterio.DatasetReader) -> Layout:
    """Describe an open raster for reading tiles.

    Raises:
        InvalidInput: it has no place on earth.
    """
    control = ground_control(dataset)
    source = dataset
    if control is not None:
        dataset = PlacedRaster(dataset, control)
    info = describe(dataset)
    interps = dataset.colorinterp
    alpha = interps.index(ColorInterp.alpha) + 1 if ColorInterp.alpha in interps else 0
    rows, columns = dataset.block_shapes[0]
    bounds = dataset.bounds
    return Layout(
        info=info,
        is_mercator=control is None and dataset.crs == CRS.from_epsg(3857),
        to_pixel=~dataset.transform,
        bounds=mercator_bounds(dataset),
        factors=(1, *dataset.overviews(1)),
        block=(_side(rows), _side(columns)),
        dtype=np.dtype(dataset.dtypes[0]),
        together=dataset.interleaving == Interleaving.pixel
        and dataset.count <= _MAX_BANDS_TOGETHER,
        validity=_validity(source, alpha),
        nodata=dataset.nodata,
        alpha=alpha,
        continuous=not dataset.crs.is_geographic or (bounds.left >= -180 and bounds.right <= 180),
        control=control,
    )


def _side(length: int) -> int:
    """Return the side of a cached block: strips and huge blocks are cut or joined."""
    return length if _MIN_BLOCK <= length <= _MAX_BLOCK else _USUAL_BLOCK


def _validity(dataset: rasterio.DatasetReader, alpha: int) -> Validity | None:
    flags = dataset.mask_flag_enums[0]
    has_mask_file = MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags
    if MaskFlags.nodata in flags and _is_rounded(dataset):
        return None
    if dataset.nodata is not None:
        usable = usable_nodata(dataset.dtypes[0], dataset.nodata) is not None
        same = all(str(value) == str(dataset.nodata) for value in dataset.nodatavals)
        return Validity.NODATA if usable and same and not has_mask_file else None
    if alpha:
        return Validity.ALPHA if not has_mask_file else None
    return Validity.MASK if has_mask_file else Validity.ALL


def _is_rounded(dataset: rasterio.DatasetReader) -> bool:
    """Return whether nodata is a whole number that rasterio, which has floats, cannot tell."""
    if np.dtype(dataset.dtypes[0]).itemsize < 8 or np.dtype(dataset.dtypes[0]).kind == "f":
        return False
    return dataset.nodata is None or abs(dataset.nodata) >= _FIRST_ROUNDED
