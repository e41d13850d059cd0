"""Pixels that count by the share of their area, against exactextract and against GEOS."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geopera_server.raster.statistics import statistics

from .conftest import GRID, MakeRaster, lonlat, pixel_polygon

HEIGHT, WIDTH = 150, 200
FIELD = pixel_polygon([(20.3, 10.2), (170.7, 30.1), (150.2, 140.9), (60.6, 120.4)]).difference(
    pixel_polygon([(80, 50), (120, 50), (120, 90), (80, 90)])
)
SHAPES = {
    "hole": FIELD,
    "across the edge": pixel_polygon([(-30.5, -20), (90.3, 60.2), (40.1, 190)]),
    "speck": pixel_polygon([(10.6, 10.6), (10.9, 10.6), (10.9, 10.9), (10.6, 10.9)]),
    "round": pixel_polygon([(100, 75), (101, 75), (100.5, 76)]).centroid.buffer(600),
}


def heights(dtype: str = "float32") -> np.ndarray:
    random = np.random.default_rng(11)
    return (random.normal(0, 300, (1, HEIGHT, WIDTH)) + 1000).astype(dtype)


def shares(native: BaseGeometry) -> np.ndarray:
    """Return the share of each pixel's area, by intersecting every one of them."""
    columns, rows = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    x, y = GRID.c + GRID.a * columns, GRID.f + GRID.e * rows
    cells = shapely.box(x, y + GRID.e, x + GRID.a, y)
    return np.asarray(shapely.area(shapely.intersection(cells, native)) / abs(GRID.a * GRID.e))


def projected(native: BaseGeometry) -> BaseGeometry:
    """Return the shape as it comes back from longitude and latitude."""
    from geopera_server.raster.aoi import to_crs

    return to_crs(lonlat(native), "EPSG:32633")


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("dtype", ["float32", "float64", "uint16"])
def test_moments_are_those_of_the_areas(make_raster: MakeRaster, name: str, dtype: str) -> None:
    array = heights(dtype)
    native = SHAPES[name]
    found = statistics(make_raster(array), lonlat(native), weighted=True)["b1"]
    weights = shares(projected(native))
    values = array[0].astype(np.float64)
    seen = weights > 1e-9
    mean = np.average(values, weights=weights)
    assert found.count == pytest.approx(weights.sum(), rel=1e-9)
    assert found.sum == pytest.approx((values * weights).sum(), rel=1e-9)
    assert found.mean == pytest.approx(mean, rel=1e-9)
    assert found.std == pytest.approx(
        np.sqrt(np.average((values - mean) ** 2, weights=weights)), rel=1e-9, abs=1e-9
    )
    assert (found.min, found.max) == (values[seen].min(), values[seen].max())
    assert abs(found.valid_pixels - int(seen.sum())) <= 1  # a corner that is hardly touched
    assert (found.masked_pixels, found.valid_percent) == (0, 100)


@pytest.mark.parametrize("name", SHAPES)
def test_exactextract_says_the_same(make_raster: MakeRaster, name: str) -> None:
    """It keeps shares as float32, so that it is exact to seven digits of the edge's part."""
    array = heights("float64")
    array[0, 40:60, 30:90] = -9999
    path = make_raster(array, nodata=-9999)
    native = projected(SHAPES[name])
    feature = {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(native)}
    box = (GRID.c, GRID.f + GRID.e * HEIGHT, GRID.c + GRID.a * WIDTH, GRID.f)
    exactextract = pytest.importorskip("exactextract")
    raster = pytest.importorskip("exactextract.raster")
    peer = raster.NumPyRasterSource(array[0], *box, nodata=-9999)
    operations = ["count", "mean", "sum", "stdev", "min", "max"]
    (answer,) = exactextract.exact_extract(peer, [feature], operations)
    expected = answer["properties"]
    found = statistics(path, lonlat(SHAPES[name]), weighted=True)["b1"]
    assert found.count == pytest.approx(expected["count"], rel=1e-7)
    assert found.sum == pytest.approx(expected["sum"], rel=1e-7)
    assert found.mean == pytest.approx(expected["mean"], rel=1e-7)
    assert found.std == pytest.approx(expected["stdev"], rel=1e-6, abs=1e-9)
    assert (found.min, found.max) == (expected["min"], expected["max"])


def test_quantiles_are_those_of_the_definition(make_raster: MakeRaster) -> None:
    array = heights()
    found = statistics(make_raster(array), lonlat(FIELD), weighted=True, percentiles=(2,))["b1"]
    weights, values = shares(projected(FIELD)).ravel(), array.ravel().astype(np.float64)
    weights[weights < 1e-9] = 0
    order = np.argsort(values, kind="stable")
    values, weights = values[order], weights[order]
    ends = np.cumsum(weights)
    for percentile, value in ((50, found.median), (2, found.percentiles["percentile_2"])):
        low = percentile / 100 * (ends[-1] - 1)
        part = np.clip(np.minimum(ends, low + 1) - np.maximum(ends - weights, low), 0, None)
        assert value == pytest.approx((part * values).sum() / part.sum(), rel=1e-9)


def test_quantiles_are_near_those_of_exactextract(make_raster: MakeRaster) -> None:
    array = heights("float64")
    native = projected(FIELD)
    feature = {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(native)}
    box = (GRID.c, GRID.f + GRID.e * HEIGHT, GRID.c + GRID.a * WIDTH, GRID.f)
    exactextract = pytest.importorskip("exactextract")
    raster = pytest.importorskip("exactextract.raster")
    peer = raster.NumPyRasterSource(array[0], *box)
    names = ["quantile_2", "median", "quantile_98"]
    operations = ["quantile(q=0.02)", "median", "quantile(q=0.98)"]
    (answer,) = exactextract.exact_extract(peer, [feature], operations)
    found = statistics(make_raster(array), lonlat(FIELD), weighted=True)["b1"]
    ours = [found.percentiles["percentile_2"], found.median, found.percentiles["percentile_98"]]
    expected = [answer["properties"][name] for name in names]
    np.testing.assert_allclose(ours, expected, rtol=1e-5)


def test_shares_of_masked_pixels_do_not_count(make_raster: MakeRaster) -> None:
    array = heights("uint16")
    array[0, :75] = 0
    native = SHAPES["round"]
    weights = shares(projected(native))
    for path in (
        make_raster(array, "nodata.tif", nodata=0),
        make_raster(array, "mask.tif", mask=np.where(array[0], 255, 0).astype("u1")),
    ):
        found = statistics(path, lonlat(native), weighted=True)["b1"]
        below = weights[75:]
        assert found.count == pytest.approx(below.sum(), rel=1e-9)
        assert found.valid_percent == pytest.approx(100 * below.sum() / weights.sum(), rel=1e-9)
        assert found.masked_pixels == (weights[:75] > 1e-9).sum()
