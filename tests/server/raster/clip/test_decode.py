"""Clips that are other than their source: bands, band math, another grid, the exact box."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.features import rasterize
from rasterio.windows import Window

from geopera_server.errors import InvalidInput
from geopera_server.raster.clip import Wanted, clip
from geopera_server.raster.source import open_source

from ..conftest import MakeRaster, lonlat, pixel_polygon

cogeo = pytest.importorskip("rio_cogeo")

AREA = pixel_polygon([(30.3, 40.2), (560.7, 90.1), (450.2, 380.9)])
ROWS, COLUMNS = np.mgrid[0:400, 0:600]


def scene(bands: int, dtype: str = "uint16") -> np.ndarray:
    return np.stack([1000 * (i + 1) + ROWS + 2 * COLUMNS for i in range(bands)]).astype(dtype)


def inside(target: rasterio.DatasetReader) -> np.ndarray:
    return rasterize([AREA], target.shape, transform=target.transform).astype(bool)


def part_of(source: rasterio.DatasetReader, target: rasterio.DatasetReader) -> np.ndarray:
    column = round((target.transform.c - source.transform.c) / source.transform.a)
    row = round((target.transform.f - source.transform.f) / source.transform.e)
    return source.read(window=Window(column, row, target.width, target.height))


def test_bands_in_another_order(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(scene(4), nodata=0, names=("blue", "green", "red", "nir"))
    output = tmp_path / "clip.tif"
    report = clip(source, lonlat(AREA), output, wanted=Wanted(bands="nir,b1"))
    assert (report.engine, report.recompressed) == ("crop", False)
    assert cogeo.cog_validate(output, strict=True, quiet=True) == (True, [], [])
    with open_source(source) as before, open_source(output) as after:
        assert after.descriptions == ("nir", "blue")
        mask = inside(after)
        np.testing.assert_array_equal(
            after.read()[:, mask], part_of(before, after)[[3, 0]][:, mask]
        )
        assert (after.read()[:, ~mask] == 0).all()


def test_results_of_band_math(make_raster: MakeRaster, tmp_path: Path) -> None:
    array = scene(2)
    array[:, 200:220] = 0
    source = make_raster(array, nodata=0)
    output = tmp_path / "clip.tif"
    clip(source, lonlat(AREA), output, wanted=Wanted(expression="(b2-b1)/(b2+b1);b1*2"))
    with open_source(source) as before, open_source(output) as after:
        assert after.dtypes == ("float32", "float32")
        one, two = part_of(before, after).astype("f4")
        shown = inside(after) & (one > 0)
        assert shown.any()
        found = after.read()
        one, two = one[shown], two[shown]
        np.testing.assert_allclose(found[0][shown], (two - one) / (two + one), rtol=1e-6)
        np.testing.assert_array_equal(found[1][shown], 2 * one)
        assert np.isnan(found[:, ~shown]).all()


@pytest.mark.parametrize("nodata", [0, None])
def test_another_grid(make_raster: MakeRaster, tmp_path: Path, nodata: int | None) -> None:
    source = make_raster(np.full((1, 400, 600), 7, np.uint8), nodata=nodata)
    output = tmp_path / "clip.tif"
    wanted = Wanted(crs="EPSG:3857", resolution=20.0)
    report = clip(source, lonlat(AREA), output, wanted=wanted)
    assert report.engine == "warp"
    with open_source(output) as after:
        assert after.crs.to_epsg() == 3857
        assert after.res == (20.0, 20.0)
        shown = after.dataset_mask() > 0
        assert np.unique(after.read(1)[shown]).tolist() == [7]
        share = shown.sum() * 400 / AREA.area  # mercator stretches by 1.46 a side at 46.9 degrees
        assert 1.46**2 * 0.97 < share < 1.48**2 * 1.03


def test_the_exact_box_of_jpeg_tells_that_it_is_written_anew(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    options = {"compress": "jpeg", "photometric": "YCBCR", "interleave": "pixel"}
    source = make_raster(scene(3, "uint8"), overviews=(2, 4, 8), **options)
    output = tmp_path / "clip.tif"
    assert clip(source, lonlat(AREA), output).engine == "tile-copy"
    report = clip(source, lonlat(AREA), output, wanted=Wanted(exact_box=True))
    assert (report.engine, report.recompressed) == ("crop", True)
    assert (report.width, report.height) == (531, 341)
    with open_source(source) as before, open_source(output) as after:
        mask = inside(after)
        np.testing.assert_array_equal(after.read()[:, mask], part_of(before, after)[:, mask])


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(crs="EPSG:1"),
        Wanted(crs="nonsense"),
        Wanted(resolution=-1.0),
        Wanted(resolution=1e-6),
        Wanted(resolution=float("nan")),
        Wanted(bands="infrared"),
        Wanted(bands="1,1"),
        Wanted(expression="__import__('os')"),
    ],
)
def test_what_cannot_be_is_told(make_raster: MakeRaster, tmp_path: Path, wanted: Wanted) -> None:
    source = make_raster(scene(2))
    with pytest.raises(InvalidInput):
        clip(source, lonlat(AREA), tmp_path / "clip.tif", wanted=wanted)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]
