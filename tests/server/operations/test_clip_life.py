"""The life of clip jobs over HTTP: spending, repeats, retries, deletion, what is left behind."""

from __future__ import annotations

import datetime as dt
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from geopera_server.context import Context
from geopera_server.db.models import ComputeCharge, IdempotencyClaim, Organization
from geopera_server.db.types import utcnow
from geopera_server.jobs import ledger
from geopera_server.jobs.worker import JobRun
from geopera_server.operations.clip_run import run_clip
from geopera_server.settings import Settings

from ..conftest import lonlat_box
from ..http import Api
from ..waiting import wait_for

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"retry_seconds": 0.05, "sweep_seconds": 0.2})


@pytest.fixture
def body(scene: dict[str, str]) -> dict[str, Any]:
    return {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": FIELD,
    }


@pytest.fixture
def idle(api: Api) -> Api:
    """The server without workers: tests take the jobs."""
    api.context.stop_workers()
    return api


def limit(context: Context, units: int | None) -> None:
    with context.database.writing() as session:
        session.get_one(Organization, context.organization_id).compute_quota = units


def balance(context: Context) -> tuple[int, int]:
    with context.database.reading() as session:
        held = ledger.balance(session, context.organization_id)
    return held.used, held.reserved


def left_over(context: Context) -> list[Path]:
    folders = (context.settings.work_root, context.storage.path("clips"))
    return [file for folder in folders for file in folder.rglob("*")]


def test_units_are_reserved_and_charged_once(api: Api, body: dict[str, Any]) -> None:
    created = api.spend("clip.create_from_item", body)["job"]
    assert created["compute_units"] == {"reserved": 1, "used": None}
    job = api.wait(created["id"])
    assert job["compute_units"] == {"reserved": 1, "used": 1}
    assert balance(api.context) == (1, 0)
    api.op("clip.job.delete", {"job_id": job["id"]})
    assert balance(api.context) == (1, 0)


def test_beyond_the_quota_is_402_with_used_and_limit(idle: Api, body: dict[str, Any]) -> None:
    limit(idle.context, 2)
    ids = [idle.spend("clip.create_from_item", body)["job"]["id"] for _ in range(2)]
    problem = idle.spend("clip.create_from_item", body, 402)
    assert problem["title"] == "Payment Required"
    assert "used 2 of 2" in problem["detail"]
    organization = {"organization_id": idle.context.organization_id}
    assert len(idle.op("clip.jobs.list", organization)) == 2
    idle.op("clip.job.cancel", {"job_id": ids[0]})
    idle.op("clip.job.delete", {"job_id": ids[1]})
    assert balance(idle.context) == (0, 0)
    idle.spend("clip.create_from_item", body)


def test_a_project_without_storage_is_400(api: Api, body: dict[str, Any]) -> None:
    project = api.op("projects.create", {"name": "catalogue", "gcs_bucket_name": None})
    assert project["gcs_bucket_name"] is None
    problem = api.spend("clip.create_from_item", {**body, "project_id": project["id"]}, 400)
    assert "no storage bucket" in problem["detail"]
    assert balance(api.context) == (0, 0)


def test_twenty_at_once_with_one_key_make_one_job(idle: Api, body: dict[str, Any]) -> None:
    key = {"Idempotency-Key": "at once"}
    with ThreadPoolExecutor(20) as threads:
        answers = list(
            threads.map(lambda _: idle.post("/v1/op/clip.create_from_item", body, **key), range(20))
        )
    assert [answer.status_code for answer in answers] == [200] * 20
    assert len({answer.content for answer in answers}) == 1
    organization = {"organization_id": idle.context.organization_id}
    assert len(idle.op("clip.jobs.list", organization)) == 1
    assert balance(idle.context) == (0, 1)


def test_a_key_is_kept_for_24_hours_per_operation(idle: Api, body: dict[str, Any]) -> None:
    key = {"Idempotency-Key": "a day"}
    first = idle.op("clip.create_from_item", body, **key)["job"]["id"]
    area = {
        "area": "none",
        "mosaic_types": ["rgb"],
        "aoi_geometry": FIELD,
        "organization_id": idle.context.organization_id,
    }
    idle.op("clip.create_from_area", area, 404, **key)  # another operation: no conflict
    idle.op("clip.create_from_area", area, 400)  # the key is required here, too

    def age(hours: float) -> None:
        with idle.context.database.writing() as session:
            at = utcnow() - dt.timedelta(hours=hours)
            session.execute(update(IdempotencyClaim).values(created_at=at))

    age(23.9)
    assert idle.op("clip.create_from_item", body, **key)["job"]["id"] == first
    age(24.1)
    assert idle.op("clip.create_from_item", body, **key)["job"]["id"] != first


def test_tile_info_before_completion_is_400(idle: Api, body: dict[str, Any]) -> None:
    job_id = idle.spend("clip.create_from_item", body)["job"]["id"]
    for operation in ("tile_info", "downloads"):
        assert "running" in idle.op(f"clip.job.{operation}", {"job_id": job_id}, 400)["detail"]


def test_a_job_deleted_while_its_worker_finishes_leaves_nothing(
    idle: Api, body: dict[str, Any]
) -> None:
    context = idle.context
    job_id = idle.spend("clip.create_from_item", body)["job"]["id"]
    claim = context.queue.claim()
    assert claim is not None
    run = JobRun(claim)
    result = run_clip(context, run)
    assert left_over(context)
    idle.op("clip.job.delete", {"job_id": job_id})
    assert not context.queue.complete(claim, result, run.publish)
    run.discard()
    assert left_over(context) == []
    assert balance(context) == (0, 0)


def test_deletes_that_race_with_workers_leave_nothing(api: Api, body: dict[str, Any]) -> None:
    for number in range(12):
        job_id = api.spend("clip.create_from_item", body)["job"]["id"]
        time.sleep(0.02 * number)
        api.op("clip.job.delete", {"job_id": job_id})
    wait_for(lambda: left_over(api.context) in ([], [api.context.storage.path("clips")]))
    used, reserved = balance(api.context)
    assert reserved == 0
    with api.context.database.reading() as session:
        states = session.scalars(select(ComputeCharge.state)).all()
    assert len(states) == 12
    assert states.count("settled") == used


def test_storage_that_is_away_for_a_while_delays_the_job(
    api: Api, body: dict[str, Any], tmp_path: Path
) -> None:
    root, away = api.context.storage.root, tmp_path / "away"
    root.rename(away)
    root.write_text("in the way")  # so that it cannot be made anew
    job_id = api.spend("clip.create_from_item", body)["job"]["id"]
    wait_for(lambda: api.op("clip.job.get", {"job_id": job_id})["attempt"] >= 2)
    assert balance(api.context) == (0, 1)
    root.unlink()
    away.rename(root)
    job = api.wait(job_id)
    assert job["status"] == "completed"
    assert job["attempt"] > 1
    assert balance(api.context) == (1, 0)
    assert not any(api.context.settings.work_root.iterdir())


def test_storage_that_stays_away_fails_the_job_once(
    api: Api, body: dict[str, Any], tmp_path: Path
) -> None:
    root = api.context.storage.root
    root.rename(tmp_path / "away")
    root.write_text("in the way")
    job = api.wait(api.spend("clip.create_from_item", body)["job"]["id"])
    assert (job["status"], job["attempt"]) == ("failed", api.context.settings.max_attempts)
    assert "storage cannot be reached" in job["error"]
    assert balance(api.context) == (0, 0)


def test_a_permanent_error_is_not_tried_again(
    api: Api, body: dict[str, Any], scene_path: Path
) -> None:
    scene_path.write_bytes(b"no raster any more")
    job = api.wait(api.spend("clip.create_from_item", body)["job"]["id"])
    assert (job["status"], job["attempt"]) == ("failed", 1)
    assert balance(api.context) == (0, 0)


def test_what_nobody_owns_is_swept_while_the_server_runs(api: Api) -> None:
    work = api.context.settings.work_root / f"{uuid.uuid4()}.1"
    made = api.context.storage.path(f"clips/{uuid.uuid4()}")
    for folder in (work, made):
        folder.mkdir(parents=True)
        (folder / "left.tif").touch()
    wait_for(lambda: not work.exists() and not made.exists(), 5)


def test_sweeping_spares_what_is_being_made(idle: Api, body: dict[str, Any]) -> None:
    context = idle.context
    idle.spend("clip.create_from_item", body)
    claim = context.queue.claim()
    assert claim is not None
    run = JobRun(claim)
    stop = threading.Event()

    def sweep() -> None:
        while not stop.is_set():
            context.sweeper.sweep()

    sweeper = threading.Thread(target=sweep)
    sweeper.start()
    try:
        result = run_clip(context, run)
        context.queue.renew(claim, 0.9)
        assert context.queue.complete(claim, result, run.publish)
        context.sweeper.sweep()
    finally:
        stop.set()
        sweeper.join()
    assert context.storage.existing(result["clips"][0]["gcs_path"]).is_file()
    run.discard()
