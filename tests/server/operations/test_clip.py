"""A clip from launch to file, and every way it can be refused."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.io import MemoryFile

from geopera_server.db.models import Organization
from geopera_server.jobs.status import JobStatus

from ..conftest import lonlat_box
from ..http import Api

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def request_body(scene: dict[str, str]) -> dict[str, Any]:
    return {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": FIELD,
        "output_name": "Feld Nr. 1 / Süd",
    }


def test_a_clip_from_launch_to_file(
    api: Api, request_body: dict[str, Any], scene_path: Path
) -> None:
    created = api.spend("clip.create_from_item", request_body)
    assert created["job"]["status"] == "running"
    assert created["job"]["job_type"] == "cog_clip"
    assert (created["assets_to_clip"], created["asset_keys"]) == (1, ["data"])
    job = api.wait(created["job"]["id"])
    assert job["status"] == "completed"
    assert job["progress"] == 1
    (clip,) = job["output_artifacts"]["clips"]
    assert set(clip) == {"mosaic_type", "filename", "size_bytes", "gcs_path"}
    assert clip["filename"] == "Feld_Nr._1_Sud_data.tif"
    assert api.op("clip.job.downloads", {"job_id": job["id"]}) == [clip]

    response = api.post("/v1/op/clip.job.download", {"job_id": job["id"], "mosaic_type": "data"})
    assert response.headers["content-type"] == "image/tiff"
    assert clip["filename"] in response.headers["content-disposition"]
    assert len(response.content) == clip["size_bytes"]
    report = job["report"]["data"]
    assert hashlib.sha256(response.content).hexdigest() == report["sha256"]
    assert not report["recompressed"]
    with MemoryFile(response.content) as memory, memory.open() as found:
        with rasterio.open(scene_path) as source:
            window = source.window(*found.bounds)
            expected = source.read(window=window)
        mask = found.dataset_mask() > 0
        assert mask.sum() == report["pixels_inside"] > 120 * 90 * 0.95
        assert np.array_equal(found.read()[:, mask], expected[:, mask])
        assert not found.read()[:, ~mask].any()


def test_a_clip_is_a_source_of_tiles(api: Api, request_body: dict[str, Any]) -> None:
    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    body = {"url": f"geopera://jobs/{job['id']}/data", "geometry": FIELD, "bands": "nir"}
    assert api.op("cog.statistics", body)["b4"]["count"] == job["report"]["data"]["pixels_inside"]


def test_the_list_is_the_organizations_newest_first(api: Api, request_body: dict[str, Any]) -> None:
    ids = [api.spend("clip.create_from_item", request_body)["job"]["id"] for _ in range(3)]
    for id in ids:
        api.wait(id)
    organization = {"organization_id": api.context.organization_id}
    listed = [job["id"] for job in api.op("clip.jobs.list", organization)]
    assert listed == ids[::-1]
    page = api.op("clip.jobs.list", {**organization, "limit": 1, "offset": 1})
    assert [job["id"] for job in page] == [ids[1]]
    assert api.op("clip.jobs.list", {**organization, "status": "failed"}) == []
    api.op("clip.jobs.list", {"organization_id": str(uuid.uuid4())}, 403)


def test_a_list_leaves_long_areas_out(api: Api, request_body: dict[str, Any]) -> None:
    ring = np.array(FIELD["coordinates"][0])
    turn = np.linspace(0, 2 * np.pi, 2000)
    centre, radius = ring[:4].mean(axis=0), np.ptp(ring, axis=0) / 4
    circle = centre + radius * np.column_stack([np.cos(turn), np.sin(turn)])
    circle[-1] = circle[0]
    request_body["aoi_geometry"] = {"type": "Polygon", "coordinates": [circle.tolist()]}
    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    assert len(job["aoi_geometry"]["coordinates"][0]) == 2000
    (listed,) = api.op("clip.jobs.list", {"organization_id": api.context.organization_id})
    assert listed["id"] == job["id"]
    assert listed["aoi_geometry"] is None


def test_the_estimate_fits_what_the_clip_becomes(api: Api, request_body: dict[str, Any]) -> None:
    body = {key: request_body[key] for key in ("source_item_id", "aoi_geometry")}
    estimate = api.op("clip.estimate", body)
    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    report = job["report"]["data"]
    assert estimate["area_m2"] == pytest.approx(1200 * 900, rel=0.005)
    assert estimate["coverage_percent"] == pytest.approx(100, abs=0.5)
    assert estimate["pixels"] == pytest.approx(report["pixels_inside"], rel=0.03)
    size = job["output_artifacts"]["clips"][0]["size_bytes"]
    assert size / 3 < estimate["bytes"] < size * 3
    (asset,) = estimate["assets"]
    assert (asset["engine"], asset["recompressed"]) == (report["engine"], report["recompressed"])
    assert asset["compute_units"] == estimate["compute_units"] == job["compute_units"]["used"]


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"asset_keys": ["rgb"]}, 400, "no raster asset"),
        ({"asset_keys": []}, 400, "no raster asset"),
        ({"source_item_id": "nowhere"}, 404, "item"),
        ({"project_id": "nowhere"}, 404, "project"),
        ({"target_collection_id": "nowhere"}, 404, "collection"),
        ({"aoi_geometry": {"type": "Point", "coordinates": [15, 52]}}, 400, "olygon"),
        ({"aoi_geometry": {"type": "Polygon", "coordinates": []}}, 400, ""),
        ({"aoi_geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]}}, 400, ""),
        ({"aoi_geometry": lonlat_box(90_000, 90_000, 91_000, 91_000)}, 400, "overlap"),
    ],
)
def test_what_cannot_be_clipped_is_refused_at_once(
    api: Api, request_body: dict[str, Any], change: dict[str, Any], status: int, words: str
) -> None:
    answer = api.spend("clip.create_from_item", {**request_body, **change}, status)
    assert words in answer["detail"]
    organization = {"organization_id": api.context.organization_id}
    assert api.op("clip.jobs.list", organization) == []


def test_the_idempotency_key(api: Api, request_body: dict[str, Any]) -> None:
    missing = api.op("clip.create_from_item", request_body, 400)
    assert "Idempotency-Key" in missing["detail"]
    key = {"Idempotency-Key": "4e1c8b2a"}
    first = api.post("/v1/op/clip.create_from_item", request_body, **key)
    api.wait(first.json()["job"]["id"])
    repeat = api.post("/v1/clip/create_from_item", request_body, **key)
    assert (repeat.status_code, repeat.content) == (200, first.content)
    other = {**request_body, "output_name": "another"}
    api.op("clip.create_from_item", other, 409, **key)
    organization = {"organization_id": api.context.organization_id}
    assert len(api.op("clip.jobs.list", organization)) == 1


def test_a_refused_request_does_not_use_up_its_key(api: Api, request_body: dict[str, Any]) -> None:
    key = {"Idempotency-Key": "again"}
    api.op("clip.create_from_item", {**request_body, "project_id": "x"}, 404, **key)
    api.op("clip.create_from_item", request_body, 200, **key)


def test_files_are_refused_before_the_job_is_complete(
    api: Api, request_body: dict[str, Any]
) -> None:
    api.context.stop_workers()
    job_id = api.spend("clip.create_from_item", request_body)["job"]["id"]
    answer = api.op("clip.job.downloads", {"job_id": job_id}, 400)
    assert "running" in answer["detail"]
    api.op("clip.job.download", {"job_id": job_id, "mosaic_type": "data"}, 400)
    job = api.op("clip.job.cancel", {"job_id": job_id})
    assert job["status"] == JobStatus.CANCELLED
    assert job["output_artifacts"] is None


def test_delete_removes_the_job_and_its_files(api: Api, request_body: dict[str, Any]) -> None:
    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    path = api.context.storage.existing(job["output_artifacts"]["clips"][0]["gcs_path"])
    api.op("clip.job.download", {"job_id": job["id"], "mosaic_type": "other"}, 404)
    assert api.op("clip.job.delete", {"job_id": job["id"]}) == {"id": job["id"], "ok": True}
    assert not path.exists()
    api.op("clip.job.get", {"job_id": job["id"]}, 404)
    api.op("clip.job.delete", {"job_id": job["id"]}, 404)


def test_a_source_that_disappeared_fails_the_job_with_the_reason(
    api: Api, request_body: dict[str, Any], scene_path: Path
) -> None:
    scene_path.unlink()
    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    assert job["status"] == "failed"
    assert "no longer there" in job["error"]


def test_another_organization_sees_nothing(api: Api, request_body: dict[str, Any]) -> None:
    from geopera_server.auth.keys import create_key

    job = api.wait(api.spend("clip.create_from_item", request_body)["job"]["id"])
    with api.context.database.writing() as session:
        other = Organization(name="other")
        session.add(other)
        session.flush()
        key, _ = create_key(session, other.id, "theirs", ["*"])
    item, project = request_body["source_item_id"], request_body["project_id"]
    calls: list[tuple[str, dict[str, Any], int]] = [
        ("clip.job.get", {"job_id": job["id"]}, 403),
        ("clip.job.cancel", {"job_id": job["id"]}, 403),
        ("clip.job.delete", {"job_id": job["id"]}, 403),
        ("clip.job.downloads", {"job_id": job["id"]}, 403),
        ("clip.job.download", {"job_id": job["id"], "mosaic_type": "data"}, 403),
        ("clip.jobs.list", {"organization_id": api.context.organization_id}, 403),
        ("clip.create_from_item", request_body, 403),
        ("clip.estimate", {"source_item_id": item, "aoi_geometry": FIELD}, 403),
        ("items.get", {"item_id": item}, 403),
        ("items.search", {"project_id": project}, 403),
        ("items.dates", {"project_id": project}, 403),
        ("cog.statistics", {"url": f"geopera://items/{item}/data", "geometry": FIELD}, 404),
        ("cog.statistics", {"url": f"geopera://jobs/{job['id']}/data", "geometry": FIELD}, 404),
    ]
    for operation, body, status in calls:
        response = api.post(f"/v1/op/{operation}", body, key=key, **{"Idempotency-Key": "theirs"})
        assert response.status_code == status, (operation, response.text)
    assert api.post("/v1/op/projects.list", key=key).json() == []
    assert api.op("clip.job.get", {"job_id": job["id"]})["status"] == "completed"


def test_a_clip_keeps_the_bands_that_are_asked_for(
    api: Api, request_body: dict[str, Any], scene_path: Path
) -> None:
    body = {**request_body, "bands": {"data": ["nir", "1"]}}
    asked = {key: body[key] for key in ("source_item_id", "aoi_geometry", "bands")}
    told = api.op("clip.estimate", asked)
    whole = api.op("clip.estimate", {**asked, "bands": None})
    assert 0 < told["bytes"] < whole["bytes"]
    assert told["pixels"] == whole["pixels"]
    job = api.wait(api.spend("clip.create_from_item", body)["job"]["id"])
    assert job["bands"] == {"data": [4, 1]}
    assert job["report"]["data"]["engine"] == told["assets"][0]["engine"] == "crop"
    content = api.op("clip.job.download", {"job_id": job["id"], "mosaic_type": "data"})
    with MemoryFile(content) as memory, memory.open() as found, rasterio.open(scene_path) as source:
        expected = source.read([4, 1], window=source.window(*found.bounds))
        mask = found.dataset_mask() > 0
        assert np.array_equal(found.read()[:, mask], expected[:, mask])


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ({"data": ["b9"]}, "no band 9"),
        ({"data": ["thermal"]}, "no band 'thermal'"),
        ({"data": ["1", "b1"]}, "named twice"),
        ({"data": []}, "at least 1"),
        ({"dem": ["1"]}, "dem, which is not clipped"),
    ],
)
def test_bands_that_there_are_not(
    api: Api, request_body: dict[str, Any], bands: dict[str, list[str]], words: str
) -> None:
    status = 422 if "least" in words else 400
    body = {**request_body, "bands": bands}
    assert words in str(api.spend("clip.create_from_item", body, status))
    del body["project_id"], body["output_name"]
    assert words in str(api.op("clip.estimate", body, status))


def test_all_bands_by_name_are_no_choice(api: Api, request_body: dict[str, Any]) -> None:
    body = {**request_body, "bands": {"data": ["1", "2", "3", "4"]}}
    assert api.spend("clip.create_from_item", body)["job"]["bands"] == {}
