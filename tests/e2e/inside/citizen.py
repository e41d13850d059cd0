"""A citizen of QGIS: installed from its zip, in German and in the dark, found and helped."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import PLUGIN, choose_date
from inside.desktop import Desktop
from inside.measures import Tiles, mean_lightness, memory_mb, settle_down, tour
from inside.watchdog import Watchdog
from inside.window import (
    canvas_colours,
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
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QDesktopServices, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit, QMessageBox
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

RELOADS = 20


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Citizen(plan).run()


class Citizen:
    """Do the session that the plan tells of."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.plugin: Any = None

    def run(self) -> None:
        """Go through the session, step by step."""
        self.install()
        self.look()
        self.ask_for_help()
        self.search()
        self.work_without_stalls()
        self.come_and_go()

    def install(self) -> None:
        """Install the zip as *Install from ZIP* does."""
        step("install")
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(0, 0, 1600, 1000)
        for dock in window.findChildren(QDockWidget):
            if dock.objectName() in ("Browser", "Browser2"):
                dock.close()
        check(PLUGIN not in plugins, "the plugin is not there yet")
        from pyplugin_installer import instance

        instance().installFromZipFile(self.plan["zip"])
        check(PLUGIN in plugins, "the plugin is installed and started")
        self.plugin = plugins[PLUGIN]
        wait(lambda: self.plugin.connection.is_online, "the server is up", 60)
        iface.messageBar().clearWidgets()
        record.facts["folder"] = str(Path(__import__(PLUGIN).__file__).parent)

    def look(self) -> None:
        """See the dock, in the language and colours of QGIS."""
        step("look")
        choose_date(self.plugin, self.plan["date"])
        before = set(QgsProject.instance().mapLayers())
        click_row(find("geopera_scene_list"), 0, double=True)
        wait(lambda: set(QgsProject.instance().mapLayers()) - before, "a layer was added", 60)
        rendered()
        palette = self.plugin.dock.palette()
        record.facts["window"] = palette.color(QPalette.ColorRole.Window).lightness()
        record.facts["dock"] = mean_lightness(self.plugin.dock)
        record.facts["words"] = {
            "clip": find("geopera_clip", QObject).text(),
            "help": find("geopera_help", QObject).text(),
        }
        record.facts["keys"] = find("geopera_toggle_dock", QObject).shortcut().toString()
        shot("01_dock")

    def ask_for_help(self) -> None:
        """Press F1 in the dock, and open the box that says what this is."""
        step("help")
        browser = Desktop()
        QDesktopServices.setUrlHandler("https", browser.open)
        strip = find("geopera_date_strip")
        strip.setFocus()
        QTest.keyClick(strip, Qt.Key.Key_F1)
        wait(lambda: browser.opened, "F1 opens the documentation", 5)
        find("geopera_help", QObject).trigger()
        QDesktopServices.unsetUrlHandler("https")
        record.facts["opened"] = browser.opened
        find("geopera_about", QObject).trigger()
        box = find("geopera_about_box", QMessageBox)
        wait(box.isVisible, "the box is open")
        shot("02_about")
        QTest.keyClick(box, Qt.Key.Key_Escape)
        wait(lambda: QApplication.activeModalWidget() is None, "the box is closed")

    def search(self) -> None:
        """Find a formula and a date in the locator bar, by keyboard alone."""
        step("locator")
        panel = self.plugin.dock.style_panel
        formula = panel.formula.formula()
        check(formula is None or formula.id != "evi", "EVI is not chosen yet")
        line = self._type("geo evi")
        shot("03_locator")
        QTest.keyClick(line, Qt.Key.Key_Return)
        wait(lambda: panel.formula.formula().id == "evi", "EVI is chosen", 5)
        line = self._type(f"geo {self.plan['other_date']}")
        QTest.keyClick(line, Qt.Key.Key_Return)
        imagery = self.plugin.dock.imagery
        wait(
            lambda: imagery.scene() is not None and imagery.scene().date == self.plan["other_date"],
            "the date is chosen",
        )
        click("geopera_mode_rgb")

    @staticmethod
    def _type(text: str) -> QLineEdit:
        QTest.keyClick(iface.mainWindow(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        widget = next(
            found
            for found in iface.mainWindow().findChildren(QLineEdit)
            if found.parent() is not None
            and found.parent().metaObject().className() == "QgsLocatorWidget"
        )
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, text)
        view = wait(_results, "the list is there", 10)
        wait(lambda: view.model().rowCount() >= 2, "something is found", 15)
        QTest.qWait(400)
        return widget

    def work_without_stalls(self) -> None:
        """Load tiles and run a clip while a watchdog measures how long the window stands still."""
        step("watchdog")
        self.plugin.area_tools.actions[0].trigger()
        drag_on_canvas((0.30, 0.24), (0.72, 0.74))
        wait(lambda: not self.plugin.aoi.is_empty, "there is an area")
        record.facts["idle"] = self._idle()
        canvas = iface.mapCanvas()
        home = canvas.extent()
        places = tour(home)
        rounds = []
        with Tiles() as tiles:
            for number, date in enumerate(self.plan["dates"]):
                step(date)
                choose_date(self.plugin, date)
                click("geopera_clip_button")
                dialog = find("geopera_clip_dialog")
                launch = find("geopera_clip_launch")
                wait(lambda box=dialog, go=launch: box.isVisible() and go.isEnabled(), "it is open")
                begun = tiles.count
                with Watchdog() as dog:
                    QTest.qWait(50)
                    QTest.mouseClick(launch, Qt.MouseButton.LeftButton)
                    QTest.qWait(50)
                    self.plugin.dock.imagery.scene_opened.emit(self.plugin.dock.imagery.scene())
                    for place in places:
                        canvas.setExtent(place)
                        canvas.refresh()
                        QTest.qWait(100)
                        wait(lambda: not canvas.isDrawing(), "the map is drawn", 60)
                    wait(lambda count=number: self._finished() > count, "the clip is made", 120)
                rounds.append({**dog.told(), "tiles": tiles.count - begun})
                canvas.setExtent(home)
                canvas.refresh()
        rendered()
        record.facts["stalls"] = rounds
        shot("04_after_work")

    def _finished(self) -> int:
        return sum(job.status.is_final for job in self.plugin.jobs.jobs)

    @staticmethod
    def _idle() -> dict[str, Any]:
        with Watchdog() as dog:
            QTest.qWait(700)
        return dog.told()

    def come_and_go(self) -> None:
        """Unload and load the plugin again and again: memory and threads come back."""
        step("reload")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        self.plugin = None
        sizes, threads = [], []
        for number in range(RELOADS + 1):
            check(unloadPlugin(PLUGIN), "the plugin unloads")
            settle_down()
            sizes.append(memory_mb())
            threads.append(len([t for t in threading.enumerate() if "geopera" in t.name.lower()]))
            if number in (5, RELOADS):
                record.facts.setdefault("classes", []).append(_classes())
            check(loadPlugin(PLUGIN) and startPlugin(PLUGIN), "the plugin loads")
            if number % 5 == 4:  # the other times it goes before its server starts
                wait(lambda: plugins[PLUGIN].connection.is_online, "the server is up again", 60)
        check(unloadPlugin(PLUGIN), "the plugin unloads")
        settle_down()
        record.facts["memory_mb"] = [*sizes, memory_mb()]
        record.facts["threads"] = threads
        record.facts["left_behind"] = {
            "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
            "objects": [
                child.objectName()
                for child in iface.mainWindow().findChildren(QObject)
                if child.objectName().startswith("geopera")
            ],
        }
        record.facts["canvas"] = len(canvas_colours(2, 2))


def _results() -> Any:
    for widget in QApplication.topLevelWidgets():
        for view in widget.findChildren(QObject):
            if view.metaObject().className() == "QgsLocatorResultsView" and view.isVisible():
                return view
    return None


def _classes() -> int:
    """Return how many classes of the plugin there are: those of earlier loads should be gone."""
    return sum(
        isinstance(each, type) and str(each.__module__).startswith(PLUGIN)
        for each in gc.get_objects()
    )
