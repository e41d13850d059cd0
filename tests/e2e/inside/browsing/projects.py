"""Projects: made, filled, uploaded to, archived."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.arrival import choose_date
from inside.browsing.hand import Hand
from inside.window import LEFT, click, find, shot, step, wait
from qgis.PyQt.QtCore import QMimeData, QPoint, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from qgis.utils import iface


class Projects(Hand):
    """Make a project and bring imagery into it."""

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

    def _drop_files(self, paths: list[str]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        dock = self.plugin.dock
        self._drop(dock, data, QPoint(40, 200))

    @staticmethod
    def _message_button() -> Any:
        bar = iface.messageBar()
        found = [
            b for b in bar.findChildren(QPushButton, "geopera_message_button") if b.isVisible()
        ]
        return found[0] if found else None
