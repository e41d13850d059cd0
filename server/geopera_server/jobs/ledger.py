"""Compute units: reserved with a job, settled or released once when it ends.

Every function works in the caller's transaction, so that a job and its charge never part.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from ..db.models import ComputeCharge, Organization
from ..db.types import utcnow
from ..errors import QuotaExceeded


class ChargeState(enum.StrEnum):
    """``reserved`` until the job ends; the other two are final."""

    RESERVED = "reserved"
    SETTLED = "settled"
    RELEASED = "released"


@dataclass(frozen=True)
class Balance:
    """An organization's compute units; without a ``limit`` there is no quota."""

    used: int
    reserved: int
    limit: int | None


class QuotaPeriod(enum.StrEnum):
    """The time that a quota is for; it begins anew at midnight UTC."""

    EVER = "ever"
    MONTH = "month"
    DAY = "day"

    def start(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the period began that a moment is in; None if it never did."""
        if self is QuotaPeriod.EVER:
            return None
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight if self is QuotaPeriod.DAY else midnight.replace(day=1)


PERIOD = "quota_period"  # in the information of a session


def balance(session: Session, organization_id: str) -> Balance:
    """Add up what an organization used in this period and what its running jobs hold."""
    period: QuotaPeriod = session.info.get(PERIOD, QuotaPeriod.EVER)
    start = period.start(utcnow())
    counted = ComputeCharge.organization_id == organization_id
    if start is not None:
        held = ComputeCharge.state == ChargeState.RESERVED
        counted = and_(counted, or_(held, ComputeCharge.ended_at >= start))
    rows = session.execute(
        select(ComputeCharge.state, func.sum(ComputeCharge.reserved), func.sum(ComputeCharge.used))
        .where(counted)
        .group_by(ComputeCharge.state)
    )
    sums = {state: (reserved, used) for state, reserved, used in rows}
    limit = session.scalar(
        select(Organization.compute_quota).where(Organization.id == organization_id)
    )
    return Balance(
        used=sums.get(ChargeState.SETTLED, (0, 0))[1],
        reserved=sums.get(ChargeState.RESERVED, (0, 0))[0],
        limit=limit,
    )


def reserve(session: Session, job_id: str, organization_id: str, units: int) -> None:
    """Hold units for a new job.

    Raises:
        QuotaExceeded: the organization has fewer left.
    """
    # the row is locked, so that two reservations cannot both see the same units left; no stronger
    # than needed, for each new job refers to the row and holds a weaker lock on it already
    limit = session.scalar(
        select(Organization.compute_quota)
        .where(Organization.id == organization_id)
        .with_for_update(key_share=True)
    )
    held = balance(session, organization_id) if limit is not None else None  # it adds up all rows
    if held and held.limit is not None and held.used + held.reserved + units > held.limit:
        raise QuotaExceeded(
            f"This takes {units} compute units; used {held.used + held.reserved} of "
            f"{held.limit} ({held.reserved} of them reserved by running jobs)."
        )
    session.add(
        ComputeCharge(
            job_id=job_id,
            organization_id=organization_id,
            state=ChargeState.RESERVED,
            reserved=units,
        )
    )
    session.flush()


def settle(session: Session, job_id: str, units: int) -> None:
    """Charge a completed job for what it produced, never more than was reserved."""
    used = case((ComputeCharge.reserved < units, ComputeCharge.reserved), else_=units)
    session.execute(
        update(ComputeCharge)
        .where(ComputeCharge.job_id == job_id, ComputeCharge.state == ChargeState.RESERVED)
        .values(state=ChargeState.SETTLED, used=used, ended_at=utcnow())
    )


def release(session: Session, job_id: str) -> None:
    """Give back what a job that produced nothing held; a settled charge stays."""
    session.execute(
        update(ComputeCharge)
        .where(ComputeCharge.job_id == job_id, ComputeCharge.state == ChargeState.RESERVED)
        .values(state=ChargeState.RELEASED, ended_at=utcnow())
    )
