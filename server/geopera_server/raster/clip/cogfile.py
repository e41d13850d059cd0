"""Writing a COG whose tiles are already encoded: header first, small overviews before large."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from ..tiff.header import frame, ghost_area, header, needs_big
from ..tiff.tags import Code, Field, FieldType

_FRAME = 8  # leader and trailer


class StoredTiles(Protocol):
    """The encoded tiles of one level.

    ``sizes`` has the shape (planes, tile rows, tile columns), ``mask_sizes`` (1, rows, columns).
    """

    sizes: NDArray[np.int64]
    mask_sizes: NDArray[np.int64]

    def data(self, plane: int, row: int, column: int) -> bytes:
        """Return the stored bytes of a tile."""

    def mask(self, row: int, column: int) -> bytes:
        """Return the stored bytes of a tile's mask."""


@dataclass(frozen=True)
class CogFile:
    """Levels with the fields of their directories, full resolution first.

    ``masks`` is empty when there are none. All fields are in the byte order ``order``.
    """

    levels: Sequence[StoredTiles]
    images: Sequence[dict[int, Field]]
    masks: Sequence[dict[int, Field]]
    order: str
    big: bool

    def write(self, target: BinaryIO, progress: Callable[[float], None]) -> str:
        """Write all and return the SHA-256; ``progress`` is called before each tile."""
        head = self._header()
        digest = hashlib.sha256(head)
        target.write(head)
        total = len(head) + sum(self._payload(level) for level in self.levels)
        written = len(head)

        def put(data: bytes) -> None:
            nonlocal written
            leader, trailer = frame(data) if self._framed else (b"", b"")
            for piece in (leader, data, trailer):
                digest.update(piece)
                target.write(piece)
                written += len(piece)

        for level in reversed(self.levels):
            planes, rows, columns = level.sizes.shape
            for plane, row, column in np.ndindex(planes, rows, columns):
                progress(written / total)
                put(level.data(plane, row, column))
                if self.masks and plane == planes - 1:
                    put(level.mask(row, column))
        return digest.hexdigest()

    @property
    def _framed(self) -> bool:
        return self.order == "<" and self.levels[0].sizes.shape[0] == 1

    def _header(self) -> bytes:
        """Lay out all directories: the image and its mask, the overviews, their masks."""
        images, masks = [dict(item) for item in self.images], [dict(item) for item in self.masks]
        directories = images[:1] + masks[:1] + images[1:] + masks[1:]
        ghost = ghost_area(framed=self._framed, masked=bool(masks))
        big = self.big or needs_big(sum(self._payload(level) for level in self.levels))

        def fill(start: int) -> bytes:
            for number in range(len(self.levels) - 1, -1, -1):
                level = self.levels[number]
                offsets, mask_offsets, start = self._offsets(level, start)
                _place_tiles(images[number], offsets, level.sizes, self.order, big)
                if masks:
                    _place_tiles(masks[number], mask_offsets, level.mask_sizes, self.order, big)
            return header(directories, self.order, big=big, ghost=ghost)

        return fill(len(fill(0)))

    def _offsets(
        self, level: StoredTiles, start: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
        """Return where tiles and masks begin when the level's first byte is at ``start``."""
        extra = _FRAME if self._framed else 0
        parts = (level.sizes + extra).reshape(level.sizes.shape[0], -1)
        pieces = parts.copy()
        if self.masks:
            pieces[-1] += level.mask_sizes.ravel() + extra
        ends = start + np.cumsum(pieces.ravel())
        begins = (ends - pieces.ravel()).reshape(parts.shape)
        masks = (begins[-1] + parts[-1]).reshape(level.mask_sizes.shape)
        lead = extra // 2
        return (begins + lead).reshape(level.sizes.shape), masks + lead, int(ends[-1])

    def _payload(self, level: StoredTiles) -> int:
        extra = _FRAME if self._framed else 0
        total = int((level.sizes + extra).sum())
        return total + (int((level.mask_sizes + extra).sum()) if self.masks else 0)


def level_size(width: int, height: int, kind: int, order: str) -> dict[int, Field]:
    """Return the fields of a level's size; ``kind`` is TIFF's: 1 reduced, 4 a mask."""
    return {
        Code.SUBFILE_TYPE: Field.of(FieldType.LONG, [kind], order),
        Code.WIDTH: Field.of(FieldType.LONG, [width], order),
        Code.HEIGHT: Field.of(FieldType.LONG, [height], order),
    }


def mask_directory(
    size: tuple[int, int], tile: tuple[int, int], *, reduced: bool, order: str
) -> dict[int, Field]:
    """Return the fields of a mask but for its tiles: one bit a pixel, by deflate.

    ``size`` and ``tile`` are width and height.
    """

    def short(value: int) -> Field:
        return Field.of(FieldType.SHORT, [value], order)

    return {
        **level_size(*size, 5 if reduced else 4, order),
        Code.BITS_PER_SAMPLE: short(1),
        Code.COMPRESSION: short(8),
        Code.PHOTOMETRIC: short(4),
        Code.SAMPLES_PER_PIXEL: short(1),
        Code.PLANAR: short(1),
        Code.TILE_WIDTH: short(tile[0]),
        Code.TILE_HEIGHT: short(tile[1]),
        Code.SAMPLE_FORMAT: short(1),
    }


def _place_tiles(
    fields: dict[int, Field], offsets: NDArray[Any], sizes: NDArray[Any], order: str, big: bool
) -> None:
    """Write where the tiles are, in the order of planes, rows and columns."""
    kind = FieldType.LONG8 if big else FieldType.LONG
    fields[Code.TILE_OFFSETS] = Field.of(kind, offsets.ravel(), order)
    fields[Code.TILE_BYTE_COUNTS] = Field.of(FieldType.LONG, sizes.ravel(), order)
