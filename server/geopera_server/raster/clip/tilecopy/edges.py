"""The tiles that cannot be copied: read, masked, encoded again, and kept in a temporary file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from ...bytes_source import Range
from ...tiff.encoder import encode_mask
from ..jpeg import softened
from ..pyramid import first_shown
from ..spill import Spill
from .ahead import ReadAhead
from .blank import blank, blanked, empty_planes, tile_encoder
from .encoded import EncodedLevel, Stored
from .level_reader import Box, LevelReader
from .plan import LevelPlan, Plan
from .scanline import Place
from .stored import copied_tiles, covering, data_range

Bools = NDArray[np.bool_]


class EdgeEncoder:
    """Encode the tiles of one level after the other, full resolution first.

    Pixels of an overview that may have gathered something from outside the area are not taken
    from the source: they repeat a pixel of the level before, which is inside.
    """

    def __init__(
        self,
        plan: Plan,
        spill: Spill,
        open_level: Callable[[int], rasterio.DatasetReader],
    ) -> None:
        """``open_level`` gives the source's level of a number, open in GDAL, if it is needed."""
        self._plan, self._spill = plan, spill
        self._readers = [
            LevelReader(plan, level, partial(open_level, number))
            for number, level in enumerate(plan.levels)
        ]
        self._done: list[EncodedLevel] = []
        self._ahead = plan.source if isinstance(plan.source, ReadAhead) else None

    def encode(self, number: int, step: Callable[[], None]) -> EncodedLevel:
        """Encode what cannot be copied of a level; ``step`` is called before each tile."""
        level = self._plan.levels[number]
        encoder = tile_encoder(self._plan, level)
        result = EncodedLevel()
        last = number + 1 == len(self._plan.levels)
        copied = copied_tiles(self._plan, level)
        for row, column in self._loaded(number, copied):
            step()
            if copied[row, column]:
                box = self._box(level, row, column)
                result.inside += box.width * box.height
                continue
            if level.copies_jpeg:
                result.inside += self._blanked(number, row, column, result)
                continue
            values, kept, shown = self._tile(number, row, column)
            if number == 0:
                result.inside += int(kept.sum())
            if level.is_jpeg and not shown.all():
                values = softened(values, shown)
            planes = tuple(self._spill.add(data) for data in encoder.encode(values))
            mask = self._spill.add(encode_mask(shown)) if self._plan.how.mask else None
            result.tiles[row, column] = Stored(planes, mask)
            if not last and not level.is_jpeg:
                half, half_shown = first_shown(values, shown)
                result.halves[row, column] = (
                    self._spill.add(half.tobytes()),
                    self._spill.add(np.packbits(half_shown).tobytes()),
                )
        self._done.append(result)
        return result

    def _loaded(self, number: int, copied: Bools) -> Iterator[tuple[int, int]]:
        """Yield the tiles of a level, (row, column); of a remote source many are read at once."""
        level = self._plan.levels[number]
        tiles = [(row, column) for row, column in np.argwhere(level.places > 0).tolist()]
        if self._ahead is None:
            yield from tiles
            return
        waiting: list[tuple[int, int]] = []
        needed: dict[Range, None] = {}
        size = 0
        for tile in tiles:
            waiting.append(tile)
            if not copied[tile]:
                fresh = [each for each in self._needed(number, *tile) if each not in needed]
                needed |= dict.fromkeys(fresh)
                size += sum(length for _, length in fresh)
            if size >= self._ahead.pace.size:
                self._ahead.load(needed)
                yield from waiting
                waiting, needed, size = [], {}, 0
        self._ahead.load(needed)
        yield from waiting

    def _needed(self, number: int, row: int, column: int) -> Iterator[Range]:
        """Yield the ranges that a tile is made of, and those of tiles that halves are read from."""
        level = self._plan.levels[number]
        yield from covering(level, row, column)
        if level.places[row, column] == Place.INSIDE or level.is_jpeg:
            return
        height, width = level.image.tile_height, level.image.tile_width
        kept = level.kept.mask(row * height, column * width, height, width)
        for child, _ in self._below(number, row, column, kept):
            if child not in self._done[number - 1].halves:
                yield from covering(self._plan.levels[number - 1], *child)

    def _blanked(self, number: int, row: int, column: int, result: EncodedLevel) -> int:
        """Blank what is outside of a stored JPEG tile; return how many of its pixels are inside."""
        level = self._plan.levels[number]
        image = level.image
        height, width = image.tile_height, image.tile_width
        kept = level.kept.mask(row * height, column * width, height, width)
        box = self._box(level, row, column)
        shown = kept.copy()
        shown[: box.height, : box.width] &= self._readers[number].shown(box)
        y, x = level.first_tile
        if image.sizes[0, y + row, x + column]:
            data = self._plan.source.read(*data_range(level, 0, row, column))
            data = blanked(level, data, shown)
        else:  # a tile that is not stored is black
            data = empty_planes(self._plan, level)[0]
        result.tiles[row, column] = Stored(
            (self._spill.add(data),), self._spill.add(encode_mask(shown))
        )
        return int(np.count_nonzero(kept))

    def _box(self, level: LevelPlan, row: int, column: int) -> Box:
        height, width = level.image.tile_height, level.image.tile_width
        return Box(
            level.column + column * width,
            level.row + row * height,
            min(width, level.width - column * width),
            min(height, level.height - row * height),
        )

    def _tile(self, number: int, row: int, column: int) -> tuple[NDArray[Any], Bools, Bools]:
        """Return values (bands, rows, columns), what is taken from the source, what is shown."""
        level = self._plan.levels[number]
        height, width = level.image.tile_height, level.image.tile_width
        if level.places[row, column] == Place.INSIDE:
            kept = np.ones((height, width), np.bool_)
        else:
            kept = level.kept.mask(row * height, column * width, height, width)
        values, shown = self._read(number, row, column, kept)
        if level.is_jpeg:
            shown = shown & kept
        elif not kept.all():
            below, below_shown = self._from_below(number, row, column, kept)
            values = np.where(kept, values, below)
            shown = np.where(kept, shown, below_shown)
        return values, kept, shown

    def _read(
        self, number: int, row: int, column: int, wanted: Bools
    ) -> tuple[NDArray[Any], Bools]:
        """Read a tile of the output's grid from the source; blank beyond the output."""
        level, reader = self._plan.levels[number], self._readers[number]
        height, width = level.image.tile_height, level.image.tile_width
        box = self._box(level, row, column)
        if (box.height, box.width) == (height, width):
            return reader.values(box, wanted), reader.shown(box)
        values = blank(self._plan, level)
        shown = np.zeros((height, width), np.bool_)
        values[:, : box.height, : box.width] = reader.values(box, wanted)
        shown[: box.height, : box.width] = reader.shown(box)
        return values, shown

    def _from_below(
        self, number: int, row: int, column: int, kept: Bools
    ) -> tuple[NDArray[Any], Bools]:
        """Return the tile as the level before gives it: one shown pixel of each four."""
        level = self._plan.levels[number]
        values, shown = blank(self._plan, level), np.zeros(kept.shape, np.bool_)
        for child, part in self._below(number, row, column, kept):
            half, half_shown = self._half(number - 1, *child)
            values[(slice(None), *part)] = np.where(half_shown, half, values[(slice(None), *part)])
            shown[part] = half_shown
        return values, shown

    def _below(
        self, number: int, row: int, column: int, kept: Bools
    ) -> Iterator[tuple[tuple[int, int], tuple[slice, slice]]]:
        """Yield the tiles of the level before that a tile takes pixels of, and where they go."""
        if number == 0:
            return
        height, width = kept.shape[0] // 2, kept.shape[1] // 2
        places = self._plan.levels[number - 1].places
        for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            child = (2 * row + down, 2 * column + right)
            part = (
                slice(down * height, (down + 1) * height),
                slice(right * width, (right + 1) * width),
            )
            exists = child[0] < places.shape[0] and child[1] < places.shape[1]
            if exists and places[child] != Place.OUTSIDE and not kept[part].all():
                yield child, part

    def _half(self, number: int, row: int, column: int) -> tuple[NDArray[Any], Bools]:
        pieces = self._done[number].halves.get((row, column))
        image = self._plan.levels[number].image
        shape = (image.tile_height // 2, image.tile_width // 2)
        if pieces is None:
            every = np.ones((image.tile_height, image.tile_width), np.bool_)
            return first_shown(*self._read(number, row, column, every))
        values = np.frombuffer(self._spill.get(pieces[0]), image.dtype)
        bits = np.frombuffer(self._spill.get(pieces[1]), np.uint8)
        shown = np.unpackbits(bits, count=shape[0] * shape[1]).astype(np.bool_)
        return values.reshape(image.bands, *shape), shown.reshape(shape)
