"""Limits and the breaker of downloads, alone and shared by several servers."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from geopera_server.db.database import Database
from geopera_server.db.models import RateMark
from geopera_server.errors import NotFound, RateLimited, Unavailable
from geopera_server.storage.egress import EgressGuard


@pytest.fixture
def databases(postgres_url: str) -> Iterator[list[Database]]:
    """One database as two servers see it."""
    opened = [Database(postgres_url), Database(postgres_url)]
    yield opened
    for database in opened:
        database.close()


def guards(databases: list[Database], rate: str = "3/minute") -> list[EgressGuard]:
    return [EgressGuard(rate, 2, 0.5, database) for database in databases]


def fail() -> None:
    raise Unavailable


def test_two_servers_count_together(databases: list[Database]) -> None:
    one, two = guards(databases)
    one.admit("job", "rgb")
    two.admit("job", "rgb")
    one.admit("job", "rgb")
    with pytest.raises(RateLimited) as refused:
        two.admit("job", "rgb")
    assert 1 <= refused.value.retry_after_s <= 60
    two.admit("job", "nir")


def test_what_is_older_than_the_window_counts_no_more(databases: list[Database]) -> None:
    one, two = guards(databases, "1/second")
    one.admit("a")
    with pytest.raises(RateLimited):
        two.admit("a")
    one.sweep()
    with pytest.raises(RateLimited):
        two.admit("a")
    time.sleep(1.05)
    two.admit("a")
    with databases[0].reading() as session:
        assert session.scalar(select(func.count()).select_from(RateMark)) == 1
    time.sleep(1.05)
    one.sweep()
    with databases[0].reading() as session:
        assert session.scalar(select(func.count()).select_from(RateMark)) == 0


def test_two_servers_leave_a_failing_storage_alone_together(databases: list[Database]) -> None:
    one, two = guards(databases)
    for guard in (one, two):
        with pytest.raises(Unavailable):
            guard.through(fail)
    for guard in (one, two):
        with pytest.raises(RateLimited, match="pause"):
            guard.through(lambda: "answer")
    time.sleep(0.55)
    assert two.through(lambda: "answer") == "answer"
    assert one.through(lambda: "answer") == "answer"


def test_a_missing_file_is_no_failure_of_the_storage(databases: list[Database]) -> None:
    for guard in (*guards(databases), EgressGuard("3/minute", 2, 0.5)):
        for _ in range(3):
            with pytest.raises(NotFound):
                guard.through(missing)


def missing() -> None:
    raise NotFound
