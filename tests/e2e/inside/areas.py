"""A session with areas of interest: every tool and every source, by mouse and keyboard."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from inside import record
from inside.area_sizes import AreaSizes
from inside.area_sources import AreaSources
from inside.arrival import arrive, choose_date
from inside.hands import (
    asked,
    click_at,
    draw_along,
    menu_entry,
    move,
    open_dialog,
    press,
    release,
)
from inside.window import (
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
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit
from qgis.utils import iface

RIGHT = Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Areas(plan).run()


class Areas(AreaSources, AreaSizes):
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
        draw_along(
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
        press(0.45, 0.5)
        move(0.55, 0.5)
        move(0.6, 0.62)
        badge = iface.mapCanvas().mapTool().badge
        self.facts["badge"] = badge.text()
        shot("02_circle")
        release(0.6, 0.62)
        wait(lambda: self.aoi.vertex_count() == 181, "there is a circle")
        self.facts["dragged_circle"] = self.aoi.area_m2()
        click("geopera_aoi_circle_button")
        click_at(0.5, 0.5)
        move(0.52, 0.52)
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
        press(0.3, 0.3)
        move(0.4, 0.4)
        QTest.keyClick(canvas.viewport(), Qt.Key.Key_Escape)
        release(0.4, 0.4)
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
        move(0.5, 0.3)
        shot("04_edit")
        move(0.2, 0.5)
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
        wait(lambda: self.aoi.vertex_count() == 5, "Del deletes the corner under the cursor")
        check(abs(self.aoi.area_m2() / moved - 1) < 1e-9, "the corner is gone")
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
        wait(lambda: self.aoi.vertex_count() == 6, "Ctrl+Z brings it back")
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL | SHIFT)
        wait(lambda: self.aoi.vertex_count() == 5, "Ctrl+Shift+Z takes it away again")
        click_at(0.3, 0.3, RIGHT)
        wait(lambda: self.aoi.vertex_count() == 4, "the right button deletes a corner")
        click_at(0.7, 0.3, RIGHT)
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
        edit = wait(lambda: open_dialog("geopera_aoi_name_dialog"), "a name is asked for").line
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
        edit = asked("geopera_aoi_name_dialog").line
        check(edit.text() == "Area 1", "a name is proposed")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        wait(lambda: names.count() == 2, "two names are kept")
        names.setFocus()
        QTest.keyClick(names, Qt.Key.Key_Down)
        wait(lambda: self.aoi.geojson() == wheat, "the first area is back")
        rendered()
        menu_entry("geopera_aoi_more", "geopera_aoi_rename")
        edit = asked("geopera_aoi_name_dialog").line
        edit.selectAll()
        QTest.keyClicks(edit, "Area 1")
        check(not find("geopera_aoi_name_save").isEnabled(), "a name is given only once")
        edit.selectAll()
        QTest.keyClicks(edit, "Rye field")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        wait(lambda: names.currentText() == "Rye field", "it has its new name")
        menu_entry("geopera_aoi_more", "geopera_aoi_delete")
        wait(lambda: names.findText("Rye field") < 0, "the name is gone")
        click("geopera_message_button")
        wait(lambda: names.currentText() == "Rye field", "and is back")
        iface.messageBar().clearWidgets()
        shot("07_names")
        path = self.folder / "areas.qgz"
        check(QgsProject.instance().write(str(path)), "the project is saved")
        menu_entry("geopera_aoi_more", "geopera_aoi_delete")
        wait(iface.messageBar().currentItem, "the undo is offered")
        check(QgsProject.instance().read(str(path)), "the project is read anew")
        wait(lambda: not iface.messageBar().items(), "its undo goes with the project")
        wait(lambda: names.currentText() == "Rye field", "the file has it")
        menu_entry("geopera_aoi_more", "geopera_aoi_copy")
        clipboard = QGuiApplication.clipboard()
        wait(lambda: "Rye field" in clipboard.text(), "the clipboard has it")
        self.facts["copied"] = json.loads(clipboard.text())
        menu_entry("geopera_aoi_more", "geopera_aoi_layer")
        wait(lambda: QgsProject.instance().mapLayersByName("Rye field"), "it is a layer")
        menu_entry("geopera_aoi_more", "geopera_aoi_export")
        dialog = asked("geopera_aoi_export_dialog")
        line = dialog.findChild(QLineEdit)
        line.setText(str(self.folder / "rye.geojson"))
        QTest.keyClick(line, Qt.Key.Key_Return)
        wait((self.folder / "rye.geojson").exists, "it is saved")
        wait(iface.messageBar().currentItem, "and told")
        iface.messageBar().clearWidgets()
