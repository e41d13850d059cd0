"""Random textures and the few image filters that the demo needs, on NumPy alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def random_field(
    rng: np.random.Generator, size: int, longest: float, shortest: float = 2.0, slope: float = 2.0
) -> Floats:
    """Return a square Gaussian random field of mean 0 and standard deviation 1.

    Args:
        rng: source of randomness.
        size: rows and columns.
        longest: wavelength in pixels above which the spectrum is flat.
        shortest: wavelength in pixels below which there is nothing.
        slope: how fast power falls with frequency between the two; 2 is cloud-like.
    """
    step = max(1, int(shortest // 4))
    small = -(-size // step)
    fx = np.fft.rfftfreq(small)[None, :] / step
    fy = np.fft.fftfreq(small)[:, None] / step
    square = fx * fx + fy * fy
    amplitude = (square + longest**-2.0) ** (-slope / 2.0)
    amplitude *= np.exp(-square * (shortest / 2.0) ** 2.0)
    amplitude[0, 0] = 0.0
    spectrum = np.fft.rfft2(rng.standard_normal((small, small), dtype=np.float32)) * amplitude
    field = np.fft.irfft2(spectrum, s=(small, small)).astype(np.float32)
    field /= field.std()
    return field if step == 1 else enlarge(field, step)[:size, :size]


def enlarge(array: Floats, factor: int) -> Floats:
    """Return the array with ``factor`` times the rows and columns, bilinear."""
    for axis in (0, 1):
        count = array.shape[axis]
        position = (np.arange(count * factor) + 0.5) / factor - 0.5
        low = np.clip(np.floor(position).astype(np.intp), 0, count - 1)
        high = np.minimum(low + 1, count - 1)
        weight = np.clip(position - low, 0.0, 1.0).astype(np.float32)
        weight = weight[:, None] if axis == 0 else weight[None, :]
        start = array.take(low, axis)
        array = start + (array.take(high, axis) - start) * weight
    return array


def halve(array: NDArray[Any]) -> Floats:
    """Return means of two by two pixels, float32."""
    rows = array[0::2].astype(np.float32) + array[1::2]
    result: Floats = (rows[:, 0::2] + rows[:, 1::2]) * np.float32(0.25)
    return result


def blur(array: Floats, radius: int, passes: int = 2) -> Floats:
    """Return running means over ``2 * radius + 1`` pixels; two passes come close to a Gaussian."""
    width = 2 * radius + 1
    for _ in range(passes):
        for axis in (0, 1):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (radius + 1, radius)
            total = np.cumsum(np.pad(array, pad, mode="edge"), axis=axis, dtype=np.float64)
            count = total.shape[axis]
            upper = total.take(np.arange(width, count), axis)
            lower = total.take(np.arange(0, count - width), axis)
            array = ((upper - lower) / width).astype(np.float32)
    return array


def soften(array: Floats, weight: float) -> Floats:
    """Return the array with each pixel mixed with its four neighbours, as optics do."""
    padded = np.pad(array, 1, mode="edge")
    vertical = padded[:-2] * weight + padded[1:-1] * (1.0 - 2.0 * weight) + padded[2:] * weight
    mixed = vertical[:, :-2] * weight + vertical[:, 1:-1] * (1.0 - 2.0 * weight)
    return np.asarray(mixed + vertical[:, 2:] * weight, dtype=np.float32)


def smoothstep(low: float, high: float, value: NDArray[Any]) -> Floats:
    """Return 0 below ``low``, 1 above ``high``, and an S between them."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), dtype=np.float32)


def shift(array: NDArray[Any], rows: int, columns: int) -> NDArray[Any]:
    """Return the array moved down and right, with its edge pixels repeated."""
    height, width = array.shape
    r = np.clip(np.arange(height) - rows, 0, height - 1)
    c = np.clip(np.arange(width) - columns, 0, width - 1)
    return array[r][:, c]
