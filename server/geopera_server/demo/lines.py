"""Curves of the landscape (river, roads) and distances to them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from .noise import Floats, enlarge

Points = NDArray[np.float64]


def resample(points: Points, step: float) -> Points:
    """Return points (x, y) along the polyline, ``step`` apart."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    marks = np.arange(0.0, along[-1], step)
    return np.stack([np.interp(marks, along, points[:, i]) for i in (0, 1)], axis=1)


def smooth_path(points: list[tuple[float, float]], extent: float) -> Points:
    """Return a Catmull-Rom curve in metres through points given in parts of ``extent``."""
    knots = np.array([points[0], *points, points[-1]], dtype=np.float64) * extent
    t = np.linspace(0.0, 1.0, 60, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        pieces.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2)
            + 0.5 * (3 * b - a - 3 * c + d) * t**3
        )
    return np.concatenate([*pieces, knots[-1:]])


def meander(
    rng: np.random.Generator, start: tuple[float, float], end: tuple[float, float], extent: float
) -> Points:
    """Return a river's course in metres: a sine-generated curve, fitted between two points."""
    count, bends = 2400, 7.5
    s = np.linspace(0.0, 1.0, count)
    knots = np.linspace(0.0, 1.0, 11)
    phase = 2 * math.pi * bends * s + np.interp(s, knots, rng.uniform(-0.9, 0.9, 11))
    swing = np.interp(s, knots, rng.uniform(0.75, 1.32, 11))
    heading = swing * np.sin(phase) + 0.35 * np.sin(2 * math.pi * 1.4 * s + 1.0)
    path = np.cumsum(np.exp(1j * heading))
    path = (path - path[0]) / (path[-1] - path[0])
    first, last = complex(*start), complex(*end)
    path = (first + path * (last - first)) * extent
    return np.stack([path.real, path.imag], axis=1)


def near_distance(points: Points, size: int, pixel: float, reach: float) -> Floats:
    """Return the distance in metres of each pixel centre to the curve, up to ``reach``."""
    result = np.full((size, size), reach, dtype=np.float32)
    window = math.ceil(reach / pixel) + 1
    for x, y in resample(points, pixel * 0.75):
        column, row = int(x // pixel), int(y // pixel)
        left, right = max(0, column - window), min(size, column + window + 1)
        top, bottom = max(0, row - window), min(size, row + window + 1)
        if left >= right or top >= bottom:
            continue
        dx = ((np.arange(left, right) + 0.5) * pixel - x) ** 2
        dy = ((np.arange(top, bottom) + 0.5) * pixel - y) ** 2
        part = result[top:bottom, left:right]
        np.minimum(part, np.sqrt(dy[:, None] + dx[None, :]), out=part, casting="same_kind")
    return result


def far_distance(points: Points, size: int, pixel: float, factor: int = 8) -> Floats:
    """Return smooth distances in metres without a limit, from a grid ``factor`` times coarser."""
    count = -(-size // factor)
    centres = (np.arange(count) + 0.5) * pixel * factor
    nearest = np.full((count, count), np.inf)
    for x, y in resample(points, pixel * factor / 2):
        np.minimum(nearest, (centres[:, None] - y) ** 2 + (centres[None, :] - x) ** 2, out=nearest)
    return enlarge(np.sqrt(nearest).astype(np.float32), factor)[:size, :size]
