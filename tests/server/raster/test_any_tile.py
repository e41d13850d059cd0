"""Tiles of any place, size and CRS: something or nothing, and never a failure."""

from __future__ import annotations

import random

import numpy as np
import pytest
from rasterio.transform import Affine

from geopera_server.errors import InvalidInput
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.tile_reader import read_tile

from .conftest import GRID, UTM, MakeRaster

RASTERS = {
    "utm": (UTM, GRID),
    "one zone east of the antimeridian": ("EPSG:32601", Affine(1000, 0, 100_000, 0, -1000, 5e5)),
    "world": ("EPSG:4326", Affine(1.2, 0, -180, 0, -0.9, 90)),
    "world from 0 to 360": ("EPSG:4326", Affine(1.2, 0, 0, 0, -0.9, 90)),
    "pole": ("EPSG:3031", Affine(30_000, 0, -4.5e6, 0, -30_000, 3e6)),
    "turned": ("EPSG:3035", Affine(700, 700, 4e6, 700, -700, 3e6)),
}
CRS_NAMES = ["EPSG:3857", "EPSG:4326", UTM, "EPSG:3413", "EPSG:2193", "ESRI:54030"]
METHODS = ["nearest", "nearest", "bilinear", "cubic", "average", "mode"]


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@pytest.mark.parametrize("place", RASTERS)
def test_no_tile_fails(make_raster: MakeRaster, place: str) -> None:
    crs, grid = RASTERS[place]
    array = np.random.default_rng(8).integers(0, 9, (1, 200, 300), np.uint8)
    path = make_raster(array, crs=crs, transform=grid, nodata=0, overviews=(2, 4))
    choose = random.Random(9)
    shown = 0
    with pooled_source(path) as source:
        for turn in range(60):
            target = choose.choice(CRS_NAMES)
            most = (200, 100) if target == "EPSG:4326" else (2.2e7, 2.2e7)
            x, y = (choose.uniform(-limit, limit) for limit in most)
            side = most[0] * 10 ** choose.uniform(-4, 2)
            if turn % 4 == 0:
                target = crs
                x, y = grid @ (choose.uniform(0, 300), choose.uniform(0, 200))
                side = abs(grid.a) * 10 ** choose.uniform(0, 3)
            shape = choose.choice([(64, 64), (33, 70)])
            bounds = (x - side, y - side, x + side, y + side)
            data = read_tile(source, (1,), bounds, shape, choose.choice(METHODS), target)
            if data is not None:
                assert data.values.shape == (1, *shape)
                assert data.valid is None or data.valid.shape == (1, *shape)
                shown += 1
    assert shown > 3


def test_a_crs_that_is_none(make_raster: MakeRaster) -> None:
    path = make_raster(np.ones((1, 64, 64), np.uint8))
    with pooled_source(path) as source, pytest.raises(InvalidInput, match="no CRS"):
        read_tile(source, (1,), (0, 0, 1, 1), 64, crs="EPSG:999999")
