"""The project that was open when something began, and whether it still is."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject


class ProjectVisit(QObject):
    """Notice that the project is closed, or another one opened. ``end`` it when that is known."""

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        QgsProject.instance().cleared.connect(self._leave)  # also before another one is read

    def end(self) -> bool:
        """Stop watching; return whether the project was left meanwhile."""
        QgsProject.instance().cleared.disconnect(self._leave)
        return self._over

    def _leave(self) -> None:
        self._over = True
