"""Small rasters with fixed seeds, the same wherever they are made.

Imported by the recorder too, which runs beside an old TiTiler: only NumPy and rasterio, Python 3.9.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, Resampling
from rasterio.transform import Affine, from_origin

NAMES = ("scene", "photo", "clear", "relief", "classes", "masked", "scaled")
_TILED = {"driver": "GTiff", "tiled": True, "blockxsize": 128, "blockysize": 128}
_UTM = {"crs": "EPSG:32633", "transform": from_origin(500_000, 5_800_000, 10, 10)}
_PIXEL = 156543.03392804097 / 2**14  # of WebMercatorQuad at zoom 14
_MERCATOR = {
    "crs": "EPSG:3857",
    "transform": Affine(_PIXEL, 0, 1_669_000.0, 0, -_PIXEL, 6_875_000.0),
}
_DEGREES = {"crs": "EPSG:4326", "transform": from_origin(15.0, 52.4, 0.0002, 0.0002)}


def make_all(folder: Path) -> None:
    """Write every raster, as ``<name>.tif``."""
    for name in NAMES:
        globals()[f"_{name}"](folder / f"{name}.tif")


def waves(count: int, height: int, width: int, seed: int) -> Any:
    """Return smooth values with some noise, in 0..1."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = []
    for band in range(count):
        plane = np.zeros((height, width))
        for wave in range(4):
            a, b, phase = rng.uniform(-0.05, 0.05), rng.uniform(-0.05, 0.05), rng.uniform(0, 6)
            plane += np.sin(a * columns + b * rows + phase) / (wave + 1)
        plane += rng.normal(0, 0.03, plane.shape) + 0.1 * band
        planes.append((plane - plane.min()) / (plane.max() - plane.min()))
    return np.array(planes)


def _write(path: Path, values: Any, overviews: Any = (2, 4), **profile: Any) -> None:
    count, height, width = values.shape
    shape = {"count": count, "height": height, "width": width, "dtype": values.dtype}
    tags = profile.pop("tags", {})
    mask = profile.pop("mask", None)
    options = {**_TILED, **shape, **profile}
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "w", **options) as dataset:
        for key, value in tags.items():
            setattr(dataset, key, value)
        dataset.write(values)
        if mask is not None:
            dataset.write_mask(mask)
        if overviews:
            dataset.build_overviews(list(overviews), Resampling.nearest)


def _scene(path: Path) -> None:
    """Write four uint16 bands, 10 m, whose left columns have no data."""
    values = (1 + waves(4, 400, 480, 1) * 3999).astype(np.uint16)
    values[:, :, :30] = 0
    values[0, 100:140, 200:260] = 0  # one band only
    names = ("blue", "green", "red", "nir")
    _write(path, values, nodata=0, compress="deflate", tags={"descriptions": names}, **_UTM)


def _photo(path: Path) -> None:
    """Write a JPEG photograph in web mercator, its pixels those of zoom 14."""
    values = (waves(3, 384, 384, 2) * 255).astype(np.uint8)
    _write(path, values, compress="jpeg", photometric="ycbcr", interleave="pixel", **_MERCATOR)


def _clear(path: Path) -> None:
    """Write colours with an alpha band, in degrees."""
    values = (waves(4, 300, 320, 3) * 255).astype(np.uint8)
    values[3] = 255
    values[3, :50] = 0
    colours = (ColorInterp.red, ColorInterp.green, ColorInterp.blue, ColorInterp.alpha)
    tags = {"colorinterp": colours}
    _write(path, values, compress="deflate", photometric="rgb", alpha="yes", tags=tags, **_DEGREES)


def _relief(path: Path) -> None:
    """Write heights with holes that are NaN."""
    values = (waves(1, 300, 300, 4) * 500 - 20).astype(np.float32)
    values[:, 120:160, 80:140] = np.nan
    _write(path, values, nodata=float("nan"), compress="deflate", **_UTM)


def _classes(path: Path) -> None:
    """Write classes with a colour table."""
    values = (waves(1, 256, 256, 5) * 5).astype(np.uint8)
    shape = {"count": 1, "height": 256, "width": 256, "dtype": "uint8", "compress": "deflate"}
    table = {0: (0, 0, 0, 255), 1: (200, 30, 30, 255), 2: (30, 200, 30, 255)}
    table.update({3: (30, 30, 200, 255), 4: (250, 250, 0, 255)})
    with rasterio.open(path, "w", **_TILED, **shape, **_MERCATOR) as dataset:
        dataset.write(values)
        dataset.write_colormap(1, table)
        dataset.build_overviews([2], Resampling.nearest)


def _masked(path: Path) -> None:
    """Write colours with an internal mask: a disc is valid."""
    values = (waves(3, 320, 320, 6) * 255).astype(np.uint8)
    rows, columns = np.mgrid[0:320, 0:320]
    disc = np.hypot(rows - 160, columns - 160) < 140
    mask = np.where(disc, 255, 0).astype(np.uint8)
    _write(path, values, compress="deflate", photometric="rgb", mask=mask, **_UTM)


def _scaled(path: Path) -> None:
    """Write two int16 bands with a scale and an offset."""
    values = (waves(2, 200, 220, 7) * 4000 - 2000).astype(np.int16)
    values[:, :20] = -9999
    tags = {"scales": (0.01, 0.01), "offsets": (10.0, 10.0)}
    _write(path, values, nodata=-9999, compress="deflate", tags=tags, **_DEGREES)
