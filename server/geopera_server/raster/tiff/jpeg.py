"""Decoding the JPEG of a tile: completed by the tables and the colours that TIFF keeps apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .codecs import Undecodable
from .tags import Photometric
from .wheels import Wheels

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = (
    0xC0,
    0xC1,
)  # Huffman, sequential: the others are rare, and some can be made to take long
_OTHER_FRAMES = frozenset(range(0xC2, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF, _ADOBE = 0xE0, 0xEE
_SCANS = b"\xff\xda"
_MAX_SCANS = 4
_COLORS = {1: "GRAY", 3: "RGB", 4: "CMYK"}


def unpack_jpeg(
    data: bytes,
    tables: bytes,
    photometric: int,
    shape: tuple[int, int, int],
    wheels: Wheels,
) -> NDArray[np.uint8]:
    """Return the pixels, of ``shape`` (rows, columns, samples), YCbCr brought to RGB.

    Raises:
        Undecodable: damaged, of another shape, progressive, or of colours that TIFF contradicts.
    """
    colors = _COLORS.get(shape[2])
    if colors is None or wheels.jpeg is None:
        raise Undecodable("JPEG of so many samples")
    is_ycbcr = photometric == Photometric.YCBCR
    _check(data, shape, is_ycbcr)
    head = b"\xff\xd8" + (_adobe(is_ycbcr) if shape[2] > 1 else b"")
    stream = b"".join((head, memoryview(tables)[2:-2], memoryview(data)[2:]))
    try:
        pixels: NDArray[np.uint8] = wheels.jpeg(stream, colors)
    except (ValueError, RuntimeError, MemoryError) as error:
        raise Undecodable(str(error)) from error
    if pixels.shape != shape:
        raise Undecodable("a JPEG of another shape")
    return pixels


def are_tables(tables: bytes) -> bool:
    """Return whether they are only tables, or nothing at all."""
    if not tables:
        return True
    if tables[:2] != b"\xff\xd8" or tables[-2:] != b"\xff\xd9":
        return False
    codes = []
    try:
        for code, _ in _segments(tables):
            codes.append(code)
    except Undecodable:
        return False
    return set(codes) <= {0xC4, 0xDB, 0xDD, _END} and codes.count(_END) == 1


def _adobe(is_ycbcr: bool) -> bytes:
    """Return the segment that tells the colours: without it, decoders guess."""
    return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + (b"\x01" if is_ycbcr else b"\x00")


def _check(data: bytes, shape: tuple[int, int, int], is_ycbcr: bool) -> None:
    if data[:2] != b"\xff\xd8" or data.count(_SCANS) > _MAX_SCANS:
        raise Undecodable("no JPEG, or one of many scans")
    for code, part in _segments(data):
        if code in _FRAMES:
            found = (int.from_bytes(part[1:3], "big"), int.from_bytes(part[3:5], "big"))
            if len(part) < 6 or part[0] != 8 or (*found, part[5]) != shape:
                raise Undecodable("a JPEG of another shape")
            return
        if shape[2] > 1 and _contradicts(code, part, is_ycbcr):
            raise Undecodable("a JPEG whose colours TIFF contradicts")
        if code in _OTHER_FRAMES or code in (_SCAN, _END):
            break
    raise Undecodable("a JPEG of another kind")


def _contradicts(code: int, part: bytes, is_ycbcr: bool) -> bool:
    """Return whether a segment, which decoders believe, tells other colours."""
    if code == _ADOBE and part[:5] == b"Adobe":
        return len(part) < 12 or part[11] != int(is_ycbcr)
    return code == _JFIF and part[:4] == b"JFIF" and not is_ycbcr


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield code and content of each segment up to the first scan."""
    place = 2
    while True:
        if place + 2 > len(data) or data[place] != 0xFF:
            raise Undecodable("a damaged JPEG")
        code = data[place + 1]
        if code == 0xFF:  # a fill byte
            place += 1
            continue
        if code in (_END, _SCAN):
            yield code, b""
            return
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if length < 2 or place + 2 + length > len(data) or code in (0, 1) or 0xD0 <= code <= _START:
            raise Undecodable("a damaged JPEG")
        yield code, data[place + 4 : place + 2 + length]
        place += 2 + length
