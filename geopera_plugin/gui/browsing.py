"""Bring projects, dates and scenes from the server into the dock, and new imagery to the server."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ..client.models import CaptureDate, Project
from ..core.catalog import Catalog
from ..core.connection import Connection, ConnectionState
from ..core.tasks import run_in_background
from .dock import GeoperaDock
from .notifier import Choice, Notifier
from .thumbnails import Thumbnails
from .words import count_text, error_text

_OWN_PROJECT = "My imagery"
_DEMO = "A landscape over a year, and its elevation."
_FILTER = "GeoTIFF (*.tif *.tiff *.TIF *.TIFF)"


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
        self._thumbnails = Thumbnails(connection, dock.imagery.scenes, self)
        panel = dock.imagery
        dock.server.retry_asked.connect(connection.start)
        connection.state_changed.connect(self._on_state)
        connection.message.connect(self._on_message)
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
        title = "Making the demo project…"
        self._dock.imagery.set_intake(title, _DEMO, 0.0)
        task = run_in_background(
            "Create the Geopera demo project",
            self._connection.create_demo,
            self._on_demo,
            self._on_intake_failed,
        )
        task.progress_changed.connect(
            lambda percent: self._dock.imagery.set_intake(title, _DEMO, percent)
        )

    def ask_for_files(self) -> None:
        """Let the user pick GeoTIFF files, then add them."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._dock, "Add GeoTIFF files to the project", "", _FILTER
        )
        if paths:
            self.add_files(paths)

    def add_files(self, paths: list[str]) -> None:
        """Add files to the chosen project, or to a new one when there is none."""
        client = self._connection.client
        if client is None:
            return
        project = self._dock.imagery.project()
        body: dict[str, Any] = {"paths": list(paths)}
        if project is not None:
            body["project_id"] = project.id
        else:
            body["project_name"] = _OWN_PROJECT
        self._dock.imagery.set_intake(
            "Adding files…", f"Reading {count_text(len(paths), 'file')}; they stay where they are."
        )
        run_in_background(
            f"Add {count_text(len(paths), 'file')} to Geopera",
            lambda _feedback: client.op("items.ingest", body),
            self._on_files,
            self._on_intake_failed,
        )

    def _on_state(self, state: ConnectionState) -> None:
        if state is not ConnectionState.FAILED:
            self._reason = ""
        self._dock.server.show_state(state, self._connection.base_url, self._reason)
        panel = self._dock.imagery
        if state is ConnectionState.ONLINE:
            self.refresh()
        elif state is ConnectionState.STARTING:
            panel.show_offline("Starting the server…", "Projects appear here when it answers.")
        elif state is ConnectionState.OFFLINE:
            panel.show_offline("The server is stopped", "Start it with the button above.")
        else:
            panel.show_offline("The server could not start", self._reason)

    def _on_message(self, text: str) -> None:
        self._reason = text
        self._on_state(self._connection.state)
        self._notifier.failure(text)

    def _on_projects(self, projects: list[Project]) -> None:
        wanted, self._wanted_project = self._wanted_project, ""
        self._dock.imagery.set_projects(projects, wanted)

    def _on_project(self, project: Project) -> None:
        self._catalog.load_dates(project.id)

    def _on_date(self, date: CaptureDate) -> None:
        project = self._dock.imagery.project()
        if project is not None:
            self._catalog.load_scenes(project.id, date.date)

    def _on_scenes(self, project_id: str, date: str | None, scenes: list) -> None:
        project = self._dock.imagery.project()
        chosen = self._dock.imagery.dates.chosen()
        if project is None or project.id != project_id:
            return
        if chosen is None or chosen.date != date:
            return
        self._dock.imagery.set_scenes(scenes)
        self._thumbnails.load(scenes)

    def _on_demo(self, project_id: str) -> None:
        self._finish_intake(project_id)
        self._notifier.success("The demo project is ready: pick a date and add its scene.")

    def _on_files(self, answer: dict[str, Any]) -> None:
        items = answer.get("items") or []
        self._finish_intake(str(items[0]["project_id"]) if items else "")
        warned = [item for item in items if item.get("warnings")]
        text = f"Added {count_text(len(items), 'scene')}."
        if not warned:
            self._notifier.success(text)
            return
        details = "\n".join(f"{item['name']}: {' '.join(item['warnings'])}" for item in warned)
        self._notifier.success(
            f"{text} There is a note on {len(warned)} of them.",
            Choice("Details", lambda: self._show_details(details)),
        )

    def _show_details(self, details: str) -> None:
        box = QMessageBox(self._dock.window())
        box.setObjectName("geopera_intake_details")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("Added to Geopera")
        box.setText("All files were added, with these notes.")
        box.setInformativeText(details)
        box.open()

    def _finish_intake(self, project_id: str) -> None:
        self._wanted_project = project_id
        self._dock.imagery.set_intake("", "")
        self._catalog.load_projects()
        self.intake_finished.emit(project_id)

    def _on_intake_failed(self, error: Exception) -> None:
        self._dock.imagery.set_intake("", "")
        self._notifier.failure(error_text(error))
