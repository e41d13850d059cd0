"""Blocks that are read without GDAL against those of GDAL: every codec, dtype and arrangement."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.enums import Resampling
from rasterio.transform import Affine
from rasterio.windows import Window

from geopera_server.raster.source import raster_env
from geopera_server.raster.tiff.block_reader import BlockReader, Tile
from geopera_server.raster.tiff.codecs import Undecodable
from geopera_server.raster.tiff.wheels import Wheels, installed

from .images import assert_identical, compared, hills, read_block, reader, write

INTEGERS = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64")
FLOATS = ("float32", "float64")
NEEDED = {"lzw": "lzw", "zstd": "zstd", "webp": "webp", "jpeg": "jpeg"}
NEEDED |= {"lerc": "lerc", "lerc_deflate": "lerc", "lerc_zstd": "lerc"}
ARRANGEMENTS = (
    (1, "pixel", "LITTLE"),
    (3, "pixel", "LITTLE"),
    (3, "pixel", "BIG"),
    (3, "band", "BIG"),
)


def needs(codec: str | None) -> None:
    name = NEEDED.get(codec or "")
    if name and getattr(installed(), name) is None:
        pytest.skip(f"no wheel for {codec} is installed")


@pytest.mark.parametrize(
    ("codec", "predictor"),
    [(None, 1), *itertools.product(["deflate", "lzw", "zstd"], [1, 2, 3])],
)
def test_lossless_codecs(tmp_path: Path, codec: str | None, predictor: int) -> None:
    needs(codec)
    for dtype in FLOATS if predictor == 3 else INTEGERS + FLOATS:
        values = hills(3, dtype)
        for bands, interleave, endianness in ARRANGEMENTS:
            options = {"compress": codec, "predictor": predictor} if codec else {}
            options |= {"interleave": interleave, "endianness": endianness}
            options["bigtiff"] = "YES" if endianness == "BIG" else "NO"
            path = write(tmp_path / "a.tif", values[:bands], **options)
            assert_identical(path)


@pytest.mark.parametrize("codec", ["lerc", "lerc_deflate", "lerc_zstd"])
def test_lerc(tmp_path: Path, codec: str) -> None:
    needs(codec)
    dtypes = ("uint8", "uint16", "int16", "uint32", "int32", *FLOATS)
    for dtype, (bands, interleave) in itertools.product(
        dtypes, [(1, "pixel"), (3, "band"), (3, "pixel")]
    ):
        path = write(tmp_path / "a.tif", hills(bands, dtype), compress=codec, interleave=interleave)
        assert_identical(path)
        path = write(path, hills(bands, dtype), compress=codec, max_z_error=0.5)
        assert_identical(path)


def test_lerc_with_holes(tmp_path: Path) -> None:
    needs("lerc")
    values = hills(1, "float32")
    values[0, 20:90, 30:120] = np.nan
    path = write(tmp_path / "a.tif", values, compress="lerc")
    for found, expected in compared(path, 0):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("bands", [3, 4])
def test_webp(tmp_path: Path, bands: int, lossless: bool) -> None:
    needs("webp")
    values = hills(bands, "uint8")
    for opaque in (False, True):
        values[3:] = 255 if opaque else values[3:]
        path = tmp_path / "a.tif"
        write(path, values, compress="webp", webp_lossless=lossless, interleave="pixel")
        assert_identical(path)


@pytest.mark.parametrize(
    ("bands", "options"),
    [
        (1, {}),
        (3, {"interleave": "band"}),
        (3, {"photometric": "rgb", "interleave": "pixel"}),
        (3, {"interleave": "pixel"}),
        (4, {"interleave": "pixel"}),
        (4, {"photometric": "rgb", "interleave": "pixel"}),
    ],
)
def test_jpeg_without_chroma(tmp_path: Path, bands: int, options: dict[str, Any]) -> None:
    needs("jpeg")
    path = write(tmp_path / "a.tif", hills(bands, "uint8"), compress="jpeg", **options)
    assert_identical(path)


@pytest.mark.parametrize("quality", [75, 85, 95])
def test_jpeg_with_chroma(tmp_path: Path, quality: int) -> None:
    """Chroma at half the size is enlarged by one formula in libjpeg 9, by another in libjpeg-turbo.

    rasterio's wheel has the first, QGIS and most programs the second. Neither is nearer to what was
    stored, and without colours they do not differ at all.
    """
    needs("jpeg")
    options = {"compress": "jpeg", "photometric": "ycbcr", "jpeg_quality": quality}
    options |= {"blockxsize": 512, "blockysize": 512}
    rows, columns = np.mgrid[0:512, 0:512] / 60
    texture = np.random.default_rng(1).normal(0, 12, (512, 512))
    grey = 110 + 40 * np.sin(rows) * np.cos(columns) + texture
    tint = 25 * np.sin(columns + rows)
    for bands, bound in (
        ((grey, grey, grey), 0.0),
        ((grey + tint, grey, grey - tint), 0.15),
        (hills(3, "uint8", 512, 512), 1.0),  # each band of its own
    ):
        values = np.clip(np.stack([np.broadcast_to(band, (512, 512)) for band in bands]), 0, 255)
        values = values.astype(np.uint8)
        path = write(tmp_path / "a.tif", values, **options)
        ((found, expected),) = compared(path, 0)
        assert np.abs(found.astype(int) - expected).mean() <= bound
        ours, theirs = (np.abs(block.astype(int) - values).mean() for block in (found, expected))
        assert ours <= theirs * 1.05


def test_jpeg_with_chroma_is_as_in_qgis(tmp_path: Path) -> None:
    gdal = pytest.importorskip("osgeo.gdal", reason="only Python of QGIS has its GDAL")
    needs("jpeg")
    gdal.UseExceptions()
    values = hills(3, "uint8")
    path = write(tmp_path / "a.tif", values, compress="jpeg", photometric="ycbcr")
    source = reader(path)
    image = source.levels[0].image
    assert image is not None
    dataset = gdal.Open(str(path))
    for row, column in itertools.product(range(image.down), range(image.across)):
        block = read_block(source, image, row, column)
        _, height, width = block.shape
        place = (column * image.tile_width, row * image.tile_height)
        assert (block == dataset.ReadAsArray(*place, width, height)).all()


@pytest.mark.parametrize("compress", ["deflate", "jpeg", "zstd"])
def test_overviews_masks_and_edges(tmp_path: Path, compress: str) -> None:
    needs(compress)
    values = hills(1, "uint8", 333, 517)
    mask = np.zeros(values.shape[1:], np.uint8)
    mask[40:400, 17:301] = 255
    path = write(tmp_path / "a.tif", values, mask, compress=compress)
    with raster_env(), rasterio.open(path, "r+") as dataset:
        dataset.build_overviews((2, 4), Resampling.nearest)
    assert len(reader(path).levels) == 3
    for level in range(3):
        assert_identical(path, level)
        assert_identical(path, level, mask=True)


@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32"])
@pytest.mark.parametrize("nodata", [None, 0, 7, "huge"])
def test_tiles_that_are_not_stored(tmp_path: Path, dtype: str, nodata: Any) -> None:
    if nodata == "huge":
        nodata = {"uint8": 255, "int16": -32768, "float32": -3.4028234663852886e38}[dtype]
    values = np.full((2, 300, 300), nodata or 0, dtype)
    values[:, 100:140, 100:140] = 9
    options = {"sparse_ok": True, "interleave": "pixel", "compress": "deflate"}
    path = write(tmp_path / "a.tif", values, nodata=nodata, **options)
    with raster_env(), rasterio.open(path, "r+") as dataset:
        dataset.build_overviews((2,), Resampling.nearest)
    image = reader(path).levels[0].image
    assert image is not None
    assert 0 in [size for _, size in image.index.places(range(20))]
    assert_identical(path)
    assert_identical(path, 1)


def test_empty_tiles_of_a_nodata_that_only_gdal_knows_are_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    profile: dict[str, Any] = {"driver": "GTiff", "width": 300, "height": 300, "count": 1}
    profile |= {"dtype": "int64", "nodata": 2**60, "sparse_ok": True, "tiled": True}
    profile |= {"transform": Affine(1, 0, 0, 0, -1, 9)}
    with raster_env(), rasterio.open(path, "w", **profile) as dataset:
        dataset.write(np.ones((1, 10, 10), np.int64), window=Window(0, 0, 10, 10))
    source = reader(path)
    image = source.levels[0].image
    assert image is not None
    assert read_block(source, image, 0, 0)[0, 0, 0] == 1
    with pytest.raises(Undecodable):
        read_block(source, image, 1, 1)


WITHOUT = {
    "nothing": Wheels(),
    "isal alone": Wheels(inflater=installed().inflater),
    "no imagecodecs": Wheels(inflater=installed().inflater, jpeg=installed().jpeg),
}


@pytest.mark.parametrize("kind", WITHOUT)
def test_optional_packages_that_are_missing(tmp_path: Path, kind: str) -> None:
    wheels = WITHOUT[kind]
    for predictor, dtype in ((1, "uint8"), (2, "uint16"), (2, "int32"), (3, "float32")):
        for bands in (1, 3):
            options = {"compress": "deflate", "predictor": predictor, "interleave": "pixel"}
            path = write(tmp_path / "a.tif", hills(bands, dtype), **options)
            assert_identical(path, wheels=wheels)
    for compress in ("lzw", "zstd", "lerc", "webp"):
        path = write(tmp_path / "b.tif", hills(3, "uint8"), compress=compress, interleave="pixel")
        level = reader(path, wheels).levels[0]
        assert (level.image, level.width) == (None, 150)


@pytest.mark.parametrize(
    "options",
    [
        {"tiled": False, "blockysize": 16},
        {"nbits": 12, "dtype": "uint16"},
        {"nbits": 1},
        {"dtype": "complex64"},
        {"blockxsize": 2048, "blockysize": 16},
        {"blockxsize": 16, "blockysize": 16},
        {"photometric": "miniswhite"},
        {"compress": "packbits"},
        {"compress": "lzma"},
        {"compress": "lerc", "endianness": "big", "dtype": "int16"},
        {"compress": "jpeg", "interleave": "pixel", "two": True},
    ],
)
def test_what_is_left_to_gdal(tmp_path: Path, options: dict[str, Any]) -> None:
    options = dict(options)
    bands = 2 if options.pop("two", False) else 1
    values = np.ones((bands, 100, 100), options.pop("dtype", "uint8"))
    try:
        path = write(tmp_path / "a.tif", values, **options)
    except rasterio.errors.RasterioError as error:
        pytest.skip(str(error))
    levels = reader(path).levels
    assert [level.image for level in levels] == [None]


def test_only_the_pages_that_are_asked_for_are_read(tmp_path: Path) -> None:
    """A million tiles of which one is asked for: some kilobytes are read, not sixteen megabytes."""
    side = 64 * 1024
    path = tmp_path / "a.tif"
    profile: dict[str, Any] = {"driver": "GTiff", "width": side, "height": side, "count": 1}
    profile |= {"tiled": True, "blockxsize": 64, "blockysize": 64, "sparse_ok": True}
    profile |= {"dtype": "uint8", "bigtiff": "YES", "transform": Affine(1, 0, 0, 0, -1, 9)}
    with raster_env(), rasterio.open(path, "w", **profile) as dataset:
        window = Window(64 * 700, 64 * 900, 64, 64)
        dataset.write(np.full((1, 64, 64), 5, np.uint8), window=window)
    counted = Counting(path)
    source = BlockReader(counted)
    image = source.levels[0].image
    assert image is not None
    assert (image.across * image.down, counted.bytes < 20_000) == (1 << 20, True)
    (block,) = source.blocks(image, [Tile(900, 700)])
    assert (block == 5).all()
    assert counted.bytes < 100_000


class Counting:
    """Counts the bytes that are read of a file."""

    def __init__(self, path: Path) -> None:
        self._inner = reader(path)._source
        self.identity, self.size = self._inner.identity, self._inner.size
        self.bytes = 0

    def read(self, offset: int, length: int) -> bytes:
        return self.read_many([(offset, length)])[0]

    def read_many(self, ranges: Any) -> list[bytes]:
        self.bytes += sum(length for _, length in ranges)
        return self._inner.read_many(ranges)
