"""Clips that are kept on S3: made, shown, sent by ranges, deleted; the storage away for a while."""

from __future__ import annotations

import hashlib
import threading
import uuid
from pathlib import Path
from typing import Any

import pytest

from geopera_server.settings import Settings

from ..conftest import lonlat_box
from ..http import Api
from ..radosgw import BUCKET, Radosgw
from ..waiting import wait_for

PATH = "/v1/op/clip.job.download"


@pytest.fixture
def settings(settings: Settings, s3: Radosgw) -> Settings:
    values = s3.settings(f"servers/{uuid.uuid4()}")
    return Settings(**{**settings.model_dump(), **values, "retry_seconds": 0.2})


@pytest.fixture
def body(scene: dict[str, str]) -> dict[str, Any]:
    return {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
    }


def objects(api: Api, s3: Radosgw) -> list[str]:
    prefix = f"{api.context.storage.prefix}/"
    found = s3.client.list_objects(BUCKET, prefix=prefix, recursive=True)
    return [each.object_name.removeprefix(prefix) for each in found]


def test_the_life_of_a_clip(api: Api, s3: Radosgw, body: dict[str, Any]) -> None:
    job = api.wait(api.spend("clip.create_from_item", body)["job"]["id"])
    assert job["status"] == "completed", job["error"]
    clip = job["output_artifacts"]["clips"][0]
    assert objects(api, s3) == [clip["gcs_path"]]
    download = {"job_id": job["id"], "mosaic_type": "data"}
    whole = api.post(PATH, download)
    size = len(whole.content)
    assert whole.status_code == 200
    assert whole.headers["content-disposition"] == f'attachment; filename="{clip["filename"]}"'
    assert hashlib.sha256(whole.content).hexdigest() == job["report"]["data"]["sha256"]
    assert clip["size_bytes"] == size
    etag = whole.headers["etag"]
    for asked, expected, content in (
        ("bytes=100-199", 206, whole.content[100:200]),
        ("bytes=-7", 206, whole.content[-7:]),
        (f"bytes={size - 3}-{size + 9}", 206, whole.content[-3:]),
        ("bytes=0-1,4-5", 200, whole.content),
    ):
        part = api.post(PATH, download, Range=asked)
        assert (part.status_code, part.content) == (expected, content), asked
    assert api.post(PATH, download, Range=f"bytes={size}-").status_code == 416
    changed = api.post(PATH, download, Range="bytes=0-1", **{"If-Range": '"other"'})
    assert changed.content == whole.content
    known = api.post(PATH, download, **{"If-None-Match": etag})
    assert (known.status_code, known.content) == (304, b"")
    layer = api.op("clip.job.tile_info", {"job_id": job["id"]})["layers"][0]
    assert layer["dtype"] == "uint16"
    api.op("clip.job.delete", {"job_id": job["id"]})
    assert objects(api, s3) == []


def test_an_s3_that_is_away_for_a_while_delays_the_job(
    api: Api, s3: Radosgw, body: dict[str, Any]
) -> None:
    s3.stop()
    try:
        job_id = api.spend("clip.create_from_item", body)["job"]["id"]
        wait_for(lambda: api.op("clip.job.get", {"job_id": job_id})["attempt"] >= 2, 40)
    finally:
        s3.start()
    job = api.wait(job_id, 40)
    assert job["status"] == "completed", job["error"]
    assert job["compute_units"]["used"] == 1
    assert objects(api, s3) == [job["output_artifacts"]["clips"][0]["gcs_path"]]
    answers = []
    s3.stop()
    try:
        download = {"job_id": job_id, "mosaic_type": "data"}
        threads = [
            threading.Thread(target=lambda: answers.append(api.post(PATH, download)))
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(40)
    finally:
        s3.start()
    assert [answer.status_code for answer in answers] == [503] * 3
    assert s3.endpoint not in answers[0].text
    assert api.post(PATH, download).status_code == 200


def test_delivery_areas_in_the_bucket(api: Api, s3: Radosgw, scene_path: Path) -> None:
    prefix = api.context.storage.prefix
    for name in (
        "rgb/2026-04-12.tif",
        "rgb/2025-09-01.tif",
        "rgb/readme.txt",
        ".tmp/2026-01-01.tif",
    ):
        s3.client.fput_object(BUCKET, f"{prefix}/areas/north/{name}", str(scene_path))
    [area] = api.op("clip.areas.list")
    assert (area["area"], area["mosaic_types"]) == ("north", ["rgb"])
    assert (area["first_date"], area["last_date"]) == ("2025-09-01", "2026-04-12")
    for name in ("north/rgb", "..", "../areas/north", "nort"):
        api.op("clip.area.metadata", {"area": name}, 404)
    launch = {
        "area": "north",
        "mosaic_types": ["rgb", "rgb@2025-09-01"],
        "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
        "organization_id": api.context.organization_id,
    }
    job = api.wait(api.spend("clip.create_from_area", launch)["job"]["id"])
    assert job["status"] == "completed", job["error"]
    assert len(job["output_artifacts"]["clips"]) == 2
