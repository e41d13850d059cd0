"""A whole raster as one small picture."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from . import bands, stretch
from .encode import encode
from .info import describe
from .picture import Picture
from .pixels import read_valid
from .source import open_source

SIDE = 512


def quicklook(path: str | Path, side: int = SIDE) -> bytes:
    """Return a JPEG in natural colour of at most ``side`` pixels, in the raster's own CRS.

    Raises:
        NotFound: there is no such file.
        InvalidInput: the raster cannot be shown.
    """
    with open_source(path) as dataset:
        indexes = bands.default_rgb(describe(dataset))
        factor = max(1.0, max(dataset.width, dataset.height) / side)
        shape = (math.ceil(dataset.height / factor), math.ceil(dataset.width / factor))
        values, valid = read_valid(dataset, indexes, None, shape)
        if values.dtype != np.uint8:
            values = stretch.apply(
                values.astype(np.float32), stretch.estimate(dataset, indexes, None)
            )
    alpha = np.where(valid.any(axis=0), np.uint8(255), np.uint8(0))
    return encode(Picture(values, alpha), "jpeg").content
