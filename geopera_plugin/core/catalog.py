"""Projects, dates, scenes and styles, loaded in the background."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..client import Client
from ..client.models import Collection
from ..client.projects import list_collections
from ..client.scene_search import ScenePage
from .connection import Connection
from .error_words import error_line
from .scene_finder import Filter, find_dates, find_scenes
from .tasks import run_in_background


class Catalog(QObject):
    """Load lists and tell when they are there. Of each kind, the last request wins."""

    projects_loaded = pyqtSignal(list)  # of Project
    dates_loaded = pyqtSignal(str, list)  # project id, of CaptureDate
    scenes_loaded = pyqtSignal(str, object, list)  # project id, date or None, of Scene
    more_scenes_loaded = pyqtSignal(str, object, list)  # the next page of the same
    collections_loaded = pyqtSignal(str, list)  # project id, of Collection
    styles_loaded = pyqtSignal(list, dict)  # of Formula, group -> list of Colormap
    failed = pyqtSignal(str)
    loading_failed = pyqtSignal(str, str)  # what could not be loaded, and why

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._asked: dict[str, int] = {}
        self._place: tuple[str, str | None] = ("", None)
        self._next_token: str | None = None
        self.filter = Filter()
        self.scene_total = 0

    @property
    def has_more_scenes(self) -> bool:
        """Say whether there is another page of what was loaded last."""
        return self._next_token is not None

    def load_projects(self) -> None:
        """Load all projects."""
        self._load("projects", lambda client: client.projects(), self.projects_loaded.emit)

    def load_collections(self, project_id: str) -> None:
        """Load the collections of a project."""

        def load(client: Client) -> list[Collection]:
            return list_collections(client, project_id)

        self._load(
            "collections", load, lambda found: self.collections_loaded.emit(project_id, found)
        )

    def load_dates(self, project_id: str) -> None:
        """Load the days of a project that have scenes, as the filter has them."""
        wanted = self.filter
        self._load(
            "dates",
            lambda client: find_dates(client, project_id, wanted),
            lambda dates: self.dates_loaded.emit(project_id, dates),
        )

    def load_scenes(self, project_id: str, date: str | None) -> None:
        """Load the first scenes of a day; None means those without a date, ALL_DATES all."""
        wanted = self.filter
        self._place, self._next_token = (project_id, date), None

        def done(page: ScenePage) -> None:
            self._next_token, self.scene_total = page.next_token, page.total
            self.scenes_loaded.emit(project_id, date, list(page.scenes))

        self._load("scenes", lambda client: find_scenes(client, project_id, date, wanted), done)

    def load_more_scenes(self) -> None:
        """Load the next page of what was loaded last; nothing at its end, or while it loads."""
        token, self._next_token = self._next_token, None
        if token is None:
            return
        (project_id, date), wanted = self._place, self.filter

        def done(page: ScenePage) -> None:
            self._next_token = page.next_token
            self.more_scenes_loaded.emit(project_id, date, list(page.scenes))

        self._load(
            "scenes", lambda client: find_scenes(client, project_id, date, wanted, token), done
        )

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
                text = error_line(error)
                self.failed.emit(text)
                self.loading_failed.emit(kind, text)

        run_in_background(f"Load {kind}", lambda _feedback: load(client), done, failed, hidden=True)
