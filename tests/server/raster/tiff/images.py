"""Tiled files of all kinds, and what GDAL says is in their blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.transform import Affine
from rasterio.windows import Window

from geopera_server.raster.bytes_source import LocalBytes
from geopera_server.raster.handle_pool import identify
from geopera_server.raster.source import raster_env
from geopera_server.raster.tiff.block_image import BlockImage
from geopera_server.raster.tiff.block_reader import BlockReader, Tile
from geopera_server.raster.tiff.wheels import Wheels

WIDTH, HEIGHT, BLOCK_WIDTH, BLOCK_HEIGHT = 150, 201, 64, 80


def hills(bands: int, dtype: str, width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """Return bands that change slowly, with negative values and large ones if the dtype can."""
    random = np.random.default_rng(3)
    steps = random.normal(0, 1, (bands, height, width))
    values = np.cumsum(np.cumsum(steps, axis=1), axis=2) * 0.3 + 90
    kind = np.dtype(dtype)
    if kind.kind in "iu":
        limits = np.iinfo(kind)
        values = np.clip(values * (1 if kind.itemsize == 1 else 300), limits.min, limits.max / 2)
    return values.astype(kind)


def write(path: Path, bands: np.ndarray, mask: np.ndarray | None = None, **options: Any) -> Path:
    """Write a tiled GeoTIFF."""
    count, height, width = bands.shape
    profile = {
        "driver": "GTiff",
        "count": count,
        "height": height,
        "width": width,
        "dtype": bands.dtype.name,
        "tiled": True,
        "blockxsize": BLOCK_WIDTH,
        "blockysize": BLOCK_HEIGHT,
        "crs": "EPSG:32633",
        "transform": Affine(1, 0, 500_000, 0, -1, 5_200_000),
        **options,
    }
    with raster_env(), rasterio.open(path, "w", **profile) as dataset:
        dataset.write(bands)
        if mask is not None:
            dataset.write_mask(mask)
    return path


def reader(path: Path, wheels: Wheels | None = None) -> BlockReader:
    """Return the reader of a local file."""
    identity = identify(path)
    return BlockReader(LocalBytes(identity.path, identity.version), wheels)


def read_block(source: BlockReader, image: BlockImage, row: int, column: int) -> np.ndarray:
    """Return all bands of a block."""
    tiles = [Tile(row, column, plane) for plane in range(image.planes)]
    return np.concatenate(list(source.blocks(image, tiles)))


def compared(
    path: Path, level: int, wheels: Wheels | None = None, *, mask: bool = False
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield each block of a level as the reader gives it, and as GDAL does."""
    source = reader(path, wheels)
    image = source.levels[level].mask if mask else source.levels[level].image
    assert image is not None, "left to GDAL"
    options = {"overview_level": level - 1} if level else {}
    with raster_env(), rasterio.open(path, **options) as dataset:
        assert (dataset.width, dataset.height) == (image.width, image.height)
        for row in range(image.down):
            for column in range(image.across):
                y, x = row * image.tile_height, column * image.tile_width
                height = min(image.tile_height, image.height - y)
                width = min(image.tile_width, image.width - x)
                window = Window(x, y, width, height)
                read = (
                    dataset.read_masks(1, window=window)[None]
                    if mask
                    else dataset.read(window=window)
                )
                yield read_block(source, image, row, column), read


def assert_identical(
    path: Path, level: int = 0, wheels: Wheels | None = None, *, mask: bool = False
) -> None:
    """Hold all blocks of a level to GDAL's, bit by bit."""
    for found, expected in compared(path, level, wheels, mask=mask):
        assert found.dtype == expected.dtype
        assert found.shape == expected.shape
        assert found.flags.c_contiguous
        assert found.tobytes() == expected.tobytes()
