"""Pictures as titiler.core 2.x draws them, from what rio-tiler 9 reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasterio.dtypes import dtype_ranges
from rio_tiler.models import ImageData

from ..encode import Image
from .look import (
    MODERN_FORMATS,
    Colormap,
    Look,
    colored,
    colormap_of,
    encoded,
    formulated,
    stretched,
)


def draw(image: ImageData, look: Look, internal: Colormap = None) -> Image:
    """Stretch, colour and encode; ``internal`` is the colour table of the raster.

    Raises:
        InvalidInput: the look does not fit the values.
    """
    values, mask = image.data, _mask_of(image)
    known: Sequence[tuple[float, float]] | None = image.dataset_statistics
    if look.rescale:
        values = stretched(values, ~np.ma.getmaskarray(image.array), look.rescale)
        mask, known = _as_bytes(mask), None
    if look.color_formula:
        values, known = formulated(values, look.color_formula), None
        mask = _as_bytes(mask)
    colormap = colormap_of(look, internal)
    low, _ = dtype_ranges[str(mask.dtype)]
    if colormap:
        values, mask = colored(values, mask != low, colormap, wraps=True)
        known = None
    low, _ = dtype_ranges[str(mask.dtype)]
    name = look.format
    dtypes: tuple[str, ...] = MODERN_FORMATS[name].dtypes if name else ("uint8",)
    if name == "pngraw":  # 2.x does not stretch for it: GDAL refuses what PNG cannot hold
        dtypes = ()
    if name is None:
        name = "png" if (mask == low).any() else "jpeg"
    if dtypes and str(values.dtype) not in dtypes:
        ranges = known or [dtype_ranges[str(values.dtype)]]
        values = stretched(values, mask != low, ranges)
    drawn = mask if look.return_mask else None
    if MODERN_FORMATS[name].driver == "JPEG":
        drawn = None
    elif drawn is not None and values.dtype == np.uint8:
        drawn = _as_bytes(drawn)
    left, bottom, right, top = image.bounds or (0.0, 0.0, 1.0, 1.0)
    return encoded(values, drawn, name, ((left, bottom, right, top), image.crs))


def _mask_of(image: ImageData) -> Any:
    """Return the alpha band, or the least and the greatest value of the dtype by what is valid."""
    if image.alpha_mask is not None:
        return image.alpha_mask
    kind = image.array.dtype
    limits = np.finfo(kind) if kind.kind == "f" else np.iinfo(kind)
    hidden = np.ma.getmask(image.array)
    if hidden is np.ma.nomask or not hidden.any():
        return np.full(image.array.shape[1:], limits.max, kind)
    valid = ~hidden.all(axis=0)
    return np.where(valid, kind.type(limits.max), kind.type(limits.min))


def _as_bytes(mask: Any) -> Any:
    """Return a mask of another dtype, from its least to its greatest value, as 0..255."""
    if mask.dtype == np.uint8:
        return mask
    low, high = dtype_ranges[str(mask.dtype)]
    return np.where(mask == high, 255, np.where(mask == low, 0, 255)).astype(np.uint8)
