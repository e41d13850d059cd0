"""Order a clip of a delivery area where there is no project, up to its result on the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction

from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.jobs.model import JobsModel
from geopera_plugin.gui.clips.clipping import Clipping
from geopera_plugin.gui.dock import GeoperaDock
from tests.plugin.conftest import settle, wait_for, write_scene

LEFT = Qt.MouseButton.LeftButton


class Told:
    """Keep what would be in the message bar."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def info(self, text: str, *_choices: Any) -> None:
        self.texts.append(text)

    success = failure = info


class NoLayers:
    """Stands for the part that shows scenes: nothing here asks it."""


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def clipping(connection: Connection, area: Aoi, told: Told) -> Iterator[Clipping]:
    jobs = JobsModel(connection)
    jobs.start_polling()
    action = QAction("Draw")
    dock = GeoperaDock(area, jobs, [action])
    box = QgsRectangle(15.009, 52.337, 15.024, 52.346)
    area.set_from_extent(box, QgsCoordinateReferenceSystem("EPSG:4326"))
    made = Clipping(connection, area, jobs, dock, NoLayers(), told)
    yield made
    jobs.stop_polling()
    made.dispose()
    dock.close()
    dock.deleteLater()
    settle(0.05)


def test_without_project_and_area_it_says_what_to_do(clipping: Clipping, told: Told) -> None:
    clipping.open_dialog()
    wait_for(lambda: told.texts)
    assert told.texts == ["Choose a project with scenes first."]
    assert not clipping.dialog.isVisible()


def test_a_delivery_area_needs_no_project(
    clipping: Clipping, connection: Connection, told: Told
) -> None:
    for day in ("2025-06-01", "2026-04-12"):
        write_scene(connection.settings.home / "storage" / "areas" / "north" / "rgb" / f"{day}.tif")
    clipping.open_dialog()
    dialog = clipping.dialog
    wait_for(dialog.isVisible)
    assert dialog.tabs.currentWidget() is dialog.area_page
    wait_for(dialog.launch.isEnabled)
    dialog.area_page.mosaics.tick_all(True)
    wait_for(lambda: dialog.estimate.values["units"].text() == "2")
    QTest.mouseClick(dialog.launch, LEFT)
    wait_for(lambda: told.texts)
    assert told.texts == ["The clip “north” is on the map."]
    layers = QgsProject.instance().mapLayers().values()
    assert sorted(layer.name() for layer in layers) == [
        "north rgb@2025-06-01",
        "north rgb@2026-04-12",
    ]
    assert all(layer.renderer().type() == "multibandcolor" for layer in layers)
