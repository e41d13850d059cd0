"""Room for the panels left of the map."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QMainWindow

from geopera_plugin.core.settings import PREFIX
from geopera_plugin.gui.dock_room import DockRoom
from tests.plugin.conftest import settle, wait_for


class Desk:
    """A window with a map between two docks."""

    def __init__(self, width: int, left: int) -> None:
        self.window = QMainWindow()
        self.window.setCentralWidget(QLabel("map"))
        self.layers, self.dock = QDockWidget("Layers"), QDockWidget("Geopera")
        sides = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
        for side, panel in zip(sides, (self.layers, self.dock), strict=True):
            panel.setWidget(QLabel("panel"))
            self.window.addDockWidget(side, panel)
        self.window.resize(width, 600)
        self.window.show()
        settle(0.05)
        sizes = [left, 370]
        self.window.resizeDocks([self.layers, self.dock], sizes, Qt.Orientation.Horizontal)
        settle(0.02)

    @property
    def is_wide(self) -> bool:
        """Whether the layers have the room that they are to have."""
        return self.layers.width() == self.window.fontMetrics().averageCharWidth() * 48

    def part(self) -> DockRoom:
        """Return the part, at work."""
        iface = SimpleNamespace(mainWindow=lambda: self.window)
        bench = SimpleNamespace(iface=iface, root=self.window, dock=self.dock)
        return DockRoom(bench)


@pytest.fixture(autouse=True)
def new_profile(qgis_app: QgsApplication) -> Iterator[None]:
    QgsSettings().remove(PREFIX + "dock_placed")
    yield
    QgsSettings().remove(PREFIX + "dock_placed")


def test_squeezed_layers_get_room_once() -> None:
    desk = Desk(1400, 90)
    before = desk.dock.width()
    desk.part()
    wait_for(lambda: desk.is_wide)
    wide = desk.layers.width()
    assert desk.dock.width() == before
    desk.window.resizeDocks([desk.layers], [90], Qt.Orientation.Horizontal)
    settle(0.02)
    narrow = desk.layers.width()
    desk.part()
    settle(0.05)
    assert desk.layers.width() == narrow < wide, "afterwards the sizes are the user's"


def test_wide_layers_stay() -> None:
    desk = Desk(1400, 420)
    desk.part()
    settle(0.05)
    assert desk.layers.width() == 420


def test_the_map_keeps_its_share_until_the_window_is_larger() -> None:
    desk = Desk(1000, 70)
    desk.part()
    settle(0.05)
    assert desk.layers.width() < 200
    assert desk.window.centralWidget().width() >= 420
    desk.window.resize(1500, 600)
    wait_for(lambda: desk.is_wide)


def test_a_window_that_is_not_there_yet_is_waited_for() -> None:
    desk = Desk(1400, 90)
    desk.window.hide()
    desk.part()
    settle(0.05)
    assert not QgsSettings().value(PREFIX + "dock_placed", False, type=bool)
    desk.window.show()
    wait_for(lambda: desk.is_wide)


def test_a_plugin_that_left_changes_nothing() -> None:
    desk = Desk(1400, 90)
    narrow = desk.layers.width()
    desk.part().dispose()
    desk.window.resize(1500, 600)
    settle(0.05)
    assert desk.layers.width() == narrow
