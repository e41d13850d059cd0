"""Generated COGs that compress and decode like imagery: hills, fields and noise."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.shutil import copy
from rasterio.transform import Affine
from rasterio.windows import Window

from geopera_server.raster.source import raster_env

WEST, NORTH = 500_000.0, 5_200_000.0  # EPSG:32633
MERCATOR_WEST, MERCATOR_NORTH = 1_669_792.0, 5_930_000.0


Write = Callable[[Path, int], Path]


def _once(write: Write) -> Write:
    """Make a file only if there is none: its values alone take seconds."""

    @wraps(write)
    def written(path: Path, side: int) -> Path:
        return path if path.exists() else write(path, side)

    return written


@_once
def write_sentinel(path: Path, side: int) -> Path:
    """Write uint16 x 4 in UTM, 10 m, deflate with predictor, nodata 0."""
    bands = np.stack([_land(side, seed) * 3000 + 300 for seed in range(4)]).astype(np.uint16)
    options = {"COMPRESS": "DEFLATE", "PREDICTOR": 2, "BLOCKSIZE": 512}
    return _write(path, bands, "EPSG:32633", _grid(WEST, NORTH, 10), options, nodata=0)


@_once
def write_mercator(path: Path, side: int) -> Path:
    """Write RGB JPEG on the grid of web mercator tiles."""
    pixel = 2 * np.pi * 6378137.0 / 256 / 2**17
    west, north = (round(v / pixel / 256) * pixel * 256 for v in (MERCATOR_WEST, MERCATOR_NORTH))
    options = {"COMPRESS": "JPEG", "QUALITY": 85, "BLOCKSIZE": 256}
    return _write(path, _rgb(side), "EPSG:3857", _grid(west, north, pixel), options)


@_once
def write_masked(path: Path, side: int) -> Path:
    """Write RGB JPEG in UTM, 1 m, with an internal mask that cuts a slanted edge."""
    rows, columns = np.ogrid[0:side, 0:side]
    mask = np.where((columns + rows * 0.3 > side * 0.15) & (rows > side * 0.05), 255, 0)
    options = {"COMPRESS": "JPEG", "QUALITY": 85, "BLOCKSIZE": 512}
    grid = _grid(WEST, NORTH, 1)
    return _write(path, _rgb(side), "EPSG:32633", grid, options, mask=mask.astype(np.uint8))


@_once
def write_elevation(path: Path, side: int) -> Path:
    """Write a float32 surface in UTM, 10 m, deflate with predictor."""
    heights = (_land(side, 9) * 1500).astype(np.float32)[None]
    options = {"COMPRESS": "DEFLATE", "PREDICTOR": 3, "BLOCKSIZE": 512}
    return _write(path, heights, "EPSG:32633", _grid(WEST, NORTH, 10), options)


def write_lossless(path: Path, dtype: str, bands: int, codec: str, side: int) -> None:
    """Write a COG in UTM, 10 m, by ``gdal_translate``: slopes, edges and a little noise."""
    rng = np.random.default_rng(1)
    raw = path.with_suffix(".raw.tif")
    profile = {"driver": "GTiff", "dtype": dtype, "count": bands, "width": side, "height": side}
    profile |= {
        "crs": "EPSG:32633",
        "transform": _grid(WEST, NORTH, 10),
        "nodata": 0,
        "tiled": True,
    }
    with rasterio.open(raw, "w", **profile) as target:
        for row in range(0, side, 512):
            rows, columns = np.mgrid[row : min(row + 512, side), 0:side]
            base = 1500 + 600 * np.sin(rows / 300) + 500 * np.cos(columns / 210)
            base += 200 * ((rows // 90 + columns // 130) % 5)
            for band in range(1, bands + 1):
                noise = rng.normal(0, 12, base.shape)
                window = Window(0, row, side, rows.shape[0])
                target.write((base + 40 * band + noise).astype(dtype), band, window=window)
    options = [f"COMPRESS={codec}", "PREDICTOR=YES", "OVERVIEW_RESAMPLING=AVERAGE"]
    command = ["gdal_translate", "-q", "-of", "COG", str(raw), str(path)]
    subprocess.run(command + [part for item in options for part in ("-co", item)], check=True)
    raw.unlink()


def _rgb(side: int) -> NDArray[np.uint8]:
    return np.stack([_land(side, seed) * 220 + 20 for seed in range(3)]).astype(np.uint8)


def _land(side: int, seed: int) -> NDArray[np.float32]:
    """Return 0..1: slow hills, fields of 40 pixels, and the noise of a sensor."""
    random = np.random.default_rng(seed)
    place = np.linspace(0, side / 300, side, dtype=np.float32)
    hills = np.sin(place + seed)[:, None] * np.cos(place * 0.7)[None] * 0.25 + 0.5
    cells = random.normal(0, 0.08, (side // 40 + 1, side // 40 + 1)).astype(np.float32)
    fields = np.repeat(np.repeat(cells, 40, axis=0), 40, axis=1)[:side, :side]
    noise = random.standard_normal((side, side), np.float32) * np.float32(0.015)
    land: NDArray[np.float32] = np.clip(hills + fields + noise, 0.0, 1.0)
    return land


def _grid(west: float, north: float, pixel: float) -> Affine:
    return Affine(pixel, 0, west, 0, -pixel, north)


def _write(
    path: Path,
    bands: NDArray[np.generic],
    crs: str,
    grid: Affine,
    options: dict[str, object],
    *,
    nodata: float | None = None,
    mask: NDArray[np.uint8] | None = None,
) -> Path:
    plain, part = path.with_suffix(".plain.tif"), path.with_suffix(".part.tif")
    count, height, width = bands.shape
    profile = {"count": count, "height": height, "width": width, "dtype": bands.dtype.name}
    place = {"crs": crs, "transform": grid, "nodata": nodata, "tiled": True}
    with raster_env():
        with rasterio.open(plain, "w", driver="GTiff", **profile, **place) as dataset:
            dataset.write(bands)
            if mask is not None:
                dataset.write_mask(mask)
        copy(plain, part, driver="COG", OVERVIEW_RESAMPLING="AVERAGE", **options)
    plain.unlink()
    part.replace(path)
    return path
