from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.gui.dates.swipe_bar import SwipeBar
from geopera_plugin.gui.dates.swipe_divider import SwipeDivider
from geopera_plugin.gui.dates.swipe_item import SwipeItem
from geopera_plugin.gui.dates.swipe_picture import SwipePicture
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.dates.test_time_frames import FRAMES

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
RED = QColor("#c81e3c")


@pytest.fixture
def item(canvas: QgsMapCanvas) -> Iterator[SwipeItem]:
    made = SwipeItem(canvas)
    image = QImage(800, 600, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    image.fill(RED)
    settings = canvas.mapSettings()
    made.set_image(image, settings.visibleExtent().center(), settings.mapUnitsPerPixel())
    yield made
    canvas.scene().removeItem(made)


@pytest.fixture
def divider(canvas: QgsMapCanvas, item: SwipeItem) -> Iterator[SwipeDivider]:
    made = SwipeDivider(canvas, item)
    yield made
    made.dispose()


def colour(canvas: QgsMapCanvas, x: int, y: int) -> str:
    settle(0.05)
    image = canvas.viewport().grab().toImage()
    return QColor(image.pixel(x, y)).name()


def test_the_picture_is_on_the_far_side_only(canvas: QgsMapCanvas, item: SwipeItem) -> None:
    width, height = canvas.viewport().width(), canvas.viewport().height()
    assert colour(canvas, 20, 200) != RED.name()
    assert colour(canvas, width - 20, 200) == RED.name()
    item.vertical = False
    item.share = 0.25
    item.update()
    assert colour(canvas, width - 20, 10) != RED.name()
    assert colour(canvas, 20, height - 20) == RED.name()


def test_the_picture_stays_where_the_map_is(canvas: QgsMapCanvas, item: SwipeItem) -> None:
    whole = item._target()
    assert whole.center() == pytest.approx(whole.center())
    extent = canvas.extent()
    extent.scale(2)
    canvas.setExtent(extent)
    assert item._target().width() == pytest.approx(whole.width() / 2, rel=0.01)
    assert QPointF(item._target().center() - whole.center()).manhattanLength() < 2


def test_the_divider_is_dragged_and_the_map_is_not(
    canvas: QgsMapCanvas, item: SwipeItem, divider: SwipeDivider
) -> None:
    viewport, extent = canvas.viewport(), canvas.extent()
    moved = QSignalSpy(divider.moved)
    at = QPoint(round(item.divider()), 120)
    QTest.mousePress(viewport, LEFT, PLAIN, at)
    QTest.mouseMove(viewport, QPoint(100, 130))
    settle(0.05)
    QTest.mouseRelease(viewport, LEFT, PLAIN, QPoint(100, 130))
    assert item.divider() == pytest.approx(100, abs=1)
    assert len(moved) >= 1
    assert canvas.extent() == extent


def test_elsewhere_the_map_tool_has_its_way(
    canvas: QgsMapCanvas, item: SwipeItem, divider: SwipeDivider
) -> None:
    tool = QgsMapToolEmitPoint(canvas)
    canvas.setMapTool(tool)
    clicks = QSignalSpy(tool.canvasClicked)
    QTest.mouseClick(canvas.viewport(), LEFT, PLAIN, QPoint(round(item.divider()) + 2, 120))
    assert len(clicks) == 0
    QTest.mouseClick(canvas.viewport(), LEFT, PLAIN, QPoint(40, 120))
    assert len(clicks) == 1
    assert item.share == 0.5
    canvas.unsetMapTool(tool)


def test_keys_move_turn_exchange_and_end(
    canvas: QgsMapCanvas, item: SwipeItem, divider: SwipeDivider
) -> None:
    turned, exchanged, ended = (
        QSignalSpy(divider.turn_asked),
        QSignalSpy(divider.exchange_asked),
        QSignalSpy(divider.end_asked),
    )
    extent = canvas.extent()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert item.share == pytest.approx(0.48)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert item.share == pytest.approx(0.58)
    for _ in range(10):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert item.share == 1.0
    moved = QSignalSpy(divider.moved)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert len(moved) == 0, "it is at the edge already"
    for key in (Qt.Key.Key_T, Qt.Key.Key_X, Qt.Key.Key_Escape):
        QTest.keyClick(canvas, key)
    assert [len(spy) for spy in (turned, exchanged, ended)] == [1, 1, 1]
    assert canvas.extent() == extent


def test_a_divider_that_is_gone_leaves_the_keys_alone(
    canvas: QgsMapCanvas, item: SwipeItem
) -> None:
    SwipeDivider(canvas, item).dispose()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert item.share == 0.5


def test_the_bar_names_two_dates_and_exchanges_them(canvas: QgsMapCanvas) -> None:
    bar = SwipeBar(canvas)
    bar.set_frames(FRAMES, "2026-06-20", "2026-02-11")
    spy = QSignalSpy(bar.dates_chosen)
    assert [frame.date for frame in bar.frames()] == ["2026-06-20", "2026-02-11"]
    bar.exchange()
    assert [frame.date for frame in spy[0]] == ["2026-02-11", "2026-06-20"]
    bar.far.setCurrentIndex(1)
    assert [frame.date for frame in spy[1]] == ["2026-02-11", "2026-04-12"]
    assert bar.geometry().bottom() < canvas.height()
    canvas.resize(700, 500)
    settle(0.05)
    assert abs(bar.geometry().center().x() - 350) < 3
    bar.dispose()


def test_a_picture_that_is_given_up_is_deleted_when_it_has_ended(canvas: QgsMapCanvas) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "other", "memory")
    picture = SwipePicture(canvas)
    drawn = QSignalSpy(picture.rendered)
    picture.show_instead("none", layer)
    picture._start()
    first = picture._job
    picture._start()
    second = picture._job
    wait_for(lambda: sip.isdeleted(first) and sip.isdeleted(second))
    assert len(drawn) == 1
    picture._start()
    third = picture._job
    picture.dispose()
    wait_for(lambda: sip.isdeleted(third))
    assert len(drawn) == 1


def test_titles_of_dates_are_no_markup(canvas: QgsMapCanvas) -> None:
    bar = SwipeBar(canvas)
    frames = [replace(frame, title="<img src=x>", cloud=None) for frame in FRAMES]
    bar.set_frames(frames, frames[0].date, frames[-1].date)
    assert "<img" not in bar.near.itemData(0, Qt.ItemDataRole.ToolTipRole)
    bar.dispose()


def test_nothing_of_a_comparison_is_kept(canvas: QgsMapCanvas, item: SwipeItem) -> None:
    root = QObject()
    for _ in range(3):
        picture, divider = SwipePicture(canvas, root), SwipeDivider(canvas, item, root)
        picture.refresh()
        picture.dispose()
        divider.dispose()
    settle(0.1)
    assert root.children() == []
