"""Procrastinate's entries: made with the job or not at all, made anew when lost, never needed."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg_pool import AsyncConnectionPool

from geopera_server.context import Context
from geopera_server.jobs import queue
from geopera_server.jobs.run import JobRun
from geopera_server.settings import Settings

from ..waiting import wait_for
from .test_queue import add_job, load


@pytest.fixture
def context(postgres_url: str, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(
        home=tmp_path / "home",
        database_url=postgres_url,
        lease_seconds=1.0,
        worker_threads=2,
        sweep_seconds=1.0,
    )
    opened = Context.open(settings)
    yield opened
    opened.close()


def entries(context: Context) -> list[str]:
    with context.database.reading() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT args->>'job_id' FROM procrastinate_jobs WHERE queue_name = 'jobs'"
        )
        return [row[0] for row in rows]


def is_completed(context: Context, job_id: str) -> bool:
    return load(context, job_id).status == "completed"


def test_an_entry_is_made_in_the_transaction_of_its_job(context: Context) -> None:
    with context.database.writing() as session:
        queue.add(session, "test", context.organization_id, {})
        session.rollback()
    assert entries(context) == []
    job_id = add_job(context)
    assert entries(context) == [job_id]


def test_jobs_run_at_once_as_many_as_there_are_threads(context: Context) -> None:
    together = threading.Barrier(2, timeout=20)

    def meet(_run: JobRun) -> dict[str, int]:
        return {"number": together.wait()}

    context.start_workers({"test": meet})
    ids = [add_job(context) for _ in range(4)]
    wait_for(lambda: all(is_completed(context, job_id) for job_id in ids), 30)
    wait_for(lambda: entries(context) == [])


def test_a_job_whose_entry_was_lost_is_run(context: Context) -> None:
    job_id = add_job(context)
    with context.database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM procrastinate_jobs")
    context.start_workers({"test": lambda _run: {}})
    wait_for(lambda: is_completed(context, job_id), 20)


def test_one_entry_too_many_runs_nothing_twice(context: Context) -> None:
    runs = []

    def note(run: JobRun) -> dict[str, int]:
        runs.append(run.claim.job_id)
        return {}

    job_id = add_job(context)
    for _ in range(3):
        with context.database.writing() as session:
            queue.announce(session, job_id)
    context.start_workers({"test": note})
    wait_for(lambda: entries(context) == [], 20)
    assert runs == [job_id]


def test_one_sweeps_at_a_time_and_a_killed_one_holds_nobody_up(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import sys, time; from geopera_server.db.database import Database\n"
        "with Database(sys.argv[1]).alone('sweep') as held:\n"
        "    print(held, flush=True); time.sleep(60)"
    )
    url = context.settings.resolved_database_url
    other = subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        swept = threading.Event()
        monkeypatch.setattr(context.sweeper, "sweep_storage", swept.set)
        context.start_workers({})
        assert not swept.wait(3), "another process is at it"
        other.kill()
        assert swept.wait(5)
    finally:
        other.kill()
        other.communicate(timeout=5)


def test_a_name_that_was_held_too_long_is_lost_without_harm(context: Context) -> None:
    database = context.database
    with database.alone("sweep") as held, database.alone("sweep") as twice:
        assert (held, twice) == (True, False)
        with database.writing() as session:
            session.connection().exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks "
                "JOIN pg_database ON pg_database.oid = pg_locks.database "
                "WHERE locktype = 'advisory' AND datname = current_database()"
            )
    with database.alone("sweep") as held:
        assert held


def test_one_that_is_stopped_while_it_starts_leaves_nothing(
    context: Context, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    opening = threading.Event()

    async def wait(_pool: AsyncConnectionPool, timeout: float = 0.0) -> None:
        opening.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(AsyncConnectionPool, "wait", wait)
    context.start_workers({})
    assert opening.wait(20)
    context.stop_workers()
    assert not [each.name for each in threading.enumerate() if "procrastinate" in each.name]
    gc.collect()
    assert "was destroyed" not in caplog.text
