"""The decode path: pixels are read, changed as asked, and written without loss."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError, RasterioError
from rasterio.io import DatasetWriter
from rasterio.vrt import WarpedVRT
from rasterio.warp import calculate_default_transform
from rasterio.windows import Window
from shapely.geometry.base import BaseGeometry

from ...errors import InvalidInput
from ..expression import Expression
from ..info import describe
from ..pixels import PixelArea, pixel_area
from . import profile
from .crop import Output
from .kept_bands import kept_bands
from .profile import Hiding
from .reader import Bools, GridReader
from .template import template
from .wanted import Wanted

_MAX_SIDE = 400_000


@dataclass(frozen=True)
class Prepared:
    """What the crop engine works on."""

    reader: GridReader
    area: PixelArea
    output: Output


@dataclass(frozen=True)
class _Computed(GridReader):
    """Read the results of band math; what is not finite is hidden."""

    expression: Expression | None = None
    source: GridReader | None = None

    def fills(self) -> tuple[float, ...]:
        return (math.nan,) * len(self.expression.outputs if self.expression else ())

    def read(self, window: Window, wanted: Bools | None) -> tuple[NDArray[Any], Bools]:
        if self.expression is None or self.source is None:
            raise RuntimeError("no expression")
        values, shown = self.source.read(window, wanted)
        valid = (self.source.valid(values, shown)).all(axis=0)
        inputs = dict(zip(self.expression.names, values, strict=True))
        result = self.expression.evaluate(inputs)
        result[:, ~valid] = np.nan
        return result, np.ones(valid.shape, np.bool_)


@contextmanager
def prepared(
    source: rasterio.DatasetReader, geometry: BaseGeometry, wanted: Wanted, name: str | None
) -> Iterator[Prepared]:
    """Open what is wanted of a raster, and the area on its grid.

    Must be used inside ``raster_env``.

    Raises:
        InvalidInput: an unknown band or coordinate system, no overlap, a grid that is too large.
    """
    how = profile.hiding(source)
    with _view(source, wanted, how) as dataset:
        area = pixel_area(dataset, geometry)
        added = wanted.resamples and how.mask and how.nodata is None
        hidden_by = source.count + 1 if added else None
        if wanted.expression is not None:
            yield _computed(source, dataset, area, wanted.expression, how, hidden_by, name)
            return
        indexes = kept_bands(source, wanted.bands)
        settings = profile.output_profile(
            dataset, area.window, how, indexes, profile.codec_for(source)
        )

        def write(target: DatasetWriter) -> None:
            profile.copy_description(source, target, indexes, name)

        image = template(settings, write)
        reader = GridReader(dataset, indexes, how, hidden_by)
        yield Prepared(reader, area, Output(image, profile.has_palette(source)))


def _computed(
    source: rasterio.DatasetReader,
    dataset: rasterio.DatasetReader | WarpedVRT,
    area: PixelArea,
    text: str,
    how: Hiding,
    hidden_by: int | None,
    name: str | None,
) -> Prepared:
    expression = Expression.parse(text)
    indexes = expression.resolve(describe(source))
    inputs = GridReader(dataset, indexes, how, hidden_by)
    if how.alpha:
        raise InvalidInput("Band math on a raster with an alpha band cannot be clipped.")
    hides = Hiding(alpha=False, nodata=math.nan, mask=False)
    first = (1,) * len(expression.outputs)
    settings = profile.output_profile(dataset, area.window, hides, first, "DEFLATE")
    wide = any(source.dtypes[index - 1] == "float64" for index in indexes)
    settings |= {"dtype": "float64" if wide else "float32", "predictor": 3}
    settings |= {"photometric": "MINISBLACK"}

    def write(target: DatasetWriter) -> None:
        target.descriptions = expression.outputs
        if name:
            target.update_tags(GEOPERA_NAME=name)

    reader = _Computed(dataset, first, hides, None, expression, inputs)
    return Prepared(reader, area, Output(template(settings, write), nearest=False))


@contextmanager
def _view(
    source: rasterio.DatasetReader, wanted: Wanted, how: Hiding
) -> Iterator[rasterio.DatasetReader | WarpedVRT]:
    if not wanted.resamples:
        yield source
        return
    if wanted.resolution is not None and not 0 < wanted.resolution < math.inf:
        raise InvalidInput("The resolution must be a positive number.")
    try:
        crs = CRS.from_user_input(wanted.crs) if wanted.crs is not None else source.crs
        transform, width, height = calculate_default_transform(
            source.crs,
            crs,
            source.width,
            source.height,
            *source.bounds,
            resolution=wanted.resolution,
        )
    except (CRSError, RasterioError, CPLE_BaseError, ValueError) as error:
        raise InvalidInput(f"The raster cannot be brought to {wanted.crs!r}.") from error
    if max(width, height) > _MAX_SIDE:
        raise InvalidInput(f"The raster would have {width} x {height} pixels.")
    nearest = profile.has_palette(source)
    with WarpedVRT(
        source,
        crs=crs,
        transform=transform,
        width=width,
        height=height,
        resampling=Resampling.nearest if nearest else Resampling.bilinear,
        nodata=how.nodata,
        add_alpha=how.mask and how.nodata is None,
    ) as view:
        yield view
