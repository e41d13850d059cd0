"""Operations that tell what an organization uses: storage, compute units, jobs, downloads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..catalog import stored_files
from ..db.models import ComputeCharge, Egress, Item, Job, Project, UsageCount
from ..db.types import utcnow
from ..db.usage_counter import Counted
from ..errors import Forbidden
from ..jobs import ledger
from .registry import Call, Registry, SideEffect
from .schemas import Identifier, Input, Output

registry = Registry()


class UsageInput(Input):
    """Which organization: the caller's own."""

    organization_id: Identifier


class UsageHistoryInput(Input):
    """Which organization, and how many months, this one included."""

    organization_id: Identifier
    months: int = Field(3, ge=1, le=60)


class ComputeUsage(Output):
    """Compute units: used and reserved in all; without a ``limit`` there is no quota."""

    used: int
    reserved: int
    limit: int | None


class PeriodUsage(Output):
    """What was used from ``period_start`` on, up to ``period_end``, which is excluded.

    ``tiles`` are pictures that were drawn; one that a client had already is none. They and
    ``statistics`` are some seconds old.
    """

    period_start: dt.datetime
    period_end: dt.datetime
    compute_units: int
    jobs: int
    downloads: int
    download_bytes: int
    tiles: int
    statistics: int


class UsageOutput(Output):
    """What an organization has and uses now, and what it used this month."""

    organization_id: str
    storage_bytes: int
    projects: int
    items: int
    compute: ComputeUsage
    current: PeriodUsage


class StorageOutput(Output):
    """The bytes that an organization has in the storage."""

    organization_id: str
    storage_bytes: int


@registry.operation("usage.current", scope="usage:read", input=UsageInput, output=UsageOutput)
def current(call: Call, request: UsageInput) -> UsageOutput:
    """Tell what the organization has, and what it used this month."""
    id = _own(call, request.organization_id)
    session = call.session
    owned = select(Project.id).where(Project.organization_id == id)
    held = ledger.balance(session, id)
    return UsageOutput(
        organization_id=id,
        storage_bytes=stored_files.of_organization(session, id),
        projects=_count(session, Project, Project.organization_id == id),
        items=_count(session, Item, Item.project_id.in_(owned)),
        compute=ComputeUsage(used=held.used, reserved=held.reserved, limit=held.limit),
        current=_period(session, id, _month(utcnow(), 0)),
    )


@registry.operation(
    "usage.history", scope="usage:read", input=UsageHistoryInput, output=list[PeriodUsage]
)
def history(call: Call, request: UsageHistoryInput) -> list[PeriodUsage]:
    """Tell what the organization used, month by month, the newest first."""
    id = _own(call, request.organization_id)
    now = utcnow()
    return [_period(call.session, id, _month(now, back)) for back in range(request.months)]


@registry.operation(
    "usage.recalculate_storage",
    scope="usage:write",
    side_effect=SideEffect.WRITE,
    input=UsageInput,
    output=StorageOutput,
)
def recalculate_storage(call: Call, request: UsageInput) -> StorageOutput:
    """Add up what the organization has in the storage; it is never kept, so never wrong."""
    id = _own(call, request.organization_id)
    size = stored_files.of_organization(call.session, id)
    return StorageOutput(organization_id=id, storage_bytes=size)


def _own(call: Call, organization_id: str) -> str:
    if organization_id != call.caller.organization_id:
        raise Forbidden("These credentials belong to another organization.")
    return organization_id


def _period(session: Session, organization_id: str, start: dt.datetime) -> PeriodUsage:
    end = _month(start, -1)

    def within(table: Any) -> list[Any]:
        return [
            table.organization_id == organization_id,
            table.created_at >= start,
            table.created_at < end,
        ]

    units = select(func.coalesce(func.sum(ComputeCharge.used), 0)).where(*within(ComputeCharge))
    sent = select(func.coalesce(func.sum(Egress.bytes_sent), 0)).where(*within(Egress))
    counts = _counts(session, organization_id, start)
    return PeriodUsage(
        period_start=start,
        period_end=end,
        compute_units=session.scalar(units) or 0,
        jobs=_count(session, Job, *within(Job)),
        downloads=_count(session, Egress, *within(Egress)),
        download_bytes=session.scalar(sent) or 0,
        tiles=counts.get(Counted.TILES, 0),
        statistics=counts.get(Counted.STATISTICS, 0),
    )


def _counts(session: Session, organization_id: str, start: dt.datetime) -> dict[str, int]:
    rows = session.execute(
        select(UsageCount.kind, UsageCount.count).where(
            UsageCount.organization_id == organization_id, UsageCount.month == f"{start:%Y-%m}"
        )
    )
    return dict(rows.all())


def _count(session: Session, table: Any, *conditions: Any) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _month(moment: dt.datetime, back: int) -> dt.datetime:
    """Return the first moment of a month some months before that of ``moment``, UTC."""
    months = moment.year * 12 + moment.month - 1 - back
    return dt.datetime(months // 12, months % 12 + 1, 1, tzinfo=dt.UTC)
