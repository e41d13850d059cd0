"""A session with areas of interest: every tool and every source, by mouse and keyboard."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import arrive, choose_date
from inside.window import (
    LEFT,
    NO_KEYS,
    canvas_point,
    check,
    click,
    click_row,
    drag_on_canvas,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QMenu
from qgis.utils import iface

RIGHT = Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Areas(plan).run()


class Areas:
    """Draw, edit, import, name, repair, simplify and export."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.folder = Path(plan["folder"])
        self.plugin: Any = None
        self.facts: dict[str, Any] = {}

    def run(self) -> None:
        """Go through the session, step by step."""
        step("start")
        self.plugin = arrive()
        record.facts["areas"] = self.facts
        find("geopera_section_style").setCollapsed(True)  # there is room for all of the area
        choose_date(self.plugin, "2025-06-02")
        click_row(find("geopera_scene_list"), 0, double=True)
        wait(lambda: QgsProject.instance().mapLayers(), "the scene is on the map", 60)
        rendered()
        self.draw()
        self.edit()
        self.name()
        self.sources()
        self.large()
        self.antimeridian()
        record.facts["left_behind"] = {}

    @property
    def aoi(self) -> Any:
        """Return the area of interest."""
        return self.plugin.aoi

    def draw(self) -> None:
        """Draw freehand and a circle, by drag and with a typed radius."""
        step("freehand")
        click("geopera_aoi_freehand_button")
        angles = [number / 6 for number in range(38)]
        self._draw_along(
            [
                (0.5 + 0.22 * math.cos(a) * (1 + 0.2 * math.sin(3 * a)), 0.5 + 0.3 * math.sin(a))
                for a in angles
            ],
            "01_freehand",
        )
        wait(lambda: not self.aoi.is_empty, "there is a freehand area")
        self.facts["freehand"] = {"vertices": self.aoi.vertex_count(), "area": self.aoi.area_m2()}
        step("circle")
        click("geopera_aoi_circle_button")
        self._press(0.45, 0.5)
        self._move(0.55, 0.5)
        self._move(0.6, 0.62)
        badge = iface.mapCanvas().mapTool().badge
        self.facts["badge"] = badge.text()
        shot("02_circle")
        self._release(0.6, 0.62)
        wait(lambda: self.aoi.vertex_count() == 181, "there is a circle")
        self.facts["dragged_circle"] = self.aoi.area_m2()
        click("geopera_aoi_circle_button")
        self._click(0.5, 0.5)
        self._move(0.52, 0.52)
        canvas = iface.mapCanvas()
        QTest.keyClicks(canvas, "0.7x kmm")
        QTest.keyClick(canvas, Qt.Key.Key_Backspace)
        self.facts["typed_badge"] = canvas.mapTool().badge.text()
        shot("03_typed_radius")
        QTest.keyClick(canvas, Qt.Key.Key_Return)
        wait(lambda: abs(self.aoi.area_m2() / (math.pi * 700**2) - 1) < 0.01, "its radius is 700 m")
        self.facts["coverage"] = find("geopera_aoi_coverage").text()
        step("escape")
        tool = canvas.mapTool()
        before, extent = self.aoi.area_m2(), canvas.extent()
        click("geopera_aoi_circle_button")
        self._press(0.3, 0.3)
        self._move(0.4, 0.4)
        QTest.keyClick(canvas.viewport(), Qt.Key.Key_Escape)
        self._release(0.4, 0.4)
        wait(lambda: canvas.mapTool() is tool, "Esc gives the tool from before back")
        check(self.aoi.area_m2() == before, "and changes nothing")
        check(canvas.extent() == extent, "the map stays where it is")

    def edit(self) -> None:
        """Move, add and delete corners; undo and redo; cross it, see it repaired."""
        step("edit")
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.3, 0.3), (0.7, 0.7))
        square = self.aoi.area_m2()
        click("geopera_aoi_edit_button")
        canvas = iface.mapCanvas()
        tool = canvas.mapTool()
        wait(lambda: len(tool.handles.handles()) == 8, "corners and edges have handles")
        drag_on_canvas((0.7, 0.7), (0.8, 0.85))
        wait(lambda: self.aoi.area_m2() > square * 1.2, "the corner has moved")
        moved = self.aoi.area_m2()
        drag_on_canvas((0.3, 0.5), (0.2, 0.5))
        wait(lambda: self.aoi.vertex_count() == 6, "the edge has a corner more")
        self._move(0.5, 0.3)
        shot("04_edit")
        self._move(0.2, 0.5)
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
        wait(lambda: self.aoi.vertex_count() == 5, "Del deletes the corner under the cursor")
        check(abs(self.aoi.area_m2() / moved - 1) < 1e-9, "the corner is gone")
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
        wait(lambda: self.aoi.vertex_count() == 6, "Ctrl+Z brings it back")
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL | SHIFT)
        wait(lambda: self.aoi.vertex_count() == 5, "Ctrl+Shift+Z takes it away again")
        self._click(0.3, 0.3, RIGHT)
        wait(lambda: self.aoi.vertex_count() == 4, "the right button deletes a corner")
        self._click(0.7, 0.3, RIGHT)
        QTest.qWait(100)
        check(self.aoi.vertex_count() == 4, "a triangle keeps its corners")
        iface.messageBar().clearWidgets()
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
        wait(lambda: self.aoi.vertex_count() == 5, "the corner is back")
        drag_on_canvas((0.3, 0.3), (0.78, 0.5))
        wait(lambda: find("geopera_aoi_note").isVisible(), "the repair is told")
        self.facts["repair"] = find("geopera_aoi_note").text()
        check(self.aoi.problem() is None, "the repaired area is valid")
        shot("05_repaired")
        click("geopera_aoi_undo")
        wait(lambda: not find("geopera_aoi_note").isVisible(), "undo takes the repair back")
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        check(canvas.mapTool() is not tool, "Esc ends editing")

    def name(self) -> None:
        """Keep areas under names, pick one, rename it, delete it, bring it back."""
        step("names")
        for _ in range(3):
            if self.aoi.can_undo:
                click("geopera_aoi_undo")
        click("geopera_aoi_save")
        edit = wait(
            lambda: self._open_dialog("geopera_aoi_name_dialog"), "a name is asked for"
        ).line
        QTest.keyClicks(edit, "Wheat field")
        shot("06_name")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        names = find("geopera_aoi_names")
        wait(lambda: names.currentText() == "Wheat field", "the name is shown")
        wheat = self.aoi.geojson()
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.1, 0.1), (0.25, 0.3))
        wait(lambda: names.currentText() == "Unnamed area", "another area has no name")
        click("geopera_aoi_save")
        edit = self._asked("geopera_aoi_name_dialog").line
        check(edit.text() == "Area 1", "a name is proposed")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        wait(lambda: names.count() == 2, "two names are kept")
        names.setFocus()
        QTest.keyClick(names, Qt.Key.Key_Down)
        wait(lambda: self.aoi.geojson() == wheat, "the first area is back")
        rendered()
        self._menu_entry("geopera_aoi_more", "geopera_aoi_rename")
        edit = self._asked("geopera_aoi_name_dialog").line
        edit.selectAll()
        QTest.keyClicks(edit, "Area 1")
        check(not find("geopera_aoi_name_save").isEnabled(), "a name is given only once")
        edit.selectAll()
        QTest.keyClicks(edit, "Rye field")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        wait(lambda: names.currentText() == "Rye field", "it has its new name")
        self._menu_entry("geopera_aoi_more", "geopera_aoi_delete")
        wait(lambda: names.findText("Rye field") < 0, "the name is gone")
        click("geopera_message_button")
        wait(lambda: names.currentText() == "Rye field", "and is back")
        iface.messageBar().clearWidgets()
        shot("07_names")
        path = self.folder / "areas.qgz"
        check(QgsProject.instance().write(str(path)), "the project is saved")
        self._menu_entry("geopera_aoi_more", "geopera_aoi_copy")
        clipboard = QGuiApplication.clipboard()
        wait(lambda: "Rye field" in clipboard.text(), "the clipboard has it")
        self.facts["copied"] = json.loads(clipboard.text())
        self._menu_entry("geopera_aoi_more", "geopera_aoi_layer")
        wait(lambda: QgsProject.instance().mapLayersByName("Rye field"), "it is a layer")
        self._menu_entry("geopera_aoi_more", "geopera_aoi_export")
        dialog = self._asked("geopera_aoi_export_dialog")
        line = dialog.findChild(QLineEdit)
        line.setText(str(self.folder / "rye.geojson"))
        QTest.keyClick(line, Qt.Key.Key_Return)
        wait((self.folder / "rye.geojson").exists, "it is saved")
        wait(iface.messageBar().currentItem, "and told")
        iface.messageBar().clearWidgets()

    def sources(self) -> None:
        """Take the area from everything that the menu offers, from Ctrl+V and by a drop."""
        step("extents")
        click("geopera_aoi_clear_button")
        wait(lambda: self.aoi.is_empty, "the area is gone")
        check(find("geopera_aoi_area").text() == "No area yet", "and the panel says so")
        self._menu_entry("geopera_aoi_from", "geopera_aoi_extent", "08_sources")
        wait(lambda: self.aoi.vertex_count() == 5, "the map's extent is the area")
        self.facts["extent"] = self.aoi.area_m2()
        layer = QgsProject.instance().mapLayersByName("Rye field")[0]
        self._layer_extent(layer)
        wait(lambda: self.aoi.area_m2() < self.facts["extent"], "the layer's extent is the area")
        step("selection")
        iface.setActiveLayer(layer)
        layer.selectAll()
        self._menu_entry("geopera_aoi_from", "geopera_aoi_selection")
        wait(lambda: find("geopera_aoi_names").currentText() == "Rye field", "the feature is known")
        QgsProject.instance().removeMapLayer(layer.id())
        step("bounds")
        self._menu_entry("geopera_aoi_from", "geopera_aoi_bounds")
        dialog = wait(
            lambda: self._open_dialog("geopera_aoi_bounds_dialog"), "bounds are asked for"
        )
        use = find("geopera_aoi_bounds_use")
        self._type("geopera_aoi_bounds_west", "99")
        check("180°" in find("geopera_aoi_bounds_hint").text(), "from 99° it lies across 180°")
        self._type("geopera_aoi_bounds_south", "x")
        check(not use.isEnabled(), "four numbers are needed")
        west, south, east, north = self.plan["box"]
        for side, value in (("west", west), ("south", south), ("east", east), ("north", north)):
            self._type(f"geopera_aoi_bounds_{side}", str(value))
        shot("09_bounds")
        dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self.facts["mercator_west"] = float(find("geopera_aoi_bounds_west").text())
        click("geopera_aoi_bounds_use")
        wait(lambda: self.aoi.vertex_count() == 5, "the bounds are the area")
        self.facts["bounds"] = self.aoi.geojson()
        self.facts["bounds_coverage"] = self.plugin.dock.area.coverage.share()
        rendered()
        self._paste()
        self._files()

    def _paste(self) -> None:
        step("paste")
        self._menu_entry("geopera_aoi_from", "geopera_aoi_paste")
        dialog = self._asked("geopera_aoi_paste_dialog")
        hint, use = find("geopera_aoi_paste_hint"), find("geopera_aoi_paste_use")
        QTest.keyClicks(dialog.edit, "POLYGON((1 2, 3")
        wait(lambda: "brackets" in hint.text(), "what is wrong is told")
        check(not use.isEnabled(), "it cannot be used")
        dialog.edit.selectAll()
        west, south, east, north = self.plan["box"]
        middle = (west + east) / 2
        QTest.keyClicks(
            dialog.edit,
            f"POLYGON(({west} {south}, {east} {south}, {middle} {north}, {west} {south}))",
        )
        wait(use.isEnabled, "it can be used")
        shot("10_paste")
        click("geopera_aoi_paste_use")
        wait(lambda: self.aoi.vertex_count() == 4, "the triangle is the area")
        QGuiApplication.clipboard().setText(f"{west},{south},{east},{north}")
        panel = self.plugin.dock.area
        panel.setFocus()
        QTest.keyClick(panel, Qt.Key.Key_V, CTRL)
        wait(lambda: self.aoi.vertex_count() == 5, "Ctrl+V takes the bounds")
        QGuiApplication.clipboard().setText("nothing of use")
        QTest.keyClick(panel, Qt.Key.Key_V, CTRL)
        dialog = self._asked("geopera_aoi_paste_dialog")
        check(dialog.edit.toPlainText() == "nothing of use", "with the text")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def _files(self) -> None:
        step("files")
        self._menu_entry("geopera_aoi_from", "geopera_aoi_file")
        dialog = self._asked("geopera_aoi_file_dialog")
        line = dialog.findChild(QLineEdit)
        line.setText(self.plan["farm"])
        QTest.keyClick(line, Qt.Key.Key_Return)
        choice = self._asked("geopera_aoi_layer_choice")
        QTest.keyClick(choice.list, Qt.Key.Key_Down)
        shot("11_layers")
        click("geopera_aoi_layer_use")
        wait(lambda: self.aoi.vertex_count() == 7, "the second layer is the area")
        self._drop(self.plan["track"])
        wait(lambda: self.aoi.vertex_count() == self.plan["track_points"], "the track is the area")
        before = self.aoi.geojson()
        self._drop(self.plan["broken"])
        item = wait(iface.messageBar().currentItem, "the broken file is told")
        self.facts["broken"] = item.text()
        QTest.qWait(50)
        check(self.aoi.geojson() == before, "and changes nothing")
        iface.messageBar().clearWidgets()

    def large(self) -> None:
        """Drop 200,000 vertices on the panel; the window goes on. Simplify them."""
        step("large")
        canvas = iface.mapCanvas()
        stalls = _Stalls()
        self._drop(self.plan["large"])
        wait(lambda: self.aoi.vertex_count() > 150_000, "the large area is there", 60)
        rendered()
        for zoom in (0.5, 0.5, 4.0):
            canvas.zoomByFactor(zoom)
            rendered()
        self.facts["stall_ms"] = stalls.end()
        self.facts["large"] = self.aoi.vertex_count()
        shot("12_large")
        note = find("geopera_aoi_note")
        wait(note.isVisible, "simplification is offered")
        note.linkActivated.emit("simplify")
        use = self._asked("geopera_aoi_simplify_dialog").use
        wait(use.isEnabled, "it is worked out", 60)
        self.facts["simplify"] = {
            name: find(f"geopera_aoi_simplify_{name}").text()
            for name in ("before", "before_area", "after", "after_area", "hint")
        }
        shot("13_simplify")
        click("geopera_aoi_simplify_use")
        wait(lambda: self.aoi.vertex_count() < 5_000, "the area is simple")
        check(not note.isVisible(), "and nothing more is offered")

    def antimeridian(self) -> None:
        """Draw a rectangle and edit it across 180°; find it again in the saved project."""
        step("antimeridian")
        canvas = iface.mapCanvas()
        canvas.setExtent(QgsRectangle(19_600_000, -2_400_000, 20_500_000, -1_600_000))
        rendered()
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.3, 0.3), (0.7, 0.7))
        wait(lambda: self.aoi.geometry.isMultipart(), "the area is cut")
        self.facts["fiji"] = {"geojson": self.aoi.geojson(), "area": self.aoi.area_m2()}
        box = self.plugin.overlay.rubber.geometry().boundingBox()
        self.facts["fiji"]["shown_east"] = box.xMaximum()
        click("geopera_aoi_edit_button")
        drag_on_canvas((0.7, 0.5), (0.8, 0.5))
        wait(
            lambda: self.aoi.area_m2() > self.facts["fiji"]["area"] * 1.1,
            "a corner more in the east",
        )
        shot("14_antimeridian")
        self.facts["fiji"]["edited"] = self.aoi.geojson()
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        click("geopera_aoi_zoom")
        rendered()
        self.facts["fiji"]["width"] = canvas.extent().width()
        step("reopen")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        names = find("geopera_aoi_names")
        check(names.findText("Rye field") < 0, "a new project has no names")
        check(iface.addProject(str(self.folder / "areas.qgz")), "the project opens")
        wait(lambda: names.findText("Rye field") >= 0, "the names are back")
        self.facts["names"] = sorted(
            names.itemData(row) for row in range(names.count()) if names.itemData(row)
        )

    def _drop(self, path: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path)])
        panel = self.plugin.dock.area
        kinds = (Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        enter = QDragEnterEvent(QPoint(20, 20), *kinds)
        QApplication.sendEvent(panel, enter)
        check(enter.isAccepted(), "a file may be dropped")
        QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), *kinds))

    def _layer_extent(self, layer: QgsVectorLayer) -> None:
        panel = self.plugin.dock.area
        menu = panel.sources.menu().findChild(QMenu, "geopera_aoi_layers")
        menu.popup(panel.sources.mapToGlobal(QPoint(0, 0)))
        QTest.qWait(50)
        action = next(a for a in menu.actions() if a.data() == layer.id())
        self._choose(menu, action)

    @staticmethod
    def _choose(menu: QMenu, action: Any) -> None:
        """Choose an entry of an open menu.

        Without a window manager a menu may lose the focus at any time, and then takes no click.
        """
        check(action.isEnabled() and action.isVisible(), f"{action.text()} can be chosen")
        menu.close()
        action.trigger()

    def _menu_entry(self, button: str, action_name: str, picture: str = "") -> None:
        """Open a button's menu with the mouse and choose an entry."""
        menu = find(button).menu()

        def choose(tries: int = 0) -> None:
            if not menu.isVisible():
                QTimer.singleShot(50, lambda: choose(tries + 1))
                if tries == 20:
                    find(button).showMenu()  # the click fell on a menu that was just closing
                return
            if picture:
                QTest.qWait(300)
                shot(picture)
            action = next(a for a in menu.actions() if a.objectName() == action_name)
            self._choose(menu, action)

        QTimer.singleShot(50, choose)
        click(button)

    @staticmethod
    def _open_dialog(name: str) -> Any:
        dialogs = [w for w in QApplication.topLevelWidgets() if w.objectName() == name]
        return next((w for w in dialogs if w.isVisible()), None)

    def _asked(self, name: str) -> Any:
        return wait(lambda: self._open_dialog(name), f"{name} is open")

    @staticmethod
    def _type(name: str, text: str) -> None:
        field = find(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def _draw_along(self, places: list[tuple[float, float]], picture: str) -> None:
        self._press(*places[0])
        for place in places[1:]:
            self._move(*place)
        shot(picture)
        self._release(*places[-1])

    @staticmethod
    def _press(x: float, y: float) -> None:
        QTest.mousePress(iface.mapCanvas().viewport(), LEFT, NO_KEYS, canvas_point(x, y))

    @staticmethod
    def _move(x: float, y: float) -> None:
        QTest.mouseMove(iface.mapCanvas().viewport(), canvas_point(x, y))
        QTest.qWait(15)

    @staticmethod
    def _release(x: float, y: float) -> None:
        QTest.mouseRelease(iface.mapCanvas().viewport(), LEFT, NO_KEYS, canvas_point(x, y))

    @staticmethod
    def _click(x: float, y: float, button: Any = LEFT) -> None:
        QTest.mouseMove(iface.mapCanvas().viewport(), canvas_point(x, y))
        QTest.mouseClick(iface.mapCanvas().viewport(), button, NO_KEYS, canvas_point(x, y))


class _Stalls(QTimer):
    """Note how much the window's thread worked at most between two turns of the event loop.

    By the clock a busy machine would count too: the tests of plugin/core look at that.
    """

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.thread_time()
        self.timeout.connect(self._tick)
        self.start(5)

    def end(self) -> float:
        self.stop()
        return round(self.worst * 1000, 1)

    def _tick(self) -> None:
        now = time.thread_time()
        self.worst = max(self.worst, now - self._last)
        self._last = now
