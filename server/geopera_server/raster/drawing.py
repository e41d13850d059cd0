"""From raw values to colours: bands or formula, stretch and colormap of a request."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from ..errors import InvalidInput
from . import bands as band_names
from . import colormaps, stretch
from .expression import Expression
from .handle_pool import PooledSource
from .layout import Layout
from .picture import Picture
from .tile_data import TileData

_TABLED = frozenset("iu")  # kinds of integers, of which up to 16 bits are looked up


@dataclass(frozen=True)
class Drawing:
    """A request read against a raster; ``table`` has 256 RGBA colours."""

    indexes: tuple[int, ...]
    expression: Expression | None
    outputs: int
    ranges: tuple[stretch.Range, ...] | None
    table: NDArray[np.uint8] | None


@lru_cache(maxsize=512)
def drawing_of(
    layout: Layout,
    bands: str | None,
    expression: str | None,
    rescale: str | None,
    colormap: str | None,
) -> Drawing:
    """Read what a request says about colours; cached, since each tile of a map says the same.

    Raises:
        InvalidInput: it contradicts itself or the raster, in words.
    """
    info = layout.info
    formula = Expression.parse(expression) if expression else None
    if formula:
        indexes, outputs = formula.resolve(info), len(formula.outputs)
    elif bands:
        indexes = band_names.resolve(info, bands)
        outputs = len(indexes)
    else:
        indexes = band_names.default_rgb(info)
        outputs = len(indexes)
    what = "outputs of the expression" if formula else "bands"
    if outputs not in {1, 3}:
        raise InvalidInput(f"A tile shows one or three {what}, not {outputs}.")
    if colormap and outputs != 1:
        raise InvalidInput(f"A colormap needs exactly one band or output: there are {outputs}.")
    ranges = stretch.parse_rescale(rescale, outputs) if rescale else None
    table = _table(colormaps.lookup(colormap)) if colormap else None
    return Drawing(indexes, formula, outputs, ranges, table)


def draw(source: PooledSource, drawing: Drawing, data: TileData) -> Picture:
    """Colour the values of a tile.

    Without ranges, 8-bit bands show as they are; others are stretched to the 2nd to 98th
    percentile of the raster.
    """
    if drawing.expression:
        values: NDArray[Any] = _evaluated(drawing.expression, data)
    else:
        values = data.values
    valid = _valid(drawing, data, values)
    plain = drawing.expression is None and values.dtype == np.uint8 and drawing.ranges is None
    table = drawing.table
    if plain and table is None and drawing.outputs == 1:
        table = _palette(source.dataset, drawing.indexes[0])
    if plain:
        levels: NDArray[np.uint8] = values
    else:
        ranges = drawing.ranges or stretch.estimate(
            source.dataset, drawing.indexes, drawing.expression
        )
        levels = _stretched(values, ranges)
    return Picture(levels, _opacity(valid, data.alpha), table)


def _valid(drawing: Drawing, data: TileData, values: NDArray[Any]) -> NDArray[np.bool_] | None:
    valid = data.valid
    if valid is not None:
        # black is a colour: of several bands, hide only what none has
        several = drawing.outputs > 1 and drawing.expression is None
        together = np.logical_or if several else np.logical_and
        valid = together.reduce(valid, axis=0) if len(valid) > 1 else valid[0]
    if drawing.expression:
        finite = np.isfinite(values).all(axis=0)
        valid = finite if valid is None else valid & finite
    return valid


def _opacity(
    valid: NDArray[np.bool_] | None, alpha: NDArray[np.uint8] | None
) -> NDArray[np.uint8] | None:
    if valid is None or valid.all():
        return None if alpha is None or (alpha == 255).all() else alpha
    shown: NDArray[np.uint8] = valid * (np.uint8(255) if alpha is None else alpha)
    return shown


def _evaluated(expression: Expression, data: TileData) -> NDArray[Any]:
    named = {
        name: _as_float(values) for name, values in zip(expression.names, data.values, strict=True)
    }
    return expression.evaluate(named)


def _as_float(values: NDArray[Any]) -> NDArray[Any]:
    narrow = values.dtype.itemsize <= 2 or values.dtype == np.float32
    return values.astype(np.float32 if narrow else np.float64, copy=False)


def _stretched(values: NDArray[Any], ranges: tuple[stretch.Range, ...]) -> NDArray[np.uint8]:
    if values.dtype.kind not in _TABLED or values.dtype.itemsize > 2:
        return stretch.apply(_as_float(values), ranges)
    numbers = values.view(f"u{values.dtype.itemsize}")
    levels = np.empty(values.shape, np.uint8)
    for plane, target, limits in zip(numbers, levels, ranges, strict=True):
        _lookup(values.dtype.str, limits).take(plane, out=target, mode="clip")
    return levels


@lru_cache(maxsize=256)
def _lookup(dtype: str, limits: stretch.Range) -> NDArray[np.uint8]:
    """Return the stretched level of each value, by its bits as an unsigned number."""
    kind = np.dtype(dtype)
    bits = np.arange(2 ** (8 * kind.itemsize), dtype=np.uint32).astype(f"u{kind.itemsize}")
    levels: NDArray[np.uint8] = stretch.apply(_as_float(bits.view(kind))[None], (limits,))[0]
    return levels


def _palette(dataset: rasterio.DatasetReader, index: int) -> NDArray[np.uint8] | None:
    try:
        return _table(dataset.colormap(index))
    except ValueError:
        return None


def _table(colormap: dict[int, colormaps.Color]) -> NDArray[np.uint8]:
    table = np.zeros((256, 4), np.uint8)
    for value, color in colormap.items():
        if 0 <= value < 256:
            table[value] = color
    return table
