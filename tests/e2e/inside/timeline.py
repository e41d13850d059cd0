"""A session in time: step through dates, compare two, chart them all."""

from __future__ import annotations

import base64
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

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
from qgis.core import QgsLayerDefinition, QgsLayoutItemMap, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QToolButton
from qgis.utils import iface

EXPIRED = "expired.tile.token"
DATE, EARLY = "2025-08-15", "2025-04-09"


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Timeline(plan).run()


class Timeline:
    """Do the session, step by step."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.folder = Path(plan["folder"])
        self.plugin: Any = None
        self.layer: Any = None
        self.tokens: list[str] = []

    def run(self) -> None:
        """Go through the session."""
        self.plugin = arrive()
        self.add_formula()
        self.step_through()
        self.follow_the_filmstrip()
        self.play()
        self.swipe()
        self.difference()
        self.chart()
        self.survive()
        self.outlive_the_token()
        self.lose_the_server()
        self.look_for_secrets()

    def add_formula(self) -> None:
        """Add NDVI of one date."""
        step("formula")
        choose_date(self.plugin, DATE)
        click("geopera_mode_formula")
        click("geopera_add_scene")
        self.layer = wait(lambda: iface.activeLayer(), "the layer is there")
        rendered()

    def step_through(self) -> None:
        """Let the layer follow QGIS's temporal controller."""
        step("time layer")
        press("geopera_time_steps")
        wait(lambda: self.spec().frames, "the layer has its dates")
        record.facts["frames"] = [frame.date for frame in self.spec().frames]
        rendered()
        panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        check(panel is not None and panel.isVisible(), "the controller's panel is open")
        controller = iface.mapCanvas().temporalController()
        wait(lambda: controller.totalFrameCount() > 1, "the controller has the dates")
        record.facts["total_frames"] = controller.totalFrameCount()
        record.facts["steps"] = []
        controller.rewindToStart()
        for _ in range(3):
            self.settle()
            chosen = self.plugin.dock.imagery.dates.chosen()
            record.facts["steps"].append(
                [self.spec().date, chosen.date, canvas_mean(), self.layer.name()]
            )
            controller.next()
        self.settle()
        shot("01_temporal_controller")

    def follow_the_filmstrip(self) -> None:
        """Choose a date in the filmstrip: controller and layer go there."""
        step("filmstrip")
        strip = find("geopera_date_strip")
        dates = [entry.date for entry in strip.model().dates()]
        click_row(strip, dates.index(DATE))
        wait(lambda: self.spec().date == DATE, "the layer shows the date")
        begin = iface.mapCanvas().temporalRange().begin().date()
        record.facts["controller_date"] = begin.toString(Qt.DateFormat.ISODate)
        self.settle()

    def play(self) -> None:
        """Play the animation; look at the map all the while."""
        step("play")
        controller = iface.mapCanvas().temporalController()
        controller.setFramesPerSecond(4)
        controller.rewindToStart()
        self.settle()
        controller.playForward()
        seen, blank, until = set(), 0, time.monotonic() + 2.5
        while time.monotonic() < until:
            QTest.qWait(15)
            seen.add(self.spec().date)
            blank += is_blank(grab())
        controller.pause()
        record.facts["played"] = len(seen)
        record.facts["blank"] = blank
        self.settle()

    def swipe(self) -> None:
        """Put two dates side by side; drag, turn, exchange, by mouse and keyboard."""
        step("swipe")
        click_row(find("geopera_date_strip"), self.row(DATE))
        self.settle()
        press("geopera_swipe")
        swipe = self.part("Swipe")
        wait(lambda: swipe.item is not None and swipe.item.has_image(), "the other date is drawn")
        self.choose_far(EARLY)
        self.swiped()
        record.facts["sides"] = [side_mean(0.1, 0.4), side_mean(0.6, 0.9)]
        shot("02_swipe")
        drag_on_canvas((0.5, 0.3), (0.2, 0.3))
        record.facts["dragged_to"] = swipe.item.share
        self.swiped()
        record.facts["dragged"] = [side_mean(0.02, 0.18), side_mean(0.25, 0.45)]
        canvas = iface.mapCanvas()
        canvas.setFocus()
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        record.facts["keyed_to"] = swipe.item.share
        QTest.keyClick(canvas, Qt.Key.Key_T)
        check(not swipe.item.vertical, "the divider is horizontal")
        QTest.keyClick(canvas, Qt.Key.Key_X)
        self.swiped()
        record.facts["exchanged"] = list(swipe.item.captions)
        shot("03_swipe_horizontal")
        QTest.keyClick(canvas, Qt.Key.Key_X)
        self.swiped()

    def difference(self) -> None:
        """Add the difference of the two dates."""
        step("difference")
        before = set(QgsProject.instance().mapLayers())
        click("geopera_swipe_difference")
        added = wait(lambda: set(QgsProject.instance().mapLayers()) - before, "a layer was added")
        layer = QgsProject.instance().mapLayer(added.pop())
        rendered()
        iface.messageBar().clearWidgets()
        record.facts["difference"] = {
            "name": layer.name(),
            "source": layer.source(),
            "mean": canvas_mean(),
        }
        check(self.part("Swipe").item is None, "the comparison has ended")
        shot("04_difference")
        QgsProject.instance().removeMapLayer(layer)
        iface.setActiveLayer(self.layer)

    def chart(self) -> None:
        """Chart the area of interest and a point; hover, click, save."""
        step("chart")
        panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        panel.close()
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.42, 0.22), (0.62, 0.52))
        press("geopera_chart")
        charts = self.part("Charts")
        done = []
        charts.chart_changed.connect(lambda: done.append(1))
        click("geopera_chart_area")
        wait(lambda: done, "the chart is there", 60)
        record.facts["chart"] = [
            [each.frame.date, each.low, each.mean, each.high] for each in charts.samples
        ]
        record.facts["aoi"] = self.plugin.aoi.geojson()
        view = find("geopera_chart_view")
        samples = charts.samples
        at = view.drawing().point_of(samples[3]).toPoint()
        QTest.mouseMove(view, at)
        QTest.qWait(100)
        rendered()
        shot("05_chart")
        QTest.mouseClick(view, LEFT, NO_KEYS, at)
        wait(lambda: self.spec().date == samples[3].frame.date, "the clicked date is shown")
        self.settle()
        for kind in ("png", "svg", "csv"):
            check(charts.save(str(self.folder / f"chart.{kind}")), f"the chart is saved as {kind}")
        record.facts["csv"] = (self.folder / "chart.csv").read_text("utf-8")
        record.facts["pictures"] = [
            (self.folder / f"chart.{kind}").stat().st_size for kind in ("png", "svg")
        ]
        click("geopera_chart_point")
        viewport = iface.mapCanvas().viewport()
        QTest.mouseClick(viewport, LEFT, NO_KEYS, canvas_point(0.55, 0.4))
        wait(lambda: len(done) > 1, "the chart of the point is there", 60)
        record.facts["point"] = [
            [each.frame.date, each.mean, each.count] for each in charts.samples
        ]
        shot("06_chart_of_a_point")
        QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Escape)
        press("geopera_chart")

    def survive(self) -> None:
        """Save in all of QGIS's formats, copy, duplicate; then reopen from another folder."""
        step("survive")
        project = QgsProject.instance()
        connection = self.plugin.connection
        secrets = [connection.tile_token, connection.server.key]
        check(all(secrets), "there are secrets")
        saved = self.folder / "saved"
        saved.mkdir()
        iface.setActiveLayer(self.layer)
        iface.actionDuplicateLayer().trigger()
        iface.layerTreeView().setCurrentLayer(self.layer)
        iface.actionCopyLayerStyle().trigger()
        iface.mainWindow().findChild(QAction, "mActionCopyLayer").trigger()
        clipboard = QApplication.clipboard().mimeData()
        copied = b"".join(bytes(clipboard.data(kind)) for kind in clipboard.formats())
        (saved / "clipboard").write_bytes(copied)
        check(project.write(str(saved / "a.qgz")), "a.qgz is saved")
        self.add_layout()
        check(project.write(str(saved / "a.qgs")), "a.qgs is saved")
        QgsLayerDefinition.exportLayerDefinition(str(saved / "a.qlr"), [project.layerTreeRoot()])
        self.layer.saveNamedStyle(str(saved / "a.qml"))
        self.layer.saveSldStyle(str(saved / "a.sld"))
        record.facts["secrets_in"] = secrets_in(saved, secrets)
        record.facts["saved"] = sorted(path.name for path in saved.iterdir())
        record.facts["secrets"] = len(secrets)
        before, shown = canvas_mean(), self.spec().date
        moved = self.folder / "elsewhere" / "b"
        moved.mkdir(parents=True)
        (saved / "a.qgs").rename(moved / "moved.qgs")
        iface.newProject()
        check(iface.addProject(str(moved / "moved.qgs")), "the moved project opens")
        self.layer = next(iter(project.mapLayersByName(f"{shown} NDVI")))
        rendered()
        record.facts["reopened"] = [before, canvas_mean(), shown, self.spec().date]
        record.facts["duplicates"] = len(project.mapLayers())
        controller = iface.mapCanvas().temporalController()
        wait(lambda: controller.totalFrameCount() == len(self.spec().frames), "the dates are back")

    def add_layout(self) -> None:
        """Add a layout whose map keeps its layers: it writes their data sources."""
        layout = QgsPrintLayout(QgsProject.instance())
        layout.initializeDefaults()
        layout.setName("sheet")
        item = QgsLayoutItemMap(layout)
        item.setLayers([self.layer])
        item.setKeepLayerSet(True)
        layout.addLayoutItem(item)
        QgsProject.instance().layoutManager().addLayout(layout)

    def outlive_the_token(self) -> None:
        """Let the token expire: new tiles come with a new one, and nobody asks for a password."""
        from geopera_plugin.core.layers.layers import show_spec

        step("token")
        connection = self.plugin.connection
        self.tokens = [connection.tile_token]
        connection.tile_token = EXPIRED
        show_spec(self.layer, replace(self.spec(), rescale="-0.11,0.91"))  # other tiles
        wait(lambda: connection.tile_token != EXPIRED, "there is a new token")
        self.settle()
        record.facts["renewed"] = canvas_mean()
        self.tokens.append(connection.tile_token)

    def look_for_secrets(self) -> None:
        """Look for secrets in all that QGIS logged."""
        connection = self.plugin.connection
        secrets = [*self.tokens, connection.tile_token, connection.server.key]
        texts = [message["text"] for message in record.messages]
        record.facts["secrets_in_log"] = [
            text for text in texts if any(secret in text for secret in secrets)
        ]
        record.facts["messages"] = len(texts)

    def lose_the_server(self) -> None:
        """Stop the server: the layer says so; start it again: it is drawn again."""
        step("gone")
        health = self.part("LayerHealth")
        check(not health.marked(), "nothing is marked")
        check(self.plugin.connection.stop(), "the server stops")
        wait(lambda: self.layer.id() in health.marked(), "the layer is marked")
        record.facts["gone"] = health.problem(self.spec())
        node = QgsProject.instance().layerTreeRoot().findLayer(self.layer.id())
        record.facts["indicators"] = [i.toolTip() for i in iface.layerTreeView().indicators(node)]
        shot("07_server_gone")
        record.facts["messages_shown"] = len(iface.messageBar().items())
        click("geopera_message_button")
        wait(lambda: self.plugin.connection.is_online, "the server is back", 60)
        wait(lambda: not health.marked(), "the mark is gone")
        iface.messageBar().clearWidgets()
        rendered()
        record.facts["back"] = canvas_mean()
        shot("08_back")

    def part(self, name: str) -> Any:
        """Return a part of the plugin."""
        return next(part for part in self.plugin._parts if type(part).__name__ == name)

    def spec(self) -> Any:
        """Return what the layer shows."""
        from geopera_plugin.core.layers.layers import spec_of

        return spec_of(self.layer)

    def row(self, date: str) -> int:
        """Return where a date is in the filmstrip."""
        dates = [entry.date for entry in find("geopera_date_strip").model().dates()]
        return dates.index(date)

    def choose_far(self, date: str) -> None:
        """Choose the date on the far side."""
        combo = find("geopera_swipe_far")
        rows = [combo.itemData(row).date for row in range(combo.count())]
        combo.setFocus()
        while combo.currentIndex() != rows.index(date):
            down = combo.currentIndex() < rows.index(date)
            QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def swiped(self) -> None:
        """Wait until both sides are drawn."""
        rendered()
        swipe = self.part("Swipe")
        wait(lambda: not swipe.picture.is_busy(), "the far side is drawn")
        QTest.qWait(60)

    def settle(self) -> None:
        """Wait until layer, map and filmstrip are at the same date."""
        steps = self.part("TimeSteps")
        wait(lambda: not steps.warmer.is_busy(), "the next date is drawn")
        rendered()


def press(action_name: str) -> None:
    """Click an action's button in the toolbar."""
    bar = find("geopera_toolbar")
    button = next(
        each
        for each in bar.findChildren(QToolButton)
        if each.defaultAction() is not None and each.defaultAction().objectName() == action_name
    )
    wait(lambda: button.isVisible() and button.isEnabled(), f"{action_name} can be clicked")
    QTest.mouseClick(button, LEFT, NO_KEYS, button.rect().center())


def grab() -> Any:
    """Return the canvas as a picture."""
    return iface.mapCanvas().viewport().grab().toImage()


def mean_of(image: Any, left: float, top: float, right: float, bottom: float) -> list[int]:
    """Return the mean colour of a part of a picture, given in shares."""
    width, height = image.width(), image.height()
    totals, count = [0, 0, 0], 0
    for row in range(24):
        for column in range(24):
            x = int(width * (left + (right - left) * (column + 0.5) / 24))
            y = int(height * (top + (bottom - top) * (row + 0.5) / 24))
            colour = QColor(image.pixel(x, y))
            for place, value in enumerate((colour.red(), colour.green(), colour.blue())):
                totals[place] += value
            count += 1
    return [round(total / count) for total in totals]


def canvas_mean() -> list[int]:
    """Return the mean colour of the middle of the canvas."""
    return mean_of(grab(), 0.3, 0.3, 0.7, 0.7)


def side_mean(left: float, right: float) -> list[int]:
    """Return the mean colour of a part of the canvas."""
    return mean_of(grab(), left, 0.35, right, 0.7)


def is_blank(image: Any) -> bool:
    """Tell whether the middle of the canvas is white."""
    return min(mean_of(image, 0.4, 0.4, 0.6, 0.6)) > 245


def secrets_in(folder: Path, secrets: list[str]) -> list[str]:
    """Return which files of a folder hold a secret, whole or in part, as such or encoded."""
    found = []
    for path in sorted(folder.rglob("*")):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        for content in contents:
            for secret in secrets:
                forms = {secret, quote(secret, safe=""), secret[-20:]}
                forms.add(base64.b64encode(secret.encode()).decode().rstrip("=")[:-2])
                if any(form.encode() in content for form in forms):
                    found.append(path.name)
    return found
