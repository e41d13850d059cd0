"""Clips in the window: two dates in one go, a delivery area, and every command of the jobs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import arrive, choose_date
from inside.desktop import Desktop
from inside.uploads import finish_upload, leave_upload
from inside.window import check, click, click_row, find, rendered, shot, step, tick_row, wait
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMenu, QPushButton, QTabBar
from qgis.utils import iface

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIRST, SECOND, THIRD = "2025-06-02", "15 Aug 2025", "2025-09-18"
NOTE_ROLE = int(Qt.ItemDataRole.UserRole) + 2


def run(plan: dict[str, Any]) -> None:
    """Do the session that the plan asks for."""
    Clips(plan).again() if plan.get("again") else Clips(plan).first()


class Clips:
    """One session, or the one after QGIS was closed."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.plugin = arrive()
        self.results: list[tuple[Any, list]] = []
        self.plugin.clipping.result_added.connect(lambda *one: self.results.append(one))
        self.panel = self.plugin.dock.jobs

    def first(self) -> None:
        """Order, watch, cancel, retry, look at the report, delete; leave two jobs unfinished."""
        self.prepare()
        self.two_dates()
        self.report()
        self.area()
        self.cancel_and_retry()
        self.fail()
        self.delete()
        self.algorithm()
        self.close_project()
        self.leave_unfinished()
        leave_upload(self.plugin, f"{self.plan['demo']}/fields_2025-08-15.tif")
        self.end()

    def again(self) -> None:
        """Find both jobs: one goes on by itself, the other's result is offered."""
        step("again")
        jobs = self.plugin.jobs
        late, waiting = self.plan["late"], self.plan["waiting"]
        offer = wait(self.offer, "what was finished meanwhile is offered", 60)
        record.facts["offer"] = offer.text()
        check(all(job.id != late for job, _ in self.results), "it is not added unasked")
        row = jobs.index(jobs.row_of(late), 0)
        check(not row.data(NOTE_ROLE).is_loaded, "it is not here yet")
        shot("01_offer")
        button = offer.findChild(QPushButton, "geopera_message_button")
        check(button.text() == "Add to map", f"the offer says {button.text()}")
        button.click()  # a later message may lie above it
        wait(lambda: {late, waiting} <= {job.id for job, _ in self.results}, "both are there", 60)
        rendered()
        record.facts["renderers"] = {
            job.id: [layer.renderer().type() for layer in layers if layer.providerType() == "gdal"]
            for job, layers in self.results
        }
        shot("02_both_results")
        finish_upload(self.plugin)
        self.end()

    @staticmethod
    def end() -> None:
        """Let QGIS be closed without the question what should become of layers in /tmp."""
        QgsProject.instance().setDirty(False)
        iface.newProject()
        record.facts["left_behind"] = {}

    @staticmethod
    def offer() -> Any:
        """Return the message that offers late results."""
        found = [item for item in iface.messageBar().items() if "closed" in item.text()]
        return found[0] if found else None

    def prepare(self) -> None:
        """Show a scene and set an area on it; deliver an area with two dates."""
        step("prepare")
        source = Path(self.plan["demo"])
        folder = self.plugin.connection.settings.home / "storage" / "areas" / "north" / "rgb"
        folder.mkdir(parents=True)
        for day in ("2025-06-02", "2025-08-15"):
            shutil.copy(source / f"fields_{day}.tif", folder / f"{day}.tif")
        scene = choose_date(self.plugin, FIRST)
        click_row(find("geopera_scene_list"), 0, double=True)
        wait(lambda: QgsProject.instance().mapLayers(), "the scene is on the map", 60)
        west, south, east, north = scene.bbox
        dx, dy = (east - west) / 4, (north - south) / 4
        box = QgsRectangle(west + dx, south + dy, east - dx, north - dy)
        self.plugin.aoi.set_from_extent(box, QgsCoordinateReferenceSystem("EPSG:4326"))
        rendered()

    def two_dates(self) -> None:
        """Order two dates in one go; one message tells of both."""
        step("two dates")
        click("geopera_clip_button")
        dialog = find("geopera_clip_dialog")
        wait(dialog.isVisible, "the dialog is open")
        self.some_bands()
        scenes = find("geopera_clip_scenes")
        wait(lambda: scenes.count() > 2, "other dates are offered")
        bar = dialog.findChild(QTabBar)
        wait(bar.isVisible, "delivery areas are offered")
        tick_row(scenes, SECOND)
        wait(lambda: find("geopera_estimate_units").text() == "2", "the units of both are told")
        wait(lambda: not find("geopera_estimate_busy").isVisible(), "the estimate is there")
        record.facts["path"] = find("geopera_estimate_path").text()
        shot("01_clip_dialog")
        self.pause_workers()
        click("geopera_clip_launch")
        wait(lambda: self.plugin.jobs.rowCount() == 2, "two jobs are listed")
        shot("02_waiting")
        self.resume_workers()
        wait(lambda: len(self.results) == 2, "both results are on the map", 90)
        rendered()
        texts = [item.text() for item in iface.messageBar().items()]
        record.facts["summaries"] = [text for text in texts if "map" in text]
        record.facts["clips"] = [layers[0].renderer().type() for _, layers in self.results]
        shot("03_both_on_the_map")
        iface.messageBar().clearWidgets()

    @staticmethod
    def some_bands() -> None:
        """Keep fewer bands: the estimate follows, and so it does when all are kept again."""
        bands, size = find("geopera_clip_bands"), find("geopera_estimate_size")

        def told() -> str:
            wait(lambda: not find("geopera_estimate_busy").isVisible(), "the estimate is there")
            return size.text()

        wait(lambda: "≤" in size.text(), "the size is told")
        sizes = [told()]
        tick_row(bands, "red", tick=False)
        tick_row(bands, "nir", tick=False)
        sizes.append(told())
        shot("11_bands")
        click("geopera_clip_bands_all")
        sizes.append(told())
        record.facts["sizes"] = sizes

    def report(self) -> None:
        """Open the report by the keyboard and copy it; open the folder; show the place."""
        step("report")
        job = self.results[0][0]
        self.panel.choose(job.id)
        view = find("geopera_jobs_list")
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        dialog = find("geopera_job_details_dialog")
        wait(dialog.isVisible, "the details are open")
        source = find("geopera_job_details_source")
        wait(lambda: "2025" in source.text(), "the source is told")
        shot("04_details")
        click("geopera_job_details_copy_button")
        record.facts["report"] = QApplication.clipboard().text()
        dialog.close()
        handler = Desktop()
        QDesktopServices.setUrlHandler("file", handler, "open")
        click("geopera_job_folder")
        QDesktopServices.unsetUrlHandler("file")
        record.facts["folder"] = handler.opened
        canvas = iface.mapCanvas()
        canvas.zoomByFactor(6)
        before = canvas.extent()
        click("geopera_job_show")
        check(canvas.extent().width() < before.width() / 2, "the canvas goes to the clip")
        rendered()

    def area(self) -> None:
        """Clip a mosaic of the delivery area: it comes onto the map although it has no scene."""
        step("area")
        click("geopera_clip_button")
        dialog = find("geopera_clip_dialog")
        bar = dialog.findChild(QTabBar)
        wait(bar.isVisible, "delivery areas are offered")
        QTest.mouseClick(bar, LEFT, NO_KEYS, bar.tabRect(1).center())
        mosaics = find("geopera_clip_mosaics")
        wait(lambda: mosaics.count() == 2, "its mosaics are offered")
        wait(lambda: find("geopera_estimate_units").text() == "1", "the estimate is there")
        wait(lambda: not find("geopera_estimate_busy").isVisible(), "the estimate is there")
        shot("05_delivery_area")
        click("geopera_clip_launch")
        wait(lambda: len(self.results) == 3, "the clip of the area is on the map", 60)
        job, layers = self.results[2]
        record.facts["area"] = [job.area, job.title, layers[0].isValid(), layers[0].bandCount()]

    def cancel_and_retry(self) -> None:
        """Cancel a job that waits, then start it once more."""
        step("cancel and retry")
        self.pause_workers()
        old = self.order_one(without=("blue", "green"))
        click("geopera_job_cancel")
        wait(lambda: self.plugin.jobs.job(old).status.value == "cancelled", "it is cancelled")
        self.resume_workers()
        view = find("geopera_jobs_list")
        index = view.currentIndex()
        place = view.visualRect(index).center()
        view.customContextMenuRequested.emit(QPoint(place))
        menu = wait(lambda: QApplication.activePopupWidget(), "the menu is open")
        check(isinstance(menu, QMenu), "it is a menu")
        shot("06_menu")
        menu.close()
        click("geopera_job_retry")
        wait(lambda: len(self.results) == 4, "the second try is on the map", 60)
        check(self.results[3][0].id != old, "it is another job")
        check(self.results[3][1][0].bandCount() == 3, "it has the bands that were ticked")
        check(self.results[3][0].title == self.plugin.jobs.job(old).title, "of the same name")

    def fail(self) -> None:
        """Take the source away: the failure is told in words, and what helps."""
        step("fail")
        scene = choose_date(self.plugin, THIRD)
        model = self.plugin.dock.imagery.scenes.scenes
        wait(lambda: model.has_thumbnail(scene), "nothing else reads the scene", 60)
        self.pause_workers()
        failing = self.order_one()
        source = Path(self.plan["demo"]) / f"fields_{THIRD}.tif"
        away = source.with_suffix(".away")
        source.rename(away)
        try:
            self.resume_workers()
            wait(lambda: self.plugin.jobs.job(failing).status.value == "failed", "it fails", 60)
        finally:
            away.rename(source)
        self.panel.choose(failing)
        view = find("geopera_jobs_list")
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
        wait(find("geopera_job_details_dialog").isVisible, "Enter opens the details")
        record.facts["failure"] = [
            find("geopera_job_details_reason").text(),
            find("geopera_job_details_advice").text(),
        ]
        shot("07_failed")
        find("geopera_job_details_dialog").close()
        iface.messageBar().clearWidgets()
        click("geopera_jobs_failed")
        check(view.model().rowCount() == 2, "what failed and what was cancelled is shown")
        shot("08_failed_group")
        choose_date(self.plugin, FIRST)

    def delete(self) -> None:
        """Delete what failed by the keyboard; delete a result after a question."""
        step("delete")
        view = find("geopera_jobs_list")
        view.setFocus()
        view.selectAll()
        QTest.keyClick(view, Qt.Key.Key_Delete)
        wait(lambda: view.model().rowCount() == 0, "both are gone")
        click("geopera_jobs_all")
        self.panel.choose(self.results[3][0].id)
        before = self.plugin.jobs.rowCount()
        QTest.keyClick(view, Qt.Key.Key_Delete)
        wait(lambda: find("geopera_job_delete_box").isVisible(), "it is asked first")
        shot("09_delete")
        click("geopera_job_delete_yes")
        wait(lambda: self.plugin.jobs.rowCount() == before - 1, "it is gone")

    def close_project(self) -> None:
        """Close the project while a clip arrives: it is saved, and not put into the next one."""
        step("close project")
        iface.messageBar().clearWidgets()
        completed = self.plugin.jobs.job_completed

        def close(*_job: Any) -> None:
            completed.disconnect(close)
            QgsProject.instance().setDirty(False)
            iface.newProject()

        completed.connect(close)
        job = self.order_one()
        told = wait(lambda: iface.messageBar().currentItem(), "it is told where the clip is", 60)
        record.facts["closed"] = told.text()
        check(not QgsProject.instance().mapLayers(), "the next project is empty")
        check(self.plugin.jobs.note(job).is_loaded, "the clip is here")
        shot("12_project_closed")
        iface.messageBar().clearWidgets()

    def leave_unfinished(self) -> None:
        """Order two clips and look away: one is made, the other waits when QGIS closes."""
        step("leave unfinished")
        jobs, client = self.plugin.jobs, self.plugin.connection.client
        late = self.order_one()
        jobs.stop_polling()
        wait(lambda: client.job(late).status.value == "completed", "it is made", 60)
        self.pause_workers()
        waiting = self.order_one()
        jobs.stop_polling()
        check(len(self.results) == 4, "neither is on the map")
        record.facts["late"], record.facts["waiting"] = late, waiting

    def algorithm(self) -> None:
        """Open an algorithm as the toolbox does."""
        step("algorithm")
        import processing

        iface.messageBar().clearWidgets()
        clip = next(layer for layer in self.results[0][1] if layer.providerType() == "gdal")
        shown = {"INPUT": clip.source(), "FORMULA": "ndvi", "MINZOOM": 10, "MAXZOOM": 15}
        dialog = processing.createAlgorithmDialog("geopera:mbtiles", shown)
        dialog.setObjectName("geopera_shown_algorithm")
        dialog.resize(900, 760)
        dialog.show()
        QTest.qWait(400)
        record.facts["algorithm"] = dialog.windowTitle()
        shot("10_algorithm")
        dialog.close()

    def order_one(self, without: tuple[str, ...] = ()) -> str:
        """Order a clip of the chosen scene by the dialog; return the job's id."""
        before = {job.id for job in self.plugin.jobs.jobs}
        click("geopera_clip_button")
        for band in without:
            tick_row(find("geopera_clip_bands"), band, tick=False)
        click("geopera_clip_launch")
        found = wait(
            lambda: [job.id for job in self.plugin.jobs.jobs if job.id not in before], "a new job"
        )
        wait(lambda: self.panel.current() and self.panel.current().id == found[0], "it is chosen")
        return found[0]

    def pause_workers(self) -> None:
        """Let the server make no clips for a while."""
        self.context.stop_workers()

    def resume_workers(self) -> None:
        """Let the server make clips again."""
        from geopera_server.operations.catalogue import job_handlers

        self.context.start_workers(job_handlers(self.context))

    @property
    def context(self) -> Any:
        """Return the embedded server's."""
        return self.plugin.connection.server._thread.context
