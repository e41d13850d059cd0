"""The whole place: who lies where, drawn once; the dates only change its colours."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .fields import Fields, field_means, make_fields
from .lines import near_distance, smooth_path
from .noise import Floats, enlarge, halve, random_field, shift
from .phenology import Sowing, sow
from .spectra import Surface
from .terrain import Terrain, make_terrain
from .town import build

FIELD = -1  # in ``Landscape.surfaces``: farmland, see the field's own number

# Points in parts of the extent, and the width in metres.
ROADS: tuple[tuple[tuple[tuple[float, float], ...], float, Surface], ...] = (
    (((-0.05, 0.885), (0.2, 0.80), (0.45, 0.735), (0.70, 0.575), (0.86, 0.44), (1.05, 0.36)), 27.0,
     Surface.ASPHALT),
    (((0.10, -0.05), (0.10, 0.12), (0.27, 0.155), (0.45, 0.20), (0.575, 0.335), (0.70, 0.30),
      (0.845, 0.24), (1.05, 0.13)), 10.0, Surface.ASPHALT),
    (((0.155, 0.62), (0.30, 0.655), (0.42, 0.64), (0.53, 0.50), (0.575, 0.335), (0.60, 0.17),
      (0.66, -0.05)), 10.0, Surface.ASPHALT),
    (((-0.05, 0.66), (0.155, 0.62), (0.30, 0.40), (0.33, 0.20), (0.38, -0.05)), 8.5,
     Surface.ASPHALT),
    (((0.155, 0.62), (0.30, 0.76), (0.50, 0.845), (0.70, 0.88), (0.905, 0.905), (1.05, 0.93)), 8.5,
     Surface.ASPHALT),
    (((0.50, 0.845), (0.62, 0.76), (0.735, 0.70), (0.84, 0.58), (0.845, 0.24), (0.88, -0.05)), 8.0,
     Surface.ASPHALT),
    (((0.50, 1.05), (0.50, 0.845), (0.43, 0.74), (0.42, 0.64)), 8.0, Surface.ASPHALT),
    (((-0.05, 0.245), (0.20, 0.262), (0.42, 0.31), (0.55, 0.392), (0.66, 0.42), (0.82, 0.36),
      (1.05, 0.25)), 9.0, Surface.RAIL),
)  # fmt: skip


@dataclass(frozen=True)
class Landscape:
    """Everything that does not change with the date; fine arrays have pixels of 5 m."""

    terrain: Terrain
    fields: Fields
    sowing: Sowing
    surfaces: NDArray[np.int16]  # fine: a Surface, or FIELD
    texture: Floats  # fine: about -2..2, how far a pixel is from its kind's mean
    trees: NDArray[np.bool_]  # fine: things about 20 m high that cast shadows
    built: NDArray[np.bool_]  # fine: settlements, which dikes keep dry
    water: Floats  # share of a pixel of 10 m
    soil: NDArray[np.float64]  # per field: brightness of the bare ground
    pale: NDArray[np.float64]  # per field: share 0..1 of pale ground


def make_landscape(seed: int, size: int, between: Callable[[], None] = lambda: None) -> Landscape:
    """Return the place of ``size`` by ``size`` pixels of 10 m that belongs to a seed.

    ``between`` is called between the steps, each of which takes a second at the most; what it
    raises ends the work.
    """
    rng = np.random.default_rng(seed)
    terrain = make_terrain(rng, size)
    between()
    fields = make_fields(rng, terrain)
    between()
    height = field_means(fields, enlarge(terrain.above_river, 2))
    fine = 2 * size

    surfaces = np.full((fine, fine), FIELD, dtype=np.int16)
    _plant_woods(rng, terrain, fields, height, surfaces)
    between()
    _line_edges(rng, fields, surfaces)
    between()
    water = terrain.fine_river | terrain.fine_pits | terrain.fine_oxbow
    dry = ~water & (terrain.fine_river_distance > 75.0)
    built = build(rng, fine, dry, surfaces)
    between()
    _draw_water(rng, terrain, built, surfaces)
    between()
    _draw_roads(terrain, built, surfaces)
    between()

    meadow_noise = field_means(fields, random_field(rng, fine, 700, 80))
    grass = (height < 3.2 + 2.2 * meadow_noise) | (meadow_noise > 1.45)
    texture, trees = _texture(rng, fields, surfaces)
    between()
    trees &= ~built
    clay = field_means(fields, random_field(rng, fine, 420, 60))
    soil = np.clip(1.0 + 0.15 * clay + rng.normal(0.0, 0.10, fields.count), 0.62, 1.5)
    dry_top = 0.38 * clay + 0.010 * (height - 20.0) + rng.normal(0.0, 0.55, fields.count)
    pale = np.clip((dry_top - 0.30) / 1.3, 0.0, 1.0)
    sowing = sow(rng, fields.count, grass)
    return Landscape(
        terrain, fields, sowing, surfaces, texture, trees, built, halve(water), soil, pale
    )


def _plant_woods(
    rng: np.random.Generator,
    terrain: Terrain,
    fields: Fields,
    height: NDArray[np.float64],
    surfaces: NDArray[np.int16],
) -> None:
    """Draw forests: whole parcels on the hills, and ragged woods by noise."""
    fine = len(surfaces)
    wild = random_field(rng, fine, 620, 40, 2.1)
    kind = random_field(rng, fine, 300, 24)
    wanted = field_means(fields, wild) + 0.016 * (height - 30.0) + rng.normal(0, 0.16, fields.count)
    parcel = (wanted > 1.02)[fields.ids]
    above = enlarge(terrain.above_river, 2)
    ragged = (wild + 0.014 * (above - 30.0) + 0.22 * random_field(rng, fine, 60, 8)) > 1.32
    wood = parcel | ragged
    bank = (terrain.fine_river_distance < 120.0) & (random_field(rng, fine, 110, 14) > 0.75)
    wood |= bank
    conifer = kind + 0.35 * rng.standard_normal(fields.count)[fields.ids] > 0.45
    surfaces[wood] = np.where(conifer & ~bank, Surface.CONIFER, Surface.BROADLEAF)[wood]
    clearing = wood & (fields.block_edge < 4.0)
    surfaces[clearing] = Surface.TRACK
    suits = (fields.area_ha > 9) & (fields.area_ha < 16) & (height > 12) & (wanted < 0)
    solar = np.flatnonzero(suits)
    for field in solar[:: max(1, len(solar) // 2)][:2]:
        surfaces[(fields.ids == field) & (fields.margin > 15) & ~wood] = Surface.SOLAR


def _line_edges(rng: np.random.Generator, fields: Fields, surfaces: NDArray[np.int16]) -> None:
    """Draw what separates fields: tracks, hedges, strips of grass."""
    fine = len(surfaces)
    open_land = surfaces == FIELD
    ragged = random_field(rng, fine, 40, 6)
    kind = fields.edge_kind
    strip = open_land & (fields.margin < 2.6) & (fields.ids % 5 < 3)
    surfaces[strip] = Surface.MEADOW
    hedge_inside = open_land & (fields.margin < 6.5) & (fields.ids % 23 == 4) & (ragged > -0.3)
    surfaces[hedge_inside] = Surface.HEDGE
    track = open_land & (fields.block_edge < 2.4) & ((kind < 0.22) | (kind > 0.45))
    surfaces[track] = np.where(kind < 0.14, Surface.ASPHALT, Surface.TRACK)[track]
    beside = open_land & (fields.block_edge >= 3.4)
    verge = beside & (fields.block_edge < 7.0)
    surfaces[verge] = Surface.MEADOW
    hedge = beside & (fields.block_edge < 13.0) & (kind > 0.60) & (ragged > -0.5)
    surfaces[hedge] = Surface.HEDGE
    avenue = beside & (fields.block_edge < 9.0) & (kind < 0.12) & (ragged > -0.2)
    surfaces[avenue] = Surface.BROADLEAF


def _draw_water(
    rng: np.random.Generator,
    terrain: Terrain,
    built: NDArray[np.bool_],
    surfaces: NDArray[np.int16],
) -> None:
    """Draw river, lakes and their shores."""
    fine = len(surfaces)
    shore = terrain.fine_river_distance
    bank = (shore < 78.0) & ~built & (surfaces != Surface.BROADLEAF)
    surfaces[bank] = Surface.MEADOW
    surfaces[terrain.fine_sand] = Surface.SAND
    for lake, rim in ((terrain.fine_pits, Surface.SAND), (terrain.fine_oxbow, Surface.BROADLEAF)):
        around = np.zeros_like(lake)
        for dy, dx in ((4, 0), (-4, 0), (0, 4), (0, -4), (3, 3), (-3, -3), (3, -3), (-3, 3)):
            around |= shift(lake, dy, dx)
        edge = around & ~lake & ~terrain.fine_river
        patchy = random_field(rng, fine, 70, 10) > (0.9 if rim is Surface.SAND else 0.1)
        surfaces[edge] = np.where(patchy, rim, Surface.MEADOW)[edge]
    surfaces[terrain.fine_pits] = Surface.PIT
    surfaces[terrain.fine_oxbow] = Surface.OXBOW
    surfaces[terrain.fine_river] = Surface.RIVER


def _draw_roads(terrain: Terrain, built: NDArray[np.bool_], surfaces: NDArray[np.int16]) -> None:
    """Draw roads and the railway; they cross the river on bridges and leave lakes alone."""
    fine = len(surfaces)
    lakes = terrain.fine_pits
    for points, width, surface in reversed(ROADS):
        path = smooth_path(list(points), terrain.extent)
        distance = near_distance(path, fine, terrain.extent / fine, 42.0)
        open_land = ~lakes & ~terrain.fine_river
        verge = (distance < width / 2 + 6.0) & open_land & ~built
        surfaces[verge] = Surface.HEDGE if surface is Surface.RAIL else Surface.MEADOW
        surfaces[(distance < width / 2) & ~lakes] = surface
        if width > 20.0:
            surfaces[(distance < 2.6) & open_land] = Surface.MEADOW


def _texture(
    rng: np.random.Generator, fields: Fields, surfaces: NDArray[np.int16]
) -> tuple[Floats, NDArray[np.bool_]]:
    """Return how far each fine pixel is from its kind's mean, and where trees stand."""
    fine = len(surfaces)
    grown = random_field(rng, fine, 120, 7, 1.9)
    tramlines = np.sin(fields.rows * np.float32(2 * math.pi / 36.0)).astype(np.float32)
    passes = np.sin(fields.rows * np.float32(2 * math.pi / 132.0) + fields.ids % 7)
    field = 0.80 * grown + 0.42 * tramlines + 0.30 * passes.astype(np.float32)
    field -= 0.5 * (fields.margin < 14.0)
    crowns = random_field(rng, fine, 9, 3, 1.4) + 0.35 * random_field(rng, fine, 70, 12)
    grain = random_field(rng, fine, 8, 2, 1.0)
    flow = random_field(rng, fine, 90, 12)
    trees = np.isin(surfaces, (Surface.BROADLEAF, Surface.CONIFER, Surface.HEDGE))
    texture = np.where(surfaces == FIELD, field, np.where(trees, crowns, grain))
    wet = np.isin(surfaces, (Surface.RIVER, Surface.PIT, Surface.OXBOW))
    texture = np.where(wet, flow, texture)
    texture = np.clip(texture, -2.5, 2.5)
    return texture.astype(np.float32), np.asarray(trees, dtype=np.bool_)
