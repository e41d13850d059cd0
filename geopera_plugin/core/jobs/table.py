"""Clip jobs as a table: what each row shows, and what is told when one changes."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from ...client.models import Job, JobStatus
from ..plain_text import plain_tip
from .columns import Column, cell_text, header_text
from .failures import failure_of_job
from .memory import JobMemory
from .notes import JobNote, JobNotes

_ROOT = QModelIndex()
JobRole = int(Qt.ItemDataRole.UserRole) + 1
NoteRole = JobRole + 1


class JobTable(QAbstractTableModel):
    """Hold clip jobs, newest first; tell what changed, and only that."""

    job_added = pyqtSignal(object)  # Job; not for those of the first list
    job_status_changed = pyqtSignal(object)  # Job
    job_completed = pyqtSignal(object)  # Job
    job_failed = pyqtSignal(object)  # Job

    def __init__(self, memory: JobMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.memory = memory
        self._notes = JobNotes(memory)
        self._jobs: list[Job] = []

    @property
    def jobs(self) -> list[Job]:
        """Return the jobs as last heard of."""
        return list(self._jobs)

    @property
    def is_any_running(self) -> bool:
        """Say whether a job is under way."""
        return any(not job.status.is_final for job in self._jobs)

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of jobs."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view shows; ``JobRole`` gives the Job itself."""
        if not index.isValid() or index.row() >= len(self._jobs):
            return None
        job = self._jobs[index.row()]
        if role == JobRole:
            return job
        if role == NoteRole:
            return self.note(job.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(job, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            failed = job.status is JobStatus.FAILED
            return plain_tip(failure_of_job(job.error).text) if failed else None
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return header_text(Column(section))
        return None

    def row_of(self, job_id: str) -> int:
        """Return the row of a job, or -1."""
        return next((row for row, job in enumerate(self._jobs) if job.id == job_id), -1)

    def job(self, job_id: str) -> Job | None:
        """Return a job as last heard of."""
        row = self.row_of(job_id)
        return self._jobs[row] if row >= 0 else None

    def note(self, job_id: str) -> JobNote:
        """Return what is known of a job here."""
        return self._notes.of(job_id)

    def set_download(self, job_id: str, share: float | None) -> None:
        """Show how much of a job's files has arrived; None when that is over."""
        row = self.row_of(job_id)
        if self._notes.set_download(job_id, share) and row >= 0:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index, [NoteRole])

    def _insert(self, row: int, job: Job, tell: bool) -> None:
        self._notes.observe(job)
        self.beginInsertRows(QModelIndex(), row, row)
        self._jobs.insert(row, job)
        self.endInsertRows()
        if tell:
            self.job_added.emit(job)

    def _drop(self, job_id: str) -> None:
        row = self.row_of(job_id)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._jobs[row]
            self.endRemoveRows()
            self._notes.forget(job_id)

    def _update(self, job: Job) -> None:
        row = self.row_of(job.id)
        if row < 0 or self._jobs[row] == job:
            return
        self._notes.observe(job)
        before, self._jobs[row] = self._jobs[row], job
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        if before.status is job.status:
            return
        self.job_status_changed.emit(job)
        if job.status is JobStatus.COMPLETED:
            self.job_completed.emit(job)
        elif job.status is JobStatus.FAILED:
            self.job_failed.emit(job)
