"""Encoding one tile as an existing image stores its own."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import MemoryFile
from rasterio.transform import Affine

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
}
_LERC_PARAMETERS = 50674
_LERC_NAMES = ("LERC", "LERC_DEFLATE", "LERC_ZSTD")


def is_lossless(image: TiledImage) -> bool:
    """Return whether this module can store pixels in the image's codec without changing them."""
    return image.compression in _NAMES and image.predictor in (1, 2, 3)


class TileEncoder:
    """Store single tiles by GDAL, in codec, predictor, interleaving and byte order of an image.

    Must be used inside ``raster_env``. LERC stores without error, whatever the image allowed.
    """

    def __init__(self, image: TiledImage, order: str) -> None:
        """Prepare the options of GDAL; the image must be ``is_lossless``."""
        self._planes = image.planes
        self._options: dict[str, Any] = {
            "driver": "GTiff",
            "width": image.tile_width,
            "height": image.tile_height,
            "count": image.bands // image.planes,
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
        if image.compression in (Compression.LZW, Compression.DEFLATE, Compression.OLD_DEFLATE):
            self._options["predictor"] = image.predictor
        if image.compression == Compression.ZSTD:
            self._options["predictor"] = image.predictor

    def encode(self, values: NDArray[Any]) -> tuple[bytes, ...]:
        """Return the stored tile of each plane; ``values`` is (bands, tile height, tile width)."""
        bands = values.shape[0] // self._planes
        return tuple(
            self._encode(values[plane * bands : (plane + 1) * bands])
            for plane in range(self._planes)
        )

    def _encode(self, values: NDArray[Any]) -> bytes:
        with MemoryFile() as memory:
            with memory.open(**self._options) as dataset:
                dataset.write(values)
            content = memory.getbuffer()
            structure = read_structure(lambda offset, size: bytes(content[offset : offset + size]))
            tile = tiled_image(structure.directories[0])
            if tile is None:
                raise RuntimeError("GDAL has not written a tile")
            offset, size = int(tile.offsets[0, 0, 0]), int(tile.sizes[0, 0, 0])
            return bytes(content[offset : offset + size])


def encode_mask(shown: NDArray[np.bool_]) -> bytes:
    """Store a tile of a mask: one bit a pixel, by deflate."""
    return zlib.compress(np.packbits(shown, axis=1).tobytes(), 6)


def _codec(image: TiledImage) -> str:
    if image.compression == Compression.LERC:
        field = image.directory.fields.get(_LERC_PARAMETERS)
        return _LERC_NAMES[int(field.values()[1])] if field is not None else "LERC"
    return _NAMES[Compression(image.compression)]
