"""Footprints on a real canvas, and the tool that picks them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsGeometry, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QApplication

from geopera_plugin.gui.browse.footprint_bands import FootprintBands
from geopera_plugin.gui.browse.footprint_tool import FootprintTool
from tests.plugin.conftest import settle

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tool(canvas: QgsMapCanvas) -> Iterator[FootprintTool]:
    made = FootprintTool(canvas)
    canvas.setMapTool(made)
    yield made
    canvas.unsetMapTool(made)


def test_a_click_is_told_and_the_map_stays(canvas: QgsMapCanvas, tool: FootprintTool) -> None:
    spy, extent = QSignalSpy(tool.clicked), canvas.extent()
    place = QPoint(100, 75)
    QTest.mousePress(canvas.viewport(), LEFT, NO_KEYS, place)
    QTest.mouseMove(canvas.viewport(), place + QPoint(1, 1))
    QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEYS, place + QPoint(1, 1))
    assert len(spy) == 1
    assert (spy[0][0].x(), spy[0][0].y()) == (
        pytest.approx(11, abs=0.05),
        pytest.approx(52.2, abs=0.1),
    )
    assert canvas.extent() == extent


def _mouse(canvas: QgsMapCanvas, kind: QEvent.Type, place: QPoint, held: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, QPointF(place), button, held, NO_KEYS)
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_drag_pans(canvas: QgsMapCanvas, tool: FootprintTool) -> None:
    spy, before = QSignalSpy(tool.clicked), canvas.extent()
    start = QPoint(100, 75)
    kinds, moves = QEvent.Type, (start + QPoint(step, 0) for step in (20, 60, 100))
    _mouse(canvas, kinds.MouseButtonPress, start, LEFT)
    for place in moves:
        _mouse(canvas, kinds.MouseMove, place, LEFT)
        settle(0.03)
    _mouse(canvas, kinds.MouseButtonRelease, start + QPoint(100, 0), Qt.MouseButton.NoButton)
    settle(0.05)
    assert len(spy) == 0
    assert canvas.extent().xMinimum() < before.xMinimum() - 0.4


def test_bands_show_all_the_chosen_and_the_one_pointed_at(canvas: QgsMapCanvas) -> None:
    bands = FootprintBands(canvas)
    squares = [QgsGeometry.fromRect(QgsRectangle(x, 51, x + 1, 52)) for x in (10, 11.5, 13)]
    bands.show_all([*squares, QgsGeometry()])
    bands.show_chosen(squares[0])
    bands.show_pointed(squares[1])
    assert bands.counts() == {"all": 3, "chosen": 1, "pointed": 1}
    settle(0.1)
    image = canvas.grab().toImage()
    inside, outside = image.pixelColor(200, 150), image.pixelColor(200, 20)
    assert inside.blue() > inside.red() + 20, "the one pointed at is filled"
    assert outside.saturation() < 10
    bands.show_all([])
    bands.show_pointed(None)
    assert bands.counts() == {"all": 0, "chosen": 1, "pointed": 0}
    items = len(canvas.scene().items())
    bands.dispose()
    assert len(canvas.scene().items()) == items - 4
