"""Footprints on a real canvas, and the tool that picks them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAction, QApplication

from geopera_plugin.client.models import Scene
from geopera_plugin.core.tasks import BACKGROUND
from geopera_plugin.gui.browse.footprint_bands import FootprintBands
from geopera_plugin.gui.browse.footprint_tool import FootprintTool
from geopera_plugin.gui.browse.footprints import Footprints
from geopera_plugin.gui.browse.scene_panel import ScenePanel
from tests.plugin.conftest import settle
from tests.plugin.gui.conftest import make_scene

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
    bands.show_all(QgsGeometry.collectGeometry(squares), 3)
    bands.show_chosen(squares[0])
    bands.show_pointed(squares[1])
    assert bands.counts() == {"all": 3, "chosen": 1, "pointed": 1}
    settle(0.1)
    image = canvas.grab().toImage()
    inside, outside = image.pixelColor(200, 150), image.pixelColor(200, 20)
    assert inside.blue() > inside.red() + 20, "the one pointed at is filled"
    assert outside.saturation() < 10
    bands.show_all(QgsGeometry(), 0)
    bands.show_pointed(None)
    assert bands.counts() == {"all": 0, "chosen": 1, "pointed": 0}
    items = len(canvas.scene().items())
    bands.dispose()
    assert len(canvas.scene().items()) == items - 4


def _round_scene(number: int, corners: int = 100) -> Scene:
    """Return a scene with an outline of that many corners, as satellites have them."""
    x, y = 10 + number % 50 * 0.07, 50 + number // 50 * 0.06
    turns = [2 * math.pi * corner / corners for corner in range(corners + 1)]
    ring = [[x + 0.05 * math.cos(turn), y + 0.05 * math.sin(turn)] for turn in turns]
    scene = make_scene(f"s{number}", "2026-06-20")
    box = (x - 0.05, y - 0.05, x + 0.05, y + 0.05)
    return replace(scene, geometry={"type": "Polygon", "coordinates": [ring]}, bbox=box)


@pytest.fixture
def footprints(canvas: QgsMapCanvas) -> Iterator[Footprints]:
    panel = ScenePanel()
    iface = SimpleNamespace(mapCanvas=lambda: canvas, actionPan=lambda: QAction("pan", canvas))
    bench = SimpleNamespace(
        root=canvas,
        iface=iface,
        dock=SimpleNamespace(imagery=panel),
        add_action=lambda *_args, **_options: None,
    )
    part = Footprints(bench)
    yield part
    part.dispose()
    panel.deleteLater()
    BACKGROUND.cancel_all()


def test_two_thousand_footprints_never_hold_the_window(footprints: Footprints) -> None:
    scenes = [_round_scene(number) for number in range(2000)]
    footprints.action.setChecked(True)
    longest = 0.0

    def busy(work) -> None:
        nonlocal longest
        begin = time.thread_time()  # of this thread alone: what others do is no stall of ours
        work()
        longest = max(longest, time.thread_time() - begin)

    busy(lambda: footprints._panel.set_scenes(scenes, len(scenes)))
    assert footprints.bands.counts()["all"] == 0, "they come later"
    deadline = time.monotonic() + 30
    while footprints.bands.counts()["all"] < 2000:
        assert time.monotonic() < deadline
        busy(QApplication.processEvents)
        time.sleep(0.005)
    busy(lambda: footprints._on_mouse(QgsPointXY(10.0, 50.0)))
    busy(lambda: footprints._pick(QgsPointXY(10.0, 50.0)))
    for _ in range(5):
        busy(QApplication.processEvents)
    assert footprints._panel.scene().id == "s0"
    assert footprints.bands.counts() == {"all": 2000, "chosen": 1, "pointed": 1}
    assert longest < 0.1, f"{longest * 1000:.0f} ms"


def test_the_newest_list_is_outlined(footprints: Footprints) -> None:
    footprints.action.setChecked(True)
    footprints._panel.set_scenes([_round_scene(number) for number in range(300)])
    footprints._panel.set_scenes([_round_scene(number) for number in range(3)])
    settle(0.3)
    assert footprints.bands.counts()["all"] == 3
    footprints._panel.set_scenes([_round_scene(number) for number in range(4)])
    footprints.action.setChecked(False)
    settle(0.2)
    assert footprints.bands.counts()["all"] == 0, "nothing comes after it was switched off"


def test_what_no_map_can_show_is_left_out(footprints: Footprints, canvas: QgsMapCanvas) -> None:
    broken = {"type": "Polygon", "coordinates": [[["west", 1], [2, None]]]}
    scenes = [
        _round_scene(1),
        replace(_round_scene(2), geometry=broken),
        replace(_round_scene(3), geometry=broken, bbox=None),
    ]
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    footprints.action.setChecked(True)
    footprints._panel.set_scenes(scenes)
    settle(0.3)
    assert footprints.bands.counts()["all"] == 2
    west = footprints.bands._all.asGeometry().boundingBox().xMinimum()
    assert west == pytest.approx(1_113_194 + 0.02 * 111_319, rel=1e-4)
