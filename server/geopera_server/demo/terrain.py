"""The ground: a river, its floodplain, lakes, and the hills around."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .lines import Points, far_distance, meander, near_distance
from .noise import Floats, random_field, smoothstep

PIXEL = 10.0  # metres, of the finished rasters
FINE = 5.0  # metres, of the grid on which sharp things are drawn

RIVER_LEVEL = 78.0  # metres above the sea, where the river enters


@dataclass(frozen=True)
class Terrain:
    """The shape of the land; arrays are on the 10 m grid unless they say fine (5 m)."""

    size: int
    extent: float
    river: Points
    elevation: Floats
    above_river: Floats
    river_distance: Floats
    fine_river_distance: Floats
    fine_river: NDArray[np.bool_]
    fine_pits: NDArray[np.bool_]
    fine_oxbow: NDArray[np.bool_]
    fine_sand: NDArray[np.bool_]


def make_terrain(rng: np.random.Generator, size: int) -> Terrain:
    """Return the terrain of ``size`` by ``size`` pixels of 10 m."""
    extent = size * PIXEL
    scale = min(1.0, max(0.4, extent / 10_240))
    river = meander(rng, (-0.06, 0.30), (1.06, 0.66), extent)
    distance = far_distance(river, size, PIXEL)
    fine_distance = near_distance(river, 2 * size, FINE, 160.0)

    warp = random_field(rng, size, 300, 60) * 260 * scale
    valley = distance + warp
    hills = random_field(rng, size, 330, 24, 2.4)
    detail = random_field(rng, size, 90, 8, 2.2)
    above = 1.1 * smoothstep(60, 260, distance) + 0.5 * detail
    above += 9.0 * smoothstep(620 * scale, 900 * scale, valley)
    uplands = smoothstep(800 * scale, 3600 * scale, valley)
    above += uplands * (34.0 + 30.0 * hills + 4.0 * detail)
    above += 3.0 * smoothstep(500, 1100, valley) * random_field(rng, size, 120, 16)
    above = np.maximum(above, 0.35 + 0.25 * detail)
    bed = smoothstep(35, 60, distance)
    above = above * bed - 2.4 * (1.0 - bed)
    column = np.arange(size, dtype=np.float32)[None, :]
    fall = RIVER_LEVEL - 2.6 * column / size
    elevation = (above + fall).astype(np.float32)
    elevation += 0.06 * random_field(rng, size, 12, 2, 1.0)

    fine_river = _channel(rng, fine_distance, scale)
    pits, oxbow = _standing_water(rng, size, extent, river, scale)
    pits &= ~fine_river & (fine_distance > 90)
    oxbow &= ~fine_river & (fine_distance > 55)
    beach = random_field(rng, 2 * size, 90, 8)
    sand = (fine_distance < 54) & ~fine_river & (beach > 0.7)
    return Terrain(
        size, extent, river, elevation, above.astype(np.float32), distance, fine_distance,
        fine_river, pits, oxbow, sand,
    )  # fmt: skip


def _channel(rng: np.random.Generator, distance: Floats, scale: float) -> NDArray[np.bool_]:
    """Return the river's water: about 80 m wide, with an uneven bank."""
    width = 40.0 * scale + 5.0 * random_field(rng, len(distance), 260, 12)
    return np.asarray(distance < width, dtype=np.bool_)


def _standing_water(
    rng: np.random.Generator, size: int, extent: float, river: Points, scale: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return gravel pits and cut-off meanders on the fine grid."""
    fine = 2 * size
    axis = np.arange(fine) * FINE
    x, y = axis[None, :], axis[:, None]
    ragged = random_field(rng, fine, 160, 24)
    pits = np.zeros((fine, fine), dtype=np.bool_)
    for px, py, radius, stretch, angle in (
        (0.335, 0.255, 330.0, 1.6, 0.5),
        (0.415, 0.215, 200.0, 1.3, -0.3),
        (0.86, 0.80, 260.0, 1.9, 0.9),
    ):
        cos, sin = math.cos(angle), math.sin(angle)
        u = ((x - px * extent) * cos + (y - py * extent) * sin) / stretch
        v = (y - py * extent) * cos - (x - px * extent) * sin
        square = np.maximum(np.abs(u), np.abs(v)) * 0.45 + np.hypot(u, v) * 0.55
        pits |= square < radius * scale * (1.0 + 0.16 * ragged)
    oxbow = np.zeros((fine, fine), dtype=np.bool_)
    turn = np.linspace(0.0, 2.7, 80)
    for part, side, radius in ((0.24, 1.0, 260.0), (0.47, -1.0, 220.0), (0.80, 1.0, 240.0)):
        index = int(part * len(river))
        heading = river[index + 1] - river[index - 1]
        normal = np.array([-heading[1], heading[0]]) / np.hypot(*heading) * side
        centre = river[index] + normal * 420 * scale
        start = rng.uniform(0.0, 6.28)
        ring = np.stack([np.cos(turn + start), np.sin(turn + start) * 0.75], axis=1)
        band = near_distance(centre + ring * radius * scale, fine, FINE, 60.0)
        oxbow |= band < (22.0 + 6.0 * ragged) * scale
    return pits, oxbow
