"""Rasters placed by points or a camera: where rio-tiler puts them too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.control import GroundControlPoint
from rasterio.rpc import RPC
from rasterio.transform import Affine
from rio_tiler.io import Reader

from geopera_server.errors import InvalidInput
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.info import inspect
from geopera_server.raster.source import raster_env
from geopera_server.raster.statistics import statistics
from geopera_server.raster.thumbnail import render_thumbnail
from geopera_server.raster.tile import TileRequest, render_tile
from geopera_server.raster.tile_reader import read_tile

from .conftest import GRID, UTM, MakeRaster
from .test_tile_reader import planes, smooth, tiles

SIDE = 400
AREA = "POLYGON ((15.01 46.94, 15.03 46.94, 15.03 46.92, 15.01 46.94))"
pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")


def write(path: Path, array: np.ndarray, **place: object) -> Path:
    profile = {"driver": "GTiff", "count": 1, "dtype": array.dtype.name, "tiled": True}
    height, width = array.shape[1:]
    size = {"width": width, "height": height}
    with raster_env(), rasterio.open(path, "w", **size, **profile) as dataset:
        dataset.write(array)
        if "gcps" in place:
            dataset.gcps = (place["gcps"], rasterio.crs.CRS.from_string(UTM))
        if "rpcs" in place:
            dataset.rpcs = place["rpcs"]
    return path


def points(bend: float) -> list[GroundControlPoint]:
    """Return points on the usual grid, moved by up to ``bend`` metres in the middle."""
    found = []
    for row in np.linspace(0, SIDE, 5):
        for column in np.linspace(0, SIDE, 5):
            x, y = GRID @ (column, row)
            moved = bend * (1 - ((column - 200) / 200) ** 2) * (1 - ((row - 200) / 200) ** 2)
            found.append(GroundControlPoint(row, column, x + moved, y - moved))
    return found


def test_points_of_a_plain_grid_are_that_grid(make_raster: MakeRaster, tmp_path: Path) -> None:
    array = np.arange(SIDE * SIDE, dtype=np.uint32).reshape(1, SIDE, SIDE)
    plain = make_raster(array, "plain.tif")
    by_points = write(tmp_path / "points.tif", array, gcps=points(0))
    for zoom in (12, 14, 15):
        for bounds in tiles(plain, zoom, 4):
            with pooled_source(plain) as one, pooled_source(by_points) as other:
                expected = read_tile(one, (1,), bounds, 256)
                found = read_tile(other, (1,), bounds, 256)
            if expected is None:
                assert found is None or planes(found, found)[1].mean() < 0.001
                continue
            values, valid, _ = planes(found, expected)
            plain_values, plain_valid, _ = planes(expected, expected)
            assert (valid != plain_valid).mean() <= 0.001
            assert (values != plain_values)[valid & plain_valid].mean() <= 0.001


def test_bent_points_are_where_rio_tiler_puts_them(tmp_path: Path) -> None:
    path = write(tmp_path / "bent.tif", smooth(1, "uint8", SIDE), gcps=points(60))
    shown = 0
    for bounds in tiles(path, 14, 6):
        with pooled_source(path) as source:
            found = read_tile(source, (1,), bounds, 256)
        with Reader(str(path)) as reader:
            crs = rasterio.crs.CRS.from_epsg(3857)
            image = reader.part(bounds, dst_crs=crs, bounds_crs=crs, width=256, height=256)
        expected = np.asarray(image.array.data)[0]
        valid = ~np.ma.getmaskarray(image.array)[0]
        if found is None:
            assert valid.mean() < 0.001
            continue
        values, known, _ = planes(found, found)
        both = known[0] & valid
        assert (known[0] != valid).mean() <= 0.01
        if both.any():
            off = np.abs(values[0].astype(float) - expected)[both]
            assert off.mean() <= 1.0  # of 255; rio-tiler warps twice here
            shown += int(both.sum())
    assert shown > 20_000


def camera() -> RPC:
    """Return a model that maps a tenth of a degree around 15 E 47 N to the whole picture."""
    zeros, unit = [0.0] * 20, [1.0] + [0.0] * 19
    across, down = zeros.copy(), zeros.copy()
    across[1], down[2] = 1.0, -1.0
    half = SIDE / 2
    return RPC(
        height_off=0, height_scale=100, lat_off=47, lat_scale=0.05, long_off=15, long_scale=0.05,
        line_off=half, line_scale=half, samp_off=half, samp_scale=half,
        line_num_coeff=down, line_den_coeff=unit, samp_num_coeff=across, samp_den_coeff=unit,
    )  # fmt: skip


def test_a_camera_model(make_raster: MakeRaster, tmp_path: Path) -> None:
    array = np.arange(SIDE * SIDE, dtype=np.uint32).reshape(1, SIDE, SIDE)
    path = write(tmp_path / "camera.tif", array, rpcs=camera())
    grid = Affine(0.1 / SIDE, 0, 14.95, 0, -0.1 / SIDE, 47.05)
    plain = make_raster(array, "plain.tif", crs="EPSG:4326", transform=grid)
    shown = 0
    for bounds in tiles(plain, 13, 4):
        with pooled_source(plain) as one, pooled_source(path) as other:
            expected = read_tile(one, (1,), bounds, 256)
            found = read_tile(other, (1,), bounds, 256)
        if expected is None or found is None:
            continue
        both = planes(found, found)[1][0] & planes(expected, expected)[1][0]
        first, second = (data.values[0][both].astype(int) for data in (found, expected))
        # GDAL counts the lines of a camera from the centre of a pixel
        assert (np.abs(first % SIDE - second % SIDE) <= 1).all()
        assert (np.abs(first // SIDE - second // SIDE) <= 1).all()
        shown += int(both.sum())
    assert shown > 20_000


def test_pictures_and_words(tmp_path: Path) -> None:
    path = write(tmp_path / "points.tif", smooth(1, "uint8", SIDE), gcps=points(20))
    with pooled_source(path) as source:
        bounds = source.layout.bounds
    assert bounds is not None
    assert render_thumbnail(path, 64, 64).content
    assert render_tile(path, TileRequest(0, 0, 0)).content
    assert render_tile(path, TileRequest(0, 0, 0, resampling="cubic")).content
    with pooled_source(path) as source, pytest.raises(InvalidInput, match="camera"):
        read_tile(source, (1,), bounds, 64, "rms")
    with pytest.raises(InvalidInput, match="control points"):
        inspect(path)  # what measures and clips still wants a geotransform
    for weighted, approximate in ((False, False), (True, False), (False, True)):
        with pytest.raises(InvalidInput, match="control points"):
            statistics(path, AREA, weighted=weighted, approximate=approximate)
    two = write(tmp_path / "two.tif", smooth(1, "uint8", 64), gcps=points(0)[:2])
    with pytest.raises(InvalidInput, match="georeference"):
        render_tile(two, TileRequest(0, 0, 0))
