"""The plugin under PyQt6: every module imports, and every simple widget is built and painted.

No Debian suite has QGIS's bindings for Qt 6. So Qt is the real PyQt6, and QGIS's classes are a
stand-in that has the names which the bindings of the QGIS installed here have, and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.package import CHECKOUT, PLUGIN

QGIS_PYTHON = CHECKOUT / ".venv-qgis" / "bin" / "python"
TOOLS = Path(__file__).parent / "qt6"
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
    """Say what the plugin takes from QGIS."""
    return _run(QGIS_PYTHON, TOOLS / "describe.py", CHECKOUT / PLUGIN)


def _run(*line: object, given: str = "") -> str:
    ran = subprocess.run(
        [str(part) for part in line],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout


def _load(plugin: Path, description: str) -> dict[str, Any]:
    return dict(
        json.loads(_run(QT6_PYTHON, "-m", "tests.package.qt6.load", plugin, given=description))
    )


def test_every_module_imports_and_widgets_are_built(description: str) -> None:
    told = _load(CHECKOUT / PLUGIN, description)
    assert not told["failed"], "\n".join(told["failed"].values())
    modules = list((CHECKOUT / PLUGIN).rglob("*.py"))
    assert len(told["imported"]) == len(modules)
    assert "geopera_plugin.gui.style.panel.StylePanel" in told["built"]


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
    ],
    ids=["enum", "class", "name", "binding", "method"],
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
