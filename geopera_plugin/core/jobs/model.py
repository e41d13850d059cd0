"""Clip jobs as a table that keeps itself up to date."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any, Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...client import Client
from ...client.clips import repeat_clip
from ...client.errors import Missing
from ...client.models import Job, Scene
from ..connection import Connection, ConnectionState
from ..tasks import run_in_background
from .failures import failure_of_error
from .memory import JobMemory
from .orders import ClipOrder, Placed, place_order
from .table import JobRole, JobTable, NoteRole

__all__ = ["FAST_MS", "SLOW_MS", "JobRole", "JobsModel", "NoteRole"]

FAST_MS = 1_000
SLOW_MS = 15_000


class JobsModel(JobTable):
    """Keep the table as the server has it, and act on its jobs."""

    listed = pyqtSignal()  # the first list of a server is here
    order_placed = pyqtSignal(object)  # Placed; after job_added for each of its jobs
    order_left = pyqtSignal(object, str)  # Placed, and the name of the server that was left
    job_retried = pyqtSignal(object, str)  # Job, and the id of the one that it repeats
    job_removed = pyqtSignal(str)  # id; deleted on the server
    failed = pyqtSignal(str)

    def __init__(
        self,
        connection: Connection,
        parent: QObject | None = None,
        memory: JobMemory | None = None,
    ) -> None:
        super().__init__(memory or JobMemory(), parent)
        self._connection = connection
        self._read_once = False
        self._polling = False
        self._asking = False
        self._edits = 0
        self._told_failure = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        connection.state_changed.connect(self._on_state)

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

        def left(_answer: Any) -> None:
            self.memory.forget(job_id)

        self._edit("Delete a job", delete, done, left)

    def retry(self, job_id: str) -> None:
        """Start the clip of a job once more; ``job_added`` and ``job_retried`` follow."""

        def done(job: Job) -> None:
            self.memory.keep_as(job.id, job_id)
            if self.row_of(job.id) < 0:
                self._insert(0, job, tell=True)
            self.job_retried.emit(job, job_id)

        def left(job: Job) -> None:
            self.memory.keep_as(job.id, job_id)

        self._edit("Retry a clip", lambda client: repeat_clip(client, job_id), done, left)

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
        ``order_left`` follows instead when another server is in use by then.
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

        server = self._connection.server_name

        def left(placed: Placed) -> None:
            self.order_left.emit(placed, server)
            if placed.refusals:
                self.failed.emit(placed.refused_text())

        self._edit("Start clips", start, done, left)

    def _edit(
        self,
        title: str,
        edit: Callable[[Client], Any],
        done: Callable[[Any], None],
        left: Callable[[Any], None] | None = None,
    ) -> None:
        """Change something on the server, then here; lists asked for meanwhile are out of date.

        What is sent takes effect whether the server stays in use or not. ``left`` is told instead
        of ``done`` when it does not: what is listed here by then is another server's.
        """
        client, server = self._connection.client, self._connection.server_id
        if client is None:
            self.failed.emit(self._connection.absence)
            return
        self._edits += 1

        def finish(result: Any) -> None:
            self._edits += 1
            if server == self._connection.server_id:
                done(result)
                self._schedule(at_once=True)
            elif left is not None:
                left(result)

        def work(_feedback: QgsFeedback) -> Any:
            return edit(client)

        def fail(error: Exception) -> None:
            self._edits += 1
            self.failed.emit(failure_of_error(error).text)
            self._schedule(at_once=True)

        run_in_background(title, work, finish, fail, hidden=True, local=True)

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
