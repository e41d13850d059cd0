"""Worker threads: they run jobs, stop when asked, and survive what handlers do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from geopera_server.context import Context
from geopera_server.db.models import Job
from geopera_server.errors import Cancelled, InvalidInput
from geopera_server.jobs import queue
from geopera_server.jobs.status import JobStatus
from geopera_server.jobs.worker import JobRun

from ..waiting import wait_for
from .test_queue import add_job, lapsed, load


def until_stopped(run: JobRun) -> dict[str, Any]:
    for step in range(1000):
        if run.cancelled():
            raise Cancelled
        run.report(step / 1000)
        time.sleep(0.02)
    return {}


def ended(context: Context, job_id: str) -> Callable[[], bool]:
    return lambda: load(context, job_id).status != JobStatus.RUNNING


def test_a_job_runs_and_its_result_is_stored(context: Context) -> None:
    context.start_workers({"test": lambda run: {"doubled": run.payload["number"] * 2}})
    job_id = add_job(context, number=21)
    context.notify_workers()
    wait_for(ended(context, job_id))
    job = load(context, job_id)
    assert (job.status, job.result, job.progress) == (JobStatus.COMPLETED, {"doubled": 42}, 1.0)
    assert job.completed_at is not None


def test_failures_say_why_and_the_worker_goes_on(context: Context) -> None:
    def refuse(_run: JobRun) -> dict[str, Any]:
        raise InvalidInput("The area does not overlap.")

    def crash(_run: JobRun) -> dict[str, Any]:
        return {"never": 1 / 0}

    context.start_workers({"refuse": refuse, "crash": crash, "test": lambda _run: {}})
    ids = [add_job(context, kind) for kind in ("refuse", "crash", "test")]
    context.notify_workers()
    wait_for(ended(context, ids[2]))
    jobs = [load(context, job_id) for job_id in ids]
    assert [job.status for job in jobs] == ["failed", "failed", "completed"]
    assert jobs[0].error == "The area does not overlap."
    assert "ZeroDivisionError" not in (jobs[1].error or "")
    assert "log" in (jobs[1].error or "")


def test_progress_is_stored_and_cancel_is_heard_within_a_second(context: Context) -> None:
    context.start_workers({"test": until_stopped})
    job_id = add_job(context)
    context.notify_workers()
    wait_for(lambda: load(context, job_id).progress > 0)
    with context.database.writing() as session:
        job = session.get(Job, job_id)
        assert job is not None
        queue.request_cancel(session, job)
    asked = time.monotonic()
    wait_for(ended(context, job_id))
    assert time.monotonic() - asked < 1.0
    assert load(context, job_id).status == JobStatus.CANCELLED


def test_a_job_outlives_its_lease_while_its_worker_lives(context: Context) -> None:
    started: list[int] = []

    def longer_than_the_lease(run: JobRun) -> dict[str, Any]:
        started.append(run.claim.attempt)
        time.sleep(context.settings.lease_seconds * 2)
        return {}

    context.start_workers({"test": longer_than_the_lease})
    job_id = add_job(context)
    context.notify_workers()
    wait_for(ended(context, job_id))
    assert started == [1]
    assert load(context, job_id).status == JobStatus.COMPLETED


def test_stopping_gives_the_job_back_and_leaves_no_thread(context: Context) -> None:
    before = set(threading.enumerate())
    context.start_workers({"test": until_stopped})
    job_id = add_job(context)
    context.notify_workers()
    wait_for(lambda: load(context, job_id).lease_until is not None)
    context.stop_workers()
    assert set(threading.enumerate()) <= before
    job = load(context, job_id)
    assert (job.status, job.lease_until, job.attempt) == (JobStatus.RUNNING, None, 0)


def test_a_job_of_a_dead_worker_is_taken_over(context: Context) -> None:
    job_id = add_job(context)
    assert lapsed(context).claim() is not None
    context.start_workers({"test": lambda run: {"attempt": run.claim.attempt}})
    wait_for(ended(context, job_id))
    assert load(context, job_id).result == {"attempt": 2}
