"""A tiled image whose tiles are decoded without GDAL."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .codecs import Undecodable, stored_bytes, unpack_lerc, unpack_webp
from .jpeg import unpack_jpeg
from .predictor import undo_float, undo_horizontal
from .tags import PREDICTED, Compression
from .tile_index import TileIndex
from .wheels import Wheels


@dataclass(frozen=True, eq=False)
class BlockImage:
    """One image cut into tiles, which :meth:`decode` turns into arrays.

    ``samples`` are those stored in one tile: all bands, or 1 when ``planes`` is their number.
    ``fill`` is the value of tiles that are not stored, None when it cannot be told.
    A mask has the dtype uint8: 0 or 255.
    """

    width: int
    height: int
    tile_width: int
    tile_height: int
    samples: int
    planes: int
    dtype: np.dtype[Any]
    compression: int
    predictor: int
    photometric: int
    order: str
    fill: float | int | None
    tables: bytes
    lerc_packing: int
    is_mask: bool
    index: TileIndex

    @property
    def across(self) -> int:
        """Return the number of tiles in a row."""
        return -(-self.width // self.tile_width)

    @property
    def down(self) -> int:
        """Return the number of tiles in a column."""
        return -(-self.height // self.tile_height)

    @property
    def stored_size(self) -> int:
        """Return the bytes of a tile before it is compressed."""
        pixels = self.tile_width * self.tile_height
        return pixels // 8 if self.is_mask else pixels * self.samples * self.dtype.itemsize

    def number(self, row: int, column: int, plane: int) -> int:
        """Return which entry of the index a tile is."""
        return (plane * self.down + row) * self.across + column

    def shape(self, row: int, column: int) -> tuple[int, int, int]:
        """Return samples, rows and columns of a tile, without what lies beyond the image."""
        return (
            self.samples,
            min(self.tile_height, self.height - row * self.tile_height),
            min(self.tile_width, self.width - column * self.tile_width),
        )

    def empty(self, row: int, column: int) -> NDArray[Any]:
        """Return the block of a tile that is not stored.

        Raises:
            Undecodable: only GDAL knows its value.
        """
        if self.fill is None:
            raise Undecodable("no plain nodata")
        return np.full(self.shape(row, column), self.fill, self.dtype)

    def decode(self, data: bytes, row: int, column: int, wheels: Wheels) -> NDArray[Any]:
        """Return the block of a tile, of :meth:`shape` and contiguous, from its stored bytes.

        Raises:
            Undecodable: the bytes are damaged, or are what only GDAL can read.
        """
        pixels = self._pixels(data, wheels)
        shape = self.shape(row, column)
        if self.samples == 1 and pixels.shape[:2] == shape[1:]:
            block = pixels.reshape(shape)
            return block if block.flags.c_contiguous else np.ascontiguousarray(block)
        block = np.empty(shape, self.dtype)
        for sample, band in enumerate(block):
            band[...] = pixels[: shape[1], : shape[2], sample]
        return block

    def _pixels(self, data: bytes, wheels: Wheels) -> NDArray[Any]:
        shape = (self.tile_height, self.tile_width, self.samples)
        if self.compression == Compression.JPEG:
            return unpack_jpeg(data, self.tables, self.photometric, shape, wheels)
        if self.compression == Compression.WEBP:
            return unpack_webp(data, shape, wheels)
        if self.compression == Compression.LERC:
            return unpack_lerc(data, self.lerc_packing, shape, self.dtype, wheels)
        predictor = self.predictor if self.compression in PREDICTED else 1
        is_copied = self.samples > 1 or predictor == 3 or self.is_mask
        raw = stored_bytes(self.compression, data, self.stored_size, wheels, passing=is_copied)
        if self.is_mask:
            return (np.unpackbits(raw) * np.uint8(255)).reshape(shape)
        if predictor == 3:
            rows = raw.reshape(self.tile_height, -1)
            return undo_float(rows, self.samples, self.dtype, wheels)
        swapped = self.order != ("<" if sys.byteorder == "little" else ">")
        if predictor == 2:  # of the bits, whatever they mean
            differences = raw.view(f"u{self.dtype.itemsize}").reshape(shape)
            differences = differences.byteswap() if swapped else differences
            return undo_horizontal(differences, wheels).view(self.dtype)
        pixels = raw.view(self.dtype).reshape(shape)
        return pixels.byteswap() if swapped else pixels
