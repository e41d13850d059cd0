"""Clouds, their shadows, thin haze and snow, as shares 0..1 of a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import numpy as np

from .noise import Floats, blur, random_field, shift, smoothstep
from .terrain import PIXEL


@dataclass(frozen=True)
class Sky:
    """What is between the ground and the sensor on one date."""

    opacity: Floats  # 0 clear .. 1 nothing of the ground to be seen
    brightness: Floats  # of the cloud's own light, around 1
    shadow: Floats  # 0 sunlit .. 1 in full shadow
    haze: Floats

    @property
    def cloud_percent(self) -> float:
        """Return the part of the area under cloud, in percent with one decimal."""
        return round(float((self.opacity > 0.35).mean()) * 100.0, 1)


def make_sky(
    rng: np.random.Generator,
    size: int,
    cover: float,
    cell: float,
    sun_azimuth: float,
    sun_elevation: float,
    haze: float,
) -> Sky:
    """Return the sky of a date.

    Args:
        rng: source of randomness.
        size: rows and columns of 10 m.
        cover: wanted share of cloud, 0..1.
        cell: size of the clouds in metres.
        sun_azimuth: degrees from north, clockwise.
        sun_elevation: degrees above the horizon.
        haze: strength of thin haze, 0..1.
    """
    clear = np.zeros((size, size), dtype=np.float32)
    thin = clear
    if haze:
        wisps = random_field(rng, size, 700, 24, 2.2)
        thin = np.asarray(haze * (0.45 + 0.55 * smoothstep(-1.6, 2.2, wisps)), dtype=np.float32)
    if cover <= 0.0:
        return Sky(clear, clear + 1.0, clear, thin)
    large = random_field(rng, size, 6 * cell / PIXEL, cell / PIXEL, 2.0)
    lumps = random_field(rng, size, 1.6 * cell / PIXEL, 5, 1.85)
    density = 0.75 * large + 0.62 * lumps
    level = float(np.quantile(density, 1.0 - cover))
    opacity = smoothstep(-0.16, 0.42, density - level) ** np.float32(0.8)
    opacity = np.minimum(opacity * np.float32(1.02), np.float32(1.0))

    azimuth = math.radians(sun_azimuth)
    east, north = math.sin(azimuth), math.cos(azimuth)
    body = blur(np.clip(density - level, 0.0, 1.4), 2)
    toward_sun = shift(body, round(2 * north), -round(2 * east)) - body
    brightness = np.clip(0.84 + 0.16 * body - 0.55 * toward_sun, 0.62, 1.22)
    length = 1150.0 / math.tan(math.radians(sun_elevation)) / PIXEL
    cast_at = shift(opacity, round(length * north), -round(length * east))
    shadow = blur(cast(Floats, cast_at), 2)
    return Sky(opacity, brightness.astype(np.float32), shadow, thin)


def snow_cover(rng: np.random.Generator, elevation: Floats, amount: float) -> Floats:
    """Return the share of open ground under snow: more on high ground, in patches below."""
    if amount <= 0.0:
        return np.zeros_like(elevation)
    size = len(elevation)
    patches = random_field(rng, size, 160, 6, 1.7)
    height = (elevation - elevation.mean()) / max(float(elevation.std()), 1e-3)
    thick = smoothstep(-1.6, 1.1, 0.6 * height + 0.40 * patches + 4.0 * (amount - 0.5))
    return thick * np.float32(0.78)
