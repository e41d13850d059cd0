"""Live styling in QGIS's real window: every control, and how soon the map follows."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]


@pytest.fixture(scope="module")
def outcome(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    plan = {"session": "styling", "date": "2025-06-02"}
    return run_session("styling", plan, tmp_path_factory.mktemp("styling"), 150, demo_home)


def test_the_session_leaves_a_clean_log_and_window(outcome: Outcome) -> None:
    judge.assert_clean(outcome)


def test_the_map_follows_soon(outcome: Outcome) -> None:
    times = outcome.facts["times_ms"]
    assert len(times) >= 12
    # 300 ms is the aim, on a machine with nothing else to do
    assert statistics.median(times.values()) < 600, times
