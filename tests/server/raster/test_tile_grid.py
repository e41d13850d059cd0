"""The grid of exact coordinates: what it says of its error holds, and is acted upon."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.transform import Affine
from rasterio.warp import transform

from geopera_server.raster import tile_grid as tile_grid_module
from geopera_server.raster import tile_reader
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.interpolation import spread
from geopera_server.raster.mercator import tile_bounds, tile_transform
from geopera_server.raster.source import raster_env
from geopera_server.raster.tile_grid import tile_grid
from geopera_server.raster.tile_reader import read_tile

from .conftest import GRID, UTM, MakeRaster

CENTRE = (1_672_500.0, 5_932_500.0)  # of the raster below, in EPSG:3857


def tile_over(zoom: int) -> tuple[float, float, float, float]:
    world = tile_bounds(0, 0, 0)
    side = (world[2] - world[0]) / 2**zoom
    x, y = int((CENTRE[0] - world[0]) / side), int((world[3] - CENTRE[1]) / side)
    return tile_bounds(zoom, x, y)


@pytest.mark.parametrize("zoom", [5, 7, 9, 11, 13, 15])
def test_the_error_is_a_bound(make_raster: MakeRaster, zoom: int) -> None:
    path = make_raster(np.ones((1, 700, 700), np.uint8))
    bounds = tile_over(zoom)
    with pooled_source(path) as source:
        grid = tile_grid(source.layout, bounds, 256)
    assert grid is not None
    x, y = np.meshgrid(np.arange(256) + 0.5, np.arange(256) + 0.5)
    east, south = tile_transform(bounds, 256) @ (x, y)
    with raster_env():
        moved = transform("EPSG:3857", UTM, east.ravel(), south.ravel())
    columns, rows = (np.reshape(v, (256, 256)) for v in ~GRID @ np.array(moved))
    near = (np.abs(columns - 350) < 350) & (np.abs(rows - 350) < 350)
    assert near.any()
    for nodes, exact in ((grid.columns, columns), (grid.rows, rows)):
        if grid.dense:
            known = np.isfinite(nodes)
            assert known[(np.abs(columns - 350) < 349) & (np.abs(rows - 350) < 349)].all()
            assert np.abs(nodes - exact)[known].max() < 1e-6
        else:
            off = np.abs(spread(nodes, 256, 1.0) - exact)[near]
            assert off.max() <= grid.error


def test_what_is_too_large_to_place_goes_to_the_reference(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(np.full((1, 700, 700), 7, np.uint8))
    monkeypatch.setattr(tile_grid_module, "MAX_ERROR_PX", -1.0)
    monkeypatch.setattr(tile_grid_module, "_WANTED_ERROR_PX", -1.0)
    monkeypatch.setattr(tile_grid_module, "MAX_DENSE", 1)
    asked = []
    original = tile_reader.read_reference
    monkeypatch.setattr(
        tile_reader,
        "read_reference",
        lambda *given, **named: (asked.append(1), original(*given, **named))[1],
    )
    with pooled_source(path) as source:
        data = read_tile(source, (1,), tile_over(13), 256)
    assert asked
    assert data is not None
    assert 7 in data.values


@pytest.mark.parametrize("zoom", [0, 1, 3])
def test_the_world_from_afar_never_fails(make_raster: MakeRaster, zoom: int) -> None:
    for crs, grid in (
        (UTM, GRID),
        ("EPSG:3413", Affine(30_000, 0, -4_000_000, 0, -30_000, 4_000_000)),
        ("EPSG:4326", Affine(1, 0, -180, 0, -1, 80)),
    ):
        rows, columns = (160, 360) if crs == "EPSG:4326" else (260, 520)
        path = make_raster(np.full((1, rows, columns), 7, np.uint8), crs=crs, transform=grid)
        with pooled_source(path) as source:
            for x in range(2**zoom):
                data = read_tile(source, (1,), tile_bounds(zoom, x, 2**zoom // 3), 256)
                assert data is None or data.values.shape == (1, 256, 256)
