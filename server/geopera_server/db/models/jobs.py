"""Jobs, what they cost, and the processings that they run for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..types import new_id, utcnow
from .base import Base, Id


class Job(Base):
    """A durable job: the row is the truth, whatever happens to the worker.

    ``attempt`` is the fence: only the attempt that holds the lease may write.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_claim", "status", "lease_until", "created_at"),
        Index("ix_jobs_organization", "organization_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    project_id: Mapped[str | None] = mapped_column(Id)
    kind: Mapped[str]
    status: Mapped[str]
    payload: Mapped[dict[str, Any]]
    progress: Mapped[float] = mapped_column(Float, default=0.0)
    attempt: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[dt.datetime | None]
    not_before: Mapped[dt.datetime | None]
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str | None]
    result: Mapped[dict[str, Any] | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    started_at: Mapped[dt.datetime | None]
    completed_at: Mapped[dt.datetime | None]


class ComputeCharge(Base):
    """What a job costs, in compute units. The row outlives the job.

    ``reserved`` is held while the state is ``reserved``; ``used`` is set when it is settled.
    """

    __tablename__ = "compute_charges"
    __table_args__ = (Index("ix_compute_charges_organization", "organization_id", "state"),)

    job_id: Mapped[str] = mapped_column(Id, primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    state: Mapped[str]
    reserved: Mapped[int]
    used: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    ended_at: Mapped[dt.datetime | None]


class IdempotencyClaim(Base):
    """The first answer to a spend operation, kept for repeats of the same key."""

    __tablename__ = "idempotency_claims"

    organization_id: Mapped[str] = mapped_column(Id, primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body_digest: Mapped[str] = mapped_column(String(64))
    response: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class TaskEvent(Base):
    """A run of a processing; ``number`` is its id in the REST family, the job does the work."""

    __tablename__ = "task_events"

    number: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), unique=True)
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    task: Mapped[str]
    title: Mapped[str]
    params: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class TaskScript(Base):
    """One step of a processing, with a status of its own."""

    __tablename__ = "task_scripts"

    event_number: Mapped[int] = mapped_column(
        ForeignKey("task_events.number", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    status: Mapped[str]
    result: Mapped[str | None]
