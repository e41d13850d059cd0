"""Areas and clips across the antimeridian, in every way that people write them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import Affine, from_origin
from rasterio.warp import transform
from shapely.geometry import box

from geopera_server.errors import InvalidInput
from geopera_server.raster.antimeridian import on_one_earth
from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import clip

from .conftest import MakeRaster

SIDE = 1000
WEST, EAST = box(179.97, 51.98, 180, 52.02), box(-180, 51.98, -179.97, 52.02)
SPELLINGS = {
    "two parts": shapely.MultiPolygon([WEST, EAST]),
    "beyond 180": box(179.97, 51.98, 180.03, 52.02),
    "beyond -180": box(-180.03, 51.98, -179.97, 52.02),
}


def _utm() -> Affine:
    xs, ys = transform("EPSG:4326", "EPSG:32601", [180.0], [52.0])
    return from_origin(round(xs[0]) - 5000, round(ys[0]) + 5000, 10, 10)


GRIDS = {
    "UTM": ("EPSG:32601", _utm()),
    "degrees beyond 180": ("EPSG:4326", from_origin(179.95, 52.05, 0.0001, 0.0001)),
    "web mercator beyond 180": ("EPSG:3857", from_origin(20_032_508, 6_805_000, 11.1, 18)),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_an_area_lies_within_180_degrees(name: str) -> None:
    area = parse_aoi(SPELLINGS[name].wkt)
    assert area.geom_type == "MultiPolygon"
    assert area.bounds == pytest.approx((-180, 51.98, 180, 52.02))
    assert area.area == pytest.approx(0.06 * 0.04)
    assert area.symmetric_difference(SPELLINGS["two parts"]).area == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("grid", GRIDS)
def test_a_clip_is_the_same_however_it_is_written(
    make_raster: MakeRaster, tmp_path: Path, grid: str
) -> None:
    crs, affine = GRIDS[grid]
    pixels = np.random.default_rng(4).integers(1, 900, (1, SIDE, SIDE)).astype("uint16")
    source = make_raster(pixels, crs=crs, transform=affine, nodata=0)
    seen = {}
    for name, area in SPELLINGS.items():
        out = tmp_path / f"{name}.tif"
        report = clip(source, parse_aoi(area.wkt), out)
        with rasterio.open(out) as dataset:
            seen[name] = (report.pixels_inside, dataset.bounds, dataset.read(1))
            column = round((dataset.transform.c - affine.c) / affine.a)
            row = round((dataset.transform.f - affine.f) / affine.e)
    inside, bounds, clipped = seen["two parts"]
    # 0.06 by 0.04 degrees: at 52 degrees 4.12 by 4.45 km, or 6.68 by 7.24 km in web mercator
    wanted = {"UTM": 412 * 445, "degrees beyond 180": 600 * 400}.get(grid, 602 * 402)
    assert inside == pytest.approx(wanted, rel=0.01)
    source_part = pixels[0, row : row + clipped.shape[0], column : column + clipped.shape[1]]
    shown = clipped != 0
    assert shown.sum() == inside
    np.testing.assert_array_equal(clipped[shown], source_part[shown])
    for other in ("beyond 180", "beyond -180"):
        assert abs(seen[other][0] - inside) <= 2
        assert seen[other][1] == bounds


def test_what_reaches_further_is_refused() -> None:
    for west, east in ((-200, 170), (361, 370), (500_000, 500_100)):
        with pytest.raises(InvalidInput, match="EPSG:4326"):
            parse_aoi(box(west, 0, east, 1).wkt)


def test_holes_and_corners_stay() -> None:
    ring = box(175, -10, 185, 10).exterior
    hole = box(178, -2, 182, 2).exterior
    whole = shapely.Polygon(ring, [hole])
    cut = on_one_earth(whole)
    assert cut.is_valid
    assert cut.area == pytest.approx(whole.area)
    assert not cut.contains(shapely.Point(179.5, 0))
    assert not cut.contains(shapely.Point(-179.5, 0))
    assert cut.contains(shapely.Point(-176, 9))
