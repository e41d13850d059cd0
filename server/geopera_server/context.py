"""Everything a use case works with, opened once per process."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from .auth.authenticator import Authenticator
from .auth.keyring import Keyring
from .auth.keys import default_organization
from .auth.sessions import Sessions
from .auth.tokens import TileTokens, load_secret, new_secret
from .db.database import Database
from .db.models import Job
from .db.types import utcnow
from .errors import Unavailable
from .jobs.queue import JobQueue
from .jobs.status import JobStatus
from .jobs.worker import Handler, WorkerPool
from .settings import Settings
from .storage.egress import EgressGuard
from .storage.local import LocalStorage

CLIPS = "clips"  # folder of the storage that holds what clip jobs made


class Context:
    """The open database, storage, credentials and job queue of one server."""

    def __init__(self, settings: Settings, database: Database, organization_id: str) -> None:
        self.settings = settings
        self.database = database
        self.organization_id = organization_id
        self.storage = LocalStorage(settings.storage_root)
        # Embedded, a token reads any raster of its user: it dies with the session.
        secret = (
            new_secret() if settings.embedded else load_secret(settings.home / "tile-token.secret")
        )
        tokens = TileTokens(secret, dt.timedelta(days=settings.tile_token_days))
        keyring = Keyring(
            None if settings.embedded else settings.home / "token-secrets.json",
            dt.timedelta(days=settings.secret_days),
        )
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
        self.egress = EgressGuard(
            settings.download_limit, settings.breaker_failures, settings.breaker_seconds
        )
        self._workers: WorkerPool | None = None

    @classmethod
    def open(cls, settings: Settings) -> Context:
        """Open a home folder, made when it is not there, and migrate its database.

        Raises:
            Unavailable: the folder cannot be written.
        """
        try:
            for folder in (settings.home, settings.storage_root, settings.work_root):
                _make_private(folder)
        except OSError as error:
            raise Unavailable(f"The folder {settings.home} cannot be used: {error}.") from None
        database = Database(settings.resolved_database_url)
        database.migrate()
        for file in settings.home.glob("geopera.db*"):
            file.chmod(0o600)
        with database.writing() as session:
            organization_id = default_organization(session).id
        context = cls(settings, database, organization_id)
        context.sweep()
        return context

    def session_key(self) -> str:
        """Return a key with all scopes that is valid while this process lives."""
        return self.auth.session_key()

    def start_workers(self, handlers: Mapping[str, Handler]) -> None:
        """Start running jobs in threads of this process."""
        if self._workers is None and self.settings.worker_threads:
            self._workers = WorkerPool(
                self.queue,
                handlers,
                self.settings.worker_threads,
                self.sweep,
                self.settings.sweep_seconds,
            )
            self._workers.start()

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

    def close(self) -> None:
        """Stop the workers and close the database."""
        self.stop_workers()
        self.database.close()

    def sweep(self) -> None:
        """Delete what attempts left behind that no worker is at, and files of deleted jobs.

        The folders are listed before the rows are read: a folder is made after its row.
        """
        work = list(self.settings.work_root.iterdir())
        made = self.storage.folders(CLIPS)
        with self.database.reading() as session:
            held = {
                f"{job_id}.{attempt}"
                for job_id, attempt in session.execute(
                    select(Job.id, Job.attempt).where(
                        Job.status == JobStatus.RUNNING, Job.lease_until > utcnow()
                    )
                )
            }
            known = set(session.scalars(select(Job.id)))
        for folder in work:
            if folder.name not in held:
                shutil.rmtree(folder, ignore_errors=True)
        for job_id in made:
            if job_id not in known:
                self.storage.delete_folder(f"{CLIPS}/{job_id}")


def _make_private(folder: Path) -> None:
    """Make a folder that its owner alone can read; one that is there keeps its mode."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
