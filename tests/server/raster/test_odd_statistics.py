"""Statistics of rasters that are placed oddly, or hide pixels in odd ways."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import Affine

from geopera_server.raster.source import raster_env
from geopera_server.raster.statistics import statistics

from .conftest import GRID, MakeRaster, lonlat, pixel_polygon

DEGREE_M = 6378137.0 * np.pi / 180
ACROSS = shapely.MultiPolygon([shapely.box(178, -2, 180, 2), shapely.box(-180, -2, -177, 2)])


def ramp(height: int = 20, width: int = 40, dtype: str = "uint16") -> np.ndarray:
    return np.arange(height * width).reshape(1, height, width).astype(dtype)


@pytest.mark.parametrize(
    ("crs", "transform"),
    [
        ("EPSG:4326", Affine(0.5, 0, 170, 0, -0.5, 5)),
        ("EPSG:4326", Affine(0.5, 0, -190, 0, -0.5, 5)),
        ("EPSG:3857", Affine(0.5 * DEGREE_M, 0, 170 * DEGREE_M, 0, -0.5 * DEGREE_M, 5 * DEGREE_M)),
    ],
)
@pytest.mark.parametrize("weighted", [False, True])
def test_an_area_across_the_antimeridian(
    make_raster: MakeRaster, crs: str, transform: Affine, weighted: bool
) -> None:
    array = ramp()
    path = make_raster(array, crs=crs, transform=transform)
    found = statistics(path, ACROSS, weighted=weighted)["b1"]
    inside = array[0, 6:14, 16:26].astype(int)
    tolerance = 0.005 if weighted and crs == "EPSG:3857" else 1e-9  # rows are no longer equal
    assert found.count == pytest.approx(inside.size, rel=tolerance)
    assert found.sum == pytest.approx(inside.sum(), rel=tolerance)


def test_a_raster_from_0_to_360_degrees(make_raster: MakeRaster) -> None:
    array = ramp(180, 360)
    path = make_raster(array, crs="EPSG:4326", transform=Affine(1, 0, 0, 0, -1, 90))
    found = statistics(path, shapely.box(-10, -2, 10, 2))["b1"]
    inside = np.concatenate([array[0, 88:92, :10], array[0, 88:92, 350:]], axis=1)
    assert (found.count, found.sum) == (inside.size, inside.astype(int).sum())


def test_a_utm_zone_across_the_antimeridian(make_raster: MakeRaster) -> None:
    """Zone 1 begins at 180 degrees: both parts of the area meet in its pixels."""
    grid = Affine(1000, 0, 150_000, 0, -1000, 20_000)
    path = make_raster(np.ones((1, 40, 100), np.uint8), crs="EPSG:32601", transform=grid)
    west = statistics(path, shapely.box(179.5, -0.1, 180, 0.1), weighted=True)["b1"]
    east = statistics(path, shapely.box(-180, -0.1, -179.5, 0.1), weighted=True)["b1"]
    both = shapely.MultiPolygon(
        [shapely.box(179.5, -0.1, 180, 0.1), shapely.box(-180, -0.1, -179.5, 0.1)]
    )
    found = statistics(path, both, weighted=True)["b1"]
    assert found.count == pytest.approx(west.count + east.count, rel=1e-6)
    assert min(west.count, east.count) > 300
    assert statistics(path, both)["b1"].count == pytest.approx(found.count, rel=0.02)


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@pytest.mark.parametrize("angle", [30, 90, 200])
def test_rotated_rasters(make_raster: MakeRaster, angle: float) -> None:
    grid = GRID @ Affine.rotation(angle)
    array = ramp(50, 60)
    path = make_raster(array, transform=grid)
    corners = [(10, 5), (45, 5), (45, 40), (10, 40)]
    native = shapely.Polygon([grid @ corner for corner in corners])
    found = statistics(path, lonlat(native.buffer(0.05)), weighted=False)["b1"]
    inside = array[0, 5:40, 10:45].astype(int)
    assert (found.count, found.sum) == (inside.size, inside.sum())


def test_a_geographic_raster_with_oblong_pixels(make_raster: MakeRaster) -> None:
    array = ramp(40, 40)
    path = make_raster(array, crs="EPSG:4326", transform=Affine(0.1, 0, 10, 0, -0.025, 50))
    found = statistics(path, shapely.box(10.5, 49.5, 12.5, 49.75), weighted=True)["b1"]
    inside = array[0, 10:20, 5:25].astype(int)
    assert found.count == pytest.approx(inside.size, rel=1e-9)
    assert found.sum == pytest.approx(inside.sum(), rel=1e-9)


def test_scale_and_offset_are_not_applied(make_raster: MakeRaster) -> None:
    array = ramp()
    path = make_raster(array, scales=(0.1,), offsets=(-5.0,))
    box = lonlat(pixel_polygon([(-1, -1), (41, -1), (41, 21), (-1, 21)]))
    assert statistics(path, box)["b1"].max == array.max()


@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32", "float64"])
@pytest.mark.parametrize("weighted", [False, True])
def test_nodata_mask_alpha_and_nan(make_raster: MakeRaster, dtype: str, weighted: bool) -> None:
    array = (ramp(20, 40, "int64") % 100 + 1).astype(dtype)
    hidden = np.zeros((20, 40), bool)
    hidden[3:9, 5:30] = True
    gone = array.copy()
    gone[0, hidden] = 7
    shown = array[0][~hidden & (array[0] != 7)].astype(float)
    alike = array.copy()
    alike[0, array[0] == 7] = 8
    opaque = alike[0][~hidden].astype(float)
    alpha = np.concatenate([alike, np.where(hidden, 0, 255).astype(dtype)[None]])
    cases = {
        "nodata": (make_raster(gone, "nodata.tif", nodata=7), shown),
        "mask": (
            make_raster(alike, "mask.tif", mask=np.where(hidden, 0, 255).astype("u1")),
            opaque,
        ),
    }
    if dtype == "uint8":
        cases["alpha"] = (make_raster(alpha, "alpha.tif", interp=("gray", "alpha")), opaque)
    if dtype.startswith("float"):
        empty = alike.copy()
        empty[0, hidden] = np.nan
        cases["nan"] = (make_raster(empty, "nan.tif"), opaque)
        cases["nan as nodata"] = (make_raster(empty, "nan_too.tif", nodata=np.nan), opaque)
    box = lonlat(pixel_polygon([(-1, -1), (41, -1), (41, 21), (-1, 21)]))
    for name, (path, values) in cases.items():
        for options in ({}, {"expression": "b1*2"}):
            (found,) = statistics(path, box, weighted=weighted, **options).values()
            times = 2 if options else 1
            assert found.count == values.size, name
            assert found.masked_pixels == 800 - values.size, name
            assert found.sum == pytest.approx(times * values.sum()), name
            assert found.median == pytest.approx(times * np.median(values)), name


def test_the_alpha_band_itself_is_measured_whole(make_raster: MakeRaster) -> None:
    array = np.stack([ramp()[0], np.where(ramp()[0] % 2, 0, 255)]).astype(np.uint8)
    path = make_raster(array, interp=("gray", "alpha"))
    box = lonlat(pixel_polygon([(-1, -1), (41, -1), (41, 21), (-1, 21)]))
    assert statistics(path, box, bands="b2")["b2"].count == 800
    assert statistics(path, box)["b1"].count == 400


def test_nodata_that_no_pixel_can_have(make_raster: MakeRaster) -> None:
    path = make_raster(ramp(), nodata=0)
    box = lonlat(pixel_polygon([(-1, -1), (41, -1), (41, 21), (-1, 21)]))
    assert statistics(path, box)["b1"].count == 799


def test_jpeg_is_measured_as_rasterio_reads_it(make_raster: MakeRaster) -> None:
    """Its decoders differ by a step or two: figures should be those that everybody gets."""
    random = np.random.default_rng(8)
    array = random.integers(0, 255, (3, 128, 128)).astype(np.uint8)
    path = make_raster(array, compress="jpeg", photometric="ycbcr", interleave="pixel")
    with raster_env(), rasterio.open(path) as dataset:
        seen = dataset.read().astype(np.int64)
    box = lonlat(pixel_polygon([(-1, -1), (129, -1), (129, 129), (-1, 129)]))
    found = statistics(path, box)
    assert [band.sum for band in found.values()] == seen.sum(axis=(1, 2)).tolist()
