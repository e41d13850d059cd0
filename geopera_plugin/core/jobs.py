"""Clip jobs as a table that keeps itself up to date."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any, Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    pyqtSignal,
)

from ..client import Client
from ..client.clips import repeat_clip
from ..client.errors import Missing
from ..client.models import Job, JobStatus, Scene
from .connection import Connection, ConnectionState
from .job_columns import Column, cell_text, header_text
from .job_failures import failure_of_error, failure_of_job
from .job_memory import JobMemory
from .job_notes import JobNote, JobNotes
from .job_orders import ClipOrder, Placed, place_order
from .tasks import run_in_background
from .translate import tr

_ROOT = QModelIndex()
JobRole = int(Qt.ItemDataRole.UserRole) + 1
NoteRole = JobRole + 1
FAST_MS = 1_000
SLOW_MS = 15_000


class JobsModel(QAbstractTableModel):
    """List clip jobs, newest first; tell what changed, and only that."""

    listed = pyqtSignal()  # the first list of a server is here
    job_added = pyqtSignal(object)  # Job; not for those of the first list
    order_placed = pyqtSignal(object)  # Placed; after job_added for each of its jobs
    job_retried = pyqtSignal(object, str)  # Job, and the id of the one that it repeats
    job_removed = pyqtSignal(str)  # id; deleted on the server
    job_status_changed = pyqtSignal(object)  # Job
    job_completed = pyqtSignal(object)  # Job
    job_failed = pyqtSignal(object)  # Job
    failed = pyqtSignal(str)

    def __init__(
        self,
        connection: Connection,
        parent: QObject | None = None,
        memory: JobMemory | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self.memory = memory or JobMemory()
        self._notes = JobNotes(self.memory)
        self._jobs: list[Job] = []
        self._read_once = False
        self._polling = False
        self._asking = False
        self._edits = 0
        self._told_failure = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        connection.state_changed.connect(self._on_state)

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
            return failure_of_job(job.error).text if failed else None
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

    def refresh(self) -> None:
        """Ask the server now, unless an answer is still awaited."""
        client = self._connection.client
        organization = self._connection.organization_id
        if client is None or self._asking:
            return
        self._asking = True
        edits = self._edits

        def done(jobs: list[Job]) -> None:
            self._asking = False
            self._told_failure = False
            if edits == self._edits:
                self._take(jobs)
            self._schedule(at_once=edits != self._edits)

        def failed(error: Exception) -> None:
            self._asking = False
            if not self._told_failure:
                self._told_failure = True
                self.failed.emit(failure_of_error(error).text)
            self._schedule()

        run_in_background(
            "Read jobs",
            lambda _feedback: client.jobs(organization_id=organization),
            done,
            failed,
            hidden=True,
        )

    def start_polling(self) -> None:
        """Ask again and again: every second while a job runs, else seldom."""
        self._polling = True
        self.refresh()

    def stop_polling(self) -> None:
        """Ask no more."""
        self._polling = False
        self._timer.stop()

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop."""
        self._edit("Cancel a job", lambda client: client.cancel_job(job_id), self._update)

    def remove(self, job_id: str) -> None:
        """Delete a job and its files on the server."""

        def delete(client: Client) -> None:
            with contextlib.suppress(Missing):  # somebody else deleted it
                client.delete_job(job_id)

        def done(_answer: Any) -> None:
            self._drop(job_id)
            self.memory.forget(job_id)
            self.job_removed.emit(job_id)

        self._edit("Delete a job", delete, done)

    def retry(self, job_id: str) -> None:
        """Start the clip of a job once more; ``job_added`` and ``job_retried`` follow."""

        def done(job: Job) -> None:
            self.memory.keep_as(job.id, job_id)
            if self.row_of(job.id) < 0:
                self._insert(0, job, tell=True)
            self.job_retried.emit(job, job_id)

        self._edit("Retry a clip", lambda client: repeat_clip(client, job_id), done)

    def launch(
        self,
        scenes: Sequence[Scene],
        geometry: Mapping[str, Any],
        asset_keys: Sequence[str] | None = None,
        name: str | None = None,
    ) -> None:
        """Start one clip job for each scene; with several the date is put behind the name."""
        keys = None if asset_keys is None else tuple(asset_keys)
        self.place(ClipOrder(tuple(scenes), keys, name or ""), geometry)

    def place(self, order: ClipOrder, geometry: Mapping[str, Any]) -> None:
        """Start the jobs of an order.

        ``job_added`` follows for each, then ``order_placed``, and ``failed`` if some were refused.
        """
        organization = self._connection.organization_id

        def start(client: Client) -> Placed:
            return place_order(client, order, geometry, organization)

        def done(placed: Placed) -> None:
            for job in placed.jobs:
                if self.row_of(job.id) < 0:
                    self._insert(0, job, tell=True)
            self.order_placed.emit(placed)
            if placed.refusals:
                self.failed.emit(placed.refused_text())

        self._edit("Start clips", start, done)

    def _edit(self, title: str, edit: Callable[[Client], Any], done: Callable[[Any], None]) -> None:
        """Change something on the server, then here; lists asked for meanwhile are out of date."""
        client = self._connection.client
        if client is None:
            self.failed.emit(tr("There is no connection to a server."))
            return
        self._edits += 1

        def finish(result: Any) -> None:
            self._edits += 1
            done(result)
            self._schedule(at_once=True)

        def work(_feedback: QgsFeedback) -> Any:
            return edit(client)

        def fail(error: Exception) -> None:
            self._edits += 1
            self.failed.emit(failure_of_error(error).text)
            self._schedule(at_once=True)

        run_in_background(title, work, finish, fail, hidden=True)

    def _on_state(self, state: ConnectionState) -> None:
        self._asking = False
        if state is ConnectionState.ONLINE and self._polling:
            self.refresh()
        elif state is not ConnectionState.ONLINE:
            self._read_once = False  # it may be another server that answers next
            self._timer.stop()

    def _schedule(self, at_once: bool = False) -> None:
        if self._polling and self._connection.client is not None:
            self._timer.start(0 if at_once else FAST_MS if self.is_any_running else SLOW_MS)

    def _take(self, jobs: list[Job]) -> None:
        """Become what the server says, with the least changes."""
        wanted: dict[str, Job] = {job.id: job for job in jobs}
        for job in self.jobs:
            if job.id not in wanted:
                self._drop(job.id)
        for job in jobs:
            self._update(job)
        for row, job in enumerate(jobs):
            if self.row_of(job.id) < 0:
                self._insert(min(row, len(self._jobs)), job, tell=self._read_once)
        first, self._read_once = not self._read_once, True
        if first:
            self.listed.emit()

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
