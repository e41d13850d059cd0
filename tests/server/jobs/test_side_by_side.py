"""Writers on PostgreSQL go on side by side: what must not happen twice does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from geopera_server.catalog.projects import create_project
from geopera_server.context import Context
from geopera_server.db.models import ComputeCharge, Job, Organization, Project
from geopera_server.errors import Conflict, GeoperaError, NotFound, QuotaExceeded
from geopera_server.jobs import ledger, queue
from geopera_server.settings import Settings

AT_ONCE = 12


@pytest.fixture
def parallel(postgres_url: str, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(home=tmp_path / "home", database_url=postgres_url, worker_threads=0)
    opened = Context.open(settings)
    yield opened
    opened.close()


def at_once(call: Callable[[int], Any]) -> list[Any]:
    """Call it in many threads, and return what each returned or refused."""

    def attempt(number: int) -> Any:
        try:
            return call(number)
        except GeoperaError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(attempt, range(AT_ONCE)))


def test_reservations_at_once_stay_within_the_quota(parallel: Context) -> None:
    with parallel.database.writing() as session:
        session.get_one(Organization, parallel.organization_id).compute_quota = 10

    def reserve(_: int) -> str:
        with parallel.database.writing() as session:
            organization = parallel.organization_id
            return queue.add(session, "test", organization, {}, compute_units=3).id

    answers = at_once(reserve)
    assert sum(isinstance(each, str) for each in answers) == 3
    assert sum(isinstance(each, QuotaExceeded) for each in answers) == AT_ONCE - 3
    with parallel.database.reading() as session:
        assert ledger.balance(session, parallel.organization_id).reserved == 9
        assert session.scalar(select(func.count()).select_from(Job)) == 3


def test_projects_made_at_once_have_numbers_of_their_own(parallel: Context) -> None:
    def create(number: int) -> None:
        with parallel.database.writing() as session:
            create_project(session, parallel.organization_id, f"P{number % 6}")

    answers = at_once(create)
    assert sum(isinstance(each, Conflict) for each in answers) == 6
    with parallel.database.reading() as session:
        numbers = session.scalars(select(Project.number)).all()
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("ending", ["cancel", "delete"])
def test_a_job_that_is_stopped_while_it_completes_ends_in_one_way(
    parallel: Context, ending: str
) -> None:
    for _ in range(8):
        with parallel.database.writing() as session:
            job_id = queue.add(session, "test", parallel.organization_id, {}, compute_units=1).id
        claim = parallel.queue.claim()
        assert claim is not None
        published: list[int] = []

        def act(number: int) -> None:
            if number == 0:
                parallel.queue.complete(claim, {"compute_units": 1}, lambda: published.append(1))  # noqa: B023
                return
            with parallel.database.writing() as session:
                job = queue.get(session, parallel.organization_id, job_id, "test")  # noqa: B023
                (queue.request_cancel if ending == "cancel" else queue.delete)(session, job)

        refused = [each for each in at_once(act) if each is not None]
        assert all(isinstance(each, NotFound) for each in refused)
        with parallel.database.reading() as session:
            job = session.get(Job, job_id)
            charge = session.get_one(ComputeCharge, job_id)
        if ending == "cancel":
            assert job is not None
            assert job.status == "completed"
        assert (charge.state == "settled") == bool(published)
        assert charge.state in ("settled", "released")
