"""Servers in QGIS's real window: another one is added, used and left; packages; options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.run_demo import serving
from tests.e2e import judge
from tests.e2e.qgis_window import Outcome, run_session, unavailable

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(unavailable()), reason=unavailable() or "available"),
]
PROJECT = "Harbour"
DATE = "2025-06-02"


@pytest.fixture(scope="module")
def session(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One session with all of it, and a second, headless server beside it."""
    folder = tmp_path_factory.mktemp("servers")
    home = folder / "elsewhere"
    home.mkdir()
    scene = demo_home / "demo" / f"fields_{DATE}.tif"
    line = [sys.executable, "-m", "geopera_server", "ingest", "--home", str(home)]
    line += ["--project", PROJECT, str(scene)]
    subprocess.run(line, check=True, timeout=60, capture_output=True)
    plan = {"session": "servers", "project": PROJECT, "date": DATE}
    plan["python"] = sys.executable
    with serving(home, 0) as (_process, told):
        plan |= {"url": told["url"], "key": told["key"]}
        outcome = run_session("servers", plan, folder, 150, demo_home=demo_home)
    return outcome


def test_log_and_window_are_clean(session: Outcome) -> None:
    judge.assert_clean(session)


def test_what_is_wrong_with_a_server_is_said(session: Outcome) -> None:
    verdicts = session.facts["verdicts"]
    assert verdicts["nobody"] == "The server does not answer"
    assert verdicts["key"] == "The key is not accepted"
    assert verdicts["good"] == "The server answers and lets you in"
    assert session.facts["warned"] == {"http://imagery.example": True, "loopback": False}


def test_the_plugin_follows_to_the_other_server_and_back(session: Outcome) -> None:
    facts = session.facts
    assert facts["projects_elsewhere"] == [PROJECT]
    assert facts["colours_elsewhere"] > 25, "the scene of the other server is on the canvas"
    assert facts["projects_back"] == ["Demo fields"]


def test_a_server_is_edited_and_its_key_goes_nowhere_else(session: Outcome) -> None:
    edited = session.facts["edited"]
    assert edited["shown"][0] == "Harbour office"
    assert edited["shown"][2] == "", "a kept key is not shown"
    assert "kept in QGIS" in edited["placeholder"]
    assert "another server" in edited["refused"]
    assert edited["tested"] == "The server answers and lets you in"
    assert edited["same"] == [True, True]


def test_the_first_page_says_what_to_do(session: Outcome) -> None:
    title, style = session.facts["welcome"]
    assert title == "Welcome to Geopera"
    assert "Choose a scene first" in style


def test_the_key_is_nowhere_but_in_the_authentication_database(session: Outcome) -> None:
    key = session.facts["key"]
    profile = session.home.parent
    for path in profile.rglob("*"):
        if path.is_file() and path.suffix in (".ini", ".log", ".qgs", ".json", ".txt"):
            assert key.encode() not in path.read_bytes(), path
    assert key not in session.output
    assert not any(key in json.dumps(message) for message in session.report["messages"])


def test_options_are_kept(session: Outcome) -> None:
    assert session.facts["options"] == {"port": 0, "cache_mb": 96, "allow_remote": True}


def test_a_failed_installation_says_why_and_leaves_nothing(session: Outcome) -> None:
    assert "not available" in session.facts["install_failed"]
    assert session.facts["environment_left"] is False


def test_the_process_of_its_own_comes_back_after_a_crash_and_ends_with_qgis(
    session: Outcome,
) -> None:
    first, second = session.facts["children"]
    assert first != second
    for number in (first, second):
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_screenshots(session: Outcome) -> None:
    judge.assert_screenshots(session, 8)
