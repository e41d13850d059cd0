"""Time in QGIS's real window: stepping, comparing, charting, and layers that survive."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.features import geometry_mask
from rasterio.warp import transform_geom

from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]

# What the session provokes on purpose: tiles that are refused, and a server that is gone.
PROVOKED = (
    "Tile request",
    "Not logging more than 100 request errors",  # QGIS 3.40 tells of each tile
    "cannot be drawn: its server",
    "cannot be drawn: their server",
)


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory, demo_home: Path) -> Outcome:
    folder = tmp_path_factory.mktemp("timeline")
    return run_session("timeline", {"session": "timeline"}, folder, 150, demo_home=demo_home)


def apart(one: list[int], other: list[int]) -> float:
    """Return how far apart two colours are, 0..255."""
    return float(np.abs(np.subtract(one, other)).max())


def test_the_session_leaves_a_clean_log(timeline: Outcome) -> None:
    messages = [
        each
        for each in timeline.report["messages"]
        if not any(words in each["text"] for words in PROVOKED)
    ]
    facts = {"left_behind": {}, **timeline.facts}
    judge.assert_clean(
        replace(timeline, report={**timeline.report, "messages": messages, "facts": facts})
    )


def test_the_controller_steps_from_date_to_date_and_the_filmstrip_follows(
    timeline: Outcome,
) -> None:
    facts = timeline.facts
    assert facts["total_frames"] == len(facts["frames"]) == 11
    shown = facts["steps"]
    assert [step[0] for step in shown] == facts["frames"][:3]
    assert [step[1] for step in shown] == facts["frames"][:3]
    assert [step[3] for step in shown] == [f"{date} NDVI" for date in facts["frames"][:3]]
    assert apart(shown[0][2], shown[1][2]) > 20, "another date has other colours"
    assert apart(shown[1][2], shown[2][2]) > 20
    assert facts["controller_date"] == "2025-08-15", "the controller follows the filmstrip"


def test_playing_shows_many_dates_and_no_gap(timeline: Outcome) -> None:
    assert timeline.facts["played"] >= 3
    assert timeline.facts["blank"] == 0


def test_a_swipe_shows_a_date_on_each_side(timeline: Outcome) -> None:
    facts = timeline.facts
    assert apart(*facts["sides"]) > 15
    assert facts["dragged_to"] == pytest.approx(0.2, abs=0.02)
    assert facts["keyed_to"] == pytest.approx(facts["dragged_to"] + 0.1, abs=0.001)
    assert facts["exchanged"] == ["9 Apr 2025", "15 Aug 2025"]


def test_a_difference_is_the_later_date_less_the_earlier(timeline: Outcome) -> None:
    found = timeline.facts["difference"]
    assert found["name"] == "NDVI 2025-08-15 \N{MINUS SIGN} 2025-04-09"
    assert "minus" in found["source"]
    assert "token" not in found["source"]
    red, green, _blue = found["mean"]
    assert red > green, "there is less green in August than in April"
    assert found["unfolded"], "its controls are below it in the layer tree"
    before, after = ([float(end) for end in text.split(",")] for text in found["ranges"])
    assert before[0] == -before[1]
    assert after[0] == -after[1], "other colours are stretched around zero too"
    assert after == pytest.approx(before, rel=0.15)
    low, high = found["edges"]
    assert low < -0.5 < 0.3 < high, "the distribution is that of the differences"


def ndvi(path: Path, area: dict[str, Any]) -> np.ndarray[Any, Any]:
    """Return NDVI of the pixels whose centre is in an area."""
    with rasterio.open(path) as dataset:
        shape = transform_geom("EPSG:4326", dataset.crs, area)
        outside = geometry_mask([shape], (dataset.height, dataset.width), dataset.transform)
        bands = dataset.read().astype("float64")[:, ~outside]
    return (bands[3] - bands[2]) / (bands[3] + bands[2])


def test_the_chart_has_the_figures_of_the_files(timeline: Outcome, demo_home: Path) -> None:
    facts = timeline.facts
    assert [row[0] for row in facts["chart"]] == facts["frames"]
    for date, low, mean, high in facts["chart"][::5]:
        (path,) = demo_home.rglob(f"fields_{date}.tif")
        values = ndvi(path, facts["aoi"])
        assert mean == pytest.approx(values.mean(), abs=0.003)
        assert [low, high] == pytest.approx(np.percentile(values, (10, 90)), abs=0.005)
    table = list(csv.DictReader(facts["csv"].splitlines()))
    assert [row["date"] for row in table] == facts["frames"]
    assert float(table[0]["mean"]) == pytest.approx(facts["chart"][0][2])
    assert min(facts["pictures"]) > 5000


def test_the_chart_of_a_point_has_the_value_of_a_pixel(timeline: Outcome) -> None:
    point = timeline.facts["point"]
    assert [row[2] for row in point] == [1] * 11
    assert all(-1 <= row[1] <= 1 for row in point)


def test_no_file_and_no_log_holds_a_secret(timeline: Outcome) -> None:
    facts = timeline.facts
    assert set(facts["saved"]) >= {"a.qgz", "a.qgs", "a.qlr", "a.qml", "a.sld", "clipboard"}
    assert facts["secrets"] == 2
    assert facts["secrets_in"] == []
    assert facts["messages"] > 3
    assert facts["secrets_in_log"] == []


def test_layers_survive_a_moved_project_and_an_old_token(timeline: Outcome) -> None:
    facts = timeline.facts
    _before, after, shown, reopened = facts["reopened"]
    assert shown == reopened
    assert facts["duplicates"] == 2
    for colour in (after, facts["renewed"], facts["back"]):
        assert min(colour) < 200, "it is drawn"


def test_a_layer_whose_server_is_gone_says_so(timeline: Outcome) -> None:
    facts = timeline.facts
    assert "stopped" in facts["gone"]
    assert facts["gone"] in facts["indicators"]
    assert facts["messages_shown"] == 1


def test_the_session_leaves_screenshots(timeline: Outcome) -> None:
    judge.assert_screenshots(timeline, 8)
