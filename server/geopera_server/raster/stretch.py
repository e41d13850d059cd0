"""From raw values to 0..255: given ranges, or ranges estimated from the raster itself."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import ExitStack

import numpy as np
import rasterio
from numpy.typing import NDArray

from ..errors import InvalidInput
from .expression import Expression
from .location import identify, location_of
from .pixels import read_valid
from .preview import open_preview, smallest_pixels
from .scaling import PLAIN, Scaling, unscaled

Range = tuple[float, float]

_SAMPLE_SIDE = 512
_SAMPLE_PIXELS = 16_000_000
_KEPT = 256

_lock = threading.Lock()
_estimates: OrderedDict[tuple[object, ...], tuple[Range, ...]] = OrderedDict()


def parse_rescale(text: str, count: int) -> tuple[Range, ...]:
    """Read "min,max", once for all of ``count`` outputs or for each, separated by ";" or ",".

    Raises:
        InvalidInput: not such a text, in words.
    """
    parts = text.split(";")
    numbers = text.split(",")
    if len(parts) == 1 and len(numbers) > 2 and len(numbers) % 2 == 0:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        parts = [f"{low},{high}" for low, high in pairs]
    ranges = tuple(_range(part) for part in parts if part.strip())
    if not ranges:
        raise InvalidInput(f"rescale must be min,max: not {text[:60]!r}.")
    if len(ranges) == 1:
        return ranges * count
    if len(ranges) != count:
        raise InvalidInput(
            f"rescale has {len(ranges)} ranges for {count} band(s): give one, or one for each."
        )
    return ranges


def apply(values: NDArray[np.floating], ranges: Sequence[Range]) -> NDArray[np.uint8]:
    """Stretch planes (outputs, rows, columns) linearly to 0..255; NaN becomes 0."""
    result = np.empty(values.shape, np.uint8)
    line = values.shape[-1:]
    for plane, target, limits in zip(values, result, ranges, strict=True):
        low, high = (plane.dtype.type(limit) for limit in limits)  # so that high gives 255
        # NumPy takes the larger of two arrays four times as fast as of an array and a number
        share = np.fmax(plane, np.full(line, low))  # which takes NaN for low
        np.minimum(share, np.full(line, high), out=share)
        share -= low
        share /= high - low
        share *= plane.dtype.type(255)
        np.copyto(target, share, casting="unsafe")
    return result


def estimate(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    expression: Expression | None,
    *,
    identity: Hashable | None = None,
    scaling: Scaling | None = None,
    nodata: float | None = None,
) -> tuple[Range, ...]:
    """Return the 2nd to 98th percentile of each output on a reduced copy, cached by file.

    ``identity`` tells the versions of the file apart; None takes that of the dataset's file.
    ``scaling`` is applied before, and ``nodata`` stands for all that hides pixels.
    """
    identity = identify(location_of(dataset)) if identity is None else identity
    return estimate_of(lambda: dataset, indexes, expression, identity, scaling, nodata)


def estimate_of(
    opened: Callable[[], rasterio.DatasetReader],
    indexes: Sequence[int],
    expression: Expression | None,
    identity: Hashable,
    scaling: Scaling | None,
    nodata: float | None,
) -> tuple[Range, ...]:
    """Return what `estimate` does; the raster is ``opened`` when its ranges are not known yet."""
    text = expression.text if expression else None
    key = (identity, tuple(indexes), text, scaling, repr(nodata))
    with _lock:
        known = _estimates.get(key)
    if known is not None:
        return known
    planes = _sample(opened(), indexes, expression, identity, scaling, nodata)
    ranges = tuple(_spread(plane) for plane in planes)
    with _lock:
        _estimates[key] = ranges
        while len(_estimates) > _KEPT:
            _estimates.popitem(last=False)
    return ranges


def _sample(
    dataset: rasterio.DatasetReader,
    indexes: Sequence[int],
    expression: Expression | None,
    identity: Hashable,
    scaling: Scaling | None,
    nodata: float | None,
) -> list[NDArray[np.floating]]:
    with ExitStack() as stack:
        level = dataset
        if smallest_pixels(dataset) > _SAMPLE_PIXELS:
            level = stack.enter_context(open_preview(dataset, identity))
        factor = max(1.0, max(level.width, level.height) / _SAMPLE_SIDE)
        shape = (
            max(1, math.ceil(level.height / factor)),
            max(1, math.ceil(level.width / factor)),
        )
        values, valid = read_valid(level, indexes, None, shape)
    if nodata is not None:
        valid = values != nodata
        if values.dtype.kind == "f":
            valid &= np.isfinite(values)
    scales = scaling or (PLAIN,) * len(values)
    if expression is None:
        return [
            plane[chosen] if scale == PLAIN else unscaled(plane[chosen], *scale)
            for plane, chosen, scale in zip(values, valid, scales, strict=True)
        ]
    together = valid.all(axis=0)
    named = {
        name: plane[together].astype(np.float64) * scale + offset
        for name, plane, (scale, offset) in zip(expression.names, values, scales, strict=True)
    }
    return [plane[np.isfinite(plane)] for plane in expression.evaluate(named)]


def _spread(values: NDArray[np.floating]) -> Range:
    if not values.size:
        return 0.0, 1.0
    low, high = (float(value) for value in np.percentile(values.astype(np.float64), (2, 98)))
    if not high > low:
        low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _range(text: str) -> Range:
    parts = text.split(",")
    try:
        low, high = (float(part) for part in parts)
    except ValueError:
        raise InvalidInput(f"rescale must be min,max: not {text[:60]!r}.") from None
    if not (math.isfinite(low) and math.isfinite(high)):
        raise InvalidInput(f"rescale must be two finite numbers: not {text[:60]!r}.")
    if not low < high:
        raise InvalidInput(f"rescale must go from a smaller to a larger number: not {low},{high}.")
    return low, high
