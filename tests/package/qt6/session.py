"""A plugin of pytest: tests of the plugin's widgets run on PyQt6 and the stand-in for QGIS."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from PyQt6 import QtWidgets

from tests.package.qt6.behaviour import Iface, behave
from tests.package.qt6.stand_in import install, read

DESCRIPTION = "GEOPERA_QT6_DESCRIPTION"  # the file with what describe.py printed

install(read(Path(os.environ[DESCRIPTION])))
_folder = tempfile.TemporaryDirectory(prefix="geopera-qt6-")
behave(Path(_folder.name))


@pytest.fixture(scope="session")
def qgis_app() -> QtWidgets.QApplication:
    """Return Qt's application in place of QGIS's."""
    return QtWidgets.QApplication([])


@pytest.fixture
def qgis_iface(qgis_app: QtWidgets.QApplication) -> Iface:
    """Return a window."""
    return Iface()
