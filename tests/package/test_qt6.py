"""The plugin under PyQt6: every module imports, its widgets are built and used, it starts and ends.

No Debian suite has QGIS's bindings for Qt 6. So Qt is the real PyQt6, and QGIS's classes are a
stand-in that has the names which the bindings of the QGIS installed here have, and hardly more.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.package import CHECKOUT, PLUGIN

QGIS_PYTHON = CHECKOUT / ".venv-qgis" / "bin" / "python"
TOOLS = Path(__file__).parent / "qt6"
GUI = "tests/plugin/gui"
# Tests of widgets that need next to nothing of QGIS,
WIDGET_TESTS = [
    f"{GUI}/style/test_style_controls.py",
    f"{GUI}/style/test_panel.py",
    f"{GUI}/test_calendar.py",
    f"{GUI}/browse/test_project_actions.py",
    f"{GUI}/browse/test_scene_panel.py",
    f"{GUI}/clips/test_jobs_panel.py",
    f"{GUI}/dates/test_chart.py",
]
NEED_QGIS = [  # and those among them that do need it
    f"{GUI}/clips/test_jobs_panel.py::test_a_job_from_start_to_deletion",
    f"{GUI}/dates/test_chart.py::test_a_click_on_the_map_is_a_point",
    f"{GUI}/dates/test_chart.py::test_a_point_has_a_place_where_the_map_has_one",
]
PATH = os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "server")])
QT6_PYTHON = os.environ.get("GEOPERA_QT6_PYTHON", sys.executable)


def _has_qt6() -> bool:
    line = [QT6_PYTHON, "-c", "import PyQt6.QtWidgets"]
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.skipif(not QGIS_PYTHON.exists(), reason="QGIS is not installed"),
    pytest.mark.skipif(not _has_qt6(), reason="PyQt6 cannot be imported"),
]


@pytest.fixture(scope="module")
def description() -> str:
    """Say what the plugin, and those tests of its widgets, take from QGIS."""
    files = [f"{CHECKOUT}/{name}" for name in ("tests/plugin/conftest.py", *WIDGET_TESTS)]
    return _run(QGIS_PYTHON, TOOLS / "describe.py", CHECKOUT / PLUGIN, *files)


def _run(*line: object, given: str = "", **variables: str) -> str:
    ran = subprocess.run(
        [str(part) for part in line],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": PATH, "QT_QPA_PLATFORM": "offscreen", **variables},
    )
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-3000:]
    return ran.stdout


def _load(plugin: Path, description: str) -> dict[str, Any]:
    return dict(
        json.loads(_run(QT6_PYTHON, "-m", "tests.package.qt6.load", plugin, given=description))
    )


def test_every_module_imports_and_widgets_are_built_and_used(description: str) -> None:
    told = _load(CHECKOUT / PLUGIN, description)
    assert not told["failed"], "\n".join(told["failed"].values())
    modules = list((CHECKOUT / PLUGIN).rglob("*.py"))
    assert len(told["imported"]) == len(modules)
    built = {place.rpartition(".")[2] for place in told["built"]}
    assert built >= {"StylePanel", "GeoperaDock", "ClipDialog", "OptionsPage", "ServerDialog"}
    assert told["touched"] > 150
    assert told["steps"] == ["start", "stop"]


def test_widgets_behave_as_on_qt5(tmp_path: Path, description: str) -> None:
    described = tmp_path / "description.json"
    described.write_text(description)
    line = [QT6_PYTHON, "-m", "pytest", "-q", "-p", "tests.package.qt6.session", *WIDGET_TESTS]
    line += [f"--deselect={name}" for name in NEED_QGIS]
    told = _run(*line, GEOPERA_QT6_DESCRIPTION=str(described))
    counted = re.search(r"(\d+) passed, 3 deselected", told)
    assert counted, told
    assert int(counted[1]) > 70


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("from qgis.PyQt.QtCore import Qt\nSIDE = Qt.LeftDockWidgetArea\n", "LeftDockWidgetArea"),
        ("from qgis.PyQt.QtWidgets import QDesktopWidget\n", "QDesktopWidget"),
        ("from qgis.core import QgsNoSuchThing\n", "QgsNoSuchThing"),
        ("from PyQt5.QtCore import Qt\n", "PyQt5"),
        (
            "from qgis.PyQt.QtWidgets import QWidget\n"
            "class Wide(QWidget):\n"
            "    def __init__(self, parent=None):\n"
            "        super().__init__(parent)\n"
            "        self.fontMetrics().width('x')\n",
            "width",
        ),
        (
            "from qgis.PyQt.QtWidgets import QWidget\n"
            "class Pressed(QWidget):\n"
            "    def mousePressEvent(self, event):\n"
            "        event.globalPos()\n",
            "globalPos",
        ),
    ],
    ids=["enum", "class", "name", "binding", "method", "event"],
)
def test_what_qt6_lacks_is_found(
    tmp_path: Path, description: str, code: str, complaint: str
) -> None:
    plugin = tmp_path / "wrong"
    plugin.mkdir()
    (plugin / "__init__.py").write_text("")
    (plugin / "module.py").write_text(code)
    search = os.pathsep.join([str(tmp_path), str(CHECKOUT)])
    ran = subprocess.run(
        [QT6_PYTHON, "-m", "tests.package.qt6.load", plugin],
        input=description,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": search, "QT_QPA_PLATFORM": "offscreen"},
    )
    failed = json.loads(ran.stdout)["failed"]
    assert complaint in "\n".join(failed.values())
