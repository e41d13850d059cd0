"""Clips and jobs in QGIS's real window, across two starts of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="module")
def first(folder: Path, demo_home: Path) -> Outcome:
    plan = {"session": "clips", "demo": str(demo_home / "demo")}
    return run_session("clips", plan, folder, 150, demo_home=demo_home)


@pytest.fixture(scope="module")
def second(folder: Path, first: Outcome) -> Outcome:
    """QGIS once more, on the profile that the first session left."""
    plan = {"session": "clips", "again": True, **{k: first.facts[k] for k in ("late", "waiting")}}
    return run_session("clips_again", plan, folder, 90)


def test_the_sessions_leave_no_complaint(first: Outcome, second: Outcome) -> None:
    messages = first.report["messages"]
    told = [m for m in messages if "no longer where it was" in m["text"]]
    assert {m["tag"] for m in told} == {"Geopera", "Messages"}, "the failure made on purpose"
    first.report["messages"] = [m for m in messages if m not in told]
    for outcome in (first, second):
        judge.assert_clean(outcome)


def test_two_dates_are_told_of_in_one_summary(first: Outcome) -> None:
    assert first.facts["summaries"] == ["2 clips are on the map."]
    assert first.facts["clips"] == ["multibandcolor"] * 2
    assert "bit by bit" in first.facts["path"]
    assert "written again" in first.facts["path"]


def test_the_estimate_follows_the_bands(first: Outcome) -> None:
    whole, some, again = first.facts["sizes"]
    assert some != whole == again


def test_a_clip_whose_project_was_closed_is_saved(first: Outcome) -> None:
    assert "is saved; " in first.facts["closed"]
    assert first.facts["closed"].endswith("its project was closed.")


def test_the_report_says_how_it_was_made(first: Outcome) -> None:
    report = first.facts["report"]
    for words in ("SHA-256 ", "Took: ", "Compute units: 1", "2025", "without loss", "Saved in: "):
        assert words in report
    (folder,) = first.facts["folder"]
    assert f"Saved in: {folder}" in report


def test_a_clip_of_a_delivery_area_comes_onto_the_map(first: Outcome) -> None:
    area, title, is_valid, bands = first.facts["area"]
    assert (area, title, is_valid) == ("north", "north", True)
    assert bands >= 4


def test_a_failure_is_explained(first: Outcome) -> None:
    reason, advice = first.facts["failure"]
    assert "no longer where it was" in reason
    assert "retry" in advice


def test_jobs_survive_the_closing_of_qgis(second: Outcome) -> None:
    assert "finished while QGIS was closed" in second.facts["offer"]
    assert sorted(second.facts["renderers"].values()) == [["multibandcolor"]] * 2


def test_an_upload_goes_on_at_the_next_start(second: Outcome) -> None:
    words = "1 file did not arrive completely: fields_2025-08-15.tif"
    assert words in second.facts["unfinished"]
    assert second.facts["choices"] == ["Send the rest", "Discard"]


def test_they_leave_screenshots(first: Outcome, second: Outcome) -> None:
    judge.assert_screenshots(first, 12)
    judge.assert_screenshots(second, 3)
