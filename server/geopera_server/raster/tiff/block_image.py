"""A tiled image that is decoded without GDAL: which images that holds for, and how."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..bytes_source import ByteSource
from .codecs import Undecodable, can_inflate, stored_bytes, unpack_lerc, unpack_webp
from .directory import Deferred, Directory
from .image import sample_dtype
from .jpeg import are_tables, unpack_jpeg
from .predictor import undo_float, undo_horizontal
from .tags import Code, Compression, Field, Photometric
from .tile_index import TileIndex
from .wheels import Wheels

MAX_SIDE = 1024  # of a tile; larger ones are cut by GDAL, to not keep too much for one pixel
MIN_SIDE = 64
MAX_BLOCK_BYTES = 16 * 2**20
_LOSSLESS = frozenset(
    {
        Compression.NONE,
        Compression.LZW,
        Compression.DEFLATE,
        Compression.OLD_DEFLATE,
        Compression.ZSTD,
    }
)
_PREDICTED = _LOSSLESS - {Compression.NONE}
_PLAIN_COLORS = frozenset({Photometric.BLACK_IS_ZERO, Photometric.RGB, Photometric.PALETTE})
_ALPHAS = frozenset({1, 2})
_LARGE = 3.4028235e38  # about where float32 ends


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
        predictor = self.predictor if self.compression in _PREDICTED else 1
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


def block_image(
    directory: Directory, order: str, source: ByteSource, wheels: Wheels, *, is_mask: bool = False
) -> BlockImage | None:
    """Return the image of a directory, None when only GDAL can read it.

    Raises:
        MalformedTiff: its fields contradict each other.
    """
    number = directory.number
    sides = number(Code.TILE_WIDTH, 0), number(Code.TILE_HEIGHT, 0)
    width, height = number(Code.WIDTH, 0), number(Code.HEIGHT, 0)
    offsets, sizes = (
        directory.fields.get(code) or directory.deferred.get(code)
        for code in (Code.TILE_OFFSETS, Code.TILE_BYTE_COUNTS)
    )
    if offsets is None or sizes is None or min(width, height) < 1:
        return None
    if not MIN_SIDE <= min(sides) <= max(sides) <= MAX_SIDE or number(Code.FILL_ORDER, 1) != 1:
        return None
    bands = number(Code.SAMPLES_PER_PIXEL, 1)
    planar = number(Code.PLANAR, 1)
    dtype = "uint8" if is_mask else sample_dtype(directory)
    if bands < 1 or planar not in (1, 2) or dtype is None:
        return None
    planes = bands if planar == 2 else 1
    samples = bands // planes
    tables = directory.fields.get(Code.JPEG_TABLES)
    image = BlockImage(
        width,
        height,
        *sides,
        samples,
        planes,
        np.dtype(dtype),
        number(Code.COMPRESSION, 1),
        number(Code.PREDICTOR, 1),
        number(Code.PHOTOMETRIC, -1),
        order,
        _fill(directory, dtype),
        b"" if tables is None else tables.raw,
        _lerc_packing(directory),
        is_mask,
        _index(source, order, offsets, sizes, planes, (width, height), sides),
    )
    is_known = (
        _is_plain_mask(image, directory, wheels) if is_mask else _is_known(image, directory, wheels)
    )
    return image if is_known and image.stored_size <= MAX_BLOCK_BYTES else None


def _index(
    source: ByteSource,
    order: str,
    offsets: Field | Deferred,
    sizes: Field | Deferred,
    planes: int,
    size: tuple[int, int],
    sides: tuple[int, int],
) -> TileIndex:
    across, down = (-(-length // side) for length, side in zip(size, sides, strict=True))
    return TileIndex(source, order, offsets, sizes, planes * across * down)


def _is_plain_mask(image: BlockImage, directory: Directory, wheels: Wheels) -> bool:
    return (
        directory.number(Code.BITS_PER_SAMPLE, 1) == 1
        and directory.number(Code.SAMPLE_FORMAT, 1) == 1
        and image.samples == image.planes == 1
        and image.photometric == Photometric.TRANSPARENCY_MASK
        and image.predictor == 1
        and image.tile_width % 8 == 0
        and can_inflate(image.compression, wheels)
    )


def _is_known(image: BlockImage, directory: Directory, wheels: Wheels) -> bool:
    """Return whether the image's codec, colours and predictor are all of the known ones."""
    codec, bytes_ = image.compression, image.dtype == np.uint8
    if codec == Compression.JPEG:
        colors = {Photometric.YCBCR} if image.samples == 3 else set()
        return (
            wheels.jpeg is not None
            and bytes_
            and image.samples in (1, 3, 4)
            and image.photometric in (_PLAIN_COLORS | colors)
            and are_tables(image.tables)
        )
    if image.photometric not in _PLAIN_COLORS:
        return False
    if codec == Compression.WEBP:
        return wheels.webp is not None and bytes_ and image.samples in (3, 4)
    if codec == Compression.LERC:
        extra = directory.fields.get(Code.EXTRA_SAMPLES)
        has_alpha = extra is not None and not _ALPHAS.isdisjoint(extra.values().tolist())
        unpacks = image.lerc_packing < 2 or wheels.zstd is not None
        is_native = image.order == "<" or image.dtype.itemsize == 1  # else GDAL swaps
        return wheels.lerc is not None and unpacks and is_native and not has_alpha
    predictors = (1, 2, 3) if image.dtype.kind == "f" else (1, 2)
    if codec in _PREDICTED and image.predictor not in predictors:
        return False
    return codec in _LOSSLESS and can_inflate(codec, wheels)


def _lerc_packing(directory: Directory) -> int:
    field = directory.fields.get(Code.LERC_PARAMETERS)
    return int(field.values()[1]) if field is not None and field.count > 1 else 0


def _fill(directory: Directory, dtype: str) -> float | int | None:
    """Return the value of tiles that are not stored, None when it cannot be told for sure."""
    field = directory.fields.get(Code.GDAL_NODATA)
    if field is None:
        return 0
    try:
        value = float(field.string().strip())
        if np.dtype(dtype).kind == "f":
            is_kept = dtype == "float64" or abs(value) < _LARGE or not np.isfinite(value)
            return value if is_kept else None
        limits = np.iinfo(dtype)
        inside = limits.min <= value <= limits.max and abs(value) < 2**53
        return int(value) if inside and value == int(value) else None
    except (ValueError, OverflowError):
        return None
