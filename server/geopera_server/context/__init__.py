"""Everything a use case works with, opened once per process."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from ..auth.authenticator import Authenticator
from ..auth.keys import default_organization
from ..auth.sessions import Sessions
from ..db.database import Database
from ..db.usage_counter import UsageCounter
from ..errors import Unavailable
from ..jobs.claims import JobQueue
from ..jobs.ledger import PERIOD, QuotaPeriod
from ..jobs.queue import MOST_JOBS
from ..jobs.run import Handler, JobRun, JobRunner
from ..jobs.worker import WorkerPool
from ..raster.bytes_source import FILES
from ..raster.formats import allow_jpeg2000
from ..raster.remote.access import RemoteAccess
from ..raster.remote.options import RemoteOptions
from ..raster.tiff.help import HELP
from ..settings import Settings
from ..storage.egress import EgressGuard
from ..storage.factory import open_storage
from ..storage.first_uses import FirstUses
from .signers import signers
from .sweeper import CLIPS, PRODUCTS, Sweeper

__all__ = ["CLIPS", "PRODUCTS", "Context", "Engine"]

_LOG = logging.getLogger(__name__)


class Engine(Protocol):
    """What runs jobs in this process."""

    def start(self) -> None:
        """Start running jobs."""

    def notify(self) -> None:
        """Note that a job was committed."""

    def stop(self, timeout_s: float = 10.0) -> None:
        """Give running jobs back to the queue, and end."""


class Context:
    """The open database, storage, credentials and job queue of one server."""

    def __init__(self, settings: Settings, database: Database, organization_id: str) -> None:
        self.settings = settings
        self.database = database
        self.organization_id = organization_id
        self.storage = open_storage(settings)
        tokens, keyring = signers(settings, database)
        sessions = Sessions(
            keyring,
            dt.timedelta(minutes=settings.session_minutes),
            dt.timedelta(days=settings.refresh_days),
        )
        self.auth = Authenticator(database, tokens, organization_id, keyring, sessions)
        self.queue = JobQueue(
            database,
            dt.timedelta(seconds=settings.lease_seconds),
            settings.max_attempts,
            dt.timedelta(seconds=settings.retry_seconds),
        )
        database.session_info[MOST_JOBS] = settings.max_queued_jobs
        database.session_info[PERIOD] = QuotaPeriod(settings.quota_period)
        self.egress = EgressGuard(
            settings.download_limit,
            settings.breaker_failures,
            settings.breaker_seconds,
            None if database.is_sqlite else database,  # one server, unless there is a PostgreSQL
        )
        self.sweeper = Sweeper(database, self.storage, self.egress, settings.work_root)
        allow_jpeg2000(settings.embedded or settings.jpeg2000)
        self.first_uses = FirstUses()
        self.usage = UsageCounter(database)
        self.remote = RemoteAccess(RemoteOptions.of(settings))
        self._workers: Engine | None = None

    @classmethod
    def open(cls, settings: Settings) -> Context:
        """Open a home folder, made when it is not there, and migrate its database.

        Raises:
            Unavailable: the folder cannot be written.
        """
        try:
            for folder in (settings.home, settings.work_root):
                _make_private(folder)
            if settings.storage is None:
                _make_private(settings.storage_root)
        except OSError as error:
            raise Unavailable(f"The folder {settings.home} cannot be used: {error}.") from None
        database = Database(settings.resolved_database_url)
        database.migrate()
        if not database.is_sqlite:
            from ..jobs.procrastinate_pool import install  # it is an extra

            install(database)
        for file in settings.home.glob("geopera.db*"):
            file.chmod(0o600)
        with database.writing() as session:
            organization_id = default_organization(session).id
        context = cls(settings, database, organization_id)
        context.remote.prepare(anyway=(settings.storage or "").startswith("s3://"))
        context.sweeper.sweep_work()
        if database.is_sqlite:  # else one of the workers does, now and then
            context.sweeper.sweep_storage()
        return context

    def session_key(self) -> str:
        """Return a key with all scopes that is valid while this process lives."""
        return self.auth.session_key()

    def start_workers(self, handlers: Mapping[str, Handler]) -> None:
        """Start running jobs in threads of this process."""
        if self._workers is None and self.settings.worker_threads:
            self._workers = self._engine(handlers)
            self._workers.start()

    def _engine(self, handlers: Mapping[str, Handler]) -> Engine:
        settings = self.settings
        if self.database.is_sqlite:
            runner = JobRunner(self.queue, handlers, self.sweeper.sweep, settings.sweep_seconds)
            return WorkerPool(runner, settings.worker_threads)
        from ..jobs.procrastinate_pool import ProcrastinatePool  # it is an extra

        # each machine sweeps its own folder; of the storage, which they share, one takes care
        runner = JobRunner(self.queue, handlers, self.sweeper.sweep_work, settings.sweep_seconds)
        return ProcrastinatePool(
            self.database,
            self.queue,
            runner,
            settings.worker_threads,
            dt.timedelta(seconds=settings.lease_seconds),
            self.sweeper.sweep_storage,
            settings.sweep_seconds,
        )

    def stop_workers(self) -> None:
        """Stop running jobs; those under way are given back to the queue."""
        if self._workers is not None:
            self._workers.stop()
            self._workers = None

    def notify_workers(self) -> None:
        """Wake a worker for a job that was just committed."""
        if self._workers is not None:
            self._workers.notify()

    def work_folder(self, job_id: str, attempt: int) -> Path:
        """Return an empty folder for the files that one attempt at a job writes."""
        for stale in self.settings.work_root.glob(f"{job_id}.*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = self.settings.work_root / f"{job_id}.{attempt}"
        folder.mkdir(parents=True)
        return folder

    def stage(self, run: JobRun, folder: Path, key: str) -> str:
        """Bring what a job made to the storage, to be published when the job is completed.

        Returns the key under which the files will be found.

        Raises:
            Unavailable: the storage is out of reach.
            Cancelled: the job was stopped.
        """
        staged = self.storage.stage(folder, key, run.claim.attempt, run.cancelled)
        published = False
        discard = run.discard

        def publish() -> None:
            nonlocal published
            published = True
            staged.publish()

        def discard_all() -> None:
            discard()
            if not published:
                staged.discard()

        run.publish, run.discard = publish, discard_all
        return staged.key

    def delete_files(self, key: str) -> None:
        """Delete files whose job is gone: now, or when the storage is next swept."""
        try:
            self.storage.delete_folder(key)
        except Unavailable as error:
            _LOG.warning("files of a deleted job stay for a while: %s", error.detail)

    def close(self) -> None:
        """Stop the workers and close the database."""
        self.stop_workers()
        self.usage.close()
        self.remote.close()
        FILES.close()
        HELP.close()
        self.database.close()


def _make_private(folder: Path) -> None:
    """Make a folder that its owner alone can read; one that is there keeps its mode."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
