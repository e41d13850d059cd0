"""The table of jobs: put in, looked up, stopped and deleted, in the transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from ..db.models import Job
from ..db.types import utcnow
from ..errors import Forbidden, NotFound, RateLimited
from . import ledger
from .status import JobStatus

Announce = Callable[[Session, str, dt.datetime | None], None]
ANNOUNCE = "announce_job"  # in the information of a session
MOST_JOBS = "most_jobs"  # in the information of a session: of one organization at a time
_FULL_RETRY_S = 15


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
        end(session, job, JobStatus.CANCELLED)


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


def end(session: Session, job: Job, status: JobStatus) -> None:
    """End a job that produced nothing."""
    job.status = status
    job.lease_until = None
    job.completed_at = utcnow()
    ledger.release(session, job.id)
