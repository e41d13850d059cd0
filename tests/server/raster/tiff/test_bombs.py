"""Tiles made to be more than they say: no codec is given room for it."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

import numpy as np
import pytest

from geopera_server.raster.tiff.codecs import (
    Undecodable,
    stored_bytes,
    unpack_lerc,
    unpack_webp,
)
from geopera_server.raster.tiff.jpeg import unpack_jpeg
from geopera_server.raster.tiff.tags import Compression, Photometric
from geopera_server.raster.tiff.wheels import Wheels, installed

TILE = (64, 64, 1)
EVERY = {"all": installed(), "isal": Wheels(inflater=installed().inflater), "none": Wheels()}


@contextmanager
def little_memory() -> Iterator[None]:
    """Fail when a megabyte was needed."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@cache
def deflate_bomb() -> bytes:
    return zlib.compress(bytes(100 * 2**20), 1)


@pytest.mark.parametrize("way", EVERY)
def test_a_tile_that_inflates_to_100_mb(way: str) -> None:
    bomb = deflate_bomb()
    with little_memory(), pytest.raises(Undecodable):
        stored_bytes(Compression.DEFLATE, bomb, 4096, EVERY[way])


@pytest.mark.skipif(installed().zstd is None, reason="no imagecodecs")
def test_bombs_of_imagecodecs() -> None:
    import imagecodecs

    wheels, size = installed(), 4096
    large = bytes(64 * 2**20)
    packed = {
        Compression.ZSTD: imagecodecs.zstd_encode(large),
        Compression.LZW: imagecodecs.lzw_encode(large[: 2**22]),
    }
    wrapped = {1: deflate_bomb(), 2: imagecodecs.zstd_encode(large)}
    with little_memory():
        for codec, data in packed.items():
            with suppress(Undecodable):  # LZW has no end that would have to be where the tile's is
                assert stored_bytes(codec, data, size, wheels).size == size
        for packing, data in wrapped.items():
            with pytest.raises(Undecodable):
                unpack_lerc(data, packing, TILE, np.dtype("uint8"), wheels)


@pytest.mark.skipif(installed().lerc is None, reason="no imagecodecs")
@pytest.mark.parametrize("place", [10, 14, 18, 22, 26, 34])
def test_lerc_that_says_it_is_larger(place: int) -> None:
    import imagecodecs

    good = imagecodecs.lerc_encode(np.arange(4096, dtype=np.uint8).reshape(64, 64))
    unpack_lerc(good, 0, TILE, np.dtype("uint8"), installed())
    for value in (-1, 0, 65, 60_000, 2**31 - 1):
        bad = bytearray(good)
        struct.pack_into("<i", bad, place, value)
        with pytest.raises(Undecodable):
            unpack_lerc(bytes(bad), 0, TILE, np.dtype("uint8"), installed())


@pytest.mark.skipif(installed().webp is None, reason="no imagecodecs")
def test_webp_that_says_it_is_larger() -> None:
    import imagecodecs

    pixels = np.zeros((64, 64, 3), np.uint8)
    for lossless in (True, False):
        good = imagecodecs.webp_encode(pixels, lossless=lossless)
        assert (unpack_webp(good, pixels.shape, installed()) < 3).all()
        for changed in (good[:25], good[:4] + b"\xff\xff\xff\x7f" + good[8:], good[8:]):
            with pytest.raises(Undecodable):
                unpack_webp(changed, pixels.shape, installed())
        with pytest.raises(Undecodable):
            unpack_webp(good, (64, 65, 3), installed())


@pytest.mark.skipif(installed().jpeg is None, reason="no simplejpeg")
def test_jpeg_that_says_it_is_larger_or_has_many_scans() -> None:
    import simplejpeg

    pixels = np.zeros((64, 64, 3), np.uint8)
    good = simplejpeg.encode_jpeg(pixels)
    frame = good.index(b"\xff\xc0")
    scan = good[good.index(b"\xff\xda") : -2]
    for changed in {
        "65,500 rows": good[: frame + 5] + b"\xff\xdc" + good[frame + 7 :],
        "progressive": good[: frame + 1] + b"\xc2" + good[frame + 2 :],
        "12 bits": good[: frame + 4] + b"\x0c" + good[frame + 5 :],
        "a thousand scans": good[:-2] + scan * 1000 + good[-2:],
        "cut off": good[: len(good) // 2],
        "nothing": b"",
    }.values():
        with pytest.raises(Undecodable):
            unpack_jpeg(changed, b"", Photometric.YCBCR, pixels.shape, installed())
