"""Draw freehand and circles, edit corners, on a real canvas."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.core.aoi.world import degrees
from geopera_plugin.gui.map_tools.area_overlay import AreaOverlay
from geopera_plugin.gui.map_tools.area_tools import AreaTools
from geopera_plugin.gui.map_tools.circle import CircleTool
from geopera_plugin.gui.map_tools.vertex_edit import VertexTool
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.large_areas import Stalls, star
from tests.plugin.gui.test_map_tools import (
    NO_KEYS,
    RIGHT,
    Iface,
    bounds,
    click,
    move,
    press,
    release,
)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SQUARE = "POLYGON((11 51, 12 51, 12 52, 11 52, 11 51))"


@pytest.fixture
def tools(canvas: QgsMapCanvas, area: Aoi) -> Iterator[AreaTools]:
    made = AreaTools(canvas, area, Iface())
    yield made
    made.dispose()


@pytest.fixture
def editing(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> VertexTool:
    """The tool for corners on a square of one degree."""
    area.set_from_canvas_geometry(QgsGeometry.fromWkt(SQUARE), degrees())
    tools.edit.trigger()
    tool = canvas.mapTool()
    assert isinstance(tool, VertexTool)
    return tool


def pixel(canvas: QgsMapCanvas, x: float, y: float) -> tuple[int, int]:
    place = canvas.getCoordinateTransform().transform(x, y)
    return round(place.x()), round(place.y())


def drag(canvas: QgsMapCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    press(canvas, *pixel(canvas, *start))
    move(canvas, *pixel(canvas, *end))
    release(canvas, *pixel(canvas, *end))


def test_freehand_follows_the_mouse(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    before = canvas.mapTool()
    tools.freehand.trigger()
    points = [
        (round(200 + 80 * math.cos(a / 10)), round(150 + 80 * math.sin(a / 10))) for a in range(62)
    ]
    press(canvas, *points[0])
    for point in points[1:]:
        move(canvas, *point)
    release(canvas, *points[-1])
    assert canvas.mapTool() is before
    assert 10 < area.vertex_count() < 60, "the line is smoothed"
    units = canvas.mapUnitsPerPixel()
    assert area.geometry.area() == pytest.approx(math.pi * (80 * units) ** 2, rel=0.02)


def test_a_click_is_no_freehand_area(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    tools.freehand.trigger()
    tool = canvas.mapTool()
    press(canvas, 100, 100)
    release(canvas, 100, 100)
    assert area.is_empty
    assert canvas.mapTool() is tool
    press(canvas, 100, 100)
    move(canvas, 150, 100)
    assert tool.is_drawing()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not tool.is_drawing()


def test_a_circle_by_a_drag_is_round_on_the_ground(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools
) -> None:
    tools.circle.trigger()
    tool = canvas.mapTool()
    assert isinstance(tool, CircleTool)
    press(canvas, 200, 150)
    move(canvas, 250, 150)
    assert tool.badge.text().startswith("Radius ")
    move(canvas, 260, 150)
    release(canvas, 260, 150)
    radius = math.sqrt(area.area_m2() / math.pi)
    east = 60 * canvas.mapUnitsPerPixel() * 111_320 * math.cos(math.radians(51.5))
    assert radius == pytest.approx(east, rel=0.01)
    box = area.geometry.boundingBox()
    assert box.width() > 1.5 * box.height(), "degrees are narrower in the north"


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32633"])
def test_a_typed_radius(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools, crs: str) -> None:
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    tools.circle.trigger()
    click(canvas, 200, 150)
    QTest.keyClicks(canvas, "2.5")
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    QTest.keyClicks(canvas, "75 km")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert area.area_m2() == pytest.approx(math.pi * 2750**2, rel=0.002)
    assert area.vertex_count() == 181


def test_a_radius_that_is_none_is_told(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    refused = QSignalSpy(tools.refused)
    tools.circle.trigger()
    click(canvas, 200, 150)
    QTest.keyClicks(canvas, "5..5")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert "radius" in refused[0][0]
    QTest.keyClicks(canvas, "0")
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    QTest.keyClicks(canvas, "99999km")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert "5,000 km" in refused[1][0]
    assert area.is_empty


def test_a_corner_is_dragged(canvas: QgsMapCanvas, area: Aoi, editing: VertexTool) -> None:
    assert len(editing.handles.handles()) == 8
    drag(canvas, (12, 52), (12.5, 52.5))
    assert area.vertex_count() == 5
    assert bounds(area.geometry) == pytest.approx([11, 51, 12.5, 52.5], abs=0.01)
    drag(canvas, (11, 51), (10.5, 50.5))
    assert bounds(area.geometry) == pytest.approx([10.5, 50.5, 12.5, 52.5], abs=0.01)
    assert area.geometry.isGeosValid(), "the ring is closed still"


def test_corners_are_added_and_deleted(
    canvas: QgsMapCanvas, area: Aoi, editing: VertexTool
) -> None:
    drag(canvas, (11.5, 51), (11.5, 50.5))
    assert area.vertex_count() == 6
    drag(canvas, (11, 51.5), (10.5, 51.5))
    assert area.vertex_count() == 7
    move(canvas, *pixel(canvas, 10.5, 51.5))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert area.vertex_count() == 6
    click(canvas, *pixel(canvas, 11.5, 50.5), RIGHT)
    assert area.vertex_count() == 5
    assert area.geometry.area() == pytest.approx(1)
    click(canvas, *pixel(canvas, 11.5, 51.5), RIGHT)
    assert area.vertex_count() == 5, "there is nothing to delete"


def test_the_last_three_corners_stay(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools, editing: VertexTool
) -> None:
    refused = QSignalSpy(tools.refused)
    click(canvas, *pixel(canvas, 11, 51), RIGHT)
    assert area.vertex_count() == 4
    click(canvas, *pixel(canvas, 12, 51), RIGHT)
    assert area.vertex_count() == 4
    assert "three corners" in refused[0][0]


def test_a_hole_may_go_but_never_becomes_the_area(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools
) -> None:
    hole = "(11.3 51.3, 11.7 51.3, 11.5 51.7, 11.3 51.3)"
    area.set_from_canvas_geometry(
        QgsGeometry.fromWkt(f"POLYGON((11 51, 12 51, 11.5 52.5, 11 51), {hole})"), degrees()
    )
    tools.edit.trigger()
    click(canvas, *pixel(canvas, 11, 51), RIGHT)
    assert area.vertex_count() == 8
    click(canvas, *pixel(canvas, 11.5, 51.7), RIGHT)
    assert area.vertex_count() == 4


def test_undo_redo_and_escape(canvas: QgsMapCanvas, area: Aoi, editing: VertexTool) -> None:
    drag(canvas, (12, 52), (12.5, 52.5))
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert bounds(area.geometry) == pytest.approx([11, 51, 12, 52])
    assert len(editing.handles.handles()) == 8
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert bounds(area.geometry)[2] > 12.4
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(canvas, Qt.Key.Key_Y, CONTROL)
    assert bounds(area.geometry)[2] > 12.4
    changed = QSignalSpy(area.changed)
    press(canvas, *pixel(canvas, 11, 51))
    move(canvas, *pixel(canvas, 10.5, 50.5))
    assert editing.is_drawing()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not editing.is_drawing()
    release(canvas, *pixel(canvas, 10.5, 50.5))
    assert len(changed) == 0
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not editing


def test_a_corner_that_is_put_back_changes_nothing(
    canvas: QgsMapCanvas, area: Aoi, editing: VertexTool
) -> None:
    changed = QSignalSpy(area.changed)
    click(canvas, *pixel(canvas, 11.5, 51.5))
    drag(canvas, (13, 50.2), (13.5, 50.5))
    assert len(changed) == 0


def test_editing_across_the_antimeridian(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    canvas.setExtent(QgsRectangle(178, -18, 182, -15))
    area.set_from_canvas_geometry(QgsGeometry.fromRect(QgsRectangle(179, -17, 181, -16)), degrees())
    assert area.geometry.isMultipart()
    tools.edit.trigger()
    tool = canvas.mapTool()
    assert len(tool.handles.handles()) >= 8
    drag(canvas, (181, -16), (181.5, -15.5))
    assert area.geometry.isMultipart()
    assert bounds(area.geometry)[:1] == [-180]
    east = [
        part for part in area.geometry.asGeometryCollection() if part.boundingBox().xMaximum() < 0
    ]
    assert east[0].boundingBox().xMaximum() == pytest.approx(-178.5, abs=0.02)


def test_too_many_corners_are_not_edited_by_hand(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools
) -> None:
    area.set_from_canvas_geometry(star(6_000), QgsCoordinateReferenceSystem("EPSG:3857"))
    wait_for(lambda: area.vertex_count() > 6_000)
    refused = QSignalSpy(tools.refused)
    tools.edit.trigger()
    assert "simplify" in refused[0][0]
    assert canvas.mapTool().handles.handles() == []


def test_shortcuts_of_the_window_are_kept_off_only_where_they_are_ours(
    canvas: QgsMapCanvas, editing: VertexTool
) -> None:
    from qgis.PyQt.QtCore import QEvent
    from qgis.PyQt.QtGui import QKeyEvent

    def override(key, keys=NO_KEYS) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys)
        return editing.eventFilter(canvas, event)

    assert override(Qt.Key.Key_Z, CONTROL)
    assert override(Qt.Key.Key_Delete)
    assert not override(Qt.Key.Key_S, CONTROL)
    assert not override(Qt.Key.Key_Z)


def test_the_overlay_shows_what_is_in_sight_of_a_large_area(
    canvas: QgsMapCanvas, area: Aoi
) -> None:
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    overlay = AreaOverlay(canvas, area)
    area.set_from_canvas_geometry(star(60_000), QgsCoordinateReferenceSystem("EPSG:3857"))
    wait_for(lambda: not area.is_empty)
    assert overlay.rubber.geometry().constGet().nCoordinates() <= 5_001
    stalls = Stalls()
    canvas.setExtent(QgsRectangle(1_049_900, 5_999_950, 1_050_100, 6_000_050))
    stalls.watch(lambda: overlay.rubber.geometry().boundingBox().width() < 1_000)
    assert stalls.worst < 0.1
    overlay.dispose()
    settle(0.05)


def test_an_area_across_the_antimeridian_is_shown_whole(canvas: QgsMapCanvas, area: Aoi) -> None:
    overlay = AreaOverlay(canvas, area)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    area.set_from_canvas_geometry(QgsGeometry.fromRect(QgsRectangle(179, -17, 181, -16)), degrees())
    box = overlay.rubber.geometry().boundingBox()
    assert box.xMaximum() == pytest.approx(181 * 111319.4908, abs=1)
    assert box.xMinimum() == pytest.approx(-181 * 111319.4908, abs=1)
    overlay.dispose()


def test_handles_are_found_where_they_are(editing: VertexTool, canvas: QgsMapCanvas) -> None:
    corner = QPointF(QPoint(*pixel(canvas, 12, 52)))
    found = editing.handles.at(corner + QPointF(3, 3))
    assert found is not None
    assert not found.is_middle
    assert editing.handles.at(corner + QPointF(40, 40)) is None
