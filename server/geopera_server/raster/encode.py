"""Pictures from arrays: PNG by zlib, JPEG and WebP by GDAL."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from ..errors import InvalidInput

MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
_PNG_COLOR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}
_ANYWHERE = Affine(1.0, 0.0, 0.0, 0.0, -1.0, 1.0)  # keeps GDAL from warning of a missing place


@dataclass(frozen=True)
class Image:
    """An encoded picture."""

    content: bytes
    media_type: str


def media_type(name: str) -> str:
    """Return the media type of a format name.

    Raises:
        InvalidInput: not one of png, jpg, jpeg, webp.
    """
    try:
        return MEDIA_TYPES[name.lower()]
    except KeyError:
        raise InvalidInput(f"The format must be png, jpg or webp, not {name[:20]!r}.") from None


def encode(
    colors: NDArray[np.uint8], alpha: NDArray[np.uint8], name: str, quality: int = 85
) -> Image:
    """Encode 1 or 3 colour planes (planes, rows, columns) and their opacity (rows, columns).

    JPEG knows no opacity: what is transparent turns white.
    """
    kind = media_type(name)
    if kind == "image/png":
        opaque = bool((alpha == 255).all())
        planes = colors if opaque else np.concatenate([colors, alpha[None]])
        return Image(_png(planes), kind)
    if kind == "image/jpeg":
        share = alpha.astype(np.uint16)
        mixed = (colors * share + 255 * (255 - share) + 127) // 255
        return Image(_gdal(mixed.astype(np.uint8), "JPEG", QUALITY=quality), kind)
    rgb = np.repeat(colors, 3, axis=0) if len(colors) == 1 else colors
    return Image(_gdal(np.concatenate([rgb, alpha[None]]), "WEBP", QUALITY=quality), kind)


def empty(size: int, name: str) -> Image:
    """Return a square picture of nothing: transparent, or white as JPEG."""
    nothing = np.zeros((size, size), np.uint8)
    return encode(nothing[None], nothing, name)


def _png(planes: NDArray[np.uint8]) -> bytes:
    count, height, width = planes.shape
    rows = np.ascontiguousarray(planes.transpose(1, 2, 0)).reshape(height, width * count)
    filtered = np.empty((height, width * count + 1), np.uint8)
    filtered[:, 0] = 2  # each row is stored as its difference to the row above
    filtered[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    header = struct.pack(">IIBBBBB", width, height, 8, _PNG_COLOR_TYPES[count], 0, 0, 0)
    body = zlib.compress(filtered.data, 4)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", body), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _gdal(planes: NDArray[np.uint8], driver: str, **options: int) -> bytes:
    count, height, width = planes.shape
    profile = {
        "driver": driver,
        "count": count,
        "height": height,
        "width": width,
        "dtype": "uint8",
        "transform": _ANYWHERE,
        **options,
    }
    with MemoryFile() as memory:
        with memory.open(**profile) as picture:
            if count == 4:
                picture.colorinterp = (
                    ColorInterp.red,
                    ColorInterp.green,
                    ColorInterp.blue,
                    ColorInterp.alpha,
                )
            picture.write(planes)
        return bytes(memory.getbuffer())
