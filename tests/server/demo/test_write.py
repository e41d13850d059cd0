"""The files of the demo: what they are, and that they are what they say."""

from __future__ import annotations

import datetime
import hashlib
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rio_cogeo.cogeo import cog_validate

from geopera_server.demo import DemoScene, write_demo
from geopera_server.demo.capture import CAPTURES
from geopera_server.errors import Cancelled


@dataclass(frozen=True)
class Demo:
    scenes: list[DemoScene]
    seconds: float
    progress: list[float]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Write the real demo once, at its full size."""
    progress: list[float] = []
    start = time.monotonic()
    scenes = write_demo(tmp_path_factory.mktemp("demo"), progress=progress.append)
    return Demo(scenes, time.monotonic() - start, progress)


def _imagery(demo: Demo) -> list[DemoScene]:
    return [scene for scene in demo.scenes if scene.kind == "imagery"]


def _scene(demo: Demo, date: str) -> DemoScene:
    return next(s for s in demo.scenes if s.date == datetime.date.fromisoformat(date))


def _ndvi(scene: DemoScene) -> np.ma.MaskedArray:  # type: ignore[type-arg]
    with rasterio.open(scene.path) as source:
        red = source.read(3, masked=True).astype("float32")
        nir = source.read(4, masked=True).astype("float32")
    return (nir - red) / (nir + red)


def _digests(scenes: list[DemoScene]) -> list[str]:
    digests = []
    for scene in scenes:
        with rasterio.open(scene.path) as source:
            digests.append(hashlib.sha256(source.read().tobytes()).hexdigest())
    return digests


def test_time_and_size_stay_in_budget(demo: Demo) -> None:
    assert demo.seconds < 60.0
    assert sum(scene.path.stat().st_size for scene in demo.scenes) < 200e6


def test_there_are_many_dates_over_a_year(demo: Demo) -> None:
    dates = [scene.date for scene in _imagery(demo)]
    assert None not in dates
    assert len(set(dates)) == len(dates) >= 8
    known = [date for date in dates if date is not None]
    assert known == sorted(known)
    assert (known[-1] - known[0]).days > 270
    gaps = {(b - a).days for a, b in pairwise(known)}
    assert len(gaps) > 4


def test_progress_rises_to_one(demo: Demo) -> None:
    assert demo.progress[0] == 0.0
    assert demo.progress[-1] == 1.0
    assert demo.progress == sorted(demo.progress)


def test_each_file_is_a_valid_cog(demo: Demo) -> None:
    for scene in demo.scenes:
        valid, errors, warnings = cog_validate(scene.path, strict=True)
        assert valid, (scene.path.name, errors, warnings)


def test_imagery_says_what_it_is(demo: Demo) -> None:
    for scene in _imagery(demo):
        with rasterio.open(scene.path) as source:
            assert source.descriptions == ("blue", "green", "red", "nir", "swir")
            assert set(source.dtypes) == {"uint16"}
            assert source.nodata == 0
            assert (source.width, source.height) == (1024, 1024)
            assert source.res == (10.0, 10.0)
            assert source.crs.to_epsg() == 32633
            assert source.overviews(1) == [2, 4]
            assert [c.name for c in source.colorinterp[:3]] == ["blue", "green", "red"]
            assert source.compression.name == "deflate"
            tags = source.tags()
        assert scene.date is not None
        assert tags["TIFFTAG_DATETIME"].startswith(scene.date.strftime("%Y:%m:%d"))
        assert float(tags["GEOPERA_CLOUD_COVER"]) == scene.cloud_cover
        assert scene.path.name == f"fields_{scene.date.isoformat()}.tif"


def test_elevation_is_in_metres(demo: Demo) -> None:
    scene = demo.scenes[-1]
    assert (scene.kind, scene.date, scene.path.name) == ("elevation", None, "elevation.tif")
    with rasterio.open(scene.path) as source:
        assert source.descriptions == ("elevation",)
        assert source.dtypes == ("float32",)
        assert source.nodata == -9999
        heights = source.read(1, masked=True)
    assert heights.count() == heights.size
    assert 60 < heights.min() < 85
    assert 130 < heights.max() < 300


def test_vegetation_follows_the_season(demo: Demo) -> None:
    winter = np.ma.median(_ndvi(_scene(demo, "2025-11-29")))
    summer = np.ma.median(_ndvi(_scene(demo, "2025-06-02")))
    assert summer > winter + 0.2
    assert 0.6 < summer < 0.9


def test_crops_differ_in_their_season(demo: Demo) -> None:
    june, august = _ndvi(_scene(demo, "2025-06-02")), _ndvi(_scene(demo, "2025-08-15"))
    harvested = (june > 0.7) & (august < 0.35)
    grown = (june < 0.5) & (august > 0.75)
    assert harvested.mean() > 0.10
    assert grown.mean() > 0.03


def test_water_is_below_zero_and_the_flood_is_wide(demo: Demo) -> None:
    usual = (_ndvi(_scene(demo, "2025-05-06")) < 0).mean()
    flooded = (_ndvi(_scene(demo, "2025-03-08")) < 0).mean()
    assert 0.015 < usual < 0.06
    assert flooded > 2 * usual


def test_clouds_are_bright_and_counted(demo: Demo) -> None:
    scene = _scene(demo, "2025-09-18")
    assert scene.cloud_cover is not None
    with rasterio.open(scene.path) as source:
        bright = (source.read(1) > 2500).mean() * 100
    assert 30 < scene.cloud_cover < 60
    assert abs(bright - scene.cloud_cover) < 10
    assert _scene(demo, "2025-05-06").cloud_cover == 0.0


def test_one_date_ends_at_the_edge_of_the_swath(demo: Demo) -> None:
    empty = {}
    for scene in _imagery(demo):
        with rasterio.open(scene.path) as source:
            empty[scene.date] = (source.dataset_mask() == 0).mean()
    missing = [share for share in empty.values() if share > 0]
    assert len(missing) == 1
    assert 0.02 < missing[0] < 0.25


def test_the_same_seed_gives_the_same_pixels(tmp_path: Path) -> None:
    first = write_demo(tmp_path / "a", size=192, captures=CAPTURES[:2])
    again = write_demo(tmp_path / "b", size=192, captures=CAPTURES[:2])
    other = write_demo(tmp_path / "c", size=192, captures=CAPTURES[:2], seed=99)
    assert _digests(first) == _digests(again)
    assert not set(_digests(first)) & set(_digests(other))


def test_cancel_stops_and_leaves_no_part_file(tmp_path: Path) -> None:
    def two_are_there() -> bool:
        return (tmp_path / "fields_2025-03-08.tif").exists()

    with pytest.raises(Cancelled):
        write_demo(tmp_path, size=128, captures=CAPTURES[:4], cancelled=two_are_there)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["fields_2025-02-11.tif", "fields_2025-03-08.tif"]


def test_cancel_is_asked_while_the_landscape_is_drawn(tmp_path: Path) -> None:
    asked: list[None] = []

    def soon() -> bool:
        asked.append(None)
        return len(asked) > 5

    with pytest.raises(Cancelled):
        write_demo(tmp_path, size=128, captures=CAPTURES[:1], cancelled=soon)
    assert not list(tmp_path.iterdir())


def test_files_are_replaced(tmp_path: Path) -> None:
    stale = tmp_path / "fields_2025-02-11.tif"
    stale.write_bytes(b"not a raster")
    write_demo(tmp_path, size=128, captures=CAPTURES[:1])
    with rasterio.open(stale) as source:
        assert source.count == 5
    assert not list(tmp_path.glob("*.part"))
