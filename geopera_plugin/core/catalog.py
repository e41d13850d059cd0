"""Projects, dates, scenes and styles, loaded in the background."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .connection import Connection


class Catalog(QObject):
    """Load lists and tell when they are there. The last request of a kind wins."""

    projects_loaded = pyqtSignal(list)  # of Project
    dates_loaded = pyqtSignal(str, list)  # project id, of CaptureDate
    scenes_loaded = pyqtSignal(str, object, list)  # project id, date or None, of Scene
    styles_loaded = pyqtSignal(list, dict)  # of Formula, group -> list of Colormap
    failed = pyqtSignal(str)

    def __init__(self, connection: Connection, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._connection = connection

    def load_projects(self) -> None:
        """Load all projects."""

    def load_dates(self, project_id: str) -> None:
        """Load the days of a project that have scenes."""

    def load_scenes(self, project_id: str, date: Optional[str]) -> None:
        """Load the scenes of a day; None means those without a date."""

    def load_styles(self) -> None:
        """Load formulas and colormaps."""
