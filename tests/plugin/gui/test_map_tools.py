"""Draw areas with the mouse on a real canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.core.aoi.aoi import Aoi
from geopera_plugin.gui.map_tools.area_overlay import AreaOverlay
from geopera_plugin.gui.map_tools.area_tools import AreaTools
from geopera_plugin.gui.map_tools.polygon import PolygonTool
from geopera_plugin.gui.map_tools.rectangle import RectangleTool
from tests.plugin.conftest import settle

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Iface:
    """What the tools need of QGIS's interface: the active layer."""

    layer = None

    def activeLayer(self):
        return self.layer


@pytest.fixture
def tools(canvas: QgsMapCanvas, area: Aoi) -> Iterator[AreaTools]:
    made = AreaTools(canvas, area, Iface())
    yield made
    made.dispose()


def press(canvas: QgsMapCanvas, x: int, y: int, button=LEFT) -> None:
    QTest.mousePress(canvas.viewport(), button, NO_KEYS, QPoint(x, y))


def move(canvas: QgsMapCanvas, x: int, y: int) -> None:
    QTest.mouseMove(canvas.viewport(), QPoint(x, y))
    settle(0.02)


def release(canvas: QgsMapCanvas, x: int, y: int, button=LEFT) -> None:
    QTest.mouseRelease(canvas.viewport(), button, NO_KEYS, QPoint(x, y))


def click(canvas: QgsMapCanvas, x: int, y: int, button=LEFT) -> None:
    QTest.mouseClick(canvas.viewport(), button, NO_KEYS, QPoint(x, y))


def box_of(canvas: QgsMapCanvas, *corners: tuple[int, int]) -> list[float]:
    points = [canvas.getCoordinateTransform().toMapCoordinates(x, y) for x, y in corners]
    xs, ys = [p.x() for p in points], [p.y() for p in points]
    return [min(xs), min(ys), max(xs), max(ys)]


def bounds(geometry: QgsGeometry) -> list[float]:
    box = geometry.boundingBox()
    return [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]


def test_rectangle_by_a_drag(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    before = canvas.mapTool()
    tools.rectangle.trigger()
    assert isinstance(canvas.mapTool(), RectangleTool)
    assert tools.rectangle.isChecked()
    press(canvas, 100, 60)
    move(canvas, 180, 120)
    move(canvas, 300, 210)
    release(canvas, 300, 210)
    assert bounds(area.geometry) == pytest.approx(box_of(canvas, (100, 60), (300, 210)))
    assert area.vertex_count() == 5
    assert canvas.mapTool() is before
    assert not tools.rectangle.isChecked()


def test_rectangle_by_two_clicks(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    tools.rectangle.trigger()
    click(canvas, 90, 200)
    assert area.is_empty
    move(canvas, 200, 100)
    click(canvas, 250, 80)
    assert bounds(area.geometry) == pytest.approx(box_of(canvas, (90, 200), (250, 80)))


def test_rectangle_follows_the_screen_on_a_rotated_map(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools
) -> None:
    canvas.setRotation(30)
    settle(0.05)
    tools.rectangle.trigger()
    press(canvas, 120, 80)
    move(canvas, 250, 150)
    release(canvas, 280, 200)
    expected = box_of(canvas, (120, 80), (280, 80), (280, 200), (120, 200))
    assert bounds(area.geometry) == pytest.approx(expected)


def test_rectangle_is_cancelled_by_escape(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools
) -> None:
    before, extent = canvas.mapTool(), canvas.extent()
    changed = QSignalSpy(area.changed)
    tools.rectangle.trigger()
    press(canvas, 100, 60)
    move(canvas, 180, 120)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    release(canvas, 300, 210)
    settle(0.05)
    assert canvas.extent() == extent, "the tool from before has not moved the map"
    assert area.is_empty
    assert len(changed) == 0
    assert canvas.mapTool() is before


@pytest.mark.parametrize("ending", ["right", "double", "enter"])
def test_polygon_is_finished(
    canvas: QgsMapCanvas, area: Aoi, tools: AreaTools, ending: str
) -> None:
    before = canvas.mapTool()
    tools.polygon.trigger()
    click(canvas, 100, 60)
    click(canvas, 300, 70)
    if ending == "double":
        click(canvas, 220, 220)
        QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEYS, QPoint(220, 220))
    else:
        click(canvas, 220, 220)
        move(canvas, 210, 215)
        if ending == "right":
            click(canvas, 210, 215, RIGHT)
        else:
            QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert area.vertex_count() == 4
    assert bounds(area.geometry) == pytest.approx(box_of(canvas, (100, 60), (300, 220)))
    assert canvas.mapTool() is before


def test_backspace_takes_back_the_last_corner(canvas: QgsMapCanvas, tools: AreaTools) -> None:
    tools.polygon.trigger()
    tool = canvas.mapTool()
    assert isinstance(tool, PolygonTool)
    for x, y in ((100, 60), (300, 70), (20, 20)):
        click(canvas, x, y)
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(tool.vertices()) == 2
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert not tool.is_drawing()


def test_two_corners_make_no_area(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    tools.polygon.trigger()
    tool = canvas.mapTool()
    click(canvas, 100, 60)
    click(canvas, 300, 70)
    click(canvas, 300, 70, RIGHT)
    assert area.is_empty
    assert canvas.mapTool() is tool, "the user may go on"


def test_changing_the_tool_keeps_the_way_back(canvas: QgsMapCanvas, tools: AreaTools) -> None:
    before = canvas.mapTool()
    tools.rectangle.trigger()
    tools.polygon.trigger()
    assert not tools.rectangle.isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is before


def test_selected_features_of_another_crs_become_the_area(area: Aoi, tools: AreaTools) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:3857", "fields", "memory")
    parts = (
        "POLYGON((0 0,111319.49 0,111319.49 111325.14,0 111325.14,0 0))",
        "POLYGON((222638.98 0,333958.47 0,333958.47 111325.14,222638.98 111325.14,222638.98 0))",
    )
    features = [QgsFeature(number) for number in (1, 2)]
    for feature, wkt in zip(features, parts, strict=True):
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeatures(features)
    tools._iface.layer = layer
    said = QSignalSpy(tools.message)
    tools.selection.trigger()
    assert len(said) == 1
    assert area.vertex_count() == 0
    layer.selectByIds([1])
    tools.selection.trigger()
    assert bounds(area.geometry) == pytest.approx([0, 0, 1, 1], abs=1e-4)
    layer.selectAll()
    tools.selection.trigger()
    assert bounds(area.geometry) == pytest.approx([0, 0, 3, 1], abs=1e-4)
    assert len(said) == 1


def test_extent_and_clear(canvas: QgsMapCanvas, area: Aoi, tools: AreaTools) -> None:
    assert not tools.clear.isEnabled()
    tools.extent.trigger()
    extent = canvas.extent()
    assert bounds(area.geometry)[0] == pytest.approx(extent.xMinimum())
    assert bounds(area.geometry)[3] == pytest.approx(extent.yMaximum())
    assert tools.clear.isEnabled()
    tools.clear.trigger()
    assert area.is_empty
    assert not tools.clear.isEnabled()


def test_selection_says_what_to_do_without_one(tools: AreaTools, area: Aoi) -> None:
    told = QSignalSpy(tools.message)
    tools.selection.trigger()
    assert "Select polygons" in told[0][0]
    assert area.is_empty


def test_overlay_follows_area_and_crs(canvas: QgsMapCanvas, area: Aoi) -> None:
    overlay = AreaOverlay(canvas, area)
    assert not overlay.rubber.is_visible()
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    square = QgsGeometry.fromWkt("POLYGON((11 51, 12 51, 12 52, 11 52, 11 51))")
    area.set_from_canvas_geometry(square, wgs84)
    assert overlay.rubber.is_visible()
    assert bounds(overlay.rubber.geometry()) == pytest.approx([11, 51, 12, 52])
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    west = overlay.rubber.geometry().boundingBox().xMinimum()
    assert west == pytest.approx(1_224_514.4, abs=1)
    area.clear()
    assert not overlay.rubber.is_visible()
    overlay.dispose()


def test_dispose_gives_the_canvas_back(canvas: QgsMapCanvas, area: Aoi) -> None:
    before = canvas.mapTool()
    items = len(canvas.scene().items())
    tools = AreaTools(canvas, area, Iface())
    overlay = AreaOverlay(canvas, area)
    assert len(canvas.scene().items()) > items
    tools.polygon.trigger()
    tools.dispose()
    overlay.dispose()
    assert canvas.mapTool() is before
    assert len(canvas.scene().items()) == items
