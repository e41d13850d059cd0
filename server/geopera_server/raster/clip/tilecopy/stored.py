"""The tiles as the source stores them: which can be copied, and where their bytes are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...bytes_source import Range
from ...tiff.image import TiledImage
from .plan import LevelPlan, Plan
from .scanline import Place


def copied_tiles(plan: Plan, level: LevelPlan) -> NDArray[np.bool_]:
    """Return which tiles, with their masks, can be taken from the source as they are stored."""
    mask = level.source.mask
    if not level.aligned or (mask is None and plan.levels[0].source.mask is not None):
        return np.zeros(level.places.shape, np.bool_)
    copied: NDArray[np.bool_] = (level.places == Place.INSIDE) & _are_stored(level, level.image)
    if mask is not None:
        size = level.image.tile_width, level.image.tile_height
        fits = mask.is_plain_mask and (mask.tile_width, mask.tile_height) == size
        copied &= _are_stored(level, mask) if fits else False
    return copied


def _are_stored(level: LevelPlan, image: TiledImage) -> NDArray[np.bool_]:
    (y, x), (rows, columns) = level.first_tile, level.places.shape
    return np.asarray((image.sizes[:, y : y + rows, x : x + columns] > 0).all(axis=0))


def data_range(level: LevelPlan, plane: int, row: int, column: int) -> Range:
    """Return where the bytes of a copied tile are, as (offset, size)."""
    y, x = level.first_tile
    place = plane, y + row, x + column
    return int(level.image.offsets[place]), int(level.image.sizes[place])


def mask_range(level: LevelPlan, row: int, column: int) -> Range | None:
    """Return where the mask of a copied tile is, as (offset, size); None when it has none."""
    mask = level.source.mask
    if mask is None:
        return None
    y, x = level.first_tile
    return int(mask.offsets[0, y + row, x + column]), int(mask.sizes[0, y + row, x + column])


def copied_ranges(plan: Plan, level: LevelPlan) -> Iterator[Range]:
    """Yield the ranges of all copied tiles of a level, in the order in which a COG has them."""
    planes = level.image.planes
    tiles: list[list[int]] = np.argwhere(copied_tiles(plan, level)).tolist()
    for plane in range(planes):
        for row, column in tiles:
            yield data_range(level, plane, row, column)
            mask = mask_range(level, row, column) if plan.how.mask else None
            if mask is not None and plane == planes - 1:
                yield mask


def covering(level: LevelPlan, row: int, column: int) -> list[Range]:
    """Return the ranges of the source's tiles, and their masks, that a tile is made of."""
    height, width = level.image.tile_height, level.image.tile_width
    top, left = level.row + row * height, level.column + column * width
    bottom = min(top + height, level.row + level.height)
    right = min(left + width, level.column + level.width)
    images = [level.image] if level.source.mask is None else [level.image, level.source.mask]
    return [
        place for image in images for place in _tiles(image, top, left, bottom, right) if place[1]
    ]


def _tiles(image: TiledImage, top: int, left: int, bottom: int, right: int) -> Iterator[Range]:
    rows = slice(top // image.tile_height, -(-bottom // image.tile_height))
    columns = slice(left // image.tile_width, -(-right // image.tile_width))
    offsets, sizes = image.offsets[:, rows, columns], image.sizes[:, rows, columns]
    yield from zip(offsets.ravel().tolist(), sizes.ravel().tolist(), strict=True)
