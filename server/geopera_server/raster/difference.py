"""The values of one raster less those of another, pixel by pixel: what changed between dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import box

from ..errors import InvalidInput
from . import tile_area
from .aoi import parse_aoi, to_crs
from .drawing import Drawing, drawing_of, evaluated
from .handle_pool import PooledSource, pooled_source
from .location import Location
from .mercator import WEB_MERCATOR
from .scaling import unscaled
from .tile_data import TileData
from .tile_reader import read_tile

_SIDE = 512
_WORLD_LATITUDE = 85.05


class Measured(NamedTuple):
    """Figures of one output of a difference; None where no pixel has a value in both."""

    name: str
    pixels: int
    mean: float | None
    percentiles: tuple[float | None, ...]


def difference(
    drawing: Drawing,
    data: TileData | None,
    other: Drawing,
    other_data: TileData | None,
    shape: tuple[int, int],
) -> tuple[Drawing, TileData]:
    """Return values less other values, valid where both are, and how to draw them.

    Raises:
        InvalidInput: the rasters have different numbers of bands or outputs.
    """
    if drawing.outputs != other.outputs:
        raise InvalidInput(
            f"A difference needs the same of both: {drawing.outputs} and {other.outputs} bands."
        )
    plain = replace(drawing, expression=None, scaling=None, nodata=None)
    if data is None or other_data is None:
        values = np.zeros((drawing.outputs, *shape), np.float32)
        return plain, TileData(values, np.zeros((1, *shape), np.bool_), None)
    one, valid = _values(drawing, data)
    two, other_valid = _values(other, other_data)
    kind = np.result_type(one.dtype, two.dtype, np.float32)
    with np.errstate(invalid="ignore", over="ignore"):  # infinity less infinity is hidden below
        values = one.astype(kind) - two.astype(kind)
    finite = np.isfinite(values).all(axis=0)
    for known in (valid, other_valid):
        if known is not None:
            finite &= known
    values[:, ~finite] = 0
    alphas = [alpha for alpha in (data.alpha, other_data.alpha) if alpha is not None]
    alpha = np.minimum.reduce(alphas) if alphas else None
    return plain, TileData(values, finite[None], alpha)


def require_stretch(drawing: Drawing) -> None:
    """Refuse to draw a difference without a range: those of the rasters say nothing of it.

    Raises:
        InvalidInput: there is no range.
    """
    if drawing.ranges is None and not drawing.of_values:
        raise InvalidInput("A difference needs a rescale, such as -0.5,0.5.")


def measure_difference(
    path: Location,
    minus: Location,
    geometry: dict[str, Any],
    bands: str | None,
    expression: str | None,
    percentiles: Sequence[float],
) -> list[Measured]:
    """Return figures of a difference over a polygon (EPSG:4326), on at most 512 by 512 samples.

    Raises:
        InvalidInput: the request contradicts itself or a raster, in words.
    """
    if bands and expression:
        raise InvalidInput("Give bands or an expression, not both.")
    world = box(-180, -_WORLD_LATITUDE, 180, _WORLD_LATITUDE)
    area = parse_aoi(geometry).intersection(world)
    if area.is_empty:
        raise InvalidInput("The area lies beyond the edge of the map.")
    west, south, east, north = to_crs(area, WEB_MERCATOR).bounds
    bounds = (west, south, east, north)

    def read(source: PooledSource) -> tuple[Drawing, TileData | None]:
        drawing = drawing_of(source.layout, bands, expression, None, None, is_picture=False)
        return drawing, read_tile(source, drawing.indexes, bounds, _SIDE)

    with pooled_source(path) as source:
        drawing, data = read(source)
    with pooled_source(minus) as source:
        other, other_data = read(source)
    _, found = difference(drawing, data, other, other_data, (_SIDE, _SIDE))
    inside = tile_area.pixels_inside(geometry, bounds, _SIDE, WEB_MERCATOR)
    valid = np.ones((_SIDE, _SIDE), np.bool_) if found.valid is None else found.valid[0]
    known = valid if inside is None else valid & inside
    names = tuple(f"b{index}" for index in drawing.indexes)
    if drawing.expression is not None:
        names = drawing.expression.outputs
    return [
        _measured(name, plane[known], percentiles)
        for name, plane in zip(names, found.values, strict=True)
    ]


def _measured(name: str, values: NDArray[Any], percentiles: Sequence[float]) -> Measured:
    if not values.size:
        return Measured(name, 0, None, (None,) * len(percentiles))
    figures = np.percentile(values, percentiles) if percentiles else ()
    mean = float(values.mean(dtype=np.float64))
    return Measured(name, int(values.size), mean, tuple(float(each) for each in figures))


def _values(drawing: Drawing, data: TileData) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """Return bands, scaled if asked, or outputs, and where all of them have a value."""
    values, valid = evaluated(drawing, data)
    if drawing.expression is None:
        if data.valid is not None:
            valid = np.logical_and.reduce(data.valid, axis=0)
        if drawing.scaling is not None:
            pairs = zip(values, drawing.scaling, strict=True)
            values = np.stack([unscaled(plane, *scale) for plane, scale in pairs])
    return values, valid
