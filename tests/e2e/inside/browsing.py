"""Browse imagery: filmstrip, calendar, filters, footprints, projects, uploads, Browser panel."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import PLUGIN, arrive, choose_date
from inside.window import (
    LEFT,
    NO_KEYS,
    check,
    click,
    click_row,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDockWidget,
    QPushButton,
    QToolBar,
    QTreeView,
)
from qgis.utils import iface, unloadPlugin


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Browse(plan).run()


class Browse:
    """Look through imagery as an analyst does."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.plugin: Any = None
        self.panel: Any = None

    def run(self) -> None:
        """Go through the session, step by step."""
        step("start")
        self.plugin = arrive()
        self.panel = self.plugin.dock.imagery
        self.filmstrip()
        self.calendar()
        self.filters()
        self.new_project()
        self.footprints()
        self.details()
        self.upload()
        self.archive()
        self.browser()
        self.leave()

    def filmstrip(self) -> None:
        """Pick a date; every card in sight gets its picture."""
        step("filmstrip")
        choose_date(self.plugin, "2025-06-02")
        model = find("geopera_date_strip").model()
        wait(lambda: model.has_picture("2025-06-02"), "the card has a picture", 30)
        wait(
            lambda: sum(model.has_picture(date.date) for date in model.dates()) >= 4,
            "cards in sight have pictures",
        )
        record.facts["cards"] = [model.index(row, 0).data() for row in range(model.rowCount())]
        scenes = self.panel.scenes.scenes
        wait(lambda: scenes.has_thumbnail(self.panel.scene()), "the scene has a picture")
        click_row(find("geopera_scene_list"), 0, double=True)
        wait(lambda: len(QgsProject.instance().mapLayers()) == 1, "the scene is on the map", 60)
        rendered()
        shot("01_filmstrip")

    def calendar(self) -> None:
        """Click a day of the month, then one of the year."""
        step("calendar")
        click("geopera_show_calendar")
        month = find("geopera_calendar_month")
        wait(month.isVisible, "the month is there")
        check(find("geopera_calendar_title").text().endswith("2025"), "the month of the date")
        days = [day for day, _ in month.cells() if month.days.get(day) is not None]
        record.facts["june"] = [day.isoformat() for day in days]
        self._click_day(month, days[-1])
        wait(lambda: self.panel.dates.chosen().date == days[-1].isoformat(), "the strip follows")
        wait(
            lambda: self.panel.scene() and self.panel.scene().date == days[-1].isoformat(), "scene"
        )
        shot("02_calendar_month")
        QTest.keyClick(month, Qt.Key.Key_Right)
        wait(lambda: self.panel.dates.chosen().date == "2025-07-21", "the key steps on")
        click("geopera_calendar_whole_year")
        year = find("geopera_calendar_year")
        wait(year.isVisible, "the year is there")
        record.facts["year"] = [
            day.isoformat() for day, _ in year.cells() if year.days.get(day) is not None
        ]
        self._click_day(
            year, next(day for day, _ in year.cells() if day.isoformat() == "2025-05-06")
        )
        wait(lambda: self.panel.dates.chosen().date == "2025-05-06", "the strip follows")
        QTest.qWait(300)
        shot("03_calendar_year")
        click("geopera_calendar_whole_year")
        click("geopera_show_calendar")

    def filters(self) -> None:
        """Leave out clouds, then dates; then more than there is."""
        step("filters")
        click("geopera_show_filter")
        strip = find("geopera_date_strip")
        before = strip.model().rowCount()
        cloud = find("geopera_filter_cloud")
        cloud.setFocus()
        for _ in range(9):
            QTest.keyClick(cloud, Qt.Key.Key_PageDown)
        wait(lambda: strip.model().rowCount() < before, "cloudy dates are gone")
        record.facts["clear"] = [date.date for date in strip.model().dates()]
        check(find("geopera_show_filter").text() == "1", "the switch counts the filters")
        wait(lambda: self.panel.scene() is not None, "a scene is chosen")
        shot("04_filters")
        sensor = find("geopera_filter_sensor")
        sensor.setFocus()
        QTest.keyClicks(sensor.lineEdit(), "No such satellite")
        empty = find("geopera_none_pass")
        wait(empty.isVisible, "nothing passes")
        shot("05_nothing_passes")
        click("geopera_clear_filters")
        wait(lambda: strip.model().rowCount() == before, "all dates are back")
        click("geopera_show_filter")

    def new_project(self) -> None:
        """Make a project with the dialog, and drop files on it."""
        step("new project")
        self._menu("geopera_project_project_new")
        dialog = wait(lambda: self._there("geopera_new_project"), "the dialog is open")
        name = find("geopera_new_project_name")
        QTest.keyClicks(name, "Demo fields")
        click("geopera_new_project_create")
        problem = find("geopera_new_project_problem")
        wait(problem.isVisible, "a name that is taken is refused in words")
        record.facts["taken"] = problem.text()
        shot("06_new_project")
        name.selectAll()
        QTest.keyClicks(name, "Harbour")
        click("geopera_new_project_create")
        wait(lambda: self.panel.project().name == "Harbour", "the project is chosen")
        wait(lambda: find("geopera_no_scenes").isVisible(), "it is empty")
        shot("07_empty_project")
        self._drop_files(self.plan["files"])
        wait(
            lambda: find("geopera_scene_list").model().rowCount() == len(self.plan["files"]),
            "the files are scenes",
            60,
        )
        del dialog

    def footprints(self) -> None:
        """Hover and click, in the list and on the map."""
        step("footprints")
        QgsProject.instance().removeAllMapLayers()
        for row in (0, 3):
            click_row(find("geopera_scene_list"), row, double=True)
            wait(
                lambda row=row: len(QgsProject.instance().mapLayers()) == 1 + row // 3,
                "the scene is on the map",
            )
        click("geopera_show_footprints")
        part = self._part("Footprints")
        wait(
            lambda: part.bands.counts()["all"] == len(self.plan["files"]),
            "all footprints are shown",
        )
        canvas = iface.mapCanvas()
        scenes = self.panel.scenes.scenes.scenes()
        for scene in scenes:
            self.plugin.layers.zoom_to_bbox(scene.bbox)
        boxes = [scene.bbox for scene in scenes]
        self.plugin.layers.zoom_to_bbox(
            (
                min(box[0] for box in boxes) - 0.02,
                min(box[1] for box in boxes) - 0.01,
                max(box[2] for box in boxes) + 0.02,
                max(box[3] for box in boxes) + 0.01,
            )
        )
        rendered()
        rows = find("geopera_scene_list")
        rows.scrollTo(rows.model().index(1, 0))
        QTest.qWait(50)
        place = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseMove(rows.viewport(), place + QPoint(4, 2))
        QTest.mouseMove(rows.viewport(), place)
        wait(lambda: part.bands.counts()["pointed"] == 1, "the row's footprint lights up")
        shot("08_row_hovered")
        wanted = scenes[2]
        self._move_to(wanted)
        wait(
            lambda: rows.model().index(2, 0).data(Qt.ItemDataRole.UserRole + 3), "its row lights up"
        )
        shot("09_footprint_hovered")
        extent = canvas.extent()
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, self._pixel(wanted))
        wait(lambda: self.panel.scene().id == wanted.id, "the click chooses the scene")
        check(canvas.extent() == extent, "the map stays where it is")
        wait(lambda: self.panel.scenes.scenes.has_thumbnail(wanted), "it has a picture")
        shot("10_footprint_chosen")
        click("geopera_show_footprints")
        check(part.bands.counts()["all"] == 0, "the footprints are gone")

    def details(self) -> None:
        """Look at a scene's details and copy its STAC item."""
        step("details")
        click("geopera_scene_details_button")
        dialog = wait(lambda: self._there("geopera_scene_details"), "the details are open")
        copy = find("geopera_copy_stac")
        wait(copy.isEnabled, "the STAC item is there")
        shot("11_details")
        click("geopera_copy_stac")
        record.facts["stac"] = json.loads(QGuiApplication.clipboard().text())
        record.facts["scene"] = self.panel.scene().id
        dialog.close()

    def upload(self) -> None:
        """Upload a raster; see how far it is, and find it among the scenes."""
        step("upload")
        before = find("geopera_scene_list").model().rowCount()
        bar = find("geopera_intake_progress")
        seen: list[int] = []
        bar.valueChanged.connect(seen.append)
        self._part("Uploads").upload([self.plan["upload"]])
        wait(lambda: find("geopera_intake").isVisible(), "the bar is there")
        shot("12_uploading")
        strip = find("geopera_date_strip")
        wait(lambda: strip.model().row_of("2026-05-05") >= 0, "the upload is a scene", 60)
        wait(lambda: not find("geopera_intake").isVisible(), "the bar is gone")
        record.facts["progress"] = seen
        record.facts["before"] = before
        choose_date(self.plugin, "2026-05-05")
        wait(lambda: strip.model().has_picture("2026-05-05"), "the upload has a picture")
        shot("13_uploaded")
        click("geopera_all_dates")
        model = find("geopera_scene_list").model()
        wait(lambda: model.rowCount() == before + 1, "the scenes of all dates are listed")
        click("geopera_all_dates")

    def archive(self) -> None:
        """Archive the project, and undo that in the message."""
        step("archive")
        iface.messageBar().clearWidgets()
        self._menu("geopera_project_archive")
        wait(lambda: find("geopera_project").count() == 1, "the project is out of the list")
        button = wait(self._message_button, "the message offers to undo it")
        shot("14_archived")
        QTest.mouseClick(button, LEFT)
        wait(lambda: self.panel.project().name == "Harbour", "the project is back")
        iface.messageBar().clearWidgets()

    def browser(self) -> None:
        """Walk the tree in the Browser panel and drop a scene onto the map."""
        step("browser")
        QgsProject.instance().removeAllMapLayers()
        dock = next(d for d in iface.mainWindow().findChildren(QDockWidget, "Browser"))
        dock.show()
        dock.raise_()
        view = dock.findChild(QTreeView)
        model = view.model()
        index = QModelIndex()
        names = []
        for wanted in ("Geopera", "This computer", "Demo fields", "2025-06-02", "Fields"):
            index = wait(
                lambda wanted=wanted, index=index: self._child(model, index, wanted),
                f"{wanted} is in the tree",
            )
            names.append(index.data())
            view.setExpanded(index, True)
        record.facts["tree"] = names
        view.scrollTo(index)
        view.setCurrentIndex(index)
        QTest.qWait(200)
        shot("15_browser")
        data = model.mimeData([index])
        carried = bytes(data.data("application/x-vnd.qgis.qgis.uri")).decode("utf-16-be", "ignore")
        token = self.plugin.connection.tile_token
        record.facts["drag_tells"] = [token in carried, "127.0.0.1" in carried]
        viewport = iface.mapCanvas().viewport()
        self._drop(viewport, data, QPoint(viewport.width() // 2, viewport.height() // 2))
        wait(lambda: len(QgsProject.instance().mapLayers()) == 1, "it is on the map", 60)
        layer = next(iter(QgsProject.instance().mapLayers().values()))
        record.facts["dropped"] = json.loads(layer.customProperty("geopera/spec"))
        self.plugin.layers.zoom_to_bbox(record.facts["dropped"]["bbox"])
        rendered()
        shot("16_dropped")
        dock.close()

    def leave(self) -> None:
        """Unload the plugin and look for what it left behind."""
        step("unload")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        check(unloadPlugin(PLUGIN), "the plugin unloads")
        self.plugin = self.panel = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(300)
        window = iface.mainWindow()
        widgets = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
        model = iface.browserModel()
        roots = [model.index(row, 0).data() for row in range(model.rowCount())]
        record.facts["left_behind"] = {
            "widgets": [w.objectName() for w in widgets if "geopera" in w.objectName()],
            "branches": [name for name in roots if name == "Geopera"],
            "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
        }

    def _part(self, name: str) -> Any:
        return next(part for part in self.plugin._parts if type(part).__name__ == name)

    @staticmethod
    def _there(name: str) -> Any:
        for widget in QApplication.topLevelWidgets():
            if widget.objectName() == name and widget.isVisible():
                return widget
        return None

    def _menu(self, name: str) -> None:
        action = self.panel.findChild(QAction, name)
        check(action is not None and action.isEnabled(), f"{name} is offered")
        action.trigger()

    @staticmethod
    def _click_day(grid: Any, day: Any) -> None:
        QTest.qWait(250)  # the dock gives it its room
        rect = next(rect for there, rect in grid.cells() if there == day)
        QTest.mouseClick(grid, LEFT, NO_KEYS, rect.center().toPoint())

    @staticmethod
    def _pixel(scene: Any) -> QPoint:
        canvas = iface.mapCanvas()
        west, south, east, north = scene.bbox
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        middle = transform.transform(QgsPointXY((west + east) / 2, (south + north) / 2))
        return canvas.getCoordinateTransform().transform(middle).toQPointF().toPoint()

    def _move_to(self, scene: Any) -> None:
        viewport = iface.mapCanvas().viewport()
        place = self._pixel(scene)
        QTest.mouseMove(viewport, place + QPoint(3, 3))
        QTest.qWait(50)
        QTest.mouseMove(viewport, place)

    def _drop_files(self, paths: list[str]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        dock = self.plugin.dock
        self._drop(dock, data, QPoint(40, 200))

    @staticmethod
    def _drop(target: Any, data: QMimeData, place: QPoint) -> None:
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(place, action, data, button, NO_KEYS)
        QApplication.sendEvent(target, enter)
        check(enter.isAccepted(), "the drag is welcome")
        drop = QDropEvent(QPointF(place), action, data, button, NO_KEYS)
        QApplication.sendEvent(target, drop)

    @staticmethod
    def _child(model: Any, parent: QModelIndex, wanted: str) -> QModelIndex | None:
        if model.canFetchMore(parent):
            model.fetchMore(parent)
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if str(index.data()).startswith(wanted):
                return index
        return None

    @staticmethod
    def _message_button() -> Any:
        bar = iface.messageBar()
        found = [
            b for b in bar.findChildren(QPushButton, "geopera_message_button") if b.isVisible()
        ]
        return found[0] if found else None


def grid_files(folder: Path) -> list[str]:
    """Return the rasters of a folder, by name."""
    return sorted(str(path) for path in folder.glob("*.tif"))
