"""Farmland: blocks between roads, cut into fields along the direction of ploughing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .noise import Floats, random_field
from .terrain import FINE, Terrain

BLOCK = 880.0  # metres between the centres of blocks


@dataclass(frozen=True)
class Fields:
    """The parcels on the fine grid (5 m)."""

    count: int
    ids: NDArray[np.int32]
    rows: Floats  # metres across the rows of the field, for tramlines
    margin: Floats  # metres to the field's own edge
    block_edge: Floats  # metres to the edge of the block
    edge_kind: Floats  # a random number 0..1 for each edge between two blocks
    area_ha: NDArray[np.float64]  # per field


@dataclass(frozen=True)
class _Blocks:
    ids: NDArray[np.int32]
    edge: Floats
    kind: Floats


def _blocks(rng: np.random.Generator, size: int) -> _Blocks:
    """Return Voronoi cells of a jittered lattice, with exact distances to their edges."""
    axis = (np.arange(size, dtype=np.float32) + 0.5) * FINE
    x = axis[None, :] + 130.0 * random_field(rng, size, 420, 180)
    y = axis[:, None] + 130.0 * random_field(rng, size, 420, 180)
    lattice = math.ceil(size * FINE / BLOCK) + 8
    jitter = rng.uniform(-0.40, 0.40, (lattice, lattice, 2)).astype(np.float32)
    cx = np.floor(x / BLOCK).astype(np.int32)
    cy = np.floor(y / BLOCK).astype(np.int32)
    best = np.full((2, size, size), np.inf, dtype=np.float32)
    owner = np.zeros((2, size, size), dtype=np.int32)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            j = np.clip(cx + dx + 3, 0, lattice - 1)
            i = np.clip(cy + dy + 3, 0, lattice - 1)
            seed = i * lattice + j
            sx = (cx + dx + 0.5 + jitter[i, j, 0]) * BLOCK
            sy = (cy + dy + 0.5 + jitter[i, j, 1]) * BLOCK
            square = (x - sx) ** 2 + (y - sy) ** 2
            first = square < best[0]
            second = ~first & (square < best[1])
            best[1] = np.where(first, best[0], np.where(second, square, best[1]))
            owner[1] = np.where(first, owner[0], np.where(second, seed, owner[1]))
            best[0] = np.where(first, square, best[0])
            owner[0] = np.where(first, seed, owner[0])
    places = np.stack(np.meshgrid(np.arange(lattice), np.arange(lattice)), axis=-1)
    seeds = ((places + jitter - 2.5) * BLOCK).reshape(-1, 2)
    gap = seeds[owner[0]] - seeds[owner[1]]
    edge = (best[1] - best[0]) / (2.0 * np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1.0))
    low, high = owner.min(axis=0), owner.max(axis=0)
    kind = ((low * 7919 + high * 104_729) % 1009) / np.float32(1009)
    return _Blocks(owner[0], edge.astype(np.float32), kind.astype(np.float32))


def _cut(
    rng: np.random.Generator, target: float, box: tuple[float, ...]
) -> list[tuple[float, ...]]:
    """Return rectangles (u0, u1, v0, v1) in metres: ``box`` cut to about ``target`` m2."""
    u0, u1, v0, v1 = box
    long, wide = u1 - u0, v1 - v0
    if long * wide < target * rng.uniform(0.8, 2.2) or min(long, wide) < 70.0:
        return [box]
    at = rng.uniform(0.36, 0.64)
    if wide * 2.4 > long:  # fields are longer along the rows
        middle = v0 + wide * at
        halves = ((u0, u1, v0, middle), (u0, u1, middle, v1))
    else:
        middle = u0 + long * at
        halves = ((u0, middle, v0, v1), (middle, u1, v0, v1))
    return [piece for half in halves for piece in _cut(rng, target, half)]


def make_fields(rng: np.random.Generator, terrain: Terrain) -> Fields:
    """Return the parcels of the whole area, whatever stands on them later."""
    size = 2 * terrain.size
    blocks = _blocks(rng, size)
    turn = random_field(rng, terrain.size, 500, 120)
    flat = blocks.ids.ravel()
    order = np.argsort(flat, kind="stable")
    _, starts = np.unique(flat[order], return_index=True)
    ids = np.zeros(size * size, dtype=np.int32)
    rows = np.zeros(size * size, dtype=np.float32)
    margin = np.zeros(size * size, dtype=np.float32)
    count = 0
    for part in np.split(order, starts[1:]):
        y, x = np.divmod(part, size)
        middle = int(y.mean()) // 2, int(x.mean()) // 2
        angle = 0.9 * float(turn[middle]) + rng.normal(0.0, 0.22) + rng.choice((0.0, 0.0, 1.57))
        cos, sin = math.cos(angle), math.sin(angle)
        u = ((x * cos + y * sin) * FINE).astype(np.float32)
        v = ((y * cos - x * sin) * FINE).astype(np.float32)
        target = 10_000.0 * float(np.exp(rng.normal(2.0, 0.65)))
        box = (float(u.min()), float(u.max()), float(v.min()), float(v.max()))
        for u0, u1, v0, v1 in _cut(rng, target, box):
            inside = (u >= u0) & (u < u1 + 1e-3) & (v >= v0) & (v < v1 + 1e-3)
            where = part[inside]
            if not len(where):
                continue
            ids[where] = count
            rows[where] = v[inside] - v0
            across = np.minimum(v[inside] - v0, v1 - v[inside])
            margin[where] = np.minimum(across, np.minimum(u[inside] - u0, u1 - u[inside]))
            count += 1
    shape = (size, size)
    area = np.bincount(ids, minlength=count).astype(np.float64) * (FINE * FINE / 10_000.0)
    return Fields(
        count, ids.reshape(shape), rows.reshape(shape), margin.reshape(shape), blocks.edge,
        blocks.kind, area,
    )  # fmt: skip


def field_means(fields: Fields, values: Floats) -> NDArray[np.float64]:
    """Return the mean of a fine-grid array over each field."""
    flat = fields.ids.ravel()
    total = np.bincount(flat, weights=values.ravel(), minlength=fields.count)
    return np.asarray(total / np.maximum(np.bincount(flat, minlength=fields.count), 1))
