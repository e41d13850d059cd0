"""Claims on jobs.

A worker claims a job by a lease that it must renew. A job whose lease ran out is claimed anew, with
a higher ``attempt``; every write names the attempt, so a worker that lost its job changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import DateTime, and_, func, or_, select, update
from sqlalchemy.orm import Session

from ..db.database import Database
from ..db.models import Job
from ..db.types import utcnow
from . import ledger
from .queue import announce, end
from .status import JobStatus

_LONGEST_WAIT = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Claim:
    """A job that a worker holds for as long as it renews the lease."""

    job_id: str
    kind: str
    attempt: int
    organization_id: str
    payload: dict[str, Any]


class JobQueue:
    """Claims, renews and finishes jobs."""

    def __init__(
        self,
        database: Database,
        lease: dt.timedelta,
        max_attempts: int,
        retry: dt.timedelta = dt.timedelta(seconds=2),
    ) -> None:
        self._database = database
        self._lease = lease
        self._max_attempts = max_attempts
        self._retry = retry

    def claim(self, job_id: str | None = None) -> Claim | None:
        """Take a job that nobody holds, of this id or the oldest; None when there is none.

        A job that used up its attempts is failed instead: it may be what kills its workers.
        """
        now = self._now()
        free = _free(now) if job_id is None else and_(Job.id == job_id, _free(now))
        with self._database.reading() as session:
            if session.scalar(select(Job.id).where(free).limit(1)) is None:
                return None
        with self._database.writing() as session:
            oldest = select(Job).where(free).order_by(Job.created_at, Job.id).limit(1)
            job = session.scalar(oldest.with_for_update(skip_locked=True))
            if job is None:
                return None
            if job.attempt >= self._max_attempts:
                end(session, job, JobStatus.FAILED)
                job.error = f"The job stopped its worker {job.attempt} times and was given up."
                return None
            if job.cancel_requested:
                end(session, job, JobStatus.CANCELLED)
                return None
            job.attempt += 1
            job.lease_until = now + self._lease
            job.started_at = job.started_at or utcnow()
            return Claim(job.id, job.kind, job.attempt, job.organization_id, job.payload)

    def renew(self, claim: Claim, progress: float) -> bool:
        """Extend the lease and store the progress; False when the job should stop."""
        with self._database.writing() as session:
            held = session.execute(
                update(Job)
                .where(_held_by(claim))
                .values(lease_until=self._now() + self._lease, progress=progress)
                .returning(Job.cancel_requested)
            ).first()
        return held is not None and not held[0]

    def complete(
        self,
        claim: Claim,
        result: dict[str, Any],
        publish: Callable[[], None] = lambda: None,
        record: Callable[[Session], None] = lambda _: None,
    ) -> bool:
        """Publish what the job made and store the result; False when it is no longer this worker's.

        ``publish`` runs while the row is locked, and only for the holder: a job that is deleted
        meanwhile is deleted either before, and nothing is published, or after, with its files.
        ``record`` then stores what else comes of the job, in the transaction that completes it.
        """
        with self._database.writing() as session:
            if not self._finish(session, claim, JobStatus.COMPLETED, progress=1.0, result=result):
                return False
            ledger.settle(session, claim.job_id, int(result.get("compute_units", 0)))
            publish()
            record(session)
        return True

    def fail(self, claim: Claim, error: str) -> bool:
        """Store why the job failed; False when the job is no longer this worker's."""
        return self._abandon(claim, JobStatus.FAILED, error=error)

    def cancelled(self, claim: Claim) -> bool:
        """Note that the job was stopped on request."""
        return self._abandon(claim, JobStatus.CANCELLED)

    def retry(self, claim: Claim, error: str) -> bool:
        """Queue the job anew, each time after twice the wait; its last attempt fails it."""
        if claim.attempt >= self._max_attempts:
            return self.fail(claim, f"{error} It was tried {claim.attempt} times.")
        wait = min(self._retry * 2 ** (claim.attempt - 1), _LONGEST_WAIT)
        due = utcnow() + wait
        with self._database.writing() as session:
            held = _changed_one(
                session,
                update(Job).where(_held_by(claim)).values(lease_until=None, not_before=due),
            )
            if held:
                announce(session, claim.job_id, due)
        return held

    def release(self, claim: Claim) -> bool:
        """Give a job back, to be taken up again: its worker is being shut down."""
        with self._database.writing() as session:
            held = _changed_one(
                session,
                update(Job)
                .where(_held_by(claim))
                .values(lease_until=None, attempt=Job.attempt - 1),
            )
            if held:
                announce(session, claim.job_id)
        return held

    def waiting(self) -> list[str]:
        """Return the jobs that a worker could take up now."""
        with self._database.reading() as session:
            return list(session.scalars(select(Job.id).where(_free(self._now()))))

    def _now(self) -> Any:
        """Return the time by the clock that all workers share, as SQL or as a value."""
        return (
            utcnow()
            if self._database.is_sqlite
            else func.statement_timestamp(type_=DateTime(timezone=True))
        )

    def _abandon(self, claim: Claim, status: JobStatus, **values: Any) -> bool:
        with self._database.writing() as session:
            if not self._finish(session, claim, status, **values):
                return False
            ledger.release(session, claim.job_id)
        return True

    def _finish(self, session: Session, claim: Claim, status: JobStatus, **values: Any) -> bool:
        return _changed_one(
            session,
            update(Job)
            .where(_held_by(claim))
            .values(status=status, lease_until=None, completed_at=utcnow(), **values),
        )


def _free(now: Any) -> Any:
    """Return what holds for the jobs that nobody is at and whose time has come."""
    return and_(
        Job.status == JobStatus.RUNNING,
        or_(Job.lease_until.is_(None), Job.lease_until < now),
        or_(Job.not_before.is_(None), Job.not_before <= now),
    )


def _held_by(claim: Claim) -> Any:
    return and_(
        Job.id == claim.job_id,
        Job.attempt == claim.attempt,
        Job.status == JobStatus.RUNNING,
        Job.lease_until.is_not(None),
    )


def _changed_one(session: Session, statement: Any) -> bool:
    return session.execute(statement.returning(Job.id)).first() is not None
