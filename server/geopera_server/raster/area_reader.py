"""The values to be measured in a window of a raster, and which of them are valid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from ..errors import InvalidInput
from . import bands as band_names
from .expression import Expression
from .handle_pool import PooledSource
from .info import RasterInfo
from .layout import Validity
from .level_blocks import MASK, LevelBlocks, blocks_of
from .readers import reader_of
from .tiff.tags import Compression
from .window import Window

_WIDE_DTYPES = frozenset({"int32", "uint32", "int64", "uint64", "float64"})


class Layer(NamedTuple):
    """Values of one output, shape (rows, columns); ``valid`` is None where all of them are."""

    values: NDArray[Any]
    valid: NDArray[np.bool_] | None


@dataclass(frozen=True)
class Outputs:
    """What is measured: bands, or the outputs of an expression over bands ``indexes``."""

    indexes: tuple[int, ...]
    expression: Expression | None
    keys: tuple[str, ...]
    descriptions: tuple[str, ...]
    dtypes: tuple[np.dtype[Any], ...]

    def portions(self, size: int) -> list[Outputs]:
        """Return them in portions of ``size``, so that many can be measured in turn."""
        if len(self.keys) <= size:
            return [self]
        return [
            self._portion(slice(start, start + size)) for start in range(0, len(self.keys), size)
        ]

    def _portion(self, cut: slice) -> Outputs:
        keys = self.keys[cut]
        expression, indexes = None, self.indexes[cut]
        if self.expression is not None:
            known = dict(zip(self.expression.names, self.indexes, strict=True))
            expression = Expression.parse(";".join(keys))
            indexes = tuple(known[name] for name in expression.names)
        return Outputs(indexes, expression, keys, self.descriptions[cut], self.dtypes[cut])


def outputs_of(info: RasterInfo, bands: str | None, expression: str | None) -> Outputs:
    """Return what is measured; without bands and expression all bands but alpha.

    Raises:
        InvalidInput: unknown bands, a bad expression, or both were given.
    """
    if bands and expression:
        raise InvalidInput("Give bands or an expression, not both.")
    if expression:
        parsed = Expression.parse(expression)
        indexes = parsed.resolve(info)
        wide = any(info.bands[index - 1].dtype in _WIDE_DTYPES for index in indexes)
        dtype = np.dtype(np.float64 if wide else np.float32)
        keys = tuple(dict.fromkeys(parsed.outputs))
        if len(keys) != len(parsed.outputs):
            raise InvalidInput("The expression has the same output twice.")
        return Outputs(indexes, parsed, keys, keys, (dtype,) * len(keys))
    if bands:
        chosen = tuple(dict.fromkeys(band_names.resolve(info, bands)))
    else:
        visible = tuple(band.index for band in info.bands if band.colorinterp != "alpha")
        chosen = visible or (1,)
    return Outputs(
        chosen,
        None,
        tuple(f"b{index}" for index in chosen),
        tuple(info.bands[index - 1].name for index in chosen),
        tuple(np.dtype(info.bands[index - 1].dtype) for index in chosen),
    )


class AreaReader:
    """Reads windows of a level once; what is read is not kept for others.

    Invalid is what nodata, a mask or an alpha of 0 hides, and what is not a finite number. With
    ``nodata_counts``, nodata is left to who counts the values.
    """

    def __init__(
        self, source: PooledSource, level: int, outputs: Outputs, nodata_counts: bool
    ) -> None:
        self._outputs, self._layout = outputs, source.layout
        self._source, self._level = source, level
        self._nodata_counts = nodata_counts
        known = reader_of(source)
        image = known.levels[level].image if known is not None else None
        # libraries decode JPEG differently: figures are those that GDAL, thus all others, see
        direct = image is not None and image.compression != Compression.JPEG
        self._blocks = blocks_of(source, level) if direct else None

    def read(self, window: Window) -> list[Layer]:
        """Return a layer for each output."""
        layers = self._layers(window)
        expression = self._outputs.expression
        if expression is None:
            return layers
        dtype = self._outputs.dtypes[0]
        named = {
            name: layer.values.astype(dtype, copy=False)
            for name, layer in zip(expression.names, layers, strict=True)
        }
        valid = _all(layer.valid for layer in layers)
        results = expression.evaluate(named)
        return [Layer(values, _both(np.isfinite(values), valid)) for values in results]

    def _layers(self, window: Window) -> list[Layer]:
        layout, indexes = self._layout, list(self._outputs.indexes)
        alpha = layout.alpha if layout.validity is Validity.ALPHA else 0
        wanted = [*indexes, alpha] if alpha and alpha not in indexes else indexes
        if self._blocks is not None:
            data = read_once(self._blocks, window, wanted)
        else:
            data = list(self._dataset.read(wanted, window=_as_raster(window)))
        common: NDArray[np.bool_] | None = None
        masks: NDArray[Any] | None = None
        if alpha:
            common = data[wanted.index(alpha)] != 0
        elif layout.validity is Validity.MASK:
            common = self._mask(window) != 0
        elif layout.validity is None:
            masks = self._dataset.read_masks(indexes, window=_as_raster(window)) != 0
        layers = []
        for place, index in enumerate(indexes):
            values = data[place]
            valid = common if index != alpha else None
            if masks is not None:
                valid = masks[place]
            elif layout.validity is Validity.NODATA and not self._nodata_counts:
                valid = _without(values, layout.nodata)
            if values.dtype.kind == "f":
                valid = _both(np.isfinite(values), valid)
            layers.append(Layer(values, None if valid is None or valid.all() else valid))
        return layers

    @property
    def _dataset(self) -> rasterio.DatasetReader:
        return self._source.level(self._level)

    def _mask(self, window: Window) -> NDArray[Any]:
        if self._blocks is None:
            mask: NDArray[Any] = self._dataset.read_masks(1, window=_as_raster(window))
            return mask
        return read_once(blocks_of(self._source, self._level, mask=True), window, [MASK])[0]


def read_once(blocks: LevelBlocks, window: Window, indexes: Sequence[int]) -> list[NDArray[Any]]:
    """Return the values of a window, one array for each band, from blocks that nobody keeps."""
    height, width = blocks.shape
    rows = range(window.top // height, (window.bottom - 1) // height + 1)
    columns = range(window.left // width, (window.right - 1) // width + 1)
    places = [blocks.plane_of(index) for index in indexes]
    spots = [(r, c, p) for p in dict.fromkeys(p for p, _ in places) for r in rows for c in columns]
    result: list[Any] = [None] * len(indexes)
    shape = (window.bottom - window.top, window.right - window.left)
    loaded = blocks.load([blocks.key(*spot) for spot in spots])
    for (row, column, plane), block in zip(spots, loaded, strict=True):
        up, left = row * height, column * width
        part = (
            slice(max(window.top - up, 0), window.bottom - up),
            slice(max(window.left - left, 0), window.right - left),
        )
        for number, (its_plane, place) in enumerate(places):
            if its_plane != plane:
                continue
            values = block[place][part]
            if len(rows) == len(columns) == 1:
                result[number] = values
                continue
            if result[number] is None:
                result[number] = np.empty(shape, block.dtype)
            y, x = max(up - window.top, 0), max(left - window.left, 0)
            result[number][y : y + values.shape[0], x : x + values.shape[1]] = values
    return result


def _as_raster(window: Window) -> RasterWindow:
    height, width = window.bottom - window.top, window.right - window.left
    return RasterWindow(window.left, window.top, width, height)


def _without(values: NDArray[Any], nodata: float | None) -> NDArray[np.bool_] | None:
    if nodata is None or math.isnan(nodata):  # NaN is no finite number
        return None
    return np.asarray(values != values.dtype.type(nodata))


def _both(one: NDArray[np.bool_], other: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    return one if other is None else one & other


def _all(masks: Any) -> NDArray[np.bool_] | None:
    result: NDArray[np.bool_] | None = None
    for mask in masks:
        if mask is not None:
            result = _both(mask, result)
    return result
