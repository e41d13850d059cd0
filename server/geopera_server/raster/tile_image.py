"""Values from cached blocks as the images of rio-tiler."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rasterio.crs import CRS
from rio_tiler.models import ImageData

from .handle_pool import PooledSource
from .layout import Validity
from .mercator import Bounds
from .tile_data import TileData


def image_of(
    source: PooledSource, data: TileData, indexes: Sequence[int], bounds: Bounds, crs: CRS
) -> ImageData:
    """Return what rio-tiler would, of values that were read in ``bounds`` of ``crs``."""
    array = np.ma.MaskedArray(data.values)
    alpha = None
    if source.layout.validity is Validity.ALPHA:
        shape = data.values.shape[1:]
        alpha = np.full(shape, 255, np.uint8) if data.alpha is None else data.alpha
        array.mask = np.broadcast_to(alpha != 255, data.values.shape)
    elif data.valid is None:
        array.mask = False
    else:
        array.mask = np.broadcast_to(~data.valid, data.values.shape)
    dataset = source.dataset
    return ImageData(
        array,
        bounds=bounds,
        crs=crs,
        assets=[dataset.name],
        band_names=[f"b{index}" for index in indexes],
        band_descriptions=[dataset.descriptions[index - 1] or f"b{index}" for index in indexes],
        dataset_statistics=_known_ranges(source, indexes),
        nodata=dataset.nodata,
        alpha_mask=alpha,
    )


def _known_ranges(source: PooledSource, indexes: Sequence[int]) -> list[tuple[float, float]] | None:
    """Return minimum and maximum from the file's tags, which rio-tiler stretches by."""
    if source.layout.dtype == np.uint8:
        return None
    found = []
    for index in indexes:
        tags = source.dataset.tags(index)
        if "STATISTICS_MINIMUM" not in tags or "STATISTICS_MAXIMUM" not in tags:
            return None
        found.append((float(tags["STATISTICS_MINIMUM"]), float(tags["STATISTICS_MAXIMUM"])))
    return found
