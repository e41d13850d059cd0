"""Pictures from arrays: by the quicker codecs where they are installed, else by zlib and GDAL."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from ..errors import InvalidInput
from . import fast
from .at_hand import about_to_wait
from .picture import Picture

MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
if fast.has_codec("AVIF"):
    MEDIA_TYPES["avif"] = "image/avif"
_AVIF_SPEED = 8  # of 10
_PNG_COLOR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}
_PNG_PALETTE = 3
_ANYWHERE = Affine(1.0, 0.0, 0.0, 0.0, -1.0, 1.0)  # keeps GDAL from warning of a missing place
_crc32 = zlib.crc32 if fast.isal_zlib is None else fast.isal_zlib.crc32


@dataclass(frozen=True)
class Image:
    """An encoded picture."""

    content: bytes
    media_type: str


def media_type(name: str) -> str:
    """Return the media type of a format name.

    Raises:
        InvalidInput: not one of png, jpg, jpeg, webp; or avif, where its codec is installed.
    """
    try:
        return MEDIA_TYPES[name.lower()]
    except KeyError:
        known = ", ".join(kind for kind in MEDIA_TYPES if kind != "jpeg")
        raise InvalidInput(f"The format must be one of {known}, not {name[:20]!r}.") from None


def encode(picture: Picture, name: str, quality: int = 85) -> Image:
    """Encode a picture; JPEG knows no opacity: what is transparent turns white."""
    kind = media_type(name)
    if kind == "image/png":
        indexed = picture.indexed()
        return Image(_palette_png(*indexed) if indexed else _png(*picture.planes()), kind)
    colors, alpha = picture.planes()
    if kind == "image/jpeg":
        if alpha is not None:
            share = alpha.astype(np.uint16)
            colors = ((colors * share + 255 * (255 - share) + 127) // 255).astype(np.uint8)
        return Image(_jpeg(colors, quality), kind)
    rgb = np.repeat(colors, 3, axis=0) if len(colors) == 1 else colors
    if kind == "image/avif":
        return Image(
            _avif(rgb if alpha is None else np.concatenate([rgb, alpha[None]]), quality), kind
        )
    return Image(_webp(rgb if alpha is None else np.concatenate([rgb, alpha[None]]), quality), kind)


@lru_cache(maxsize=64)
def empty(size: int, name: str) -> Image:
    """Return a square picture of nothing: transparent, or white as JPEG."""
    nothing = np.zeros((size, size), np.uint8)
    return encode(Picture(nothing[None], nothing), name)


def _jpeg(colors: NDArray[np.uint8], quality: int) -> bytes:
    if fast.simplejpeg is None:
        return _gdal(colors, "JPEG", QUALITY=quality)
    space, sampling = ("GRAY", "Gray") if len(colors) == 1 else ("RGB", "420")
    encoded = fast.simplejpeg.encode_jpeg(
        _by_pixel(colors), quality=quality, colorspace=space, colorsubsampling=sampling
    )
    return bytes(encoded)


def _webp(planes: NDArray[np.uint8], quality: int) -> bytes:
    if fast.imagecodecs is None or not fast.has_codec("WEBP"):
        return _gdal(planes, "WEBP", QUALITY=quality)
    return bytes(
        fast.imagecodecs.webp_encode(_by_pixel(planes), level=quality, lossless=False, method=1)
    )


def _avif(planes: NDArray[np.uint8], quality: int) -> bytes:
    if fast.imagecodecs is None:
        raise InvalidInput("This server was installed without AVIF: ask for webp.")
    encode_pixels = fast.imagecodecs.avif_encode
    return bytes(encode_pixels(_by_pixel(planes), level=quality, speed=_AVIF_SPEED, numthreads=1))


def _by_pixel(planes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return planes as (rows, columns, planes); plane by plane is four times as fast as a copy."""
    pixels = np.empty((*planes.shape[1:], len(planes)), np.uint8)
    for index, plane in enumerate(planes):
        pixels[..., index] = plane
    return pixels


def _png(colors: NDArray[np.uint8], alpha: NDArray[np.uint8] | None) -> bytes:
    count, height, width = colors.shape
    planes = count if alpha is None else count + 1
    filtered = np.empty((height, width * planes + 1), np.uint8)
    pixels = np.empty((height, width, planes), np.uint8)
    for index, plane in enumerate(colors):
        pixels[..., index] = plane
    if alpha is not None:
        pixels[..., count] = alpha
    flat = pixels.reshape(height, width * planes)
    filtered[:, 0] = 2  # each row is stored as its difference to the row above
    filtered[0, 1:] = flat[0]
    np.subtract(flat[1:], flat[:-1], out=filtered[1:, 1:])
    return _png_file(width, height, _PNG_COLOR_TYPES[planes], filtered)


def _palette_png(numbers: NDArray[np.uint8], table: NDArray[np.uint8]) -> bytes:
    height, width = numbers.shape
    filtered = np.empty((height, width + 1), np.uint8)
    filtered[:, 0] = 0  # numbers of colours compress best as they are
    filtered[:, 1:] = numbers
    extra = _chunk(b"PLTE", table[:, :3].tobytes())
    if int(table[:, 3].min()) < 255:
        extra += _chunk(b"tRNS", table[:, 3].tobytes())
    return _png_file(width, height, _PNG_PALETTE, filtered, extra)


def _png_file(
    width: int, height: int, color_type: int, rows: NDArray[np.uint8], extra: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, color_type, 0, 0, 0)
    body = _deflated(rows)
    chunks = (_chunk(b"IHDR", header), extra, _chunk(b"IDAT", body), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _deflated(rows: NDArray[np.uint8]) -> bytes:
    if fast.isal_zlib is not None:
        return bytes(fast.isal_zlib.compress(rows, 1))
    # runs alone take two thirds of the time of level 1, and at the most a quarter more bytes
    deflate = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 8, zlib.Z_RLE)
    return deflate.compress(rows.data) + deflate.flush()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", _crc32(body, _crc32(kind)))
    )


def _gdal(planes: NDArray[np.uint8], driver: str, **options: int) -> bytes:
    about_to_wait()
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
