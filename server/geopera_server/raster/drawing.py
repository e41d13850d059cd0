"""From raw values to colours: bands or formula, stretch, curves and colormap of a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from ..errors import InvalidInput
from . import bands as band_names
from . import stretch
from .color_classes import ColorClasses, ColormapType, color_classes, level_table
from .color_curve import ColorCurve, color_curve
from .expression import Expression
from .handle_pool import PooledSource
from .layout import Layout
from .picture import Picture
from .scaling import PLAIN, Scaling, scaling_of, unscaled
from .tile_data import TileData

MAX_BANDS = 64
_TABLED = frozenset("iu")  # kinds of integers, of which up to 16 bits are looked up


@dataclass(frozen=True)
class Drawing:
    """A request read against a raster; ``scaling`` has a scale and an offset for each band."""

    indexes: tuple[int, ...]
    expression: Expression | None
    outputs: int
    ranges: tuple[stretch.Range, ...] | None
    colors: ColorClasses | None
    curve: ColorCurve | None = None
    scaling: Scaling | None = None
    nodata: float | None = None

    @property
    def of_values(self) -> bool:
        """Whether the colormap is of values rather than of levels."""
        return self.colors is not None and self.colors.breaks is not None


@lru_cache(maxsize=512)
def drawing_of(
    layout: Layout,
    bands: str | None,
    expression: str | None,
    rescale: str | None,
    colormap: str | None,
    *,
    indexes: tuple[int, ...] | None = None,
    colormap_type: str = ColormapType.EXPLICIT,
    color_formula: str | None = None,
    gamma: float | None = None,
    unscale: bool = False,
    nodata: float | None = None,
    is_picture: bool = True,
) -> Drawing:
    """Read what a request says about colours; cached, since each tile of a map says the same.

    ``indexes`` count from 1 and stand for ``bands``. ``unscale`` applies the scale and offset of
    each band before all else. What is no picture may have any number of bands or outputs.

    Raises:
        InvalidInput: it contradicts itself or the raster, in words.
    """
    info = layout.info
    formula = Expression.parse(expression) if expression else None
    if formula:
        chosen, outputs = formula.resolve(info), len(formula.outputs)
    else:
        if indexes:
            chosen = band_names.resolve(info, [str(index) for index in indexes])
        elif bands:
            chosen = band_names.resolve(info, bands)
        elif is_picture:
            chosen = band_names.default_rgb(info)
        else:
            chosen = band_names.visible(info)
        outputs = len(chosen)
    if len(chosen) > MAX_BANDS:
        raise InvalidInput(f"Name at most {MAX_BANDS} bands: these are {len(chosen)}.")
    what = "outputs of the expression" if formula else "bands"
    if is_picture and outputs not in {1, 3}:
        raise InvalidInput(f"A tile shows one or three {what}, not {outputs}.")
    if colormap and outputs != 1:
        raise InvalidInput(f"A colormap needs exactly one band or output: there are {outputs}.")
    is_curved = gamma is not None or bool(color_formula)
    return Drawing(
        indexes=chosen,
        expression=formula,
        outputs=outputs,
        ranges=stretch.parse_rescale(rescale, outputs) if rescale else None,
        colors=color_classes(colormap, _colormap_type(colormap_type)) if colormap else None,
        curve=color_curve(gamma, color_formula, outputs) if is_curved else None,
        scaling=scaling_of(info, chosen) if unscale else None,
        nodata=nodata,
    )


def draw(source: PooledSource, drawing: Drawing, data: TileData) -> Picture:
    """Colour the values of a tile.

    Without ranges, 8-bit bands show as they are, and so do values whose colours a colormap tells;
    others are stretched to the 2nd to 98th percentile of the raster.
    """
    values, valid = evaluated(drawing, data)
    colors = drawing.colors
    stretched = drawing.ranges is not None or drawing.curve is not None
    if drawing.of_values and colors is not None and not stretched:
        return Picture(
            colors.numbers(_physical(drawing, values)), _opacity(valid, data), colors.table
        )
    levels = levels_of(source, drawing, values)
    if colors is not None:
        levels = colors.numbers(levels)
        return Picture(levels, _opacity(valid, data), colors.table)
    table = None
    if drawing.outputs == 1 and not stretched and _is_plain(drawing, values):
        table = _palette(source.dataset, drawing.indexes[0])
    return Picture(levels, _opacity(valid, data), table)


def evaluated(drawing: Drawing, data: TileData) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """Return the bands, still scaled as stored, or the outputs of the expression.

    And where the tile has any: (rows, columns), None for everywhere.
    """
    valid = data.valid
    if drawing.expression is None:
        if valid is not None:
            # black is a colour: of several bands, hide only what none has
            valid = np.logical_or.reduce(valid, axis=0) if len(valid) > 1 else valid[0]
        return data.values, valid
    if valid is not None:
        valid = np.logical_and.reduce(valid, axis=0) if len(valid) > 1 else valid[0]
    scaling = drawing.scaling or (PLAIN,) * len(data.values)
    named = {
        name: unscaled(plane, *scale)
        for name, plane, scale in zip(drawing.expression.names, data.values, scaling, strict=True)
    }
    values = drawing.expression.compute(named)
    finite = np.isfinite(values)
    known = finite[0] if len(finite) == 1 else finite.all(axis=0)
    if not known.all():
        valid = known if valid is None else valid & known
    return values, valid


def levels_of(source: PooledSource, drawing: Drawing, values: NDArray[Any]) -> NDArray[np.uint8]:
    """Bring values to levels 0..255: by the ranges, and then by the curve."""
    if drawing.ranges is None and _is_plain(drawing, values):
        levels: NDArray[np.uint8] = values
        if drawing.curve is not None:
            levels = np.stack(
                [drawing.curve.table(band).take(plane) for band, plane in enumerate(values)]
            )
    else:
        levels = _stretched(drawing, values, drawing.ranges or _estimated(source, drawing))
    return drawing.curve.mixed(levels) if drawing.curve is not None else levels


def _is_plain(drawing: Drawing, values: NDArray[Any]) -> bool:
    return drawing.expression is None and values.dtype == np.uint8 and drawing.scaling is None


def _estimated(source: PooledSource, drawing: Drawing) -> tuple[stretch.Range, ...]:
    return stretch.estimate_of(
        lambda: source.dataset,
        drawing.indexes,
        drawing.expression,
        source.identity,
        drawing.scaling,
        drawing.nodata,
    )


def _physical(drawing: Drawing, values: NDArray[Any]) -> NDArray[Any]:
    """Return a single band, with its scale and offset applied if asked."""
    if drawing.scaling is None or drawing.expression is not None:
        return values
    return unscaled(values, *drawing.scaling[0])


def _opacity(valid: NDArray[np.bool_] | None, data: TileData) -> NDArray[np.uint8] | None:
    alpha = data.alpha
    if valid is None or valid.all():
        return None if alpha is None or (alpha == 255).all() else alpha
    shown: NDArray[np.uint8] = valid * (np.uint8(255) if alpha is None else alpha)
    return shown


def _stretched(
    drawing: Drawing, values: NDArray[Any], ranges: tuple[stretch.Range, ...]
) -> NDArray[np.uint8]:
    curve = drawing.curve
    scaling: Sequence[tuple[float, float]] = (PLAIN,) * len(values)
    if drawing.scaling is not None and drawing.expression is None:
        scaling = drawing.scaling
    if values.dtype.kind in _TABLED and values.dtype.itemsize <= 2:
        numbers = values.view(f"u{values.dtype.itemsize}")
        levels = np.empty(values.shape, np.uint8)
        for band, (plane, target) in enumerate(zip(numbers, levels, strict=True)):
            table = curve.tables[band] if curve is not None else None
            lookup = _lookup(values.dtype.str, ranges[band], scaling[band], table)
            lookup.take(plane, out=target, mode="clip")
        return levels
    if drawing.expression is None:
        if all(pair == PLAIN for pair in scaling):
            values = unscaled(values, *PLAIN)
        else:
            values = np.stack([unscaled(*pair) for pair in _pairs(values, scaling)])
    levels = stretch.apply(values, ranges)
    if curve is not None:
        for band, plane in enumerate(levels):
            plane[...] = curve.table(band).take(plane)
    return levels


def _pairs(
    values: NDArray[Any], scaling: Sequence[tuple[float, float]]
) -> list[tuple[NDArray[Any], float, float]]:
    return [(plane, *scale) for plane, scale in zip(values, scaling, strict=True)]


@lru_cache(maxsize=256)
def _lookup(
    dtype: str, limits: stretch.Range, scale: tuple[float, float], curve: bytes | None
) -> NDArray[np.uint8]:
    """Return the level of each value, by its bits as an unsigned number."""
    kind = np.dtype(dtype)
    bits = np.arange(2 ** (8 * kind.itemsize), dtype=np.uint32).astype(f"u{kind.itemsize}")
    values = unscaled(bits.view(kind), *scale)[None]
    levels: NDArray[np.uint8] = stretch.apply(values, (limits,))[0]
    return levels if curve is None else np.frombuffer(curve, np.uint8).take(levels)


def _colormap_type(text: str) -> ColormapType:
    try:
        return ColormapType(text)
    except ValueError:
        raise InvalidInput("colormap_type must be explicit or linear.") from None


def _palette(dataset: rasterio.DatasetReader, index: int) -> NDArray[np.uint8] | None:
    try:
        return level_table(dataset.colormap(index))
    except ValueError:
        return None
