"""Decoding the bytes of one stored tile, never to more than the tile's own size."""

from __future__ import annotations

import struct
import threading
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .tags import Compression
from .wheels import Wheels

_LERC_HEAD = struct.Struct("<6xi4xii")
_LERC_TYPES = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "float32", "float64")
_LERC_VERSIONS = (3, 4, 5)
_SLACK = 4096  # bytes that a codec may add to what it cannot compress


_KEPT_BYTES = 8 * 2**20  # of a thread's buffer


class _Buffers(threading.local):
    """A buffer of each thread: new memory costs as much as a tenth of the decoding."""

    def __init__(self) -> None:
        self.kept = np.empty(0, np.uint8)

    def take(self, size: int) -> NDArray[np.uint8]:
        if size > _KEPT_BYTES:
            return np.empty(size, np.uint8)
        if self.kept.size < size:
            self.kept = np.empty(size, np.uint8)
        return self.kept[:size]


_buffers = _Buffers()


class Undecodable(Exception):
    """These bytes are not what this package decodes; GDAL may still make something of them."""


def can_inflate(compression: int, wheels: Wheels) -> bool:
    """Return whether :func:`stored_bytes` knows the codec."""
    if compression == Compression.LZW:
        return wheels.lzw is not None
    if compression == Compression.ZSTD:
        return wheels.zstd is not None
    return compression in (Compression.NONE, Compression.DEFLATE, Compression.OLD_DEFLATE)


def stored_bytes(
    compression: int, data: bytes, size: int, wheels: Wheels, *, passing: bool = False
) -> NDArray[np.uint8]:
    """Return the ``size`` bytes that a lossless codec has stored; they may be read only.

    ``passing`` ones are of use until this thread decodes the next tile.

    Raises:
        Undecodable: damaged, or more or fewer bytes.
    """

    def room() -> NDArray[np.uint8]:
        return _buffers.take(size) if passing else np.empty(size, np.uint8)

    try:
        if compression == Compression.NONE:
            raw: Any = data
        elif compression == Compression.LZW:
            raw = _unpack_lzw(data, room(), wheels)
        elif compression == Compression.ZSTD:
            raw = _required(wheels.zstd)(data, out=room())
        elif wheels.deflate is not None:  # libdeflate
            raw = wheels.deflate(data, out=room())
        else:
            raw = _inflate(data, size, wheels)
    except Exception as error:
        raise Undecodable(str(error)) from error
    values = np.frombuffer(raw, np.uint8)
    if values.size != size:
        raise Undecodable(f"{values.size} bytes instead of {size}")
    return values


def _inflate(data: bytes, size: int, wheels: Wheels) -> bytes:
    inflater = (wheels.inflater or zlib.decompressobj)()
    raw: bytes = inflater.decompress(data, size + 1)  # one more, so that it sees its checksum
    if not inflater.eof:
        raise Undecodable("it goes on, or stops, where it should not")
    return raw


def _unpack_lzw(data: bytes, out: NDArray[np.uint8], wheels: Wheels) -> Any:
    if len(data) < 2 or (data[0] == 0 and data[1] & 1):
        raise Undecodable("bits in the order of old writers")
    return _required(wheels.lzw)(data, out=out)


def unpack_lerc(
    data: bytes,
    packing: int,
    shape: tuple[int, int, int],
    dtype: np.dtype[Any],
    wheels: Wheels,
) -> NDArray[Any]:
    """Return the pixels of a LERC tile; ``packing`` is 0, 1 for deflate, 2 for zstd around it.

    Pixels that LERC calls invalid, as those beyond the image's edge, are NaN.

    Raises:
        Undecodable: damaged, of another shape, or with holes in other than one band of floats.
    """
    rows, columns, samples = shape
    limit = rows * columns * samples * dtype.itemsize * 2 + _SLACK
    try:
        if packing == 1:
            data = _inflate(data, limit, wheels)
        elif packing == 2:
            data = bytes(_required(wheels.zstd)(data, out=bytearray(limit)))
        whole = _check_lerc(data, shape, dtype)
        pixels = np.empty((rows, columns, samples) if samples > 1 else (rows, columns), dtype)
        if whole:
            _required(wheels.lerc)(data, out=pixels)
        else:
            valid = np.empty((rows, columns), np.bool_)
            _required(wheels.lerc)(data, masks=valid, out=pixels)
            pixels[~valid] = np.nan
    except Undecodable:
        raise
    except Exception as error:
        raise Undecodable(str(error)) from error
    return pixels.reshape(shape)


def _check_lerc(data: bytes, shape: tuple[int, int, int], dtype: np.dtype[Any]) -> bool:
    """Return whether all pixels are valid.

    What the library need not see is refused: its own checks come after it has made room.
    """
    if data[:6] != b"Lerc2 ":
        raise Undecodable("not LERC 2")
    version, rows, columns = _LERC_HEAD.unpack_from(data)
    if version not in _LERC_VERSIONS:
        raise Undecodable(f"LERC 2.{version}")
    place = _LERC_HEAD.size
    samples = 1
    if version > 3:
        samples = struct.unpack_from("<i", data, place)[0]
        place += 4
    valid, _, size, kind = struct.unpack_from("<iiii", data, place)
    holes = valid != rows * columns
    if (rows, columns, samples) != shape or (holes and (samples > 1 or dtype.kind != "f")):
        raise Undecodable("a LERC tile of another shape, or with holes")
    if size != len(data) or not 0 <= kind < len(_LERC_TYPES) or _LERC_TYPES[kind] != dtype.name:
        raise Undecodable("a LERC tile of another size or type")
    return not holes


def unpack_webp(data: bytes, shape: tuple[int, int, int], wheels: Wheels) -> NDArray[np.uint8]:
    """Return the pixels of a WebP tile of 3 or 4 samples.

    Raises:
        Undecodable: damaged, animated, or of another shape.
    """
    rows, columns, samples = shape
    if _webp_size(data) != (columns, rows):
        raise Undecodable("a WebP tile of another shape")
    try:
        out = np.empty(shape, np.uint8)
        pixels: NDArray[np.uint8] = _required(wheels.webp)(data, hasalpha=samples == 4, out=out)
    except Exception as error:
        raise Undecodable(str(error)) from error
    return pixels


def _webp_size(data: bytes) -> tuple[int, int]:
    """Return width and height as the first chunk tells them."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        raise Undecodable("no WebP")
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise Undecodable("a WebP tile that goes on behind its end")
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and not data[20] & 2:  # the bit of animations
        width, height = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
        return width + 1, height + 1
    raise Undecodable("WebP of an unknown kind")


def _required(found: Any) -> Any:
    if found is None:
        raise Undecodable("its package is not installed")
    return found
