"""Encoding tiles as JPEG: blank ones, and those of overviews that had to be shifted."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from ...tiff.directory import read_structure
from ...tiff.encoder import interleaved
from ...tiff.image import TiledImage, tiled_image

_TABLES, _YCBCR, _RGB = 347, 6, 2
_DEFAULT_QUALITY = 85
_LUMINANCE = (16, 11, 12, 14, 12, 10, 16, 14)  # the first steps, in zigzag order, at quality 50


class JpegTileEncoder:
    """Store tiles as complete JPEG streams of about the quality of an image's own.

    Colours are stored in the image's colour space, luminance and chrominance at half resolution.
    Must be used inside ``raster_env``.
    """

    def __init__(self, image: TiledImage) -> None:
        """Read the quality from the image's quantisation tables."""
        self._image = image
        field = image.directory.fields.get(_TABLES)
        self._quality = quality_of(field.raw if field is not None else b"")

    def encode(self, values: NDArray[Any]) -> tuple[bytes, ...]:
        """Return the stored tile of each plane; ``values`` is (bands, tile height, tile width)."""
        bands = values.shape[0] // self._image.planes
        return tuple(
            self._encode(values[plane * bands : (plane + 1) * bands])
            for plane in range(self._image.planes)
        )

    def _encode(self, values: NDArray[Any]) -> bytes:
        if self._image.photometric == _YCBCR:
            try:
                simplejpeg = importlib.import_module("simplejpeg")
            except ImportError:
                return self._by_gdal(values)
            pixels = interleaved(values)
            stored: bytes = simplejpeg.encode_jpeg(pixels, self._quality, "RGB", "420")
            return _without_jfif(stored)
        return self._by_gdal(values)

    def _by_gdal(self, values: NDArray[Any]) -> bytes:
        colours = {_YCBCR: "YCBCR", _RGB: "RGB"}
        options = {
            "driver": "GTiff",
            "width": self._image.tile_width,
            "height": self._image.tile_height,
            "count": values.shape[0],
            "dtype": "uint8",
            "tiled": True,
            "blockxsize": self._image.tile_width,
            "blockysize": self._image.tile_height,
            "interleave": "pixel",
            "photometric": colours.get(self._image.photometric, "MINISBLACK")
            if values.shape[0] == 3
            else "MINISBLACK",
            "compress": "JPEG",
            "jpeg_quality": self._quality,
            "jpegtablesmode": 0,
            "transform": Affine(2.0, 0.0, 0.0, 0.0, -2.0, 0.0),
        }
        with MemoryFile() as memory:
            with memory.open(**options) as dataset:
                dataset.write(values)
            content = memory.getbuffer()
            structure = read_structure(lambda offset, size: bytes(content[offset : offset + size]))
            tile = tiled_image(structure.directories[0])
            if tile is None:
                raise RuntimeError("GDAL has not written a tile")
            offset, size = int(tile.offsets[0, 0, 0]), int(tile.sizes[0, 0, 0])
            return bytes(content[offset : offset + size])


def softened(values: NDArray[Any], shown: NDArray[np.bool_]) -> NDArray[Any]:
    """Return values whose hidden pixels are the mean of those shown beside them, else black.

    A hard edge within a unit of 16 pixels would ring through those shown. ``values`` is
    (bands, rows, columns), the sides multiples of 16.
    """
    result = values * shown
    bands, rows, columns = values.shape
    units = (rows // 16, 16, columns // 16, 16)
    visible = shown.reshape(units).swapaxes(1, 2)  # by unit
    shares = np.packbits(shown, axis=1).view(np.uint16).reshape(rows // 16, 16, columns // 16)
    mixed = np.bitwise_or.reduce(shares, axis=1) != 0
    mixed &= np.bitwise_and.reduce(shares, axis=1) != np.iinfo(np.uint16).max
    hides = ~visible[mixed]
    for band in result.reshape(bands, *units).swapaxes(2, 3):
        pixels = band[mixed]
        total = pixels.sum(axis=(1, 2), dtype=np.int64)
        mean = (total / (~hides).sum(axis=(1, 2))).astype(values.dtype)
        band[mixed] = np.where(hides, mean[:, None, None], pixels)
    return result


@lru_cache
def quality_of(tables: bytes) -> int:
    """Return the quality (1 to 100) whose quantisation steps are nearest to a stream's."""
    place = tables.find(b"\xff\xdb")
    if place < 0 or len(tables) < place + 69:
        return _DEFAULT_QUALITY
    found = np.frombuffer(tables[place + 5 : place + 5 + len(_LUMINANCE)], np.uint8).astype(int)

    def steps(quality: int) -> NDArray[np.int64]:
        factor = 5000 // quality if quality < 50 else 200 - 2 * quality
        return np.asarray(np.clip((np.array(_LUMINANCE) * factor + 50) // 100, 1, 255))

    return min(range(1, 101), key=lambda quality: int(np.abs(steps(quality) - found).sum()))


def _without_jfif(stream: bytes) -> bytes:
    if stream[2:4] != b"\xff\xe0":
        return stream
    return stream[:2] + stream[4 + int.from_bytes(stream[4:6], "big") :]
