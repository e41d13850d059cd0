"""Resampling kernels as GDAL's warper defines them, and the weights they give to pixels."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Kernel:
    """A weight by distance in pixels; ``radius`` is where it ends at full size.

    Where a tile's pixel is larger than the raster's, the kernel is widened by as much.
    ``is_box`` kernels weigh each pixel by how much of it the tile's pixel covers. ``is_mode``
    takes the value of most weight rather than the mean.
    """

    radius: float
    weight: Callable[[NDArray[Any]], NDArray[Any]]
    is_box: bool = False
    is_mode: bool = False


def _triangle(distance: NDArray[Any]) -> NDArray[Any]:
    weight: NDArray[Any] = np.maximum(1 - np.abs(distance), 0)
    return weight


def _cubic(distance: NDArray[Any]) -> NDArray[Any]:
    """Return Catmull and Rom's spline, whose parameter is -0.5."""
    x = np.abs(distance)
    near = (1.5 * x - 2.5) * x * x + 1
    far = ((-0.5 * x + 2.5) * x - 4) * x + 2
    mixed: NDArray[Any] = np.where(x <= 1, near, np.where(x < 2, far, 0))
    return mixed


def _spline(distance: NDArray[Any]) -> NDArray[Any]:
    """Return the cubic B-spline."""
    x = np.abs(distance)
    near = (0.5 * x - 1) * x * x + 2 / 3
    mixed: NDArray[Any] = np.where(x <= 1, near, np.maximum(2 - x, 0) ** 3 / 6)
    return mixed


def _lanczos(distance: NDArray[Any]) -> NDArray[Any]:
    inside = np.abs(distance) < 3
    mixed: NDArray[Any] = np.where(inside, np.sinc(distance) * np.sinc(distance / 3), 0)
    return mixed


KERNELS = {
    "bilinear": Kernel(1, _triangle),
    "cubic": Kernel(2, _cubic),
    "cubic_spline": Kernel(2, _spline),
    "lanczos": Kernel(3, _lanczos),
    "average": Kernel(0.5, _triangle, is_box=True),
    "mode": Kernel(0.5, _triangle, is_box=True, is_mode=True),
}


def reach(kernel: Kernel, scale: float) -> float:
    """Return how far from a place the centres of pixels count; ``scale``: see :func:`weights`."""
    return (scale + 1) / 2 if kernel.is_box else kernel.radius * max(scale, 1.0)


def count(kernel: Kernel, scale: float) -> int:
    """Return how many pixels can count along an axis."""
    return max(1, math.ceil(2 * reach(kernel, scale) - 1e-3))


def weights(kernel: Kernel, distance: Weights, scale: float) -> list[Weights]:
    """Return the weights of :func:`count` pixels in a row.

    ``distance`` is how far the centre of the first one is from each place, in pixels; it is
    below 0. ``scale`` is how many pixels a pixel of the tile is wide.
    """
    result = []
    for offset in range(count(kernel, scale)):
        away = distance + np.float32(offset)
        if kernel.is_box:
            covered = np.float32((scale + 1) / 2) - np.abs(away)
            result.append(np.clip(covered, 0, np.float32(min(scale, 1.0))))
        else:
            weight = kernel.weight(away / np.float32(max(scale, 1.0)))
            result.append(weight.astype(np.float32, copy=False))
    return result
