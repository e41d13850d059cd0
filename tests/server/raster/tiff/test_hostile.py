"""Files made to break their reader: refused or left to GDAL, at once, in little memory."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from geopera_server.raster.source import raster_env
from geopera_server.raster.tiff.block_image import BlockImage
from geopera_server.raster.tiff.block_reader import BlockReader, Tile
from geopera_server.raster.tiff.codecs import (
    Undecodable,
)
from geopera_server.raster.tiff.directory import MalformedTiff
from geopera_server.raster.tiff.tags import Code

from . import mutants
from .images import hills, write
from .mutants import Memory

SHORT, LONG, LONG8 = 3, 4, 16
MUTANTS = 10_000
SEED = 7


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """Fail when a single file takes long."""
    started = time.perf_counter()
    yield
    assert time.perf_counter() - started < 60


Fields = dict[int, tuple[int, int, int]]


def tiff(fields: Fields, *, following: int = 0, rest: bytes = b"") -> bytes:
    """Return a BigTIFF of one directory at byte 16; fields are (type, count, value or place)."""
    table = b"".join(
        struct.pack("<HHQQ", code, kind, count, value % 2**64)
        for code, (kind, count, value) in sorted(fields.items())
    )
    head = b"II" + struct.pack("<HHHQ", 43, 8, 0, 16)
    return head + struct.pack("<Q", len(fields)) + table + struct.pack("<Q", following) + rest


def plain(**changes: tuple[int, int, int] | None) -> Fields:
    """Return the fields of an image of one tile of 64 x 64 bytes, with changes by name."""
    fields: dict[int, tuple[int, int, int] | None] = {
        Code.WIDTH: (LONG, 1, 64),
        Code.HEIGHT: (LONG, 1, 64),
        Code.BITS_PER_SAMPLE: (SHORT, 1, 8),
        Code.COMPRESSION: (SHORT, 1, 1),
        Code.PHOTOMETRIC: (SHORT, 1, 1),
        Code.SAMPLES_PER_PIXEL: (SHORT, 1, 1),
        Code.TILE_WIDTH: (SHORT, 1, 64),
        Code.TILE_HEIGHT: (SHORT, 1, 64),
        Code.TILE_OFFSETS: (LONG8, 1, 300),
        Code.TILE_BYTE_COUNTS: (LONG8, 1, 4096),
    }
    fields |= {Code[name.upper()]: value for name, value in changes.items()}
    return {code: value for code, value in fields.items() if value is not None}


def image_of(content: bytes) -> BlockImage | None:
    return BlockReader(Memory(content)).levels[0].image


def first_tile(content: bytes) -> np.ndarray:
    reader = BlockReader(Memory(content))
    image = reader.levels[0].image
    assert image is not None
    return next(reader.blocks(image, [Tile(0, 0)]))


def test_the_plain_one_can_be_read() -> None:
    assert (first_tile(tiff(plain(), rest=b"\x07" * 5000)) == 7).all()


MALFORMED = {
    "empty": b"",
    "no TIFF": b"PK\x03\x04" + bytes(100),
    "head alone": b"II*\0",
    "directory beyond the end": b"II*\0" + struct.pack("<I", 10**9),
    "directory that ends early": tiff(plain())[:100],
    "directory of 2**60 fields": b"II" + struct.pack("<HHHQQ", 43, 8, 0, 16, 2**60),
    "circle": tiff(plain(), following=16),
    "directory at 2**64 - 1": tiff(plain(), following=2**64 - 1),
    "tables beyond the end": tiff(plain(jpeg_tables=(7, 10**6, 2**62))),
    "tables of 2**61 bytes": tiff(plain(jpeg_tables=(7, 2**61, 16))),
    "bits of 10**9 samples": tiff(plain(bits_per_sample=(SHORT, 10**9, 16)), rest=bytes(100)),
    "one place for 10**9 tiles": tiff(
        plain(width=(LONG, 1, 2**21), height=(LONG, 1, 2**21)), rest=bytes(5000)
    ),
    "more places than tiles": tiff(plain(tile_offsets=(LONG8, 2, 16))),
    "a width of NaN": tiff(plain(width=(12, 1, 0x7FF8 << 48))),
    "a width of infinity": tiff(plain(width=(12, 1, 0x7FF0 << 48))),
    "places of floats": tiff(plain(tile_offsets=(12, 1, 300))),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed(name: str) -> None:
    with pytest.raises(MalformedTiff):
        BlockReader(Memory(MALFORMED[name]))


def test_many_fields_over_the_same_bytes() -> None:
    """Each of 4,000 fields says it is all of the file: they are not all kept."""
    fields: dict[int, Any] = dict.fromkeys(range(1000, 5000), (7, 50000, 16))
    content = tiff({**fields, **plain()}, rest=bytes(100_000))
    assert image_of(content) is not None
    many = tiff(plain(jpeg_tables=(7, 900_000, 16)), following=10**6, rest=bytes(10**6 - 232))
    chain = b""
    for number in range(20):
        start = len(many) + len(chain)
        part = tiff(plain(jpeg_tables=(7, 900_000, 16)))[16:-8]
        chain += part + struct.pack("<Q", start + len(part) + 8 if number < 19 else 0)
    many = many.replace(struct.pack("<Q", 10**6), struct.pack("<Q", len(many)), 1)
    with pytest.raises(MalformedTiff, match="too long"):
        BlockReader(Memory(many + chain))


LEFT_TO_GDAL = {
    "no pixels": plain(width=(LONG, 1, 0)),
    "no width": plain(width=None),
    "tiles without pixels": plain(tile_width=(SHORT, 1, 0)),
    "tiles of 2**31": plain(tile_width=(LONG, 1, 2**31), tile_height=(LONG, 1, 2**31)),
    "tiles of 512 MB": plain(tile_width=(LONG, 1, 16384), tile_height=(LONG, 1, 32768)),
    "65,535 bands of 64 bits": plain(
        samples_per_pixel=(SHORT, 1, 65535), bits_per_sample=(SHORT, 1, 64)
    ),
    "no bands": plain(samples_per_pixel=(SHORT, 1, 0)),
    "another planar": plain(planar=(SHORT, 1, 9)),
    "another codec": plain(compression=(SHORT, 1, 34712)),
    "another predictor": plain(compression=(SHORT, 1, 8), predictor=(SHORT, 1, 34892)),
    "bits from right to left": plain(fill_order=(SHORT, 1, 2)),
    "bits of 7": plain(bits_per_sample=(SHORT, 1, 7)),
    "bits of a float": plain(bits_per_sample=(12, 1, 0x4020 << 48)),
    "no places": plain(tile_offsets=None),
    "tables that are an image": plain(
        compression=(SHORT, 1, 7), jpeg_tables=(7, 4, 0xD9FFC0FF)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_TO_GDAL)
def test_left_to_gdal(name: str) -> None:
    assert image_of(tiff(LEFT_TO_GDAL[name], rest=bytes(5000))) is None


DAMAGED = {
    "beyond the end": plain(tile_offsets=(LONG8, 1, 10**6)),
    "offset of 2**64 - 1": plain(tile_offsets=(LONG8, 1, -1)),
    "offset of 2**63 - 1": plain(tile_offsets=(LONG8, 1, 2**63 - 1)),
    "size of 2**64 - 1": plain(tile_byte_counts=(LONG8, 1, -1)),
    "size of 1 GB": plain(tile_byte_counts=(LONG8, 1, 2**30)),
    "at the start of the file": plain(tile_offsets=(LONG8, 1, 0)),
    "fewer bytes than pixels": plain(tile_byte_counts=(LONG8, 1, 4095)),
    "more bytes than pixels": plain(tile_byte_counts=(LONG8, 1, 4097)),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(name: str) -> None:
    with pytest.raises((Undecodable, OSError)):
        first_tile(tiff(DAMAGED[name], rest=bytes(5000)))


def test_a_thousand_million_tiles() -> None:
    """Of a sparse file that says it has them, and whose index is beyond its end."""
    count = 2**30
    side = (LONG, 1, 64 * 2**15)
    fields = plain(
        width=side,
        height=side,
        tile_offsets=(LONG8, count, 400),
        tile_byte_counts=(LONG8, count, 500),
    )
    reader = BlockReader(Memory(tiff(fields, rest=bytes(200_000))))
    image = reader.levels[0].image
    assert image is not None
    assert (next(reader.blocks(image, [Tile(0, 0)])) == 0).all()
    with pytest.raises(OSError, match="beyond"):
        next(reader.blocks(image, [Tile(2**15 - 1, 2**15 - 1)]))
    with pytest.raises(MalformedTiff):
        next(reader.blocks(image, [Tile(2**15, 0)]))


def test_tiles_that_share_their_bytes_are_each_as_large_as_they_say() -> None:
    fields = plain(width=(LONG, 1, 128), tile_offsets=(LONG, 2, (301 << 32) + 300))
    fields[Code.TILE_BYTE_COUNTS] = (LONG, 2, (4096 << 32) + 4096)
    reader = BlockReader(Memory(tiff(fields, rest=bytes(range(256)) * 20)))
    image = reader.levels[0].image
    assert image is not None
    one, other = reader.blocks(image, [Tile(0, 0), Tile(0, 1)])
    assert (one[0, 0, 1:] == other[0, 0, :-1]).all()


def write_seeds(folder: Path) -> None:
    """Write small files of every codec that is read without GDAL."""
    lossless = {"": {}, "deflate": {}, "lzw": {}, "zstd": {}}
    number = 0
    for codec in lossless:
        for predictor, dtype, bands in ((1, "uint8", 3), (2, "uint16", 2), (3, "float32", 1)):
            options: dict[str, Any] = {"compress": codec, "predictor": predictor} if codec else {}
            options["interleave"] = "band" if dtype == "uint16" else "pixel"
            options["endianness"] = "BIG" if bands == 1 else "LITTLE"
            options["bigtiff"] = "YES" if bands == 2 else "NO"
            write(folder / f"{number}.tif", hills(bands, dtype, 100, 90), **options)
            number += 1
    lossy: list[tuple[int, dict[str, Any]]] = [
        (1, {"compress": "jpeg"}),
        (3, {"compress": "jpeg", "photometric": "ycbcr"}),
        (3, {"compress": "jpeg", "photometric": "rgb"}),
        (3, {"compress": "webp", "webp_lossless": True}),
        (4, {"compress": "webp"}),
        (1, {"compress": "lerc"}),
        (3, {"compress": "lerc_deflate", "max_z_error": 1}),
        (1, {"compress": "lerc_zstd"}),
    ]
    mask = np.zeros((90, 100), np.uint8)
    mask[20:, 30:] = 255
    for bands, options in lossy:
        path = folder / f"{number}.tif"
        write(path, hills(bands, "uint8", 100, 90), mask, interleave="pixel", **options)
        number += 1
    with raster_env():
        for path in (folder / "3.tif", folder / "13.tif"):
            with rasterio.open(path, "r+") as dataset:
                dataset.build_overviews((2,))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory")
def test_ten_thousand_damaged_files(tmp_path: Path) -> None:
    """None ends the process, takes long or much memory, or raises what readers do not expect."""
    write_seeds(tmp_path)
    command = [sys.executable, "-W", "error", "-X", "faulthandler", mutants.__file__]
    command += [str(tmp_path), str(MUTANTS), str(SEED)]
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, **paths},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    summary = json.loads(done.stdout)
    outcomes = summary["outcomes"]
    assert sum(outcomes.values()) == MUTANTS
    assert min(outcomes[name] for name in ("read", "damaged", "malformed", "left to GDAL")) > 100
    assert summary["slowest_s"] < 5
    assert summary["peak_bytes"] < 2**30
