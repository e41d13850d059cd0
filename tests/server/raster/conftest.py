"""Small rasters with known values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import Affine
from rasterio.warp import transform
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geopera_server.raster.source import raster_env

UTM = "EPSG:32633"
GRID = Affine(10.0, 0.0, 500000.0, 0.0, -10.0, 5200000.0)

MakeRaster = Callable[..., Path]


@pytest.fixture
def make_raster(tmp_path: Path) -> MakeRaster:
    """Write ``array`` (bands, rows, columns) to a tiled GeoTIFF and return its path."""

    def make(
        array: np.ndarray,
        name: str = "scene.tif",
        *,
        names: tuple[str, ...] | None = None,
        interp: tuple[str, ...] | None = None,
        mask: np.ndarray | None = None,
        tags: dict[str, str] | None = None,
        overviews: tuple[int, ...] = (),
        colormap: dict[int, tuple[int, int, int, int]] | None = None,
        scales: tuple[float, ...] | None = None,
        offsets: tuple[float, ...] | None = None,
        **profile: Any,
    ) -> Path:
        path = tmp_path / name
        settings: dict[str, Any] = {
            "driver": "GTiff",
            "count": array.shape[0],
            "height": array.shape[1],
            "width": array.shape[2],
            "dtype": array.dtype.name,
            "crs": UTM,
            "transform": GRID,
            "tiled": True,
            "blockxsize": 64,
            "blockysize": 64,
            **profile,
        }
        with raster_env(GDAL_TIFF_INTERNAL_MASK=True):
            with rasterio.open(path, "w", **settings) as dataset:
                if interp:
                    dataset.colorinterp = [rasterio.enums.ColorInterp[item] for item in interp]
                dataset.write(array)
                if names:
                    dataset.descriptions = names
                if mask is not None:
                    dataset.write_mask(mask)
                if colormap:
                    dataset.write_colormap(1, colormap)
                if scales:
                    dataset.scales = scales
                if offsets:
                    dataset.offsets = offsets
                dataset.update_tags(**(tags or {}))
            if overviews:
                with rasterio.open(path, "r+") as dataset:
                    dataset.build_overviews(overviews, rasterio.enums.Resampling.nearest)
        return path

    return make


def lonlat(native: BaseGeometry, crs: str = UTM) -> BaseGeometry:
    """Bring a geometry of a raster's CRS to EPSG:4326, densified."""

    def project(xy: np.ndarray) -> np.ndarray:
        with raster_env():
            x, y = transform(crs, "EPSG:4326", xy[:, 0].tolist(), xy[:, 1].tolist())
        return np.column_stack([x, y])

    return shapely.transform(shapely.segmentize(native, 50), project)


def pixel_polygon(points: list[tuple[float, float]], grid: Affine = GRID) -> Polygon:
    """Return a polygon in the raster's CRS from (column, row) corners."""
    return Polygon([(grid.a * x + grid.c, grid.e * y + grid.f) for x, y in points])
