"""A clip that was launched for a collection becomes an item of it: once, and as long as its files.

The source is dated 2026-04-12; its bands are named by colour.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from geopera_server.context import Context
from geopera_server.db.models import Item, Job
from geopera_server.jobs.run import JobRun, JobRunner
from geopera_server.operations import clip_items
from geopera_server.operations.catalogue import job_handlers
from geopera_server.operations.clip_schemas import CLIP_KIND

from ..conftest import lonlat_box
from ..http import Api
from ..organizations import PASSWORD, key_of, new_organization, new_user

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def collection(api: Api, scene: dict[str, str]) -> str:
    body = {"project_id": scene["project_id"], "name": "Clips"}
    id: str = api.op("collections.create", body)["id"]
    return id


@pytest.fixture
def request_body(scene: dict[str, str], collection: str) -> dict[str, Any]:
    return {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": FIELD,
        "output_name": "North field",
        "target_collection_id": collection,
    }


def clipped(api: Api, body: dict[str, Any]) -> dict[str, Any]:
    job: dict[str, Any] = api.wait(api.spend("clip.create_from_item", body)["job"]["id"])
    assert job["status"] == "completed", job["error"]
    return job


def items_of(context: Context, collection: str | None) -> int:
    with context.database.reading() as session:
        count = select(func.count()).select_from(Item).where(Item.collection_id == collection)
        return session.scalar(count) or 0


def test_a_clip_becomes_an_item_of_the_collection(
    api: Api, request_body: dict[str, Any], collection: str, scene: dict[str, str]
) -> None:
    source = api.op("items.get", {"item_id": scene["item_id"]})["item"]
    job = clipped(api, request_body)
    assert job["target_collection_id"] == collection
    item = api.op("items.get", {"item_id": job["item_id"]})["item"]
    assert (item["type"], item["name"]) == ("clip", "North field")
    assert (item["collection_id"], item["project_id"]) == (collection, scene["project_id"])
    assert (item["job_id"], item["datetime"]) == (job["id"], source["datetime"])
    assert item["properties"]["source_item_id"] == scene["item_id"]
    ring = FIELD["coordinates"][0]
    west, south = (min(point[axis] for point in ring) for axis in (0, 1))
    east, north = (max(point[axis] for point in ring) for axis in (0, 1))
    assert item["bbox"] == pytest.approx([west, south, east, north], abs=3e-4)
    (asset,) = item["assets"].values()
    (made,) = job["output_artifacts"]["clips"]
    assert (asset["key"], asset["file:size"]) == ("data", made["size_bytes"])
    assert asset["file:checksum"] == f"1220{job['report']['data']['sha256']}"
    before = source["assets"]["data"]["bands"]
    assert [band["name"] for band in asset["bands"]] == [band["name"] for band in before]
    body = {"url": asset["href"], "geometry": FIELD, "bands": "nir"}
    assert api.op("cog.statistics", body)["b4"]["count"] == job["report"]["data"]["pixels_inside"]
    sent = api.http.get(
        f"/datasets/{item['id']}/download/cog", headers={"X-API-Key": api.key}
    ).content
    assert len(sent) == made["size_bytes"]
    lineage = api.op("items.lineage", {"item_id": item["id"]})
    assert job["id"] in str(lineage["parents"])


def test_the_names_that_people_gave_to_bands_go_with_it(
    api: Api, request_body: dict[str, Any]
) -> None:
    names = ["B2", "B3", "B4", "B8"]
    source = request_body["source_item_id"]
    body = {"item_id": source, "asset_id": "data", "band_names": names}
    api.op("items.set_asset_band_names", body)
    item = api.op("items.get", {"item_id": clipped(api, request_body)["item_id"]})["item"]
    assert [band["name"] for band in item["assets"]["data"]["bands"]] == names


def test_the_item_goes_with_its_job_and_so_do_copies(
    api: Api, request_body: dict[str, Any], context: Context, collection: str
) -> None:
    job = clipped(api, request_body)
    copy = api.op("items.duplicate", {"item_id": job["item_id"]})
    assert items_of(context, collection) == 2
    api.op("clip.job.delete", {"job_id": job["id"]})
    for id in (job["item_id"], copy["id"]):
        api.op("items.get", {"item_id": id}, 404)
    assert not list(context.settings.storage_root.rglob("*.tif"))
    assert items_of(context, None) == 1, "the source stays"


def test_an_item_that_is_deleted_leaves_its_job_the_files(
    api: Api, request_body: dict[str, Any], context: Context
) -> None:
    job = clipped(api, request_body)
    api.op("items.delete", {"item_id": job["item_id"]})
    context.sweeper.sweep()
    body = {"job_id": job["id"], "mosaic_type": "data"}
    assert api.op("clip.job.download", body)
    api.op("clip.job.delete", {"job_id": job["id"]})


def test_a_copy_in_another_project_goes_with_the_project_that_made_it(
    api: Api, request_body: dict[str, Any], context: Context
) -> None:
    other = api.op("projects.create", {"name": "Other"})["id"]
    job = clipped(api, request_body)
    body = {"item_id": job["item_id"], "target_project_id": other}
    copy = api.op("items.duplicate", body)["id"]
    api.op("projects.delete", {"project_id": request_body["project_id"]})
    api.op("items.get", {"item_id": copy}, 404)


@pytest.mark.parametrize("whose", ["another project", "another organization", "nobody"])
def test_a_collection_that_is_not_the_projects_is_refused(
    api: Api, request_body: dict[str, Any], context: Context, whose: str
) -> None:
    if whose == "another project":
        other = api.op("projects.create", {"name": "Other"})["id"]
        body = {"project_id": other, "name": "C"}
        request_body["target_collection_id"] = api.op("collections.create", body)["id"]
    elif whose == "another organization":
        key = key_of(context, ["*"], new_organization(context))
        project = api.post("/v1/op/projects.create", {"name": "T"}, key).json()["id"]
        body = {"project_id": project, "name": "C"}
        made = api.post("/v1/op/collections.create", body, key).json()["id"]
        request_body["target_collection_id"] = made
    else:
        request_body["target_collection_id"] = "nowhere"
    answer = api.spend("clip.create_from_item", request_body, 404)
    assert "collection" in answer["detail"]
    assert api.op("clip.jobs.list", {"organization_id": context.organization_id}) == []


def test_a_viewer_neither_makes_nor_deletes_clips(
    api: Api, request_body: dict[str, Any], context: Context, collection: str
) -> None:
    job = clipped(api, request_body)
    user = new_user(context)
    member = {"project_id": request_body["project_id"], "user_id": user, "role": "viewer"}
    api.op("projects.add_member", member)
    login = base64.b64encode(f"maria:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "Idempotency-Key": "1"}

    def status(operation: str, body: dict[str, Any]) -> int:
        return api.http.post(f"/v1/op/{operation}", json=body, headers=headers).status_code

    assert status("clip.create_from_item", request_body) == 403
    assert status("clip.job.delete", {"job_id": job["id"]}) == 403
    assert api.op("clip.job.get", {"job_id": job["id"]})["status"] == "completed"
    without = {**request_body, "target_collection_id": None}
    assert status("clip.create_from_item", without) == 403, "a viewer looks, and spends nothing"
    assert status("clip.job.cancel", {"job_id": job["id"]}) == 403
    asked = {key: request_body[key] for key in ("source_item_id", "aoi_geometry")}
    assert status("clip.estimate", asked) == 200
    assert items_of(context, collection) == 1


def test_a_collection_that_is_deleted_meanwhile_leaves_the_item_in_the_project(
    api: Api, request_body: dict[str, Any], context: Context, collection: str
) -> None:
    context.stop_workers()
    job = api.spend("clip.create_from_item", request_body)["job"]
    body = {"project_id": request_body["project_id"], "collection_id": collection}
    api.op("collections.delete", body)
    assert work(context)
    job = api.op("clip.job.get", {"job_id": job["id"]})
    assert job["status"] == "completed"
    item = api.op("items.get", {"item_id": job["item_id"]})["item"]
    assert item["collection_id"] is None


def test_retries_and_lost_attempts_make_one_item(
    api: Api,
    request_body: dict[str, Any],
    context: Context,
    collection: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context.stop_workers()
    job_id = api.spend("clip.create_from_item", request_body)["job"]["id"]
    lost = context.queue.claim(job_id)
    assert lost is not None
    late = JobRun(lost)
    result = job_handlers(context)[CLIP_KIND](late)
    lapse(context, job_id)

    stored = clip_items.store

    def failing(*args: Any) -> None:
        stored(*args)
        raise OperationalError("the database went away", None, Exception())

    monkeypatch.setattr(clip_items, "store", failing)
    assert work(context), "its attempt ends as the database does"
    assert items_of(context, collection) == 0
    monkeypatch.setattr(clip_items, "store", stored)
    lapse(context, job_id)
    assert work(context)
    assert items_of(context, collection) == 1
    assert not context.queue.complete(lost, result, late.publish, late.record)
    late.discard()
    assert items_of(context, collection) == 1
    context.sweeper.sweep()
    job = api.op("clip.job.get", {"job_id": job_id})
    item = api.op("items.get", {"item_id": job["item_id"]})["item"]
    (file,) = context.settings.storage_root.rglob("*.tif")
    assert Path(job["output_artifacts"]["clips"][0]["gcs_path"]).name == file.name
    assert item["assets"]["data"]["file:size"] == file.stat().st_size


def test_a_job_whose_project_is_gone_makes_none(
    api: Api, request_body: dict[str, Any], context: Context
) -> None:
    context.stop_workers()
    job_id = api.spend("clip.create_from_item", request_body)["job"]["id"]
    claim = context.queue.claim(job_id)
    assert claim is not None
    run = JobRun(claim)
    result = job_handlers(context)[CLIP_KIND](run)
    api.op("projects.delete", {"project_id": request_body["project_id"]})
    assert not context.queue.complete(claim, result, run.publish, run.record)
    run.discard()
    assert items_of(context, None) == 0
    assert not list(context.settings.storage_root.rglob("*.tif"))


def work(context: Context) -> bool:
    """Run one job in this thread, as a worker does."""
    return JobRunner(context.queue, job_handlers(context)).run_next()


def lapse(context: Context, job_id: str) -> None:
    """Have a job's lease run out now, and its wait end."""
    with context.database.writing() as session:
        job = session.get_one(Job, job_id)
        job.not_before = None
        if job.lease_until is not None:
            job.lease_until = job.created_at
