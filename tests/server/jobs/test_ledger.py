"""Compute units: whatever happens to jobs, the ledger adds up and charges each job once."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from geopera_server.context import Context
from geopera_server.db.models import ComputeCharge, Job, Organization
from geopera_server.errors import QuotaExceeded
from geopera_server.jobs import ledger, queue
from geopera_server.jobs.claims import Claim, JobQueue
from geopera_server.settings import Settings

QUOTA = 30
_CHECKS = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["create", "claim", "complete", "fail", "retry", "release", "cancel", "delete", "crash"]
        ),
        st.integers(0, 12),
    ),
    max_size=40,
)


class World:
    """A queue, the claims that workers hold or believe to hold, and what must have been charged."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.jobs = JobQueue(context.database, dt.timedelta(minutes=5), 3, dt.timedelta(0))
        self.dying = JobQueue(context.database, dt.timedelta(seconds=-1), 3, dt.timedelta(0))
        self.claims: list[Claim] = []
        self.charged: dict[str, int] = {}

    def do(self, step: str, number: int) -> None:
        if step in ("create", "cancel", "delete"):
            getattr(self, step)(number)
        elif step in ("claim", "crash"):
            claim = (self.jobs if step == "claim" else self.dying).claim()
            self.claims += [claim] if claim else []
        elif self.claims:
            claim = self.claims[number % len(self.claims)]  # it may have been lost long ago
            if step == "complete":
                if self.jobs.complete(claim, {"compute_units": number}):
                    assert claim.job_id not in self.charged
                    self.charged[claim.job_id] = min(number, claim.payload["units"])
            else:
                ends: dict[str, Callable[[], bool]] = {
                    "fail": lambda: self.jobs.fail(claim, "failed"),
                    "retry": lambda: self.jobs.retry(claim, "away"),
                    "release": lambda: self.jobs.release(claim),
                }
                ends[step]()

    def create(self, units: int) -> None:
        organization = self.context.organization_id
        try:
            with self.context.database.writing() as session:
                before = ledger.balance(session, organization)
                queue.add(session, "test", organization, {"units": units}, compute_units=units)
        except QuotaExceeded:
            assert before.used + before.reserved + units > QUOTA

    def cancel(self, number: int) -> None:
        with self.context.database.writing() as session:
            found = session.scalars(select(Job).order_by(Job.created_at)).all()
            if found:
                queue.request_cancel(session, found[number % len(found)])

    def delete(self, number: int) -> None:
        with self.context.database.writing() as session:
            found = session.scalars(select(Job).order_by(Job.created_at)).all()
            if found:
                queue.delete(session, found[number % len(found)])

    def check(self) -> None:
        with self.context.database.reading() as session:
            held = ledger.balance(session, self.context.organization_id)
            running = session.scalars(select(Job).where(Job.status == "running")).all()
            charges = session.scalars(select(ComputeCharge)).all()
        assert held.reserved == sum(job.payload["units"] for job in running)
        assert held.used == sum(self.charged.values())
        assert held.used + held.reserved <= QUOTA
        assert {each.job_id: each.used for each in charges if each.state == "settled"} == (
            self.charged
        )


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=_CHECKS, derandomize=True
)
@given(STEPS)
def test_the_ledger_adds_up_whatever_happens(
    fresh_database: Callable[[], str | None], steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        context = Context.open(Settings(home=Path(folder), database_url=fresh_database()))
        try:
            with context.database.writing() as session:
                session.get_one(Organization, context.organization_id).compute_quota = QUOTA
            world = World(context)
            for step, number in steps:
                world.do(step, number)
                world.check()
        finally:
            context.close()
