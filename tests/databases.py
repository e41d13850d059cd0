"""The databases of tests: SQLite, or PostgreSQL when GEOPERA_TEST_DATABASE says so.

A test that works with a database asks for one of the fixtures below, by itself or through another
fixture. So a run on PostgreSQL knows what to repeat: see `on_postgres`. Whoever opens a database
without asking fails on SQLite already: see `undeclared_database`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # the Python of QGIS has no client of PostgreSQL
    from .server.postgres import PostgresPool, PostgresServer

ON_POSTGRES = os.environ.get("GEOPERA_TEST_DATABASE") == "postgresql"
VARIABLE = "GEOPERA_DATABASE_URL"
_OF_A_DATABASE = {"fresh_database", "module_database_url", "session_database_url"}

on_sqlite = pytest.mark.skipif(ON_POSTGRES, reason="about the file of SQLite")


def on_postgres(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what works with no database, when the tests are repeated on PostgreSQL."""
    if not ON_POSTGRES:
        return
    left_out = [item for item in items if not _OF_A_DATABASE & set(fixtures_of(item))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def fixtures_of(item: pytest.Item) -> list[str]:
    """Return the names of all fixtures that a test is made with."""
    return getattr(item, "fixturenames", [])


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresServer]:
    """A running PostgreSQL; whoever stops it starts it again."""
    from .server import postgres

    reason = postgres.missing()
    if reason is not None:
        pytest.skip(reason)
    with postgres.postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_pool(postgres_cluster: PostgresServer) -> PostgresPool:
    """Migrated databases without rows."""
    from geopera_server.db.database import Database
    from geopera_server.jobs.procrastinate_pool import install

    from .server.postgres import PostgresPool

    name = postgres_cluster.create()
    database = Database(postgres_cluster.url(name))
    database.migrate()
    install(database)
    database.close()
    return PostgresPool(postgres_cluster, name)


@pytest.fixture
def postgres_url(postgres_pool: PostgresPool) -> Iterator[str]:
    """The URL of a database on PostgreSQL of the test's own, wherever the others are."""
    with postgres_pool.lend() as url:
        yield url


@pytest.fixture
def fresh_database(request: pytest.FixtureRequest) -> Iterator[Callable[[], str | None]]:
    """Return what makes the URL of one more database; None stands for SQLite in the home."""
    if not ON_POSTGRES:
        yield lambda: None
        return
    pool: PostgresPool = request.getfixturevalue("postgres_pool")
    with pool.lend_many() as lend:
        yield lend


@pytest.fixture
def database_url(
    fresh_database: Callable[[], str | None], monkeypatch: pytest.MonkeyPatch
) -> str | None:
    """The database of the test, for the processes that it starts too."""
    url = fresh_database()
    declare(url, monkeypatch)
    return url


@pytest.fixture(scope="module")
def module_database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The database of the tests of a module."""
    yield from _shared(request)


@pytest.fixture(scope="session")
def session_database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The database of all tests that share one server."""
    yield from _shared(request)


def _shared(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if not ON_POSTGRES:
        yield None
        return
    with request.getfixturevalue("postgres_pool").lend() as url:
        yield url


def environment(url: str | None) -> dict[str, str]:
    """Return the environment of a process whose database this is."""
    others = {name: value for name, value in os.environ.items() if name != VARIABLE}
    return others if url is None else {**others, VARIABLE: url}


def declare(url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the database in the environment; None stands for SQLite in the home."""
    if url is None:
        monkeypatch.delenv(VARIABLE, raising=False)
    else:
        monkeypatch.setenv(VARIABLE, url)


def undeclared() -> Iterator[None]:
    """Let whoever opens a database that was not asked for fail."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "undeclared://the-test-asks-for-no-fixture-of-a-database")
        yield


undeclared_database = pytest.fixture(scope="package", autouse=True)(undeclared)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite with all tables and no rows."""
    from geopera_server.db.database import Database

    path = tmp_path_factory.mktemp("template") / "geopera.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


def furnish(home: Path, migrated: Path) -> None:
    """Make a home folder whose database is migrated already, which saves every test the time."""
    home.mkdir(mode=0o700)
    shutil.copyfile(migrated, home / "geopera.db")
