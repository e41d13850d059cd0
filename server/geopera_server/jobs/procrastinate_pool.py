"""The engine on PostgreSQL: Procrastinate hands the jobs to any number of processes and machines.

An entry in its queue only says that a job may be worth a look. The row of the job says whether it
is, and keeps the lease, the fence and the charge, as it does for worker threads. So an entry that
is lost is made anew by the reaper, and one too many finds nothing to do.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import math
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..db.database import Database, lock
from ..errors import InvalidInput
from .claims import JobQueue
from .queue import ANNOUNCE
from .run import JobRunner

try:
    import procrastinate
    from procrastinate.exceptions import ConnectorException
    from psycopg import Connection
    from sqlalchemy import inspect
    from sqlalchemy.orm import Session
except ModuleNotFoundError:  # pragma: no cover - an environment without the extra
    raise InvalidInput(
        "Jobs on PostgreSQL need the extra `backend`: pip install geopera-server[backend]."
    ) from None

_LOG = logging.getLogger(__name__)
_JOBS = "jobs"
_REAPER = "reaper"  # a queue of its own: it must not wait behind the jobs that it saves
_RUN_JOB = "geopera.run_job"
_POLL_S = 1.0
_PAUSE_S = 1.0
_HEARTBEAT_S = 5.0
_STALLED_S = 20.0


def install(database: Database) -> None:
    """Make Procrastinate's tables, if need be, and announce new jobs to it from now on."""
    app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
    if not inspect(database.engine).has_table("procrastinate_jobs"):
        with database.writing() as session:
            lock(session, "procrastinate")
            connection = session.connection()
            if not inspect(connection).has_table("procrastinate_jobs"):
                connection.exec_driver_sql(app.schema_manager.get_schema().replace("%", "%%"))

    def announce(session: Session, job_id: str, due: dt.datetime | None) -> None:
        app.configure_task(
            _RUN_JOB, queue=_JOBS, schedule_at=due, connection=_driver_connection(session)
        ).defer(job_id=job_id)

    database.session_info[ANNOUNCE] = announce


class ProcrastinatePool:
    """Runs jobs that Procrastinate hands to this process until it is stopped."""

    def __init__(
        self,
        database: Database,
        queue: JobQueue,
        runner: JobRunner,
        threads: int,
        lease: dt.timedelta,
        sweep: Callable[[], None],
        sweep_seconds: float,
    ) -> None:
        self._database = database
        self._queue = queue
        self._runner = runner
        self._threads = threads
        self._sweep = sweep
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._stopping = threading.Event()
        self._app = self._make_app(lease, sweep_seconds)
        self._thread = threading.Thread(
            target=self._run_loop, name="geopera-procrastinate", daemon=True
        )

    def _make_app(self, lease: dt.timedelta, sweep_seconds: float) -> procrastinate.App:
        url = self._database.url.set(drivername="postgresql")
        connector = procrastinate.PsycopgConnector(
            conninfo=url.render_as_string(hide_password=False),
            kwargs={"connect_timeout": 5},
            min_size=1,
            max_size=self._threads + 6,
            timeout=10,
        )
        app = procrastinate.App(connector=connector)

        @app.task(name=_RUN_JOB, queue=_JOBS)
        def run_job(job_id: str) -> None:
            self._runner.run_next(job_id)

        @app.periodic(cron=_every(lease.total_seconds() / 2))
        @app.task(name="geopera.reap", queue=_REAPER)
        async def reap(timestamp: int) -> None:
            await self._reap()

        @app.periodic(cron=_every(sweep_seconds))
        @app.task(name="geopera.sweep", queue=_REAPER)
        def sweep(timestamp: int) -> None:
            # no lock of the queue's: that of a worker that was killed lasts until it is missed
            with self._database.alone("sweep") as is_alone:
                if is_alone:  # else a long one is under way
                    self._sweep()

        return app

    def start(self) -> None:
        """Start the threads."""
        self._runner.start()
        self._thread.start()

    def notify(self) -> None:
        """Do nothing: PostgreSQL notifies the workers of all machines."""

    def stop(self, timeout_s: float = 10.0) -> None:
        """Give running jobs back to the queue and end the threads."""
        self._stopping.set()
        self._runner.stop_runs()
        if self._loop is not None and self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(timeout_s)
        self._runner.close(1.0)

    def _run_loop(self) -> None:
        with ThreadPoolExecutor(self._threads + 2, "geopera-job") as threads:
            loop = self._loop = asyncio.new_event_loop()
            loop.set_default_executor(threads)
            try:
                while not self._stopping.is_set():
                    self._task = loop.create_task(self._work())
                    if self._stopping.is_set():  # meanwhile, by one who saw no task
                        self._task.cancel()
                    try:
                        loop.run_until_complete(self._task)
                    except asyncio.CancelledError:
                        return
                    except Exception:  # noqa: BLE001 - a database that is away must not end it
                        _LOG.warning("the queue of jobs was lost; it is opened anew", exc_info=True)
                        self._stopping.wait(_PAUSE_S)
            finally:
                loop.run_until_complete(loop.shutdown_asyncgens())
                loop.close()

    async def _work(self) -> None:
        """Run jobs, and the reaper beside them, until cancelled or the database is lost."""
        shared: dict[str, Any] = {
            "install_signal_handlers": False,
            "delete_jobs": "always",
            "fetch_job_polling_interval": _POLL_S,
            "update_heartbeat_interval": _HEARTBEAT_S,
            "stalled_worker_timeout": _STALLED_S,
            "shutdown_graceful_timeout": 8.0,
        }
        workers: list[asyncio.Task[None]] = []
        try:
            await self._app.open_async()
            workers += [
                asyncio.create_task(
                    self._app.run_worker_async(queues=[queue], concurrency=concurrency, **shared)
                )
                for queue, concurrency in ((_JOBS, self._threads), (_REAPER, 2))
            ]
            await asyncio.wait(workers, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for worker in workers:
                worker.cancel()
            ended = await asyncio.gather(*workers, return_exceptions=True)
            await self._app.close_async()  # what was being opened when it was cancelled, too
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _reap(self) -> None:
        """Announce the jobs that wait without an entry, and drop the entries of dead workers."""
        manager = self._app.job_manager
        for entry in await manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_S):
            if entry.id is not None:
                try:
                    await manager.finish_job_by_id_async(
                        entry.id, procrastinate.jobs.Status.FAILED, delete_job=True
                    )
                except ConnectorException:
                    _LOG.info("entry %s was dropped by somebody else", entry.id)
        await asyncio.to_thread(self._announce_waiting)

    def _announce_waiting(self) -> None:
        waiting = self._queue.waiting()
        if not waiting:
            return
        with self._database.writing() as session:
            lock(session, "reaper")
            rows = session.connection().exec_driver_sql(
                "SELECT args->>'job_id' FROM procrastinate_jobs "
                "WHERE status = 'todo' AND queue_name = 'jobs' AND "
                "(scheduled_at IS NULL OR scheduled_at <= now())"
            )
            announced = {row[0] for row in rows}
            tell = session.info[ANNOUNCE]
            for job_id in waiting:
                if job_id not in announced:
                    tell(session, job_id, None)


def _driver_connection(session: Session) -> Connection[Any]:
    connection = session.connection().connection.driver_connection
    if not isinstance(connection, Connection):
        raise TypeError("Procrastinate works on PostgreSQL")
    return connection


def _every(seconds: float) -> str:
    """Return the nearest schedule of cron, whose sixth field counts seconds."""
    if seconds < 60:
        return f"* * * * * */{max(1, min(30, round(seconds)))}"
    return f"*/{min(59, math.ceil(seconds / 60))} * * * *"
