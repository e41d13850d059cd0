"""Windows of a level: from blocks that the reader decodes, and from those that GDAL must."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window as RasterWindow

from geopera_server.errors import InvalidInput
from geopera_server.raster import handle_pool, level_blocks
from geopera_server.raster.block_cache import BLOCKS
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.readers import level_size, reader_of
from geopera_server.raster.source import raster_env
from geopera_server.raster.tiff.block_image import BlockImage
from geopera_server.raster.tile_reader import read_tile
from geopera_server.raster.window import Window, read_mask, read_window

from .conftest import MakeRaster

SIZE = (333, 517)
WINDOWS = (Window(70, 90, 70, 100), Window(0, 333, 0, 517), Window(60, 140, 120, 517))


def bands(count: int, dtype: str = "uint16") -> np.ndarray:
    random = np.random.default_rng(4)
    return random.integers(1, 200, (count, *SIZE)).astype(dtype)


@pytest.fixture
def by_gdal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, int]]]:
    """Record the blocks that are left to GDAL."""
    left: list[tuple[int, int]] = []
    inner = level_blocks.read_by_gdal

    def read(source: Any, level: int, shape: Any, place: Any, bands: Any) -> Any:
        left.append(place)
        return inner(source, level, shape, place, bands)

    monkeypatch.setattr(level_blocks, "read_by_gdal", read)
    return left


def assert_windows(path: Path, indexes: tuple[int, ...], level: int = 0) -> None:
    options = {"overview_level": level - 1} if level else {}
    with raster_env(), rasterio.open(path, **options) as dataset:
        width, height = dataset.width, dataset.height
        for window in WINDOWS:
            top, left = min(window.top, height - 1), min(window.left, width - 1)
            bottom, right = min(window.bottom, height), min(window.right, width)
            where = RasterWindow(left, top, right - left, bottom - top)
            with pooled_source(path) as source:
                assert level_size(source, level) == (width, height)
                planes = read_window(source, level, Window(top, bottom, left, right), indexes)
                mask = read_mask(source, level, Window(top, bottom, left, right))
            wanted = dataset.read(list(indexes), window=where)
            for plane, expected in zip(
                [*planes, mask], [*wanted, dataset.read_masks(1, window=where)], strict=True
            ):
                y, x = top - plane.top, left - plane.left
                part = plane.values[y : y + bottom - top, x : x + right - left]
                assert plane.values.flags.c_contiguous
                assert part.dtype == expected.dtype
                np.testing.assert_array_equal(part, expected)


@pytest.mark.parametrize("interleave", ["pixel", "band"])
@pytest.mark.parametrize("count", [1, 3, 12])
def test_windows(make_raster: MakeRaster, by_gdal: list[Any], count: int, interleave: str) -> None:
    mask = np.where(np.add.outer(np.arange(333), np.arange(517)) % 7, 255, 0).astype(np.uint8)
    options: dict[str, Any] = {"compress": "deflate", "interleave": interleave}
    path = make_raster(bands(count), mask=mask, overviews=(2, 4), **options)
    for level in range(3):
        assert_windows(path, (1,), level)
        assert_windows(path, (count, 1), level)
    assert not by_gdal


def test_a_file_in_strips_goes_to_gdal(make_raster: MakeRaster, by_gdal: list[Any]) -> None:
    path = make_raster(bands(2), tiled=False, blockysize=3, blockxsize=SIZE[1], overviews=(2,))
    assert_windows(path, (1, 2))
    assert_windows(path, (2,), 1)
    assert by_gdal


def test_tiles_that_are_huge_are_cut_by_gdal(make_raster: MakeRaster, by_gdal: list[Any]) -> None:
    path = make_raster(bands(1), blockxsize=2048, blockysize=2048)
    assert_windows(path, (1,))
    with pooled_source(path) as source:
        (plane,) = read_window(source, 0, Window(0, 10, 0, 10), (1,))
    assert plane.values.shape == (256, 256)
    assert by_gdal


def test_overviews_are_read_without_handles_of_their_own(make_raster: MakeRaster) -> None:
    path = make_raster(bands(1), overviews=(2, 4), compress="deflate")
    with pooled_source(path) as source:
        west, south, east, north = source.layout.bounds or (0, 0, 0, 0)
        for size in (64, 128, 256):
            assert read_tile(source, (1,), (west, south, east, north), size) is not None
        opened = [
            level for identity, level in handle_pool._handles.open if identity == source.identity
        ]
    assert opened == [None]


def test_a_block_is_as_the_file_stores_it(make_raster: MakeRaster) -> None:
    path = make_raster(bands(1), blockxsize=128, blockysize=80)
    with pooled_source(path) as source:
        (inner,) = read_window(source, 0, Window(85, 90, 130, 140), (1,))
        (corner,) = read_window(source, 0, Window(330, 333, 512, 517), (1,))
    assert (inner.values.shape, inner.top, inner.left) == ((80, 128), 80, 128)
    assert (corner.values.shape, corner.top, corner.left) == ((13, 5), 320, 512)


def damage(path: Path, row: int, column: int) -> None:
    """Overwrite the bytes of a tile."""
    with pooled_source(path) as source:
        reader = reader_of(source)
        assert reader is not None
        image = reader.levels[0].image
        assert image is not None
        ((offset, size),) = image.index.places([image.number(row, column, 0)])
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(b"\xff" * size)


def test_a_damaged_tile_is_told_in_words_and_the_others_are_shown(
    make_raster: MakeRaster, by_gdal: list[Any]
) -> None:
    values = bands(1)
    path = make_raster(values, compress="deflate")
    damage(path, 1, 1)
    with pytest.raises(InvalidInput, match="cannot be read"), pooled_source(path) as source:
        read_window(source, 0, Window(0, 200, 0, 200), (1,))
    assert (1, 1) in by_gdal
    with pooled_source(path) as source:
        (plane,) = read_window(source, 0, Window(0, 64, 0, 64), (1,))
    np.testing.assert_array_equal(plane.values, values[0, :64, :64])


def test_a_file_that_gdal_and_the_reader_see_differently_goes_to_gdal(
    make_raster: MakeRaster, by_gdal: list[Any]
) -> None:
    """The reader takes a reduced page for an overview whatever its bands; GDAL does not."""
    path = make_raster(bands(1), overviews=(2,), compress="deflate")
    content = bytearray(path.read_bytes())
    first = int.from_bytes(content[4:8], "little")
    count = int.from_bytes(content[first : first + 2], "little")
    following = first + 2 + count * 12
    second = int.from_bytes(content[following : following + 4], "little")
    for place in range(second + 2, second + 2 + 12 * 8, 12):
        if int.from_bytes(content[place : place + 2], "little") == 257:  # its height
            content[place + 8 : place + 12] = (9999).to_bytes(4, "little")
    path.write_bytes(content)
    with pooled_source(path) as source:
        assert reader_of(source) is None
    assert_windows(path, (1,))
    assert by_gdal


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Record the tiles that are decoded."""
    found: list[tuple[int, int]] = []
    inner = BlockImage.decode

    def decode(self: BlockImage, data: bytes, row: int, column: int, wheels: Any) -> Any:
        found.append((row, column))
        return inner(self, data, row, column, wheels)

    monkeypatch.setattr(BlockImage, "decode", decode)
    return found


def test_of_many_bands_those_that_are_shown_are_kept(
    make_raster: MakeRaster, decoded: list[tuple[int, int]]
) -> None:
    path = make_raster(bands(12), compress="deflate", interleave="pixel")
    before = BLOCKS.used
    with pooled_source(path) as source:
        read_window(source, 0, Window(0, 128, 0, 128), (9, 2, 5))
        assert sorted(decoded) == [(0, 0), (0, 1), (1, 0), (1, 1)]
        assert BLOCKS.used - before == 3 * 128 * 128 * 2
        read_window(source, 0, Window(0, 128, 0, 128), (2, 9))
    assert len(decoded) == 4


def test_threads_decode_a_block_once(
    make_raster: MakeRaster, decoded: list[tuple[int, int]]
) -> None:
    values = bands(2)
    path = make_raster(values, compress="deflate", interleave="pixel")
    together, failures = threading.Barrier(8), []

    def read(number: int) -> None:
        random = np.random.default_rng(number)
        together.wait()
        for _ in range(40):
            top, left = (int(random.integers(0, length - 100)) for length in SIZE)
            with pooled_source(path) as source:
                planes = read_window(source, 0, Window(top, top + 100, left, left + 100), (2, 1))
            for plane, band in zip(planes, values[::-1], strict=True):
                if not (plane.values == band[top : top + 100, left : left + 100]).all():
                    failures.append((top, left))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert len(decoded) == len(set(decoded)) > 20
    assert BLOCKS.used <= BLOCKS.budget
