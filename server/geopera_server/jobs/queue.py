"""The queue that lives in the jobs table.

A worker claims a job by a lease that it must renew. A job whose lease ran out is claimed anew, with
a higher ``attempt``; every write names the attempt, so a worker that lost its job changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import DateTime, and_, func, or_, select, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from ..db.database import Database
from ..db.models import Job
from ..db.types import utcnow
from ..errors import Forbidden, NotFound, RateLimited
from . import ledger
from .status import JobStatus

Announce = Callable[[Session, str, dt.datetime | None], None]
ANNOUNCE = "announce_job"  # in the information of a session
MOST_JOBS = "most_jobs"  # in the information of a session: of one organization at a time
_FULL_RETRY_S = 15
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
                _end(session, job, JobStatus.FAILED)
                job.error = f"The job stopped its worker {job.attempt} times and was given up."
                return None
            if job.cancel_requested:
                _end(session, job, JobStatus.CANCELLED)
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
        self, claim: Claim, result: dict[str, Any], publish: Callable[[], None] = lambda: None
    ) -> bool:
        """Publish what the job made and store the result; False when it is no longer this worker's.

        ``publish`` runs while the row is locked, and only for the holder: a job that is deleted
        meanwhile is deleted either before, and nothing is published, or after, with its files.
        """
        with self._database.writing() as session:
            if not self._finish(session, claim, JobStatus.COMPLETED, progress=1.0, result=result):
                return False
            ledger.settle(session, claim.job_id, int(result.get("compute_units", 0)))
            publish()
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


def add(
    session: Session,
    kind: str,
    organization_id: str,
    payload: dict[str, Any],
    project_id: str | None = None,
    compute_units: int = 0,
) -> Job:
    """Store a new job and reserve its units in the caller's transaction; queued on commit.

    Raises:
        QuotaExceeded: the organization has fewer units left.
        RateLimited: the organization has as many jobs running or waiting as it may.
    """
    job = Job(
        kind=kind,
        organization_id=organization_id,
        project_id=project_id,
        payload=payload,
        status=JobStatus.RUNNING,
    )
    session.add(job)
    session.flush()
    ledger.reserve(session, job.id, organization_id, compute_units)  # locks the organization
    _require_room(session, organization_id)
    announce(session, job.id)
    return job


def _require_room(session: Session, organization_id: str) -> None:
    most: int | None = session.info.get(MOST_JOBS)
    if most is None:
        return
    running = session.scalar(
        select(func.count())
        .select_from(Job)
        .where(Job.organization_id == organization_id, Job.status == JobStatus.RUNNING)
    )
    if (running or 0) > most:  # the new one is among them
        raise RateLimited(
            f"{most} jobs of this organization are running or waiting: wait for some to end.",
            _FULL_RETRY_S,
        )


def announce(session: Session, job_id: str, due: dt.datetime | None = None) -> None:
    """Tell the engine, in this transaction, that a job waits; worker threads look by themselves."""
    tell: Announce | None = session.info.get(ANNOUNCE)
    if tell is not None:
        tell(session, job_id, due)


def get(session: Session, organization_id: str, job_id: str, kind: str) -> Job:
    """Return an organization's job.

    Raises:
        NotFound: there is none of this id and kind.
        Forbidden: it belongs to another organization.
    """
    job = session.get(Job, job_id)
    if job is None or job.kind != kind:
        raise NotFound("There is no such job.")
    if job.organization_id != organization_id:
        raise Forbidden("This job belongs to another organization.")
    return job


def request_cancel(session: Session, job: Job) -> None:
    """Ask a job to stop: at once when no worker holds it, else at its next heartbeat."""
    _take(session, job)
    if job.status != JobStatus.RUNNING:
        return
    job.cancel_requested = True
    if job.lease_until is None:
        _end(session, job, JobStatus.CANCELLED)


def delete(session: Session, job: Job) -> None:
    """Delete a job; what it reserved is given back, what it used stays on the bill."""
    _take(session, job)
    ledger.release(session, job.id)
    session.delete(job)


def _take(session: Session, job: Job) -> None:
    """Lock a job that was read, and read it anew: a worker may have ended it in between.

    Raises:
        NotFound: somebody else has deleted it.
    """
    try:
        session.refresh(job, with_for_update=True)
    except InvalidRequestError:
        raise NotFound("There is no such job.") from None


def _end(session: Session, job: Job, status: JobStatus) -> None:
    """End a job that produced nothing."""
    job.status = status
    job.lease_until = None
    job.completed_at = utcnow()
    ledger.release(session, job.id)


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
