"""The tiles that cannot be copied: read, masked, encoded again, and kept in a temporary file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ...tiff.encoder import TileEncoder, encode_mask
from ...tiff.tags import Code
from ..jpeg import JpegTileEncoder, UnusualJpeg, blank_outside, parse_jpeg, softened
from ..pyramid import first_shown
from ..spill import Spill
from .plan import LevelPlan, Plan, Unsuited
from .scanline import Place

Bools = NDArray[np.bool_]
_YCBCR = 6


@dataclass(frozen=True)
class Stored:
    """A tile in the temporary file: (offset, size) of each plane, and of its mask if it has one."""

    planes: tuple[tuple[int, int], ...]
    mask: tuple[int, int] | None


@dataclass
class EncodedLevel:
    """What phase one made of a level: tiles by (row, column), and halves for the next overview."""

    tiles: dict[tuple[int, int], Stored] = field(default_factory=dict)
    halves: dict[tuple[int, int], tuple[tuple[int, int], tuple[int, int]]] = field(
        default_factory=dict
    )
    inside: int = 0


class EdgeEncoder:
    """Encode the tiles of one level after the other, full resolution first.

    Pixels of an overview that may have gathered something from outside the area are not taken
    from the source: they repeat a pixel of the level before, which is inside.
    """

    def __init__(
        self,
        plan: Plan,
        spill: Spill,
        readers: list[rasterio.DatasetReader],
        stream: BinaryIO,
    ) -> None:
        """``readers`` are open datasets, one for each level; ``stream`` is the source's file."""
        self._plan, self._spill, self._readers = plan, spill, readers
        self._stream = stream
        self._done: list[EncodedLevel] = []

    def encode(self, number: int, step: Callable[[], None]) -> EncodedLevel:
        """Encode what cannot be copied of a level; ``step`` is called before each tile."""
        level = self._plan.levels[number]
        encoder = tile_encoder(self._plan, level)
        result = EncodedLevel()
        last = number + 1 == len(self._plan.levels)
        for row, column in np.argwhere(level.places != Place.OUTSIDE).tolist():
            step()
            if is_copied(self._plan, level, row, column):
                result.inside += self._pixels(level, row, column)
                continue
            if level.copies_jpeg:
                result.inside += self._blanked(level, row, column, result)
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

    def _blanked(self, level: LevelPlan, row: int, column: int, result: EncodedLevel) -> int:
        """Blank what is outside of a stored JPEG tile; return how many of its pixels are inside."""
        image = level.image
        height, width = image.tile_height, image.tile_width
        kept = level.kept.mask(row * height, column * width, height, width)
        shown = kept & self._own_mask(level, row, column)
        y, x = level.first_tile
        if image.sizes[0, y + row, x + column]:
            self._stream.seek(int(image.offsets[0, y + row, x + column]))
            data = self._stream.read(int(image.sizes[0, y + row, x + column]))
            data = blanked(level, data, shown)
        else:  # a tile that is not stored is black
            data = empty_planes(self._plan, level, self._stream)[0]
        result.tiles[row, column] = Stored(
            (self._spill.add(data),), self._spill.add(encode_mask(shown))
        )
        return int(kept.sum())

    def _own_mask(self, level: LevelPlan, row: int, column: int) -> Bools:
        """Return which pixels of a stored tile the source shows."""
        height, width = level.image.tile_height, level.image.tile_width
        if level.source.mask is None:
            return np.ones((height, width), np.bool_)
        number = next(i for i, other in enumerate(self._plan.levels) if other is level)
        shown = np.zeros((height, width), np.bool_)
        window = self._window(level, row, column)
        shown[: int(window.height), : int(window.width)] = (
            self._readers[number].read_masks(1, window=window) != 0
        )
        return shown

    def _window(self, level: LevelPlan, row: int, column: int) -> Window:
        height, width = level.image.tile_height, level.image.tile_width
        return Window(
            level.column + column * width,
            level.row + row * height,
            min(width, level.width - column * width),
            min(height, level.height - row * height),
        )

    def _pixels(self, level: LevelPlan, row: int, column: int) -> int:
        image = level.image
        width = min(image.tile_width, level.width - column * image.tile_width)
        return width * min(image.tile_height, level.height - row * image.tile_height)

    def _tile(self, number: int, row: int, column: int) -> tuple[NDArray[Any], Bools, Bools]:
        """Return values (bands, rows, columns), what is taken from the source, what is shown."""
        level = self._plan.levels[number]
        height, width = level.image.tile_height, level.image.tile_width
        values, shown = self._read(number, row, column)
        if level.places[row, column] == Place.INSIDE:
            kept = np.ones((height, width), np.bool_)
        else:
            kept = level.kept.mask(row * height, column * width, height, width)
        if not kept.all():
            below, below_shown = self._from_below(number, row, column, kept)
            values = np.where(kept, values, below)
            shown = np.where(kept, shown, below_shown)
        return values, kept, shown

    def _read(self, number: int, row: int, column: int) -> tuple[NDArray[Any], Bools]:
        """Read a tile of the output's grid from the source; blank beyond the output."""
        level, reader = self._plan.levels[number], self._readers[number]
        height, width = level.image.tile_height, level.image.tile_width
        window = self._window(level, row, column)
        values = self._blank(level)
        shown = np.zeros((height, width), np.bool_)
        part = (slice(0, int(window.height)), slice(0, int(window.width)))
        values[(slice(None), *part)] = reader.read(window=window)
        if self._plan.levels[0].source.mask is None:
            shown[part] = True
        else:
            shown[part] = reader.read_masks(1, window=window) != 0
        return values, shown

    def _blank(self, level: LevelPlan) -> NDArray[Any]:
        return blank(self._plan, level)

    def _from_below(
        self, number: int, row: int, column: int, kept: Bools
    ) -> tuple[NDArray[Any], Bools]:
        """Return the tile as the level before gives it: one shown pixel of each four."""
        level = self._plan.levels[number]
        values, shown = self._blank(level), np.zeros(kept.shape, np.bool_)
        if number == 0 or level.is_jpeg:
            return values, shown
        half_height, half_width = kept.shape[0] // 2, kept.shape[1] // 2
        places = self._plan.levels[number - 1].places
        for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            child = (2 * row + down, 2 * column + right)
            part = (
                slice(down * half_height, (down + 1) * half_height),
                slice(right * half_width, (right + 1) * half_width),
            )
            exists = child[0] < places.shape[0] and child[1] < places.shape[1]
            if not exists or places[child] == Place.OUTSIDE or kept[part].all():
                continue
            half, half_shown = self._half(number - 1, *child)
            values[(slice(None), *part)] = np.where(half_shown, half, values[(slice(None), *part)])
            shown[part] = half_shown
        return values, shown

    def _half(self, number: int, row: int, column: int) -> tuple[NDArray[Any], Bools]:
        pieces = self._done[number].halves.get((row, column))
        image = self._plan.levels[number].image
        shape = (image.tile_height // 2, image.tile_width // 2)
        if pieces is None:
            return first_shown(*self._read(number, row, column))
        values = np.frombuffer(self._spill.get(pieces[0]), image.dtype)
        bits = np.frombuffer(self._spill.get(pieces[1]), np.uint8)
        shown = np.unpackbits(bits, count=shape[0] * shape[1]).astype(np.bool_)
        return values.reshape(image.bands, *shape), shown.reshape(shape)


def tile_encoder(plan: Plan, level: LevelPlan) -> TileEncoder | JpegTileEncoder:
    """Return what stores decoded tiles as a level does."""
    if level.is_jpeg:
        return JpegTileEncoder(level.image)
    return TileEncoder(level.image, plan.structure.order)


def empty_planes(plan: Plan, level: LevelPlan, stream: BinaryIO) -> tuple[bytes, ...]:
    """Return the stored bytes of a tile outside the area.

    Decoders keep the tables of one JPEG tile for the next: so an empty one must not bring others
    than the source's, and is made of one of its tiles.
    """
    if not level.copies_jpeg:
        return tile_encoder(plan, level).encode(blank(plan, level))
    image = level.image
    _, y, x = np.argwhere(image.sizes > 0)[0].tolist()
    stream.seek(int(image.offsets[0, y, x]))
    data = stream.read(int(image.sizes[0, y, x]))
    return (blanked(level, data, np.zeros((image.tile_height, image.tile_width), np.bool_)),)


def blanked(level: LevelPlan, data: bytes, shown: Bools) -> bytes:
    """Blank what is not shown of a stored JPEG tile.

    Raises:
        Unsuited: its JPEG is of an unusual kind.
    """
    tables = level.image.directory.fields.get(Code.JPEG_TABLES)
    try:
        stream = parse_jpeg(data, tables.raw if tables is not None else b"")
        if (stream.height, stream.width) != shown.shape:
            raise UnusualJpeg("a JPEG tile has another size than it should")
        has_luma = level.image.photometric == _YCBCR
        return blank_outside(stream, shown, has_luma=has_luma) or data
    except UnusualJpeg as error:
        raise Unsuited(str(error)) from error


def is_copied(plan: Plan, level: LevelPlan, row: int, column: int) -> bool:
    """Return whether a tile, and its mask, can be taken from the source as they are stored."""
    if level.places[row, column] != Place.INSIDE or not level.aligned:
        return False
    y, x = level.first_tile
    place = (slice(None), y + row, x + column)
    if not level.image.sizes[place].all():
        return False
    mask = level.source.mask
    if mask is None:
        return plan.levels[0].source.mask is None
    same = (mask.tile_width, mask.tile_height) == (level.image.tile_width, level.image.tile_height)
    return mask.is_plain_mask and same and bool(mask.sizes[place].all())


def blank(plan: Plan, level: LevelPlan) -> NDArray[Any]:
    """Return the values of a tile outside the area, (bands, rows, columns)."""
    shape = (level.image.bands, level.image.tile_height, level.image.tile_width)
    values = np.empty(shape, level.image.dtype)
    for band, value in enumerate(plan.fill):
        values[band] = value
    return values
