"""An analyst's session, from the empty window to a clip on the map and back again."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import PLUGIN, arrive
from inside.window import (
    canvas_colours,
    check,
    choose,
    click,
    click_row,
    drag_on_canvas,
    find,
    rendered,
    shot,
    step,
    tick_row,
    wait,
)
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QPushButton, QToolBar
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Analyst(plan).run()


class Analyst:
    """Do the session that the plan tells of."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.plugin: Any = None
        self.folder = Path(plan["folder"])
        self.results: list[tuple[Any, list]] = []

    def run(self) -> None:
        """Go through the session, step by step."""
        self.arrive()
        self.get_imagery()
        self.pick_date()
        self.add_natural_colour()
        self.draw_area()
        self.add_formula()
        self.clip()
        self.save_and_reopen()
        self.leave()

    def arrive(self) -> None:
        """Find the plugin loaded and its server up."""
        step("start")
        self.plugin = arrive()
        self.plugin.clipping.result_added.connect(self._keep_result)
        record.facts["port"] = self._port()
        wait(lambda: find("geopera_create_demo").isVisible(), "the empty state is shown")
        layers = find("Layers")
        record.facts["layers_room"] = layers.width() / layers.fontMetrics().averageCharWidth()
        shot("01_start")

    def get_imagery(self) -> None:
        """Create the demo project, or add files."""
        step("imagery")
        files = self.plan.get("files")
        if files:
            self.plugin.browsing.add_files(files)
        else:
            click("geopera_create_demo")
            bar = find("geopera_no_projects_progress")
            wait(lambda: bar.isVisible() and bar.value() >= 30, "progress is shown", 60)
            shot("02_making_the_demo")
        projects = find("geopera_project")
        wait(lambda: projects.count() == 1, "the project is there", 240)
        strip = find("geopera_date_strip")
        wait(lambda: strip.model().rowCount() > 0, "the dates are there")
        record.facts["dates"] = [strip.model().index(r, 0).data() for r in self._rows(strip)]
        wait(lambda: find("geopera_scene_list").model().rowCount() > 0, "scenes are there")

    def pick_date(self) -> None:
        """Click the planned date in the filmstrip."""
        step("date")
        strip = find("geopera_date_strip")
        dates = [date.date for date in strip.model().dates()]
        check(self.plan["date"] in dates, f"{self.plan['date']} is not among {dates}")
        click_row(strip, dates.index(self.plan["date"]))
        scenes = self.plugin.dock.imagery
        wait(
            lambda: scenes.scene() is not None and scenes.scene().date == self.plan["date"],
            "the scene of the date is chosen",
        )
        wait(
            lambda: scenes.scenes.scenes.has_thumbnail(scenes.scene()),
            "the scene has a thumbnail",
            60,
        )
        record.facts["scene"] = scenes.scene().title

    def add_natural_colour(self) -> None:
        """Double click the scene: it comes in natural colour."""
        step("natural colour")
        before = set(QgsProject.instance().mapLayers())
        click_row(find("geopera_scene_list"), 0, double=True)
        layer = self._new_layer(before, 120)
        rendered()
        record.facts["natural"] = {"title": layer.name(), "canvas": canvas_colours(24, 16)}
        shot("03_natural_colour")

    def draw_area(self) -> None:
        """Drag a rectangle on the map."""
        step("area of interest")
        canvas = iface.mapCanvas()
        tool = canvas.mapTool()
        click("geopera_aoi_rectangle_button")
        check(canvas.mapTool() is not tool, "the tool is active")
        drag_on_canvas((0.30, 0.24), (0.72, 0.74))
        wait(lambda: not self.plugin.aoi.is_empty, "there is an area")
        check(canvas.mapTool() is tool, "the tool from before is back")
        check(
            "ha" in find("geopera_aoi_area").text() or "km" in find("geopera_aoi_area").text(),
            "the area is shown",
        )
        check(self.plugin.overlay.rubber.is_visible(), "the area is on the canvas")
        record.facts["aoi"] = self.plugin.aoi.geojson()
        record.facts["aoi_text"] = find("geopera_aoi_area").text()
        rendered()
        shot("04_area")

    def add_formula(self) -> None:
        """Choose what is drawn and a colormap, and add it stretched to the area."""
        step("formula")
        before = set(QgsProject.instance().mapLayers())
        if self.plan.get("formula"):
            self._type_formula()
        else:
            click("geopera_mode_band")
            bands = find("geopera_band_single")
            choose(bands, bands.findData(self.plan["band"]))
        ramp = find("geopera_colormap")
        row = ramp.findData(self.plan["colormap"], Qt.ItemDataRole.UserRole + 1)
        check(row >= 0, f"the colormap {self.plan['colormap']} is offered")
        choose(ramp, row)
        stretch = find("geopera_stretch").currentText()
        check(stretch == "Area of interest", f"it stretches to the {stretch}")
        click("geopera_add_scene")
        layer = self._new_layer(before, 120)
        rendered()
        record.facts["formula"] = {
            "title": layer.name(),
            "spec": json.loads(layer.customProperty("geopera/spec")),
            "canvas": canvas_colours(48, 32),
            "crs": iface.mapCanvas().mapSettings().destinationCrs().authid(),
        }
        shot("06_formula")

    def _type_formula(self) -> None:
        click("geopera_mode_formula")
        combo = find("geopera_formula")
        edit = combo.lineEdit()
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, self.plan["formula"])
        QTest.qWait(300)
        shot("05_search")
        popup = combo.completer().popup()
        if popup.isVisible():
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        formula = combo.formula()
        check(formula is not None and formula.id == self.plan["formula"], "the formula is chosen")

    def clip(self) -> None:
        """Clip the scene and one more date to the area; see the results come."""
        step("clip")
        click("geopera_clip_button")
        dialog = find("geopera_clip_dialog")
        wait(dialog.isVisible, "the dialog is open")
        scenes = find("geopera_clip_scenes")
        wait(lambda: scenes.count() == self.plan["scenes"], "all scenes are offered")
        size = find("geopera_estimate_size")
        wait(lambda: size.text().startswith("≤"), "the estimate is there")
        one = find("geopera_estimate_pixels").text()
        tick_row(scenes, self.plan["second"])
        wait(lambda: find("geopera_estimate_pixels").text() != one, "the estimate follows")
        record.facts["estimate"] = {
            figure: find(f"geopera_estimate_{figure}").text()
            for figure in ("area", "pixels", "size", "coverage")
        }
        shot("07_clip_dialog")
        click("geopera_clip_launch")
        wait(lambda: not dialog.isVisible(), "the dialog has closed")
        jobs = find("geopera_jobs_list")
        wait(lambda: jobs.model().rowCount() == 2, "two jobs are listed")
        shot("08_jobs")
        wait(lambda: len(self.results) == 2, "both results are on the map", 180)
        rendered()
        shot("09_results")
        button = wait(self._message_button, "the message has a button")
        before = iface.mapCanvas().extent()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        rendered()
        check(iface.mapCanvas().extent() != before, "the canvas went to the clip")
        iface.messageBar().clearWidgets()
        rendered()
        shot("10_zoomed_to_clip")
        record.facts["clips"] = [
            self._clip_facts(job, layers, self.plan.get("formula")) for job, layers in self.results
        ]

    def save_and_reopen(self) -> None:
        """Save, move the server to another port, and find the layers alive on it."""
        step("save")
        token = self.plugin.connection.tile_token
        check(token, "there is a token")
        path = self.folder / "session.qgs"
        check(QgsProject.instance().write(str(path)), "the project is saved")
        text = path.read_text(encoding="utf-8")
        record.facts["token_in_project"] = token in text
        record.facts["address_in_project"] = f"127.0.0.1:{self._port()}" in text
        names = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())
        rendered()
        before = canvas_colours(24, 16)
        step("another port")
        iface.newProject()
        check(not QgsProject.instance().mapLayers(), "the new project is empty")
        old = self._port()
        check(self.plugin.connection.stop(), "the server stops in time")
        shot("11_stopped")
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as blocker:
            blocker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            blocker.bind(("127.0.0.1", old))
            blocker.listen(1)
            click("geopera_server_retry")
            text_label = find("geopera_server_text")
            wait(lambda: text_label.text() == "Server ready", "the server is up again", 60)
        record.facts["second_port"] = self._port()
        step("reopen")
        check(iface.addProject(str(path)), "the project opens")
        layers = QgsProject.instance().mapLayers().values()
        check(all(layer.isValid() for layer in layers), "all layers are valid")
        check(sorted(layer.name() for layer in layers) == names, "all layers are back")
        rendered()
        record.facts["reopened"] = {
            "before": before,
            "after": canvas_colours(24, 16),
            "layers": names,
        }
        shot("12_reopened")

    def leave(self) -> None:
        """Unload the plugin and look for what it left behind."""
        step("unload")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        first = self.plugin
        check(unloadPlugin(PLUGIN), "the plugin unloads")
        first.unload()  # a second time: nothing is left to do
        check(loadPlugin(PLUGIN) and startPlugin(PLUGIN), "the plugin loads again")
        self.plugin = plugins[PLUGIN]
        wait(lambda: self.plugin.connection.is_online, "its server is up again", 60)
        check(unloadPlugin(PLUGIN), "the plugin unloads again")
        first = self.plugin = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(300)
        window = iface.mainWindow()
        widgets = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
        record.facts["left_behind"] = {
            "widgets": [w.objectName() for w in widgets if "geopera" in w.objectName()],
            "menus": [
                action.text()
                for action in iface.pluginMenu().actions()
                if "geopera" in action.text().replace("&", "").lower()
            ],
            "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
        }
        shot("13_unloaded")

    def _keep_result(self, job: Any, layers: list) -> None:
        self.results.append((job, layers))

    def _port(self) -> int:
        return int(self.plugin.connection.base_url.rsplit(":", 1)[1])

    @staticmethod
    def _rows(view: Any) -> range:
        return range(view.model().rowCount())

    @staticmethod
    def _new_layer(before: set[str], seconds: float) -> QgsRasterLayer:
        added = wait(
            lambda: set(QgsProject.instance().mapLayers()) - before, "a layer was added", seconds
        )
        layer = QgsProject.instance().mapLayer(next(iter(added)))
        check(isinstance(layer, QgsRasterLayer) and layer.isValid(), "the layer is valid")
        return layer

    @staticmethod
    def _message_button() -> Any:
        bar = iface.messageBar()
        found = [
            b for b in bar.findChildren(QPushButton, "geopera_message_button") if b.isVisible()
        ]
        return found[0] if found else None

    @staticmethod
    def _clip_facts(job: Any, layers: list, formula: str | None) -> dict[str, Any]:
        native = [layer for layer in layers if layer.providerType() == "gdal"]
        tiles = [layer for layer in layers if layer.providerType() == "wms"]
        check(native, "the clip is loaded as a file")
        check(bool(tiles) is bool(formula), "tiles in the formula lie on top")
        return {
            "item": job.source_item_id,
            "title": job.title,
            "status": job.status.value,
            "path": native[0].source(),
            "renderer": native[0].renderer().type(),
            "tiles": [json.loads(layer.customProperty("geopera/spec")) for layer in tiles],
            "aoi": dict(job.aoi_geometry),
        }
