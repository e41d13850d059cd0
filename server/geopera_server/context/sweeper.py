"""What attempts at jobs left behind, in the work folder and in the storage."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Final

from sqlalchemy import select

from ..db.database import Database
from ..db.models import Job
from ..db.types import utcnow
from ..errors import Unavailable
from ..jobs.status import JobStatus
from ..storage.base import Storage
from ..storage.egress import EgressGuard

CLIPS: Final = "clips"  # folder of the storage that holds what clip jobs made
PRODUCTS: Final = "products"  # and that of processings

_LOG = logging.getLogger(__name__)


class Sweeper:
    """Deletes what no job owns any more."""

    def __init__(
        self, database: Database, storage: Storage, egress: EgressGuard, work: Path
    ) -> None:
        self._database = database
        self._storage = storage
        self._egress = egress
        self._work = work

    def sweep(self) -> None:
        """Delete what attempts left behind that no worker is at, and files of deleted jobs.

        The folders are listed before the rows are read: a folder is made after its row.
        """
        self.sweep_work()
        self.sweep_storage()

    def sweep_work(self) -> None:
        """Delete the folders of attempts that no worker is at."""
        work = list(self._work.iterdir())
        held = self._held()
        for folder in work:
            job_id, _, attempt = folder.name.rpartition(".")
            if not attempt.isdigit() or (job_id, int(attempt)) not in held:
                shutil.rmtree(folder, ignore_errors=True)

    def sweep_storage(self) -> None:
        """Delete what is in the storage that no job names."""
        self._egress.sweep()
        try:
            for key in (CLIPS, PRODUCTS):
                self._sweep_made(key)
            held = self._held()
            self._storage.sweep(lambda job_id, attempt: (job_id, attempt) in held)
        except Unavailable as error:
            _LOG.warning("the storage was not swept: %s", error.detail)

    def _held(self) -> set[tuple[str, int]]:
        """Return the attempts that workers are at."""
        with self._database.reading() as session:
            rows = session.execute(
                select(Job.id, Job.attempt).where(
                    Job.status == JobStatus.RUNNING, Job.lease_until > utcnow()
                )
            )
            return {(job_id, attempt) for job_id, attempt in rows}

    def _sweep_made(self, key: str) -> None:
        """Delete the files that no job names: of deleted jobs, and of attempts that were lost."""
        made = self._storage.made(key)
        if not made:
            return
        with self._database.reading() as session:
            rows = session.execute(select(Job.id, Job.attempt, Job.status))
            known = {job_id: (attempt, status) for job_id, attempt, status in rows}
        for name in made:
            job_id, _, attempt = name.partition("/")
            last, status = known.get(job_id, (0, JobStatus.FAILED))
            is_named = status in (JobStatus.RUNNING, JobStatus.COMPLETED)
            if job_id not in known or (attempt and not (is_named and attempt == str(last))):
                self._storage.delete_folder(f"{key}/{name}")
