"""What inspect tells of files with known properties."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine
from shapely.geometry import shape

from geopera_server.errors import InvalidInput
from geopera_server.raster.info import capture_date, inspect, usable_nodata
from geopera_server.raster.source import raster_env

from .conftest import MakeRaster

FIVE = ("blue", "green", "red", "nir", "swir")


def test_all_fields_of_a_named_scene(make_raster: MakeRaster) -> None:
    path = make_raster(
        np.ones((5, 100, 200), np.uint16),
        "fields_2026-04-12.tif",
        names=FIVE,
        nodata=0,
        scales=(1e-4,) * 5,
        tags={"GEOPERA_CLOUD_COVER": "12.5"},
    )
    info = inspect(path)
    assert (info.width, info.height, info.dtype, info.epsg) == (200, 100, "uint16", 32633)
    assert info.nodata == 0
    assert [band.name for band in info.bands] == list(FIVE)
    assert [band.common_name for band in info.bands] == ["blue", "green", "red", "nir", "swir16"]
    assert [band.index for band in info.bands] == [1, 2, 3, 4, 5]
    assert info.bands[0].scale == pytest.approx(1e-4)
    assert info.bounds == (500000.0, 5199000.0, 502000.0, 5200000.0)
    assert info.transform == (10.0, 0.0, 500000.0, 0.0, -10.0, 5200000.0)
    assert info.bbox_wgs84[0] == pytest.approx(15.0, abs=1e-6)
    assert info.bbox_wgs84[3] == pytest.approx(46.953529, abs=1e-5)
    assert info.gsd_m == pytest.approx(10)
    assert info.captured == date(2026, 4, 12)
    assert info.cloud_cover == 12.5
    assert info.size_bytes == path.stat().st_size
    assert info.maxzoom == 14
    frame = shape(info.footprint)
    assert frame.is_valid
    assert frame.bounds == pytest.approx(info.bbox_wgs84, abs=1e-6)


def test_footprint_follows_the_valid_pixels(make_raster: MakeRaster) -> None:
    array = np.zeros((1, 100, 100), np.uint8)
    array[0, :, 50:] = 7
    info = inspect(make_raster(array, nodata=0))
    west, _, east, _ = info.bbox_wgs84
    outline = shape(info.footprint)
    assert outline.bounds[0] == pytest.approx((west + east) / 2, abs=2e-5)
    assert outline.bounds[2] == pytest.approx(east, abs=2e-5)


def test_footprint_of_an_empty_raster_is_its_frame(make_raster: MakeRaster) -> None:
    info = inspect(make_raster(np.zeros((1, 50, 50), np.uint8), nodata=0))
    assert shape(info.footprint).bounds == pytest.approx(info.bbox_wgs84, abs=1e-6)


def test_footprint_across_the_antimeridian_is_split(make_raster: MakeRaster) -> None:
    grid = Affine(1000, 0, 760000, 0, -1000, -1900000 + 10000000)  # zone 1 south reaches over
    info = inspect(make_raster(np.ones((1, 40, 140), np.uint8), crs="EPSG:32760", transform=grid))
    outline = shape(info.footprint)
    assert outline.geom_type == "MultiPolygon"
    assert outline.area < 5


def test_no_crs_is_refused(make_raster: MakeRaster) -> None:
    path = make_raster(np.ones((1, 8, 8), np.uint8), crs=None)
    with pytest.raises(InvalidInput, match="coordinate reference system"):
        inspect(path)


def test_cog_and_what_keeps_a_file_from_being_one(make_raster: MakeRaster) -> None:
    rio_cogeo = pytest.importorskip("rio_cogeo")
    noise = np.random.default_rng(0).integers(0, 99, (1, 700, 900), np.uint8)
    plain = make_raster(noise, "plain.tif")
    late = make_raster(noise, "late.tif", overviews=(2,))
    striped = make_raster(noise, "striped.tif", tiled=False, blockxsize=900)
    cog = plain.with_name("cog.tif")
    with raster_env():
        rasterio.shutil.copy(plain, cog, driver="COG", BLOCKSIZE=256)
    assert inspect(cog).is_cog
    assert inspect(cog).overviews == (2, 4)
    assert "it has no overviews" in inspect(plain).cog_errors
    assert "it is not tiled" in inspect(striped).cog_errors
    for path in (cog, plain, late, striped):
        assert inspect(path).is_cog == rio_cogeo.cog_validate(path, strict=True, quiet=True)[0]


@pytest.mark.parametrize(
    ("name", "tags", "expected"),
    [
        ("m_4709963_se_14_1_20150926.tif", {}, date(2015, 9, 26)),
        ("fields_2026-04-12.tif", {}, date(2026, 4, 12)),
        ("S2A_20240131T103021_T33.tif", {}, date(2024, 1, 31)),
        ("scene_20240131103021.tif", {}, date(2024, 1, 31)),
        ("1985.tif", {}, date(1985, 1, 1)),
        ("1985.tif", {"TIFFTAG_DATETIME": "2021:05:06 10:00:00"}, date(1985, 1, 1)),
        ("1985.tif", {"ACQUISITION_DATE": "1985-07-08"}, date(1985, 7, 8)),
        ("dsm.tif", {"TIFFTAG_DATETIME": "2021:05:06 10:00:00"}, date(2021, 5, 6)),
        ("tile_123456789.tif", {}, None),
        ("20241331.tif", {}, None),
        ("20230230.tif", {}, None),
        ("dsm.tif", {"TIFFTAG_DATETIME": "nonsense"}, None),
    ],
)
def test_capture_date(name: str, tags: dict[str, str], expected: date | None) -> None:
    assert capture_date(name, tags) == expected


@pytest.mark.parametrize(
    ("dtype", "nodata", "expected"),
    [("uint8", 0, 0), ("uint8", -9999, None), ("uint16", 0.5, None), ("uint8", None, None)],
)
def test_usable_nodata(dtype: str, nodata: float | None, expected: float | None) -> None:
    assert usable_nodata(dtype, nodata) == expected
