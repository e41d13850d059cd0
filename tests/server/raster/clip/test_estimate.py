"""Estimates against known areas and against the clip itself."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import box

from geopera_server.raster.clip import Wanted, clip
from geopera_server.raster.clip.estimate import estimate, geodesic_area_m2

from ..conftest import MakeRaster, lonlat, pixel_polygon

WHOLE = pixel_polygon([(100, 100), (300, 100), (300, 250), (100, 250)])


def test_area_and_pixels_of_a_rectangle(make_raster: MakeRaster) -> None:
    found = estimate(make_raster(np.ones((3, 400, 500), np.uint16)), lonlat(WHOLE))
    assert found.pixels == 200 * 150
    # UTM shows lengths at its central meridian 0.9996 times as long
    assert found.area_m2 == pytest.approx(200 * 150 * 100 / 0.9996**2, rel=1e-4)
    assert found.coverage_percent == pytest.approx(100, abs=0.01)


def test_half_beside_the_raster(make_raster: MakeRaster) -> None:
    half = pixel_polygon([(-100, 100), (100, 100), (100, 200), (-100, 200)])
    found = estimate(make_raster(np.ones((1, 400, 500), np.uint8)), lonlat(half))
    assert found.coverage_percent == pytest.approx(50, abs=0.05)
    assert found.pixels == pytest.approx(100 * 100, abs=5)


def test_beside_the_raster(make_raster: MakeRaster) -> None:
    far = pixel_polygon([(9000, 9000), (9100, 9000), (9100, 9100)])
    found = estimate(make_raster(np.ones((1, 400, 500), np.uint8)), lonlat(far))
    assert (found.pixels, found.bytes, found.coverage_percent) == (0, 0, 0)
    assert found.area_m2 > 0


def test_bytes_are_of_the_right_order(make_raster: MakeRaster, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 4000, (3, 400, 500), np.uint16)
    path = make_raster(noise, compress="deflate")
    report = clip(path, lonlat(WHOLE), tmp_path / "clip.tif")
    assert estimate(path, lonlat(WHOLE)).bytes == pytest.approx(report.size_bytes, rel=0.5)


@pytest.mark.parametrize(
    ("codec", "interleave", "engine"),
    [("deflate", "pixel", "crop"), ("jpeg", "pixel", "tile-copy"), ("jpeg", "band", "crop")],
)
def test_the_engine_is_the_one_that_takes_it(
    make_raster: MakeRaster, tmp_path: Path, codec: str, interleave: str, engine: str
) -> None:
    values = np.full((3, 400, 500), 90, np.uint8)
    path = make_raster(values, compress=codec, interleave=interleave)
    report = clip(path, lonlat(WHOLE), tmp_path / "clip.tif")
    found = estimate(path, lonlat(WHOLE))
    assert (found.engine, found.recompressed) == (report.engine, report.recompressed)
    assert (found.engine, found.recompressed) == (engine, (codec, engine) == ("jpeg", "crop"))


def test_area_of_a_degree_at_the_equator() -> None:
    """The area between parallels has a closed form (Snyder 1987, equation 3-12)."""
    a, f = 6378137.0, 1 / 298.257223563
    e, sine = math.sqrt(f * (2 - f)), math.sin(math.radians(1))
    zone = sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e
    expected = (a * (1 - f)) ** 2 / 2 * math.radians(1) * zone
    assert geodesic_area_m2(box(0, 0, 1, 1)) == pytest.approx(expected, rel=1e-6)


def test_some_bands_are_written_again(make_raster: MakeRaster, tmp_path: Path) -> None:
    path = make_raster(np.full((3, 400, 500), 90, np.uint8), compress="jpeg", interleave="pixel")
    report = clip(path, lonlat(WHOLE), tmp_path / "clip.tif", wanted=Wanted(bands="b1"))
    whole, found = estimate(path, lonlat(WHOLE)), estimate(path, lonlat(WHOLE), "b1")
    assert (found.engine, found.recompressed) == (report.engine, report.recompressed)
    assert (whole.engine, found.engine) == ("tile-copy", "crop")
    assert found.pixels == whole.pixels
