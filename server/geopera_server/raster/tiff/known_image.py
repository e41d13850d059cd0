"""Which images are decoded without GDAL: those that are sure to give the same values."""

from __future__ import annotations

import numpy as np

from ..bytes_source import ByteSource
from .block_image import BlockImage
from .codecs import can_inflate
from .directory import Deferred, Directory
from .image import sample_dtype
from .jpeg import are_tables
from .tags import PREDICTED, Code, Compression, Field, Photometric
from .tile_index import TileIndex
from .wheels import Wheels

MAX_SIDE = 1024  # of a tile; larger ones are cut by GDAL, to not keep too much for one pixel
MIN_SIDE = 64
MAX_BLOCK_BYTES = 16 * 2**20
_PLAIN_COLORS = frozenset({Photometric.BLACK_IS_ZERO, Photometric.RGB, Photometric.PALETTE})
_ALPHAS = frozenset({1, 2})
_LARGE = 3.4028235e38  # about where float32 ends


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
        unpacks = image.lerc_packing in ((0, 1) if wheels.zstd is None else (0, 1, 2))
        is_native = image.order == "<" or image.dtype.itemsize == 1  # else GDAL swaps
        return wheels.lerc is not None and unpacks and is_native and not has_alpha
    predictors = (1, 2, 3) if image.dtype.kind == "f" else (1, 2)
    if codec in PREDICTED and image.predictor not in predictors:
        return False
    return can_inflate(codec, wheels)


def _lerc_packing(directory: Directory) -> int:
    """Return what LERC is wrapped in, 0 for nothing, -1 for what nobody knows."""
    field = directory.fields.get(Code.LERC_PARAMETERS)
    if field is None:
        return 0
    parameters = field.values().tolist()
    return parameters[1] if len(parameters) > 1 and parameters[1] in (0, 1, 2) else -1


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
