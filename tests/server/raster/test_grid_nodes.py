"""Nodes of a polynomial are where PROJ puts them, and pixels one by one are those of any tile."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.transform import Affine

from geopera_server.raster import grid_nodes, sampling
from geopera_server.raster.grid_nodes import EXACT_PX, nodes_of
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.interpolation import spread
from geopera_server.raster.mercator import WEB_MERCATOR, tile_bounds
from geopera_server.raster.tile_grid import tile_grid

from .conftest import MakeRaster
from .test_tile_grid import tile_over


@pytest.mark.parametrize("zoom", [7, 9, 12, 16])
def test_a_polynomial_gives_the_places_that_proj_gives(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch, zoom: int
) -> None:
    path = make_raster(np.ones((1, 300, 300), np.uint8))
    with pooled_source(path) as source:
        nodes = nodes_of(source.layout, tile_over(zoom), WEB_MERCATOR)
        assert nodes.few is not None
        monkeypatch.setattr(grid_nodes, "EXACT_PX", -1.0)
        exact = nodes_of(source.layout, tile_over(zoom), WEB_MERCATOR)
    assert exact.few is None
    assert np.abs(nodes.at(16) - exact.at(16)).max() <= 2 * EXACT_PX


def test_the_whole_world_is_no_polynomial(make_raster: MakeRaster) -> None:
    path = make_raster(np.ones((1, 300, 300), np.uint8))
    with pooled_source(path) as source:
        nodes = nodes_of(source.layout, tile_bounds(1, 1, 0), WEB_MERCATOR)
    assert nodes.few is None


@pytest.mark.parametrize(("rows", "columns"), [(256, 256), (64, 256), (100, 300)])
def test_centres_lie_between_the_nodes(rows: int, columns: int) -> None:
    down, across = np.mgrid[0:17, 0:17].astype(np.float64)
    found = spread(3 * down + 0.25 * across, (rows, columns), 2.0, 5.0, np.float32)
    y, x = (np.arange(rows) + 0.5) * 16 / rows, (np.arange(columns) + 0.5) * 16 / columns
    expected = 2 * (3 * y[:, None] + 0.25 * x) - 5
    assert np.abs(found - expected).max() < 1e-4


def test_pixels_one_by_one_are_those_that_places_would_give(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, _, _, top = tile_bounds(14, 9000, 6000)
    step = (tile_bounds(14, 9000, 6000)[2] - left) / 256
    values = np.arange(400 * 400, dtype=np.uint32).reshape(1, 400, 400)
    path = make_raster(values, crs=WEB_MERCATOR, transform=Affine(step, 0, left, 0, -step, top))
    for x, is_whole in ((9000, True), (9001, False)):
        with pooled_source(path) as source:
            found = tile_grid(source.layout, tile_bounds(14, x, 6000), 256)
        assert found is not None
        args = (found, (256, 256), (400, 400), (400, 400))
        aligned = sampling._aligned(found, *args[1:3], 1.0, 1.0)
        assert (aligned is not None) is is_whole
        quick = sampling.nearest(*args)
        with monkeypatch.context() as patch:
            patch.setattr(sampling, "_aligned", lambda *_: None)
            plain = sampling.nearest(*args)
        assert quick is not None
        assert plain is not None
        assert quick.window == plain.window
        assert (quick.rows == plain.rows).all()
        assert (quick.columns == plain.columns).all()
