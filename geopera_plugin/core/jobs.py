"""Clip jobs as a table that keeps itself up to date."""

from __future__ import annotations

import enum
from typing import Any, List, Mapping, Optional, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from ..client.models import Job, Scene
from .connection import Connection

JobRole = int(Qt.ItemDataRole.UserRole) + 1


class Column(enum.IntEnum):
    """The columns, in order."""

    NAME = 0
    STATUS = 1
    PROGRESS = 2
    CREATED = 3


class JobsModel(QAbstractTableModel):
    """List clip jobs, newest first; tell what changed, and only that."""

    job_added = pyqtSignal(object)  # Job
    job_status_changed = pyqtSignal(object)  # Job
    job_completed = pyqtSignal(object)  # Job
    job_failed = pyqtSignal(object)  # Job
    failed = pyqtSignal(str)

    def __init__(self, connection: Connection, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._jobs: List[Job] = []

    @property
    def jobs(self) -> List[Job]:
        """Return the jobs as last heard of."""
        return list(self._jobs)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """Return the number of jobs."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view shows: JobRole gives the Job itself."""
        return None

    def refresh(self) -> None:
        """Ask the server now."""

    def start_polling(self) -> None:
        """Ask again and again: every second while a job runs, else seldom."""

    def stop_polling(self) -> None:
        """Ask no more."""

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop."""

    def remove(self, job_id: str) -> None:
        """Delete a job and its files on the server."""

    def launch(
        self,
        scenes: Sequence[Scene],
        geometry: Mapping[str, Any],
        asset_keys: Optional[Sequence[str]] = None,
        name: Optional[str] = None,
    ) -> None:
        """Start one clip job for each scene; ``job_added`` follows for each, ``failed`` if refused."""
