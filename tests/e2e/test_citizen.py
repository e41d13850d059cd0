"""A citizen of QGIS: installs from its zip, speaks its language, wears its colours, is quick."""

from __future__ import annotations

import itertools
import statistics
from pathlib import Path

import pytest

from scripts.package import build
from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]

GERMAN = "\n[locale]\noverrideFlag=true\nuserLocale=de\nglobalLocale=de_DE\n"
DARK = "\n[UI]\nUITheme=Night Mapping\n"
LIMIT_MS = 100


@pytest.fixture(scope="module")
def session(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The session in German and in the dark."""
    folder = tmp_path_factory.mktemp("citizen")
    archive = build(folder / "build", folder / "dist")
    plan = {
        "session": "citizen",
        "zip": str(archive),
        "date": "2025-06-02",
        "other_date": "2025-08-15",
        "dates": ["2025-06-27", "2025-07-21", "2025-08-15"],
    }
    return run_session(
        "citizen", plan, folder, 240, demo_home, settings=GERMAN + DARK, installed=False
    )


def test_leaves_a_clean_log_and_window(session: Outcome) -> None:
    judge.assert_clean(session)


def test_is_installed_from_its_zip(session: Outcome) -> None:
    assert session.facts["folder"].endswith("profiles/default/python/plugins/geopera_plugin")


def test_speaks_the_language_of_qgis(session: Outcome) -> None:
    assert session.facts["words"]["help"] == "Geopera-Hilfe"


def test_has_keys_that_people_can_change(session: Outcome) -> None:
    assert session.facts["keys"] == "Ctrl+Alt+G"


def test_wears_the_colours_of_qgis(session: Outcome) -> None:
    assert session.facts["window"] < 90
    assert session.facts["dock"] < 110


def test_leads_to_its_documentation(session: Outcome) -> None:
    assert session.facts["opened"] == ["https://docs.geopera.com"] * 2


def test_never_stalls(session: Outcome) -> None:
    rounds = session.facts["stalls"]
    assert sum(each["tiles"] for each in rounds) >= 500
    assert statistics.median(each["ours_ms"] for each in rounds) <= LIMIT_MS, rounds


def test_memory_and_threads_come_back(session: Outcome) -> None:
    sizes = session.facts["memory_mb"]
    assert set(session.facts["threads"]) == {0}
    # the first rounds fill caches of Python and Qt; one in five starts the server, and what that
    # took and gave back stays with the allocator: some 20 MB, more or less
    steps = [after - before for before, after in itertools.pairwise(sizes[1:])]
    assert statistics.median(steps) < 0.6, sizes
    assert statistics.median(sizes[-5:]) - statistics.median(sizes[6:11]) < 40, sizes


def test_classes_of_earlier_loads_are_gone(session: Outcome) -> None:
    early, late = session.facts["classes"]
    assert late - early < 40, "of fifteen loads, a class or two each that QGIS itself keeps"


def test_is_sharp_on_a_screen_of_high_density(demo_home: Path, tmp_path: Path) -> None:
    outcome = run_session(
        "high_dpi",
        {"session": "sharp", "date": "2025-06-02"},
        tmp_path,
        240,
        demo_home,
        variables={"QT_SCALE_FACTOR": "2"},
        screen=(3200, 2000),
    )
    judge.assert_clean(outcome)
    assert outcome.facts["ratio"] == 2.0
    assert outcome.facts["cut"] == []
