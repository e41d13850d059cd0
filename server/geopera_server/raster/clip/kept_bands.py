"""Which bands of a raster a clip keeps."""

from __future__ import annotations

import rasterio
from rasterio.enums import ColorInterp

from ...errors import InvalidInput
from ..bands import resolve
from ..info import describe


def kept_bands(source: rasterio.DatasetReader, names: str | None) -> tuple[int, ...]:
    """Return the 1-based indexes of what a clip keeps: all bands, or those named and opacity.

    Raises:
        InvalidInput: an unknown band, or one named twice.
    """
    if names is None:
        return tuple(source.indexes)
    indexes = resolve(describe(source), names)
    alpha = [i for i in source.indexes if source.colorinterp[i - 1] == ColorInterp.alpha]
    indexes += tuple(index for index in alpha if index not in indexes)
    if len(set(indexes)) != len(indexes):
        raise InvalidInput("A band is named twice.")
    return indexes
