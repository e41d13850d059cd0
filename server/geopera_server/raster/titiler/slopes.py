"""How heights rise, and what light falls on them, in few passes over the pixels."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import InvalidInput

Floats = NDArray[np.floating[Any]]
Hidden = NDArray[np.bool_]


def rises(heights: Any, exaggeration: float) -> tuple[Floats, Floats, Hidden | None]:
    """Return how much heights rise from row to row and from column to column, per pixel.

    As `np.gradient`: half the difference of both neighbours, at an edge that of the pixel and its
    one neighbour. The third array says where a neighbour has no height, None: nowhere. The arrays
    are the caller's own, to work in.

    Args:
        heights: (rows, columns), perhaps masked.

    Raises:
        InvalidInput: less than two rows or columns.
    """
    if min(heights.shape) < 2:
        raise InvalidInput("Slopes need a picture of two rows and two columns at least.")
    values = np.ma.getdata(heights)
    if values.dtype.kind != "f":
        values = values.astype(np.float32 if values.dtype.itemsize <= 2 else np.float64)
    down, along = _rise(values, exaggeration), _rise(values.T, exaggeration).T
    mask = np.ma.getmask(heights)
    if mask is np.ma.nomask or not mask.any():
        return down, along, None
    return down, along, _either(mask) | _either(mask.T).T


def _rise(values: Floats, exaggeration: float) -> Floats:
    found = np.empty(values.shape, values.dtype, "C" if values.flags.c_contiguous else "F")
    np.subtract(values[2:], values[:-2], out=found[1:-1])
    found[1:-1] *= exaggeration / 2
    for edge, one, other in ((0, 1, 0), (-1, -1, -2)):
        found[edge] = (values[one] - values[other]) * exaggeration
    return found


def _either(mask: Hidden) -> Hidden:
    found = np.empty(mask.shape, np.bool_)
    np.logical_or(mask[2:], mask[:-2], out=found[1:-1])
    found[0], found[-1] = mask[0] | mask[1], mask[-1] | mask[-2]
    return found


def shade(down: Floats, along: Floats, azimuth: float, altitude: float) -> NDArray[np.uint8]:
    """Return how much light falls on a surface, as levels of a byte; ``down`` is worked in.

    The cosine of the angle between the light and the normal of the surface, ``(-along, -down, 1)``
    but for its length: TiTiler's formula with its angles of slope and aspect multiplied out.
    """
    # numbers of Python, not of NumPy: those would make every array one of float64
    height, light = math.radians(altitude), math.radians(360.0 - azimuth)
    length = np.square(down)
    shades = np.square(along)
    length += shades
    length += 1
    np.sqrt(length, out=length)
    np.multiply(along, math.cos(light) * math.cos(height), out=shades)
    down *= math.sin(light) * math.cos(height)
    shades -= down
    shades += math.sin(height)
    shades /= length
    shades += 1
    shades *= 127.5
    np.maximum(shades, 0, out=shades)
    return shades.astype(np.uint8)


def steepness(down: Floats, along: Floats, step: tuple[float, float]) -> NDArray[np.float32]:
    """Return slopes in degrees; ``down`` and ``along`` are worked in, ``step`` is a pixel's size
    as TiTiler takes it: of ``down`` and of ``along``.
    """
    down /= step[0]
    along /= step[1]
    np.square(down, out=down)
    np.square(along, out=along)
    down += along
    np.sqrt(down, out=down)
    np.arctan(down, out=down)
    return np.rad2deg(down, out=down).astype(np.float32, copy=False)
