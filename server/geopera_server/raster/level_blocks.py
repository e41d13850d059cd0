"""The blocks of one level: their keys in the cache, and how they are loaded."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from .block_cache import Key
from .handle_pool import PooledSource
from .readers import reader_of
from .tiff.block_image import BlockImage
from .tiff.block_reader import BlockReader, Tile
from .tiff.codecs import Undecodable
from .tiff.directory import MalformedTiff

MASK = 0  # stands for the mask where bands are numbered from 1
_MASK_PLANE = -1
_ALL_BANDS = -2
_MAX_BANDS_TOGETHER = 8  # more are kept one by one: a tile shows few of them


class LevelBlocks(Protocol):
    """Blocks of ``shape`` (rows, columns) and ``size`` bytes, which are of one or of more bands.

    A key ends with row and column of the block, and the plane that it belongs to.
    """

    shape: tuple[int, int]
    size: int

    def plane_of(self, index: int) -> tuple[int, int]:
        """Return the plane of a band, and the band's place in its blocks."""

    def key(self, row: int, column: int, plane: int) -> Key:
        """Return what a block is kept by."""

    def load(self, keys: Sequence[Key]) -> Iterator[NDArray[Any]]:
        """Yield the blocks of keys, of (bands, rows, columns) without what is beyond the edge."""


def blocks_of(source: PooledSource, level: int, *, mask: bool = False) -> LevelBlocks:
    """Return the blocks of a level, or of its mask, by the quickest way that reads them."""
    reader = reader_of(source)
    if reader is not None:
        found = reader.levels[level]
        image = found.mask if mask else found.image
        if image is not None:
            return _DirectBlocks(source, level, reader, image)
    return _GdalBlocks(source, level)


class _GdalBlocks:
    """Blocks through the thread's own handle of GDAL, as the layout cuts them."""

    def __init__(self, source: PooledSource, level: int) -> None:
        layout = source.layout
        self.shape = layout.block
        self.size = self.shape[0] * self.shape[1] * layout.dtype.itemsize
        self.size *= len(layout.info.bands) if layout.together else 1
        self._source, self._level = source, level

    def plane_of(self, index: int) -> tuple[int, int]:
        if index == MASK:
            return _MASK_PLANE, 0
        return (_ALL_BANDS, index - 1) if self._source.layout.together else (index, 0)

    def key(self, row: int, column: int, plane: int) -> Key:
        return (self._source.identity, self._level, row, column, plane)

    def load(self, keys: Sequence[Key]) -> Iterator[NDArray[Any]]:
        for _, _, row, column, plane in keys:
            bands = None if plane == _ALL_BANDS else [max(MASK, plane)]
            yield read_by_gdal(self._source, self._level, self.shape, (row, column), bands)


class _DirectBlocks:
    """Blocks as the file stores them, without GDAL as long as they can be decoded."""

    def __init__(
        self, source: PooledSource, level: int, reader: BlockReader, image: BlockImage
    ) -> None:
        self.shape = (image.tile_height, image.tile_width)
        self.size = self.shape[0] * self.shape[1] * image.dtype.itemsize
        self._together = image.planes == 1 and image.samples <= _MAX_BANDS_TOGETHER
        self.size *= image.samples if self._together else 1
        self._source, self._level, self._reader, self._image = source, level, reader, image

    def plane_of(self, index: int) -> tuple[int, int]:
        if self._image.is_mask:
            return _MASK_PLANE, 0
        return (_ALL_BANDS, index - 1) if self._together else (index, 0)

    def key(self, row: int, column: int, plane: int) -> Key:
        return (self._source.identity, ~self._level, row, column, plane)  # not those of GDAL

    def load(self, keys: Sequence[Key]) -> Iterator[NDArray[Any]]:
        loaded = 0
        try:
            for block in self._decoded(keys):
                yield block
                loaded += 1
        except (Undecodable, MalformedTiff, OSError):
            for _, _, row, column, plane in keys[loaded:]:
                bands = None if plane == _ALL_BANDS else [max(MASK, plane)]
                yield read_by_gdal(self._source, self._level, self.shape, (row, column), bands)

    def _decoded(self, keys: Sequence[Key]) -> Iterator[NDArray[Any]]:
        """Yield the blocks; a tile of many bands is decoded once for all that are asked for."""
        if self._image.planes > 1:
            tiles = [Tile(row, column, plane - 1) for _, _, row, column, plane in keys]
        else:
            tiles = [Tile(row, column) for _, _, row, column, _ in keys]
        runs = itertools.groupby(range(len(keys)), tiles.__getitem__)
        members = [list(run) for _, run in runs]
        blocks = self._reader.blocks(self._image, [tiles[run[0]] for run in members])
        for run, block in zip(members, blocks, strict=True):
            for number in run:
                plane = keys[number][-1]
                is_one_of_many = plane > 0 and len(block) > 1
                yield block[plane - 1 : plane].copy() if is_one_of_many else block


def read_by_gdal(
    source: PooledSource,
    level: int,
    shape: tuple[int, int],
    place: tuple[int, int],
    bands: list[int] | None,
) -> NDArray[Any]:
    """Read the block at row and column ``place`` of a grid of blocks of ``shape``."""
    dataset = source.level(level)
    (height, width), (row, column) = shape, place
    window = RasterWindow(
        column * width,
        row * height,
        min(width, dataset.width - column * width),
        min(height, dataset.height - row * height),
    )
    if bands == [MASK]:
        mask: NDArray[np.uint8] = dataset.read_masks(1, window=window)[None]
        return mask
    block: NDArray[Any] = dataset.read(bands, window=window)
    return block
