"""The fields of a TIFF directory: their codes, types and values."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Code(IntEnum):
    """Codes of the fields that this package reads or writes."""

    SUBFILE_TYPE = 254
    WIDTH = 256
    HEIGHT = 257
    BITS_PER_SAMPLE = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    FILL_ORDER = 266
    STRIP_OFFSETS = 273
    SAMPLES_PER_PIXEL = 277
    STRIP_BYTE_COUNTS = 279
    PLANAR = 284
    PREDICTOR = 317
    TILE_WIDTH = 322
    TILE_HEIGHT = 323
    TILE_OFFSETS = 324
    TILE_BYTE_COUNTS = 325
    SUB_IFDS = 330
    EXTRA_SAMPLES = 338
    SAMPLE_FORMAT = 339
    JPEG_TABLES = 347
    PIXEL_SCALE = 33550
    TIEPOINT = 33922
    TRANSFORMATION = 34264
    EXIF = 34665
    GEO_KEYS = 34735
    GPS = 34853
    GDAL_METADATA = 42112
    GDAL_NODATA = 42113
    LERC_PARAMETERS = 50674


class Compression(IntEnum):
    """Codecs that a tile may be stored by."""

    NONE = 1
    LZW = 5
    JPEG = 7
    DEFLATE = 8
    OLD_DEFLATE = 32946
    LERC = 34887
    ZSTD = 50000
    WEBP = 50001


PREDICTED = frozenset(
    {Compression.LZW, Compression.DEFLATE, Compression.OLD_DEFLATE, Compression.ZSTD}
)  # codecs that a predictor goes with


class Photometric(IntEnum):
    """What samples mean."""

    BLACK_IS_ZERO = 1
    RGB = 2
    PALETTE = 3
    TRANSPARENCY_MASK = 4
    YCBCR = 6


class FieldType(IntEnum):
    """Types of values that this package writes."""

    ASCII = 2
    SHORT = 3
    LONG = 4
    DOUBLE = 12
    LONG8 = 16


_DTYPES = {
    1: "u1",
    2: "u1",
    3: "u2",
    4: "u4",
    5: "u4",  # a pair
    6: "i1",
    7: "u1",
    8: "i2",
    9: "i4",
    10: "i4",  # a pair
    11: "f4",
    12: "f8",
    13: "u4",
    16: "u8",
    17: "i8",
    18: "u8",
}
_FORMATS = {kind: np.dtype(name).char for kind, name in _DTYPES.items()}
_FORMATS |= {16: "Q", 17: "q", 18: "Q"}  # as struct calls them
_PAIRS = frozenset({5, 10})
_SIZES = {
    kind: np.dtype(name).itemsize * (2 if kind in _PAIRS else 1) for kind, name in _DTYPES.items()
}


def value_dtype(kind: int) -> str:
    """Return the NumPy type of one number of a known type, without byte order."""
    return _DTYPES[kind]


def type_size(kind: int) -> int:
    """Return the bytes of one value; 0 for a type that TIFF does not know."""
    return _SIZES.get(kind, 0)


@dataclass(frozen=True)
class Field:
    """One field of a directory; ``raw`` are its values in the byte order ``order``."""

    kind: int
    count: int
    raw: bytes
    order: str = "<"

    @classmethod
    def of(cls, kind: FieldType, values: Sequence[Any] | NDArray[Any], order: str) -> Field:
        """Make a field of numbers."""
        array = np.asarray(values, dtype=order + _DTYPES[kind])
        return cls(int(kind), array.size, array.tobytes(), order)

    @classmethod
    def text(cls, value: str) -> Field:
        """Make a field of text."""
        raw = value.encode("utf-8") + b"\0"
        return cls(int(FieldType.ASCII), len(raw), raw)

    def values(self) -> NDArray[Any]:
        """Return the numbers, in the machine's byte order."""
        array = np.frombuffer(self.raw, dtype=self.order + _DTYPES[self.kind])
        return array.astype(array.dtype.newbyteorder("="))

    def first(self) -> int | float:
        """Return the first of its numbers; of a pair of numbers the upper one."""
        number: int | float = struct.unpack_from(self.order + _FORMATS[self.kind], self.raw)[0]
        return number

    def string(self) -> str:
        """Return the text up to its NUL."""
        return self.raw.split(b"\0", 1)[0].decode("utf-8", errors="replace")


def pack(order: str, layout: str, *values: int) -> bytes:
    """Pack integers in a byte order, as ``struct.pack``."""
    return struct.pack(order + layout, *values)
