"""The crop engine: read, mask, write again without loss, as a COG on the grid that it reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ...errors import InvalidInput
from ..pixels import PixelArea
from ..source import raster_env
from ..tiff.encoder import TileEncoder, encode_mask
from ..tiff.image import TiledImage
from .cogfile import CogFile, level_size, mask_directory
from .pyramid import any_shown, average, first_shown
from .reader import GridReader
from .report import Progress, Written
from .spill import Piece, Spill
from .template import overview_fields

Bools = NDArray[np.bool_]
_STRIP_BYTES = 16_000_000  # of the source's blocks that a row of output tiles may lie on


@dataclass(frozen=True)
class Output:
    """What the output is like. ``image`` is its first directory, without tiles.

    ``nearest`` tells that overviews take pixels rather than average them: classes do not mix.
    """

    image: TiledImage
    nearest: bool


class _Tiles:
    """The encoded tiles of one level, and the halves that the next overview is made of."""

    def __init__(self, width: int, height: int, cropper: _Cropper) -> None:
        tile = cropper.side
        self.width, self.height = width, height
        shape = (-(-height // tile), -(-width // tile))
        self.sizes = np.zeros((cropper.image.planes, *shape), np.int64)
        self.mask_sizes = np.zeros((1, *shape), np.int64)
        self.halves: dict[tuple[int, int], tuple[Piece, Piece]] = {}
        self._spill = cropper.spill
        self._empty, self._no_mask = cropper.empty, cropper.no_mask
        self._stored: dict[tuple[int, int], tuple[tuple[Piece, ...], Piece]] = {}
        self.sizes[:] = np.array([len(data) for data in self._empty])[:, None, None]
        self.mask_sizes[:] = len(self._no_mask)

    def add(self, row: int, column: int, planes: tuple[bytes, ...], mask: bytes) -> None:
        """Keep an encoded tile."""
        pieces = tuple(self._spill.add(data) for data in planes)
        self._stored[row, column] = pieces, self._spill.add(mask)
        self.sizes[:, row, column] = [len(data) for data in planes]
        self.mask_sizes[0, row, column] = len(mask)

    def data(self, plane: int, row: int, column: int) -> bytes:
        stored = self._stored.get((row, column))
        return self._spill.get(stored[0][plane]) if stored else self._empty[plane]

    def mask(self, row: int, column: int) -> bytes:
        stored = self._stored.get((row, column))
        return self._spill.get(stored[1]) if stored else self._no_mask


class _Cropper:
    """Tiles of full resolution from the reader, each overview from the level before."""

    def __init__(self, reader: GridReader, area: PixelArea, output: Output, spill: Spill) -> None:
        self.reader, self.area, self.spill = reader, area, spill
        self.image, self.nearest = output.image, output.nearest
        self.side = output.image.tile_width
        self.fills = reader.fills()
        self._encoder = TileEncoder(output.image, "<")
        self._fill = np.array(self.fills).astype(output.image.dtype)[:, None, None]
        self.empty = self._encoder.encode(self._blank())
        self.no_mask = encode_mask(np.zeros((self.side, self.side), np.bool_))
        self.inside = 0

    def base(self, step: Callable[[], None]) -> _Tiles:
        """Encode full resolution; ``step`` is called before each tile."""
        window = self.area.window
        level = _Tiles(int(window.width), int(window.height), self)
        rows, columns = level.sizes.shape[1:]
        for row, column in _in_strips(rows, columns, self._strip()):
            step()
            place = Window(
                window.col_off + column * self.side,
                window.row_off + row * self.side,
                min(self.side, level.width - column * self.side),
                min(self.side, level.height - row * self.side),
            )
            chosen = self.area.mask(place)
            if chosen is not None and not chosen.any():
                continue
            values, shown = self.reader.read(place, chosen)
            if chosen is not None:
                shown &= chosen
                values = np.where(chosen, values, self._fill)
            self.inside += values[0].size if chosen is None else int(chosen.sum())
            self._keep(level, row, column, *self._padded(values, shown))
        return level

    def overview(self, below: _Tiles, step: Callable[[], None]) -> _Tiles:
        """Encode the level that is half as large as another."""
        level = _Tiles(-(-below.width // 2), -(-below.height // 2), self)
        half = self.side // 2
        for row, column in np.ndindex(level.sizes.shape[1:]):
            step()
            values, shown = self._blank(), np.zeros((self.side, self.side), np.bool_)
            touched = False
            for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
                pieces = below.halves.pop((2 * row + down, 2 * column + right), None)
                if pieces is None:
                    continue
                touched = True
                part = np.s_[down * half : (down + 1) * half, right * half : (right + 1) * half]
                raw = np.frombuffer(self.spill.get(pieces[0]), self.image.dtype)
                values[(slice(None), *part)] = raw.reshape(-1, half, half)
                bits = np.frombuffer(self.spill.get(pieces[1]), np.uint8)
                shown[part] = np.unpackbits(bits).reshape(half, half)
            if touched:
                self._keep(level, row, column, values, shown)
        return level

    def _keep(
        self, level: _Tiles, row: int, column: int, values: NDArray[Any], shown: Bools
    ) -> None:
        level.add(row, column, self._encoder.encode(values), encode_mask(shown))
        if max(level.width, level.height) <= self.side:
            return
        valid = self.reader.valid(values, shown)
        if self.nearest:
            half, half_shown = first_shown(values, valid[0])
        else:
            half, half_shown = average(values, valid, self.fills), any_shown(shown)
        level.halves[row, column] = (
            self.spill.add(half.tobytes()),
            self.spill.add(np.packbits(half_shown).tobytes()),
        )

    def _strip(self) -> int:
        """Return how many tiles of a row to encode before going down: the blocks stay cached."""
        block_height, block_width = self.reader.dataset.block_shapes[0]
        pixel = self.image.bands * np.dtype(self.image.dtype).itemsize
        rows = self.side + 2 * block_height
        if block_width >= self.reader.dataset.width:
            return 1 << 30  # strips of the source's whole width
        return max(1, int(_STRIP_BYTES / pixel / rows) // self.side)

    def _blank(self) -> NDArray[Any]:
        shape = (self.image.bands, self.side, self.side)
        return np.broadcast_to(self._fill, shape).copy()

    def _padded(self, values: NDArray[Any], shown: Bools) -> tuple[NDArray[Any], Bools]:
        height, width = shown.shape
        if (height, width) == (self.side, self.side):
            return values, shown
        whole, seen = self._blank(), np.zeros((self.side, self.side), np.bool_)
        whole[:, :height, :width], seen[:height, :width] = values, shown
        return whole, seen


def crop(
    reader: GridReader,
    area: PixelArea,
    output: Output,
    part: Path,
    spill_path: Path,
    *,
    report: Progress,
    check: Callable[[], None],
) -> Written:
    """Write the area's box to ``part``, by way of ``spill_path``; ``check`` raises Cancelled.

    Memory does not grow with the area: tiles and halves lie in the temporary file.

    Raises:
        InvalidInput: the area covers no pixel centre.
    """
    width, height = int(area.window.width), int(area.window.height)
    tiles = math.ceil(width / output.image.tile_width) * math.ceil(height / output.image.tile_width)
    done = 0

    def step() -> None:
        nonlocal done
        check()
        done += 1
        report(min(0.95, 0.7 * done / tiles))

    with ExitStack() as stack:
        stack.enter_context(raster_env())
        spill = Spill(stack.enter_context(spill_path.open("w+b")))
        cropper = _Cropper(reader, area, output, spill)
        levels = [cropper.base(step)]
        if not cropper.inside:
            raise InvalidInput("The area of interest covers no pixel centre of the raster.")
        while max(levels[-1].width, levels[-1].height) > cropper.side:
            levels.append(cropper.overview(levels[-1], step))
        start = min(0.95, 0.7 * done / tiles)

        def progress(share: float) -> None:
            check()
            report(start + (0.99 - start) * share)

        target = stack.enter_context(part.open("wb", buffering=1 << 20))
        checksum = _file(cropper, levels).write(target, progress)
    return Written(width, height, cropper.inside, checksum)


def _file(cropper: _Cropper, levels: list[_Tiles]) -> CogFile:
    fields = cropper.image.directory.fields
    images, masks = [], []
    for number, level in enumerate(levels):
        own = fields if not number else overview_fields(fields)
        images.append({**own, **level_size(level.width, level.height, 1 if number else 0, "<")})
        if cropper.reader.how.mask:
            size, tile = (level.width, level.height), (cropper.side, cropper.side)
            masks.append(mask_directory(size, tile, reduced=number > 0, order="<"))
    return CogFile(levels, images, masks, "<", big=False)


def _in_strips(rows: int, columns: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of all tiles, in columns of ``width`` tiles, each from top to bottom."""
    for first in range(0, columns, width):
        for row in range(rows):
            for column in range(first, min(columns, first + width)):
                yield row, column
