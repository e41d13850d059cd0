"""Pixels of the source's levels: decoded here where that is sure, else by GDAL."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ...bytes_source import ShortRead
from ...tiff.block_image import BlockImage
from ...tiff.codecs import Undecodable
from ...tiff.directory import MalformedTiff
from ...tiff.image import TiledImage
from ...tiff.known_image import block_image
from ...tiff.wheels import installed
from .plan import LevelPlan, Plan

_KEPT_BYTES = 12 * 2**20  # of blocks: tiles that are not the source's own need four of its blocks
_SLACK = 4096  # bytes by which a tile may grow when it cannot be compressed

Block = NDArray[Any]


class Box(NamedTuple):
    """Pixels of a level of the source."""

    column: int
    row: int
    width: int
    height: int


class LevelReader:
    """Read pixels of one level of a planned clip, in any place; ``open_level`` opens it by GDAL."""

    def __init__(
        self, plan: Plan, level: LevelPlan, open_level: Callable[[], rasterio.DatasetReader]
    ) -> None:
        self._plan, self._level, self._open = plan, level, open_level
        self._image = self._known(level.image, is_mask=False)
        mask = level.source.mask
        self._mask = None if mask is None else self._known(mask, is_mask=True)
        self._kept: OrderedDict[tuple[bool, int, int], Block] = OrderedDict()
        self._last: tuple[bytes, Block] = (b"", np.empty(0))  # mask: most are the same

    def values(self, box: Box, wanted: NDArray[np.bool_]) -> Block:
        """Return the pixels of a box, (bands, rows, columns); only those ``wanted`` are sure."""
        if self._image is not None:
            try:
                return self._gathered(self._level.image, self._image, box, wanted)
            except (Undecodable, ShortRead):
                self._image = None
        values: Block = self._open().read(window=Window(box.column, box.row, box.width, box.height))
        return values

    def shown(self, box: Box) -> NDArray[np.bool_]:
        """Return which pixels of a box the mask of the source shows: all when it has none."""
        if self._plan.levels[0].source.mask is None:
            return np.ones((box.height, box.width), np.bool_)
        mask = self._level.source.mask
        if mask is not None and self._mask is not None:
            try:
                return np.asarray(self._gathered(mask, self._mask, box)[0] != 0)
            except (Undecodable, ShortRead):
                self._mask = None
        window = Window(box.column, box.row, box.width, box.height)
        return np.asarray(self._open().read_masks(1, window=window) != 0)

    def _known(self, image: TiledImage, *, is_mask: bool) -> BlockImage | None:
        order, source = self._plan.structure.order, self._plan.source
        try:
            return block_image(image.directory, order, source, installed(), is_mask=is_mask)
        except MalformedTiff:
            return None

    def _gathered(
        self,
        image: TiledImage,
        known: BlockImage,
        box: Box,
        wanted: NDArray[np.bool_] | None = None,
    ) -> Block:
        """Return a box of the blocks of all planes that it lies on, zeros for those not wanted."""
        parts = list(_parts(known, box))
        if wanted is not None and len(parts) > 1:
            parts = [part for part in parts if wanted[part[2]].any()] or parts[:1]
        first = self._block(image, known, *parts[0][0])
        down, right = parts[0][2]
        taken = (down.stop - down.start, right.stop - right.start)
        if taken == first.shape[1:] == (box.height, box.width):
            return first
        out = np.zeros((first.shape[0], box.height, box.width), first.dtype)
        for place, inside, target in parts:
            out[(slice(None), *target)] = self._block(image, known, *place)[(slice(None), *inside)]
        return out

    def _block(self, image: TiledImage, known: BlockImage, row: int, column: int) -> Block:
        key = (known.is_mask, row, column)
        block = self._kept.get(key)
        if block is None:
            planes = [
                self._decoded(image, known, plane, row, column) for plane in range(known.planes)
            ]
            block = planes[0] if len(planes) == 1 else np.concatenate(planes)
            if not self._level.aligned:
                self._kept[key] = block
                while sum(each.nbytes for each in self._kept.values()) > _KEPT_BYTES:
                    self._kept.popitem(last=False)
        return block

    def _decoded(
        self, image: TiledImage, known: BlockImage, plane: int, row: int, column: int
    ) -> Block:
        place = plane, row, column
        offset, size = int(image.offsets[place]), int(image.sizes[place])
        if not size:
            return known.empty(row, column)
        if size > known.stored_size * 2 + _SLACK or offset <= 0:
            raise Undecodable("a tile at no place, or of more bytes than pixels")
        data = self._plan.source.read(offset, size)
        if not known.is_mask:
            return known.decode(data, row, column, installed())
        if (data, known.shape(row, column)) != (self._last[0], self._last[1].shape):
            self._last = data, known.decode(data, row, column, installed())
        return self._last[1]


def _parts(
    image: BlockImage, box: Box
) -> Iterator[tuple[tuple[int, int], tuple[slice, slice], tuple[slice, slice]]]:
    """Yield the blocks of a box: row and column, its part of the block, and where that goes."""
    high, wide = image.tile_height, image.tile_width
    bottom, right = box.row + box.height, box.column + box.width
    for row in range(box.row // high, -(-bottom // high)):
        top, end = max(box.row, row * high), min(bottom, (row + 1) * high)
        for column in range(box.column // wide, -(-right // wide)):
            left, stop = max(box.column, column * wide), min(right, (column + 1) * wide)
            yield (
                (row, column),
                (
                    slice(top - row * high, end - row * high),
                    slice(left - column * wide, stop - column * wide),
                ),
                (
                    slice(top - box.row, end - box.row),
                    slice(left - box.column, stop - box.column),
                ),
            )
