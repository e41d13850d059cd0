"""A whole raster as one small picture."""

from __future__ import annotations

from contextlib import ExitStack

import rasterio

from .drawing import draw, drawing_of
from .encode import Image, encode
from .handle_pool import pooled_source
from .location import Location
from .pixels import read_valid
from .preview import open_preview
from .tile_data import TileData

_MAX_SOURCE_PIXELS = 16_000_000


def render_thumbnail(path: Location, width: int, height: int, quality: int = 85) -> Image:
    """Draw a raster as JPEG, as large as fits ``width`` x ``height``, but not enlarged.

    It is read from the smallest overview that still has a pixel for each of the picture.

    Raises:
        NotFound: there is no such file.
        InvalidInput: it cannot be read, or is too large to be shown without overviews.
    """
    with pooled_source(path) as source:
        drawing = drawing_of(source.layout, None, None, None, None)
        dataset = source.dataset
        shape = fitting_shape(dataset, width, height)
        factor = source.layout.factor_for(dataset.width / shape[1])
        with ExitStack() as stack:
            pixels = dataset.width * dataset.height / factor**2
            level = (
                stack.enter_context(open_preview(dataset, source.identity))
                if pixels > _MAX_SOURCE_PIXELS
                else dataset
            )
            values, valid = read_valid(level, drawing.indexes, None, shape)
        picture = draw(source, drawing, TileData(values, valid, None))
    return encode(picture, "jpg", quality)


def fitting_shape(dataset: rasterio.DatasetReader, width: int, height: int) -> tuple[int, int]:
    """Return rows and columns of the largest picture of a raster inside a box, never enlarged."""
    share = min(1.0, width / dataset.width, height / dataset.height)
    return max(1, round(dataset.height * share)), max(1, round(dataset.width * share))
