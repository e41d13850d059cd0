"""What happened, and what is counted: downloads, the audit trail, limits."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..types import new_id, utcnow
from .base import Base, Id


class Egress(Base):
    """One download: which file, by whom, and how many bytes were sent."""

    __tablename__ = "egress"
    __table_args__ = (Index("ix_egress_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    principal_id: Mapped[str]
    job_id: Mapped[str] = mapped_column(Id)
    mosaic_type: Mapped[str]
    bytes_sent: Mapped[int] = mapped_column(BigInteger)
    user_agent: Mapped[str | None]
    requester_ip: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class UsageCount(Base):
    """How often an organization asked for something of a kind in a month (``2026-04``, UTC)."""

    __tablename__ = "usage_counts"

    organization_id: Mapped[str] = mapped_column(Id, primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)


class AuditEvent(Base):
    """Who did what; rows are added and never changed.

    ``user_id`` is None for the anonymous, ``target`` is what it was done to.
    """

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    organization_id: Mapped[str | None] = mapped_column(Id)
    user_id: Mapped[str | None]
    user_type: Mapped[str | None]
    action: Mapped[str]
    target: Mapped[str | None]
    address: Mapped[str | None]
    details: Mapped[dict[str, Any]]


class RateMark(Base):
    """One use of something that may be used only so often, by any process."""

    __tablename__ = "rate_marks"
    __table_args__ = (Index("ix_rate_marks_key", "key", "marked_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    key: Mapped[str]
    marked_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class Circuit(Base):
    """The state of a circuit breaker that several processes share."""

    __tablename__ = "circuits"

    name: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    failures: Mapped[int] = mapped_column(default=0)
    successes: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[dt.datetime | None]
