"""Bring projects, dates and scenes from the server into the dock, and new imagery to the server."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ...client.models import CaptureDate, Collection, Project, Scene
from ...core.catalog import Catalog
from ...core.connection import Connection, ConnectionState
from ...core.file_kinds import RASTERS, name_filter
from ...core.scene_finder import ALL_DATES, Filter
from ...core.servers.profiles import EMBEDDED
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..dock import GeoperaDock
from ..notifier import Choice, Notifier
from ..words import count_text, error_text
from .thumbnails import Thumbnails

_FILTER = name_filter("GeoTIFF, JPEG 2000", RASTERS)


class Browsing(QObject):
    """Wire the imagery part of the dock to the catalogue."""

    intake_finished = pyqtSignal(str)
    """The id of the project that got new imagery."""

    def __init__(
        self,
        connection: Connection,
        catalog: Catalog,
        dock: GeoperaDock,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._catalog = catalog
        self._dock = dock
        self._notifier = notifier
        self._wanted_project = ""
        self._reason = ""
        self._thumbnails = thumbnails = Thumbnails(connection, self)
        panel = dock.imagery
        thumbnails.feed(panel.scenes.scenes, panel.dates.model())
        panel.dates.dates_seen.connect(self._on_dates_seen)
        panel.scenes.scenes_seen.connect(thumbnails.load_scenes)
        panel.scenes.scenes.more_asked.connect(catalog.load_more_scenes)
        panel.filters.changed.connect(self._on_filter)
        panel.all_dates_chosen.connect(self._on_all_dates)
        catalog.more_scenes_loaded.connect(self._on_more_scenes)
        catalog.collections_loaded.connect(self._on_collections)
        catalog.loading_failed.connect(self._on_loading_failed)
        dock.server.retry_asked.connect(connection.start)
        connection.state_changed.connect(self._on_state)
        catalog.projects_loaded.connect(self._on_projects)
        catalog.dates_loaded.connect(panel.set_dates)
        catalog.scenes_loaded.connect(self._on_scenes)
        catalog.styles_loaded.connect(dock.style_panel.set_styles)
        catalog.failed.connect(notifier.failure)
        panel.project_chosen.connect(self._on_project)
        panel.date_chosen.connect(self._on_date)
        panel.scene_chosen.connect(dock.style_panel.set_scene)
        panel.scene_chosen.connect(lambda scene: dock.area.set_scene_available(scene is not None))
        panel.refresh_asked.connect(self.refresh)
        panel.demo_asked.connect(self.create_demo)
        panel.files_asked.connect(self.ask_for_files)
        self._on_state(connection.state)

    def refresh(self) -> None:
        """Load everything anew."""
        self._catalog.load_styles()
        self._catalog.load_projects()

    def create_demo(self) -> None:
        """Let the server make its demo project, in the background."""
        title, words = (
            tr("Making the demo project…"),
            tr("A landscape over a year, and its elevation."),
        )
        self._dock.imagery.set_intake(title, words, 0.0)
        task = run_in_background(
            tr("Create the Geopera demo project"),
            self._connection.create_demo,
            self._on_demo,
            self._on_intake_failed,
        )
        task.progress_changed.connect(
            lambda percent: self._dock.imagery.set_intake(title, words, percent)
        )

    def ask_for_files(self) -> None:
        """Let the user pick GeoTIFF files, then add them."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._dock, tr("Add GeoTIFF files to the project"), "", _FILTER
        )
        if paths:
            self.add_files(paths)

    def add_files(self, paths: list[str]) -> None:
        """Add files to the chosen project, or to a new one when there is none.

        A server elsewhere cannot read them where they lie: they are uploaded.
        """
        client = self._connection.client
        if client is None:
            return
        if self._connection.server_id != EMBEDDED:
            self._dock.upload_asked.emit(paths)
            return
        project = self._dock.imagery.project()
        body: dict[str, Any] = {"paths": list(paths)}
        if project is not None:
            body["project_id"] = project.id
        else:
            body["project_name"] = tr("My imagery")
        files = count_text(len(paths), "file")
        self._dock.imagery.set_intake(
            tr("Adding files…"),
            tr("Reading {files}; they stay where they are.").format(files=files),
        )
        run_in_background(
            tr("Add {files} to Geopera").format(files=files),
            lambda _feedback: client.op("items.ingest", body),
            self._on_files,
            self._on_intake_failed,
        )

    def _on_state(self, state: ConnectionState) -> None:
        self._reason = self._connection.reason if state is ConnectionState.FAILED else ""
        self._dock.server.show_state(state, self._connection.base_url, self._reason)
        panel = self._dock.imagery
        if state is not ConnectionState.ONLINE:
            self._dock.style_panel.set_scene(None)  # until scenes are listed again
        if state is ConnectionState.ONLINE:
            self._thumbnails.forget()
            self.refresh()
        elif state is ConnectionState.STARTING:
            panel.show_offline(
                tr("Starting the server…"), tr("Projects appear here when it answers.")
            )
        elif state is ConnectionState.OFFLINE:
            panel.show_offline(tr("The server is stopped"), tr("Start it with the button above."))
        elif self._connection.needs_packages:
            panel.show_setup()
        else:
            remote = self._connection.profile is not None
            title = tr("The server cannot be used") if remote else tr("The server could not start")
            panel.show_offline(title, self._reason)

    def _on_projects(self, projects: list[Project]) -> None:
        wanted, self._wanted_project = self._wanted_project, ""
        self._dock.imagery.set_projects(projects, wanted)

    def show_project(self, project_id: str) -> None:
        """Load the projects anew and choose one."""
        self._wanted_project = project_id
        self._catalog.load_projects()

    def _on_project(self, project: Project) -> None:
        self._catalog.load_collections(project.id)
        self._catalog.load_dates(project.id)

    def _on_collections(self, project_id: str, collections: list[Collection]) -> None:
        project = self._dock.imagery.project()
        if project is not None and project.id == project_id:
            self._dock.imagery.filters.set_collections(collections)

    def _on_filter(self, wanted: Filter) -> None:
        self._catalog.filter = wanted
        project = self._dock.imagery.project()
        if project is not None:
            self._catalog.load_dates(project.id)

    def _on_dates_seen(self, dates: list[CaptureDate]) -> None:
        project = self._dock.imagery.project()
        if project is not None:
            self._thumbnails.load_dates(project.id, dates)

    def _on_all_dates(self) -> None:
        project = self._dock.imagery.project()
        if project is not None:
            self._catalog.load_scenes(project.id, ALL_DATES)

    def _on_loading_failed(self, kind: str, reason: str) -> None:
        if kind in ("dates", "scenes"):
            self._dock.imagery.show_failure(reason)

    def _on_date(self, date: CaptureDate) -> None:
        project = self._dock.imagery.project()
        if project is not None:
            self._catalog.load_scenes(project.id, date.date)

    def _on_scenes(self, project_id: str, date: str | None, scenes: list[Scene]) -> None:
        if self._is_listed(project_id, date):
            catalog = self._catalog
            self._dock.imagery.set_scenes(scenes, catalog.scene_total, catalog.has_more_scenes)

    def _on_more_scenes(self, project_id: str, date: str | None, scenes: list[Scene]) -> None:
        if self._is_listed(project_id, date):
            catalog = self._catalog
            self._dock.imagery.append_scenes(scenes, catalog.scene_total, catalog.has_more_scenes)

    def _is_listed(self, project_id: str, date: str | None) -> bool:
        panel = self._dock.imagery
        project, there = panel.project(), panel.all_dates or panel.dates.chosen() is not None
        return bool(
            project is not None and project.id == project_id and there and panel.listed() == date
        )

    def _on_demo(self, project_id: str) -> None:
        self._finish_intake(project_id)
        self._notifier.success(tr("The demo project is ready: pick a date and add its scene."))

    def _on_files(self, answer: dict[str, Any]) -> None:
        items = answer.get("items") or []
        self._finish_intake(str(items[0]["project_id"]) if items else "")
        warned = [item for item in items if item.get("warnings")]
        text = tr("Added {scenes}.").format(scenes=count_text(len(items), "scene"))
        if not warned:
            self._notifier.success(text)
            return
        details = "\n".join(f"{item['name']}: {' '.join(item['warnings'])}" for item in warned)
        self._notifier.success(
            text + " " + tr("There is a note on {count} of them.").format(count=len(warned)),
            Choice(tr("Details"), lambda: self._show_details(details)),
        )

    def _show_details(self, details: str) -> None:
        box = QMessageBox(self._dock.window())
        box.setObjectName("geopera_intake_details")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(tr("Added to Geopera"))
        box.setText(tr("All files were added, with these notes."))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(details)
        box.open()

    def _finish_intake(self, project_id: str) -> None:
        self._dock.imagery.set_intake("", "")
        self.show_project(project_id)
        self.intake_finished.emit(project_id)

    def _on_intake_failed(self, error: Exception) -> None:
        self._dock.imagery.set_intake("", "")
        self._notifier.failure(error_text(error))
