"""How many jobs an organization may have at once, and the time that its quota is for."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import update

from geopera_server.context import Context
from geopera_server.db.models import ComputeCharge, Organization
from geopera_server.db.types import utcnow
from geopera_server.errors import QuotaExceeded, RateLimited
from geopera_server.jobs import ledger, queue
from geopera_server.jobs.ledger import QuotaPeriod
from geopera_server.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    changes = {"max_queued_jobs": 2, "quota_period": "month", "worker_threads": 0}
    return settings.model_copy(update=changes)


def add(context: Context, units: int = 1) -> str:
    with context.database.writing() as session:
        return queue.add(session, "test", context.organization_id, {}, compute_units=units).id


def complete(context: Context, units: int = 1) -> None:
    claim = context.queue.claim()
    assert claim is not None
    assert context.queue.complete(claim, {"compute_units": units})


def test_jobs_beyond_the_most_are_refused_until_one_ends(context: Context) -> None:
    for _ in range(2):
        add(context)
    with pytest.raises(RateLimited, match="2 jobs") as refused:
        add(context)
    assert refused.value.retry_after_s > 0
    with context.database.reading() as session:
        assert ledger.balance(session, context.organization_id).reserved == 2
    complete(context)
    add(context)


def test_what_was_used_last_month_counts_no_more(context: Context) -> None:
    with context.database.writing() as session:
        session.get_one(Organization, context.organization_id).compute_quota = 5
    add(context, 5)
    complete(context, 5)
    with pytest.raises(QuotaExceeded):
        add(context)
    start = QuotaPeriod.MONTH.start(utcnow())
    assert start is not None
    with context.database.writing() as session:
        session.execute(update(ComputeCharge).values(ended_at=start - dt.timedelta(seconds=1)))
    add(context, 5)
    with context.database.reading() as session:
        held = ledger.balance(session, context.organization_id)
    assert (held.used, held.reserved, held.limit) == (0, 5, 5)


@pytest.mark.parametrize(
    ("period", "start"),
    [("ever", None), ("month", "2026-11-01T00:00:00+00:00"), ("day", "2026-11-21T00:00:00+00:00")],
)
def test_when_a_period_begins(period: str, start: str | None) -> None:
    moment = dt.datetime(2026, 11, 21, 13, 5, 7, 9, tzinfo=dt.UTC)
    found = QuotaPeriod(period).start(moment)
    assert (found and found.isoformat()) == start
