"""Browse imagery in QGIS's real window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]
COLOURS = ((90, 140, 200), (200, 120, 70), (80, 160, 90), (190, 180, 90))
DAY = "2026-04-12"


def write_tile(path: Path, place: int) -> str:
    """Write a small raster of three bands: neighbours overlap by a quarter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size, pixel = 256, 20.0
    west = 400_000 + place % 2 * size * pixel * 0.75
    north = 5_750_000 - place // 2 * size * pixel * 0.75
    waves = (np.sin(np.arange(size) / 9)[:, None] + np.cos(np.arange(size) / 14)[None, :]) * 22
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=size,
        height=size,
        count=3,
        dtype="uint8",
        crs="EPSG:32633",
        transform=from_origin(west, north, pixel, pixel),
    ) as out:
        for band, value in enumerate(COLOURS[place % len(COLOURS)], 1):
            out.write((value + waves).clip(0, 255).astype("uint8"), band)
    return str(path)


@pytest.fixture(scope="module")
def browsed(tmp_path_factory: pytest.TempPathFactory, demo_home: Path) -> Outcome:
    folder = tmp_path_factory.mktemp("browse")
    files = [
        write_tile(folder / "tiles" / f"quay_{place + 1}_{DAY}.tif", place) for place in range(4)
    ]
    plan = {
        "session": "browsing",
        "files": files,
        "upload": write_tile(folder / "pier_2026-05-05.tif", 3),
    }
    return run_session("browse", plan, folder, 120, demo_home=demo_home)


def test_the_session_is_clean(browsed: Outcome) -> None:
    judge.assert_clean(browsed)
    judge.assert_screenshots(browsed, 17)


def test_calendar_and_filters_show_the_real_dates(browsed: Outcome) -> None:
    facts = browsed.facts
    assert facts["june"] == ["2025-06-02", "2025-06-27"]
    assert len(facts["year"]) == len(facts["cards"]) - 1, "one scene has no date"
    assert "2025-09-18" in facts["year"]
    assert "2025-09-18" not in facts["clear"], "it is cloudy"
    assert len(facts["clear"]) == len(facts["year"]) - 1
    assert "Demo fields" in facts["taken"]
    assert facts["covering"] == [50, True]


def test_details_and_upload(browsed: Outcome) -> None:
    facts = browsed.facts
    assert facts["stac"]["id"] == facts["scene"]
    assert facts["stac"]["stac_version"].startswith("1.")
    assert facts["progress"] == sorted(facts["progress"])
    assert facts["progress"][-1] >= 90


def test_the_tree_gives_a_layer_and_no_secret(browsed: Outcome) -> None:
    facts = browsed.facts
    assert facts["tree"][:3] == ["Geopera", "This computer", "Demo fields"]
    assert facts["drag_tells"] == [False, False]
    assert facts["dropped"]["bands"] == "red,green,blue"
    assert facts["dropped"]["date"] == "2025-06-02"
