"""Claims, leases and the fence."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from geopera_server.context import Context
from geopera_server.db.models import Job
from geopera_server.db.types import utcnow
from geopera_server.jobs import queue
from geopera_server.jobs.claims import Claim, JobQueue
from geopera_server.jobs.status import JobStatus


def add_job(context: Context, kind: str = "test", **payload: object) -> str:
    with context.database.writing() as session:
        return queue.add(session, kind, context.organization_id, payload).id


def load(context: Context, job_id: str) -> Job:
    with context.database.reading() as session:
        job = session.get(Job, job_id)
    assert job is not None
    return job


def lapsed(context: Context, attempts: int = 5) -> JobQueue:
    """Return a queue whose leases run out at once: its workers are dead."""
    return JobQueue(context.database, dt.timedelta(seconds=-1), attempts)


def claimed(jobs: JobQueue) -> Claim:
    claim = jobs.claim()
    assert claim is not None
    return claim


def test_a_job_is_claimed_once_oldest_first(context: Context) -> None:
    ids = [add_job(context, number=number) for number in range(3)]
    assert [claimed(context.queue).job_id for _ in ids] == ids
    assert context.queue.claim() is None


def test_many_threads_claim_every_job_once(context: Context) -> None:
    ids = {add_job(context) for _ in range(20)}
    taken: list[str] = []

    def work() -> None:
        while (claim := context.queue.claim()) is not None:
            taken.append(claim.job_id)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(taken) == sorted(ids)


def test_a_worker_that_lost_its_lease_cannot_finish(context: Context) -> None:
    job_id = add_job(context)
    lost = claimed(lapsed(context))
    held = claimed(context.queue)
    assert (held.job_id, held.attempt) == (job_id, 2)
    assert not context.queue.renew(lost, 0.9)
    assert not context.queue.complete(lost, {"from": "the lost one"})
    assert not context.queue.fail(lost, "the lost one")
    assert context.queue.complete(held, {"from": "the holder"})
    assert load(context, job_id).result == {"from": "the holder"}
    assert not context.queue.complete(held, {"from": "twice"})


def test_a_job_that_keeps_stopping_its_worker_is_given_up(context: Context) -> None:
    job_id = add_job(context)
    dying = lapsed(context, attempts=2)
    assert claimed(dying).attempt == 1
    assert claimed(dying).attempt == 2
    assert dying.claim() is None
    job = load(context, job_id)
    assert job.status == JobStatus.FAILED
    assert job.error is not None
    assert "2 times" in job.error


def test_a_released_job_is_taken_up_again_without_counting(context: Context) -> None:
    add_job(context)
    assert context.queue.release(claimed(context.queue))
    assert claimed(context.queue).attempt == 1


@pytest.mark.parametrize("is_held", [False, True])
def test_cancel(context: Context, is_held: bool) -> None:
    job_id = add_job(context)
    claim = claimed(context.queue) if is_held else None
    with context.database.writing() as session:
        job = session.get(Job, job_id)
        assert job is not None
        queue.request_cancel(session, job)
    if claim is not None:
        assert load(context, job_id).status == JobStatus.RUNNING
        assert not context.queue.renew(claim, 0.5)
        assert context.queue.cancelled(claim)
    assert load(context, job_id).status == JobStatus.CANCELLED
    assert context.queue.claim() is None


def test_a_cancelled_job_whose_worker_died_is_not_run_again(context: Context) -> None:
    job_id = add_job(context)
    claimed(lapsed(context))
    with context.database.writing() as session:
        job = session.get(Job, job_id)
        assert job is not None
        queue.request_cancel(session, job)
    assert context.queue.claim() is None
    assert load(context, job_id).status == JobStatus.CANCELLED


def test_each_retry_waits_twice_as_long_and_the_last_one_fails(context: Context) -> None:
    job_id = add_job(context)
    jobs = JobQueue(context.database, dt.timedelta(minutes=5), 4, dt.timedelta(seconds=100))
    waits = []
    for attempt in (1, 2, 3, 4):
        claim = claimed(jobs)
        assert claim.attempt == attempt
        assert jobs.retry(claim, "The storage was away.")
        assert jobs.claim() is None, "not before its time"
        assert not jobs.complete(claim, {}), "the attempt is over"
        job = load(context, job_id)
        if job.status == JobStatus.RUNNING:
            assert job.not_before is not None
            waits.append((job.not_before - utcnow()).total_seconds())
            with context.database.writing() as session:
                session.get_one(Job, job_id).not_before = utcnow()
    assert waits == [
        pytest.approx(100, abs=5),
        pytest.approx(200, abs=5),
        pytest.approx(300, abs=5),
    ]
    assert job.status == JobStatus.FAILED
    assert job.error == "The storage was away. It was tried 4 times."
