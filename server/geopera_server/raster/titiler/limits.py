"""How much one request may ask for, and rio-tiler's errors in words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform_bounds
from rio_tiler.errors import RioTilerError, TileOutsideBounds

from ...errors import InvalidInput, NotFound

MAX_SIDE = 8192
MAX_OUTPUT_VALUES = 24_000_000  # pixels times bands
MAX_LISTED = 2_000_000  # numbers of the histograms of an answer
MAX_SOURCE_VALUES = 200_000_000  # of the level that fits
Box = tuple[float, float, float, float]


def check_output(width: int, height: int, bands: int) -> None:
    """Refuse a picture that is too large.

    Raises:
        InvalidInput: it is.
    """
    if width > MAX_SIDE or height > MAX_SIDE or width * height * bands > MAX_OUTPUT_VALUES:
        raise InvalidInput(
            f"An answer of {width} x {height} pixels and {bands} bands is too large: ask for a "
            "smaller width, height or max_size."
        )


def check_source(
    dataset: rasterio.DatasetReader, box: Box, crs: CRS, size: tuple[int, int], bands: int
) -> None:
    """Refuse to read more of a raster than a request is worth: without overviews it may be huge.

    ``box`` is in ``crs``, ``size`` the (width, height) of the answer.

    Raises:
        InvalidInput: too many pixels.
    """
    try:
        west, south, east, north = transform_bounds(crs, dataset.crs, *box, densify_pts=21)
    except (RasterioError, CPLE_BaseError):
        return
    bounds = dataset.bounds
    wide = min(east, bounds.right) - max(west, bounds.left)
    high = min(north, bounds.top) - max(south, bounds.bottom)
    whole = (bounds.right - bounds.left) * (bounds.top - bounds.bottom)
    if not all(map(math.isfinite, (wide, high, whole))) or wide <= 0 or high <= 0 or not whole:
        return
    pixels = dataset.width * dataset.height * wide * high / abs(whole)
    ratio = math.sqrt(pixels / max(1, size[0] * size[1]))
    factor = max((each for each in dataset.overviews(1) if each <= ratio * 1.01), default=1)
    if pixels / factor**2 * bands > MAX_SOURCE_VALUES:
        raise InvalidInput(
            "Too many pixels of the raster would have to be read: ask for a smaller area, or add "
            "overviews to it (gdaladdo)."
        )


def check_listed(numbers: int) -> None:
    """Refuse an answer that lists too much: a histogram, or each value of many pixels.

    Raises:
        InvalidInput: it does.
    """
    if numbers > MAX_LISTED:
        raise InvalidInput(
            f"The histograms would hold over {MAX_LISTED} numbers: ask for fewer bins or features, "
            "or name the categories to count."
        )


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what rio-tiler, NumPy and GDAL raise on odd requests into errors of this package."""
    try:
        with np.errstate(all="ignore"):  # a division by zero is a value like others here
            yield
    except TileOutsideBounds as error:
        raise NotFound(f"{error}.") from error
    except (RioTilerError, RasterioError, CPLE_BaseError) as error:
        raise InvalidInput(_sentence(error)) from error
    except (ValueError, IndexError, KeyError, TypeError, ArithmeticError) as error:
        raise InvalidInput(f"This raster cannot be shown like that: {_sentence(error)}") from error


def _sentence(error: Any) -> str:
    text = str(error).strip().rstrip(".") or type(error).__name__
    return f"{text[:300]}."
