"""Encoding one tile as an existing image stores its own."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from .compressors import Compressor, compressor
from .directory import read_structure
from .image import TiledImage, tiled_image
from .tags import Compression

_NAMES = {
    Compression.NONE: "NONE",
    Compression.LZW: "LZW",
    Compression.DEFLATE: "DEFLATE",
    Compression.OLD_DEFLATE: "DEFLATE",
    Compression.LERC: "LERC",
    Compression.ZSTD: "ZSTD",
    Compression.WEBP: "WEBP",
}
_PREDICTED = (Compression.LZW, Compression.DEFLATE, Compression.OLD_DEFLATE, Compression.ZSTD)
_LERC_PARAMETERS = 50674
_LERC_NAMES = ("LERC", "LERC_DEFLATE", "LERC_ZSTD")


def is_lossless(image: TiledImage) -> bool:
    """Return whether this module can store pixels in the image's codec without changing them."""
    return image.compression in _NAMES and image.predictor in (1, 2, 3)


class TileEncoder:
    """Store single tiles in codec, predictor, interleaving and byte order of an image.

    LERC stores without error and WebP without loss, whatever the image allowed; these two, and
    codecs whose wheel is not installed, are left to GDAL, and need ``raster_env``.
    """

    def __init__(self, image: TiledImage, order: str) -> None:
        """Choose the codec; the image must be ``is_lossless``."""
        self._image, self._order = image, order
        self._compress: Compressor | None = compressor(image.compression)

    def encode(self, values: NDArray[Any]) -> tuple[bytes, ...]:
        """Return the stored tile of each plane; ``values`` is (bands, tile height, tile width)."""
        bands = values.shape[0] // self._image.planes
        one = self._encode_by_gdal if self._compress is None else self._encode
        return tuple(
            one(values[plane * bands : (plane + 1) * bands]) for plane in range(self._image.planes)
        )

    def _encode(self, values: NDArray[Any]) -> bytes:
        if self._compress is None:
            raise RuntimeError("no compressor was chosen")
        pixels = interleaved(values)
        predictor = self._image.predictor if self._image.compression in _PREDICTED else 1
        if predictor == 3:
            return self._compress(_floating(pixels))
        if predictor == 2:
            pixels = _differences(pixels)
        stored = pixels.dtype.newbyteorder("<" if self._order == "<" else ">")
        return self._compress(pixels.astype(stored, copy=False))

    def _encode_by_gdal(self, values: NDArray[Any]) -> bytes:
        with MemoryFile() as memory:
            with memory.open(**_options(self._image, self._order)) as dataset:
                dataset.write(values)
            content = memory.getbuffer()
            structure = read_structure(lambda offset, size: bytes(content[offset : offset + size]))
            tile = tiled_image(structure.directories[0])
            if tile is None:
                raise RuntimeError("GDAL has not written a tile")
            offset, size = int(tile.offsets[0, 0, 0]), int(tile.sizes[0, 0, 0])
            return bytes(content[offset : offset + size])


def interleaved(values: NDArray[Any]) -> NDArray[Any]:
    """Return (bands, rows, columns) as contiguous (rows, columns, bands)."""
    if values.shape[0] == 1:
        return np.ascontiguousarray(values[0])[:, :, None]
    pixels = np.empty((*values.shape[1:], values.shape[0]), values.dtype)
    for band, plane in enumerate(values):
        pixels[:, :, band] = plane
    return pixels


def encode_mask(shown: NDArray[np.bool_]) -> bytes:
    """Store a tile of a mask: one bit a pixel, by deflate."""
    bits = np.packbits(shown, axis=1)
    compress = compressor(Compression.DEFLATE)
    return zlib.compress(bits.data, 6) if compress is None else compress(bits)


def _differences(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return each sample less that of the pixel on its left, wrapping round: predictor 2."""
    whole = pixels.view(f"u{pixels.dtype.itemsize}")
    result = whole.copy()
    result[:, 1:] -= whole[:, :-1]
    return result


def _floating(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """Return the bytes of each row by significance, highest first, as differences: predictor 3."""
    rows, columns, bands = pixels.shape
    size = pixels.dtype.itemsize
    ordered = pixels.astype(pixels.dtype.newbyteorder(">"), copy=False).view(np.uint8)
    by_byte = np.ascontiguousarray(
        ordered.reshape(rows, columns * bands, size).transpose(0, 2, 1)
    ).reshape(rows, -1)
    result = by_byte.copy()
    result[:, bands:] -= by_byte[:, :-bands]
    return result


def _options(image: TiledImage, order: str) -> dict[str, Any]:
    bands = image.bands // image.planes
    options: dict[str, Any] = {
        "driver": "GTiff",
        "width": image.tile_width,
        "height": image.tile_height,
        "count": bands,
        "dtype": image.dtype,
        "tiled": True,
        "blockxsize": image.tile_width,
        "blockysize": image.tile_height,
        "interleave": "pixel",
        "photometric": "MINISBLACK",
        "transform": Affine(2.0, 0.0, 0.0, 0.0, -2.0, 0.0),  # without one, rasterio warns
        "compress": _codec(image),
        "endianness": "LITTLE" if order == "<" else "BIG",
    }
    if image.compression in _PREDICTED:
        options["predictor"] = image.predictor
    if image.compression == Compression.WEBP:
        options |= {"photometric": "RGB", "webp_lossless": True}
        if bands == 4:
            options["alpha"] = "YES"
    return options


def _codec(image: TiledImage) -> str:
    if image.compression == Compression.LERC:
        field = image.directory.fields.get(_LERC_PARAMETERS)
        return _LERC_NAMES[int(field.values()[1])] if field is not None else "LERC"
    return _NAMES[Compression(image.compression)]
