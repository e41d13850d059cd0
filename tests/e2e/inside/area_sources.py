"""Areas from everything that the menu offers."""

from __future__ import annotations

from typing import Any

from inside.hands import (
    asked,
    choose_entry,
    drop_on,
    menu_entry,
    open_dialog,
    type_over,
)
from inside.window import (
    check,
    click,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QMenu
from qgis.utils import iface

CTRL = Qt.KeyboardModifier.ControlModifier


class AreaSources:
    """Take areas from extents, features, bounds, text and files."""

    plan: dict[str, Any]
    facts: dict[str, Any]
    plugin: Any
    aoi: Any

    def sources(self) -> None:
        """Take the area from everything that the menu offers, from Ctrl+V and by a drop."""
        step("extents")
        click("geopera_aoi_clear_button")
        wait(lambda: self.aoi.is_empty, "the area is gone")
        check(find("geopera_aoi_area").text() == "No area yet", "and the panel says so")
        menu_entry("geopera_aoi_from", "geopera_aoi_extent", "08_sources")
        wait(lambda: self.aoi.vertex_count() == 5, "the map's extent is the area")
        self.facts["extent"] = self.aoi.area_m2()
        layer = QgsProject.instance().mapLayersByName("Rye field")[0]
        self._layer_extent(layer)
        wait(lambda: self.aoi.area_m2() < self.facts["extent"], "the layer's extent is the area")
        step("selection")
        iface.setActiveLayer(layer)
        layer.selectAll()
        menu_entry("geopera_aoi_from", "geopera_aoi_selection")
        wait(lambda: find("geopera_aoi_names").currentText() == "Rye field", "the feature is known")
        QgsProject.instance().removeMapLayer(layer.id())
        step("bounds")
        menu_entry("geopera_aoi_from", "geopera_aoi_bounds")
        dialog = wait(lambda: open_dialog("geopera_aoi_bounds_dialog"), "bounds are asked for")
        use = find("geopera_aoi_bounds_use")
        type_over("geopera_aoi_bounds_west", "99")
        check("180°" in find("geopera_aoi_bounds_hint").text(), "from 99° it lies across 180°")
        type_over("geopera_aoi_bounds_south", "x")
        check(not use.isEnabled(), "four numbers are needed")
        west, south, east, north = self.plan["box"]
        for side, value in (("west", west), ("south", south), ("east", east), ("north", north)):
            type_over(f"geopera_aoi_bounds_{side}", str(value))
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
        menu_entry("geopera_aoi_from", "geopera_aoi_paste")
        dialog = asked("geopera_aoi_paste_dialog")
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
        dialog = asked("geopera_aoi_paste_dialog")
        check(dialog.edit.toPlainText() == "nothing of use", "with the text")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def _files(self) -> None:
        step("files")
        menu_entry("geopera_aoi_from", "geopera_aoi_file")
        dialog = asked("geopera_aoi_file_dialog")
        line = dialog.findChild(QLineEdit)
        line.setText(self.plan["farm"])
        QTest.keyClick(line, Qt.Key.Key_Return)
        choice = asked("geopera_aoi_layer_choice")
        QTest.keyClick(choice.list, Qt.Key.Key_Down)
        shot("11_layers")
        click("geopera_aoi_layer_use")
        wait(lambda: self.aoi.vertex_count() == 7, "the second layer is the area")
        drop_on(self.plugin.dock.area, self.plan["track"])
        wait(lambda: self.aoi.vertex_count() == self.plan["track_points"], "the track is the area")
        before = self.aoi.geojson()
        drop_on(self.plugin.dock.area, self.plan["broken"])
        item = wait(iface.messageBar().currentItem, "the broken file is told")
        self.facts["broken"] = item.text()
        QTest.qWait(50)
        check(self.aoi.geojson() == before, "and changes nothing")
        iface.messageBar().clearWidgets()

    def _layer_extent(self, layer: QgsVectorLayer) -> None:
        panel = self.plugin.dock.area
        menu = panel.sources.menu().findChild(QMenu, "geopera_aoi_layers")
        menu.popup(panel.sources.mapToGlobal(QPoint(0, 0)))
        QTest.qWait(50)
        action = next(a for a in menu.actions() if a.data() == layer.id())
        choose_entry(menu, action)
