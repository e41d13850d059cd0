"""Built-up places: districts, streets, houses, halls, parks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .noise import Floats, random_field
from .spectra import Surface
from .terrain import FINE


@dataclass(frozen=True)
class Place:
    """A settlement, in parts of the area's extent and metres."""

    x: float
    y: float
    radius: float
    districts: int
    density: float
    industry: float = 0.0  # share of districts with halls


PLACES = (
    Place(0.575, 0.335, 1080.0, 34, 0.74, 0.20),
    Place(0.155, 0.62, 330.0, 6, 0.52),
    Place(0.845, 0.24, 270.0, 5, 0.48),
    Place(0.50, 0.845, 350.0, 6, 0.52),
    Place(0.10, 0.12, 230.0, 3, 0.46),
    Place(0.30, 0.40, 200.0, 3, 0.46),
    Place(0.905, 0.905, 215.0, 3, 0.46),
    Place(0.735, 0.70, 190.0, 3, 0.44),
)


def _pick(hashes: Floats, table: tuple[tuple[float, Surface], ...]) -> NDArray[np.int16]:
    """Return a surface for each number 0..1, by the cumulative shares of a table."""
    bounds = np.cumsum([share for share, _ in table])[:-1]
    kinds = np.array([surface for _, surface in table], dtype=np.int16)
    return kinds[np.searchsorted(bounds, hashes)]


_HOUSES = (
    (0.52, Surface.ROOF_RED), (0.30, Surface.ROOF_DARK), (0.08, Surface.ROOF_LIGHT),
    (0.10, Surface.PAVED),
)  # fmt: skip
_HALLS = (
    (0.20, Surface.HALL_WHITE), (0.36, Surface.HALL_GREY), (0.10, Surface.HALL_BLUE),
    (0.34, Surface.ROOF_DARK),
)  # fmt: skip


def _lots(u: Floats, v: Floats, width: float, depth: float, salt: int) -> tuple[Floats, ...]:
    """Return the place within the lot (0..1 both ways) and two random numbers per lot."""
    i, j = np.floor(u / width), np.floor(v / depth)
    mixed = (i.astype(np.int64) * 374_761 + j.astype(np.int64) * 668_265 + salt * 97) % 65_521
    first = (mixed * 2_654 % 10_007).astype(np.float32) / np.float32(10_007)
    second = ((mixed * 40_503 + 17) % 9_973).astype(np.float32) / np.float32(9_973)
    return u / width - i, v / depth - j, first, second


def _quarter(
    u: Floats, v: Floats, length: float, depth: float, density: NDArray[np.float64], salt: int
) -> NDArray[np.int16]:
    """Return the surfaces of housing in streets: gardens, roofs, asphalt."""
    result = np.full(u.shape, int(Surface.GARDEN), dtype=np.int16)
    a, b = u % length, v % depth
    pu, pv, roof, empty = _lots(u, v, 17.0, depth / 2.0, salt)
    # Houses stand toward the street; the middle of the block is garden.
    from_street = np.minimum(b, depth - b)
    house = (pu > 0.14) & (pu < 0.86) & (from_street > 9.0) & (from_street < 23.0)
    house &= empty < density + 0.18
    result[house] = _pick(roof, _HOUSES)[house]
    del pv
    yard = (from_street >= 23.0) & (empty < density - 0.55)
    result[yard] = np.where(roof < 0.5, Surface.PAVED, Surface.ROOF_DARK)[yard]
    result[(from_street > 24.0) & (empty > 0.82)] = Surface.BROADLEAF
    result[(a < 6.5) | (b < 6.5)] = Surface.ASPHALT
    return result


def _industry(u: Floats, v: Floats, salt: int) -> NDArray[np.int16]:
    """Return the surfaces of an industrial estate: halls, yards, lawns."""
    result = np.full(u.shape, int(Surface.PAVED), dtype=np.int16)
    pu, pv, kind, empty = _lots(u, v, 125.0, 82.0, salt)
    result[(kind > 0.40)] = Surface.ASPHALT
    hall = (pu > 0.16) & (pu < 0.5 + 0.4 * empty) & (pv > 0.18) & (pv < 0.84)
    result[hall] = _pick((kind * 7.0) % 1.0, _HALLS)[hall]
    result[empty > 0.80] = Surface.LAWN
    result[(u % 250.0 < 10.0) | (v % 164.0 < 10.0)] = Surface.ASPHALT
    return result


def build(
    rng: np.random.Generator, size: int, dry: NDArray[np.bool_], surfaces: NDArray[np.int16]
) -> NDArray[np.bool_]:
    """Draw all places into the fine grid where it is ``dry``; return where they are."""
    extent = size * FINE
    scale = min(1.0, max(0.3, extent / 10_240))
    built = np.zeros((size, size), dtype=np.bool_)
    ragged = random_field(rng, size, 130, 36)
    groves = random_field(rng, size, 60, 10)
    for number, place in enumerate(PLACES):
        radius = place.radius * scale
        reach = int(radius * 1.7 / FINE)
        column, row = int(place.x * size), int(place.y * size)
        top, bottom = max(0, row - reach), min(size, row + reach)
        left, right = max(0, column - reach), min(size, column + reach)
        window = np.s_[top:bottom, left:right]
        y, x = np.mgrid[top:bottom, left:right].astype(np.float32) * np.float32(FINE)
        x -= np.float32(place.x * extent)
        y -= np.float32(place.y * extent)
        outward = np.hypot(x, y) / radius * (1.0 + 0.14 * ragged[window])
        inside = (outward < 1.0) & dry[window]
        kinds = _districts(rng, place, radius, (x, y), outward, groves[window], number)
        part = surfaces[window]
        part[inside] = kinds[inside]
        built[window] |= inside
    return built


def _districts(
    rng: np.random.Generator,
    place: Place,
    radius: float,
    metres: tuple[Floats, Floats],
    outward: Floats,
    groves: Floats,
    number: int,
) -> NDArray[np.int16]:
    """Return the surfaces of one place: each district has streets in a direction of its own."""
    x, y = metres
    count = place.districts
    where = np.sqrt(rng.uniform(0.0, 1.0, count)) * radius
    bearing = np.arange(count) * 2.399963 + rng.uniform(0.0, 6.28)
    sx, sy = where * np.cos(bearing), where * np.sin(bearing)
    owner = np.zeros(x.shape, dtype=np.int16)
    best = np.full(x.shape, np.inf, dtype=np.float32)
    second = best.copy()
    for k in range(count):
        distance = np.hypot(x - np.float32(sx[k]), y - np.float32(sy[k]))
        closer = distance < best
        second = np.where(closer, best, np.minimum(second, distance))
        best = np.where(closer, distance, best)
        owner[closer] = k
    result = np.zeros(x.shape, dtype=np.int16)
    grid = rng.uniform(0.0, 1.57)
    for k in range(count):
        here = owner == k
        angle = grid + rng.normal(0.0, 0.28) + bearing[k] * 0.12
        cos, sin = math.cos(angle), math.sin(angle)
        u = (x[here] * cos + y[here] * sin + 5_000.0).astype(np.float32)
        v = (y[here] * cos - x[here] * sin + 5_000.0).astype(np.float32)
        draw = rng.random()
        far = where[k] / radius
        if far > 0.62 and draw < place.industry:
            result[here] = _industry(u, v, number * 50 + k)
        elif draw > 0.87 and far > 0.25:
            result[here] = np.where(groves[here] > 0.3, Surface.BROADLEAF, Surface.LAWN)
        else:
            core = np.clip(1.6 - 3.2 * outward[here], 0.0, 1.0) * (place.radius > 500.0)
            density = np.clip(place.density + 0.38 + 0.3 * core - 0.55 * outward[here], 0.2, 1.1)
            length, depth = rng.uniform(95.0, 170.0), rng.uniform(58.0, 78.0)
            result[here] = _quarter(u, v, length, depth, density, number * 50 + k)
    result[second - best < 11.0] = Surface.ASPHALT
    return result
