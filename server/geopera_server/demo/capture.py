"""One capture: the landscape in the light, weather and season of a date."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clouds import Sky, make_sky, snow_cover
from .landscape import FIELD, Landscape
from .noise import Floats, blur, enlarge, halve, random_field, shift, smoothstep, soften
from .phenology import ALFALFA, CROPS, GRASSLAND, shares
from .spectra import (
    BANDS,
    BLOOM,
    CLOUD,
    HAZE,
    LEAVES,
    PALE,
    SNOW,
    SOIL,
    STRAW,
    Surface,
    surfaces,
)
from .terrain import PIXEL

SCALE = 10_000
NODATA = 0


@dataclass(frozen=True)
class Weather:
    """What is special about a date."""

    date: datetime.date
    sun_elevation: float  # degrees
    sun_azimuth: float = 161.0
    cloud: float = 0.0  # wanted share
    cloud_size: float = 900.0  # metres
    haze: float = 0.0
    snow: float = 0.0
    flood: float = 0.0  # metres above the usual level
    wet: float = 0.5  # 0 dust-dry .. 1 soaked soil
    drought: float = 0.0
    turbidity: float = 0.2
    swath_edge: bool = False


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


CAPTURES = (
    Weather(_day("2025-02-11"), 22.0, 163.0, snow=0.88, wet=0.9, turbidity=0.35),
    Weather(_day("2025-03-08"), 31.0, 162.0, haze=0.12, flood=1.55, wet=1.0, turbidity=1.0),
    Weather(_day("2025-04-09"), 45.0, 160.0, wet=0.45, turbidity=0.45),
    Weather(_day("2025-05-06"), 54.0, 158.0, wet=0.35),
    Weather(_day("2025-06-02"), 60.0, 155.0, cloud=0.011, cloud_size=380.0, wet=0.5),
    Weather(_day("2025-06-27"), 61.0, 153.0, wet=0.3, drought=0.15),
    Weather(_day("2025-07-21"), 58.0, 154.0, wet=0.2, drought=0.4, turbidity=0.1, swath_edge=True),
    Weather(_day("2025-08-15"), 51.0, 157.0, haze=0.12, wet=0.1, drought=0.75, turbidity=0.1),
    Weather(_day("2025-09-18"), 40.0, 162.0, cloud=0.44, cloud_size=1500.0, wet=0.6, drought=0.3),
    Weather(_day("2025-10-13"), 30.0, 166.0, wet=0.5, drought=0.1),
    Weather(_day("2025-11-29"), 17.5, 167.0, haze=0.15, wet=0.85),
)  # fmt: skip


def capture(landscape: Landscape, weather: Weather, seed: int) -> tuple[NDArray[np.uint16], float]:
    """Return pixels (band, row, column; reflectance times 10,000, 0 = nodata) and cloud percent."""
    rng = np.random.default_rng([seed, weather.date.toordinal()])
    terrain = landscape.terrain
    size = terrain.size
    kinds, spread = _tables(landscape, weather)
    index = np.where(
        landscape.surfaces == FIELD,
        landscape.fields.ids,
        landscape.surfaces + landscape.fields.count,
    )
    snow = snow_cover(rng, terrain.elevation, weather.snow)
    light = _light(landscape, weather)
    flood = _flood(rng, landscape, weather)
    open_ground = _open_ground(landscape) if weather.snow else None
    sky = make_sky(
        rng, size, weather.cloud, weather.cloud_size, weather.sun_azimuth, weather.sun_elevation,
        weather.haze,
    )  # fmt: skip
    water = surfaces(_ordinal(weather), weather.turbidity, 0.0)[Surface.RIVER]
    pixels = np.zeros((len(BANDS), size, size), dtype=np.uint16)
    for band in range(len(BANDS)):
        ground = halve(kinds[index, band] + landscape.texture * spread[index, band])
        if open_ground is not None:
            white = snow * open_ground
            ground = ground + white * (np.float32(SNOW[band]) - ground)
        if weather.flood:
            ground = ground + flood * (np.float32(water[band]) - ground)
        value = _through_sky(soften(ground, 0.14) * light, sky, band)
        if band == len(BANDS) - 1:
            value = enlarge(halve(value), 2)  # the instrument's short-wave band has 20 m pixels
        noise = rng.standard_normal((size, size), dtype=np.float32)
        value = value * SCALE + noise * np.float32(6.0 + 5.0 * (band >= 3))
        pixels[band] = np.clip(np.rint(value), 1, 65_535).astype(np.uint16)
    if weather.swath_edge:
        pixels[:, _beyond_swath(size)] = NODATA
    return pixels, sky.cloud_percent


def _ordinal(weather: Weather) -> int:
    return weather.date.timetuple().tm_yday


def _tables(landscape: Landscape, weather: Weather) -> tuple[Floats, Floats]:
    """Return mean reflectance and its spread with texture, per field and then per surface."""
    day = _ordinal(weather)
    green, straw, bloom = shares(landscape.sowing, day)
    crop = landscape.sowing.crop
    leaves = np.stack([LEAVES[c.leaf] for c in CROPS])[crop]
    leaves = leaves + bloom[:, None] * (BLOOM - leaves)
    damp = 1.10 - 0.34 * weather.wet
    soil = SOIL * landscape.soil[:, None] * damp
    ground = soil + straw[:, None] * (STRAW * (1.06 - 0.12 * weather.wet) - soil)
    ground = ground + landscape.pale[:, None] * 0.88 * (PALE * damp - ground)
    if weather.drought:
        thirsty = np.isin(crop, (GRASSLAND,)) * 0.32 + np.isin(crop, (ALFALFA,)) * 0.12
        green = green * (1.0 - thirsty * weather.drought)
    mean = ground + green[:, None] * (leaves - ground)
    # Texture works on the cover of a crop, and on the brightness of bare soil.
    unsure = np.clip(4.0 * green * (1.06 - green), 0.10, 1.0)
    spread = 0.085 * unsure[:, None] * (leaves - ground) - 0.035 * mean * (1.0 - green[:, None])
    spread = spread + 0.022 * mean
    fixed = surfaces(day, weather.turbidity, weather.drought)
    grain = np.full(len(Surface), 0.10)
    grain[[Surface.BROADLEAF, Surface.CONIFER, Surface.HEDGE]] = 0.17
    grain[[Surface.RIVER, Surface.PIT, Surface.OXBOW]] = 0.05
    table = np.concatenate([mean, fixed])
    spread = np.concatenate([spread, fixed * grain[:, None]])
    return table.astype(np.float32), spread.astype(np.float32)


def _light(landscape: Landscape, weather: Weather) -> Floats:
    """Return the light on the ground, around 1: slopes, and the shadows of trees."""
    azimuth, elevation = math.radians(weather.sun_azimuth), math.radians(weather.sun_elevation)
    down, right = np.gradient(soften(landscape.terrain.elevation, 0.2) / PIXEL)
    toward = right * math.sin(azimuth) - down * math.cos(azimuth)
    slope = np.clip(1.0 - 0.75 * toward / math.tan(elevation), 0.55, 1.4)
    trees = landscape.trees
    reach = min(12, round(17.0 / math.tan(elevation) / 5.0))
    shaded = np.zeros(trees.shape, dtype=np.bool_)
    for step in range(1, reach + 1):
        # Shadows fall away from the sun: north for a sun in the south.
        shaded |= shift(trees, round(step * math.cos(azimuth)), -round(step * math.sin(azimuth)))
    shaded &= ~trees
    dark = 1.0 - 0.42 * halve(shaded)
    light = slope * dark
    return np.asarray(light + (1.0 - light) * landscape.water, dtype=np.float32)


def _open_ground(landscape: Landscape) -> Floats:
    """Return how far snow can be seen on each pixel: hardly in woods, on roads and on water."""
    cleared = np.isin(landscape.surfaces, (Surface.ASPHALT, Surface.RAIL))
    bare = 1.0 - 0.92 * halve(landscape.trees) - 0.45 * halve(cleared & ~landscape.trees)
    bare -= 0.25 * halve(landscape.built)
    return np.asarray(np.clip(0.90 * bare, 0.05, 1.0) * (1.0 - landscape.water), dtype=np.float32)


def _flood(rng: np.random.Generator, landscape: Landscape, weather: Weather) -> Floats:
    """Return the share of each pixel that is under flood water."""
    terrain = landscape.terrain
    if not weather.flood:
        return np.zeros_like(terrain.elevation)
    uneven = 0.16 * random_field(rng, terrain.size, 30, 4)
    deep = 1.0 - smoothstep(-0.12, 0.12, terrain.above_river + uneven - weather.flood)
    near = 1.0 - smoothstep(900.0, 1300.0, terrain.river_distance)
    dry = halve(landscape.trees | (landscape.surfaces == Surface.ASPHALT))
    dikes = smoothstep(0.05, 0.45, blur(halve(landscape.built), 7))
    return np.asarray(deep * near * (1.0 - 0.75 * dry) * (1.0 - dikes), dtype=np.float32)


def _through_sky(ground: Floats, sky: Sky, band: int) -> Floats:
    """Return the ground as seen through cloud, its shadow, and haze."""
    dim = np.float32(0.50 + 0.06 * (band == 0) - 0.03 * (band >= 3))
    value = ground * (1.0 - sky.shadow * (1.0 - sky.opacity) * dim)
    value = value + sky.haze * np.float32(HAZE[band])
    value = value * (1.0 - sky.opacity) + sky.opacity * sky.brightness * np.float32(CLOUD[band])
    return np.asarray(value, dtype=np.float32)


def _beyond_swath(size: int) -> NDArray[np.bool_]:
    """Return the pixels east of the swath's slanting edge."""
    row, column = np.ogrid[0:size, 0:size]
    return np.asarray(column > size * 0.955 - 0.20 * row, dtype=np.bool_) & (column > 0)
