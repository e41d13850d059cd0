"""Projects, dates, scenes and styles, loaded in the background."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..client import Client
from ..client.models import Scene
from .connection import Connection
from .tasks import run_in_background


class Catalog(QObject):
    """Load lists and tell when they are there. Of each kind, the last request wins."""

    projects_loaded = pyqtSignal(list)  # of Project
    dates_loaded = pyqtSignal(str, list)  # project id, of CaptureDate
    scenes_loaded = pyqtSignal(str, object, list)  # project id, date or None, of Scene
    styles_loaded = pyqtSignal(list, dict)  # of Formula, group -> list of Colormap
    failed = pyqtSignal(str)

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._asked: dict[str, int] = {}

    def load_projects(self) -> None:
        """Load all projects."""
        self._load("projects", lambda client: client.projects(), self.projects_loaded.emit)

    def load_dates(self, project_id: str) -> None:
        """Load the days of a project that have scenes."""
        self._load(
            "dates",
            lambda client: client.dates(project_id),
            lambda dates: self.dates_loaded.emit(project_id, dates),
        )

    def load_scenes(self, project_id: str, date: str | None) -> None:
        """Load the scenes of a day; None means those without a date."""

        def load(client: Client) -> list[Scene]:
            scenes = client.scenes(project_id, date)
            return scenes if date else [scene for scene in scenes if scene.date is None]

        self._load("scenes", load, lambda scenes: self.scenes_loaded.emit(project_id, date, scenes))

    def load_styles(self) -> None:
        """Load formulas and colormaps."""

        def load(client: Client) -> tuple[Any, Any]:
            return client.formulas(), client.colormaps()

        self._load("styles", load, lambda styles: self.styles_loaded.emit(*styles))

    def _load(self, kind: str, load: Callable[[Client], Any], tell: Callable[[Any], None]) -> None:
        client = self._connection.client
        if client is None:
            return
        asked = self._asked[kind] = self._asked.get(kind, 0) + 1

        def done(result: Any) -> None:
            if self._asked[kind] == asked:
                tell(result)

        def failed(error: Exception) -> None:
            if self._asked[kind] == asked:
                self.failed.emit(str(error))

        run_in_background(f"Load {kind}", lambda _feedback: load(client), done, failed, hidden=True)
