"""The session of an analyst in QGIS's real window, on the demo and on real imagery."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.e2e import judge
from tests.e2e.qgis_window import CHECKOUT, Outcome, run_session, unavailable

DATA = Path(os.environ.get("GEOPERA_SHARED_DATA", CHECKOUT.parent / "shared" / "data"))
Formula = Callable[[NDArray[np.float64]], NDArray[np.float64]]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]

DEMO = {
    "date": "2025-06-02",
    "second": "15 Aug 2025",
    "formula": "ndvi",
    "colormap": "rdylgn",
    "scenes": 12,
}
REAL: dict[str, dict[str, Any]] = {
    "naip": {
        "date": "2015-09-26",
        "second": "27 Aug 2017",
        "formula": "ndvi",
        "colormap": "rdylgn",
        "scenes": 5,
    },
    "landsat": {
        "date": "2005-01-01",
        "second": "1 Jan 2020",
        "band": "b4",
        "colormap": "viridis",
        "scenes": 8,
    },
}


def ndvi(near: int, red: int) -> Formula:
    """Return a function that computes NDVI of bands that are counted from 1."""

    def compute(bands: NDArray[np.float64]) -> NDArray[np.float64]:
        with np.errstate(invalid="ignore", divide="ignore"):
            result: NDArray[np.float64] = (bands[near - 1] - bands[red - 1]) / (
                bands[near - 1] + bands[red - 1]
            )
        return result

    return compute


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The session on a demo project that is made in it."""
    return run_session("demo", DEMO, tmp_path_factory.mktemp("demo"), 240)


@pytest.fixture(scope="module")
def source(demo: Outcome) -> Path:
    return demo.home / "demo" / f"fields_{DEMO['date']}.tif"


def test_demo_leaves_a_clean_log_and_window(demo: Outcome) -> None:
    judge.assert_clean(demo)


def test_demo_leaves_the_layers_their_room(demo: Outcome) -> None:
    assert demo.facts["layers_room"] > 40, "in characters; names and styles fit"


def test_demo_shows_the_scene_in_natural_colour(demo: Outcome, source: Path) -> None:
    judge.assert_natural(demo, source)


def test_demo_stretches_the_formula_to_the_area(demo: Outcome, source: Path) -> None:
    judge.assert_stretched(demo, source, ndvi(4, 3))


def test_demo_colours_values_by_the_colormap(demo: Outcome, source: Path) -> None:
    judge.assert_coloured(demo, source, ndvi(4, 3), "rdylgn")


def test_demo_clips_are_identical_inside_the_area(demo: Outcome) -> None:
    clips = demo.facts["clips"]
    assert {clip["title"][-10:] for clip in clips} == {"2025-06-02", "2025-08-15"}
    for clip in clips:
        judge.assert_clip(clip, demo.home / "demo" / f"fields_{clip['title'][-10:]}.tif")
        assert clip["renderer"] == "multibandcolor"
        assert [tiles["formula_id"] for tiles in clip["tiles"]] == ["ndvi"]


def test_demo_survives_saving_and_another_port(demo: Outcome) -> None:
    judge.assert_reopened(demo)


def test_demo_leaves_screenshots(demo: Outcome) -> None:
    judge.assert_screenshots(demo, 13)


@pytest.mark.skipif(
    not (DATA / "naip").is_dir(),
    reason="no real imagery: set GEOPERA_SHARED_DATA to the folder that has naip/ and landsat/",
)
@pytest.mark.parametrize("name", REAL)
def test_real_imagery(name: str, tmp_path: Path) -> None:
    plan = dict(REAL[name])
    files = {_date(path): path for path in sorted((DATA / name).glob("*.tif"))}
    plan["files"] = [str(path) for path in files.values()]
    outcome = run_session(name, plan, tmp_path, 240)
    judge.assert_clean(outcome)
    original = files[plan["date"][:4]]
    judge.assert_natural(outcome, original)
    formula: Formula = ndvi(4, 1) if name == "naip" else lambda bands: bands[3]
    judge.assert_stretched(outcome, original, formula)
    judge.assert_coloured(outcome, original, formula, plan["colormap"])
    assert len(outcome.facts["clips"]) == 2
    for clip in outcome.facts["clips"]:
        judge.assert_clip(clip, files[clip["title"][-10:-6]])
    judge.assert_reopened(outcome)


def _date(path: Path) -> str:
    return path.stem[-8:-4] if path.stem.startswith("m_") else path.stem
