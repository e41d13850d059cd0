"""Migrations make the tables that the models declare; writers queue."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text

from geopera_server import db
from geopera_server.db.database import Database, lock
from geopera_server.db.models import Base, Organization, Project
from geopera_server.db.types import utcnow


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'new' / 'test.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    opened = Database(url)
    opened.migrate()
    yield opened
    opened.close()


def test_the_migrations_make_what_the_models_declare(database: Database) -> None:
    kept = ("item_boxes", "item_counts", "item_days", "item_places", "ix_items_gist")  # db/boxes
    apart = (*kept, "procrastinate")

    def declared(_thing: object, name: str | None, *_of_which: object) -> bool:
        return not str(name).startswith(apart)

    with database.engine.connect() as connection:
        migrations = MigrationContext.configure(connection, opts={"include_object": declared})
        assert compare_metadata(migrations, Base.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        session.add(Organization(name="kept"))
    database.migrate()
    with database.reading() as session:
        assert session.scalar(select(Organization.name)) == "kept"


def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    moment = dt.datetime(2026, 4, 12, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    with database.writing() as session:
        session.add(Organization(name="o", created_at=moment))
    with database.reading() as session:
        found = session.scalar(select(Organization.created_at))
    assert found == moment
    assert found.utcoffset() == dt.timedelta(0)
    assert utcnow().tzinfo is dt.UTC


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.add(Organization(name="gone"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Organization)) == 0


def test_writers_that_take_the_same_name_follow_each_other(database: Database) -> None:
    def write(number: int) -> None:
        for step in range(5):
            with database.writing() as session:
                lock(session, "organizations")
                count = session.scalar(select(func.count()).select_from(Organization))
                session.add(Organization(name=f"{number}-{step}-{count}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with database.reading() as session:
        names = session.scalars(select(Organization.name)).all()
    assert len(names) == 40
    assert len({name.rsplit("-", 1)[1] for name in names}) == 40, "each saw all before it"


def test_a_connection_in_use_is_closed_when_it_is_given_back(database: Database) -> None:
    with database.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        database.close()
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    if database.is_sqlite:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            raw.execute("SELECT 1")
    else:
        assert raw.closed


def test_projects_of_the_first_version_keep_their_storage(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(Path(db.__file__).parent / "migrations"))
    with database.engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO organizations VALUES ('o', 'o', '2026-01-01')"))
        connection.execute(
            text(
                "INSERT INTO projects (id, number, organization_id, name, created_at, updated_at) "
                "VALUES ('p', 1, 'o', 'Fields', '2026-01-01', '2026-01-01')"
            )
        )
        connection.commit()
    database.migrate()
    with database.reading() as session:
        assert session.get_one(Project, "p").bucket == "local"
        assert session.get_one(Organization, "o").compute_quota is None
    database.close()
