"""Downloads: ranges, a strong ETag, limits, a pause when the storage fails, every byte counted."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from geopera_server.db.models import Egress
from geopera_server.settings import Settings

from ..conftest import lonlat_box
from ..http import Api
from ..waiting import wait_for

PATH = "/v1/op/clip.job.download"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    changed = {"download_limit": "8/minute", "breaker_failures": 2, "breaker_seconds": 1.0}
    return settings.model_copy(update=changed)


@pytest.fixture
def body(api: Api, scene: dict[str, str]) -> dict[str, Any]:
    launch = {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": lonlat_box(300, 400, 1500, 1300),
    }
    job = api.wait(api.spend("clip.create_from_item", launch)["job"]["id"])
    return {"job_id": job["id"], "mosaic_type": "data"}


def problem(response: httpx.Response) -> dict[str, Any]:
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code
    return response.json()


def test_ranges_and_the_etag(api: Api, body: dict[str, Any]) -> None:
    whole = api.post(PATH, body)
    assert whole.headers["accept-ranges"] == "bytes"
    etag = whole.headers["etag"]
    assert etag == f'"{hashlib.sha256(whole.content).hexdigest()}"'
    size = len(whole.content)
    part = api.post(PATH, body, Range="bytes=100-199")
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{size}"
    assert part.headers["etag"] == etag
    tail = api.post(PATH, body, Range="bytes=-7", **{"If-Range": etag})
    assert (tail.status_code, tail.content) == (206, whole.content[-7:])
    changed = api.post(PATH, body, Range="bytes=0-1", **{"If-Range": '"other"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    beyond = api.post(PATH, body, Range=f"bytes={size}-")
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{size}"
    problem(beyond)


def test_every_byte_is_counted(api: Api, body: dict[str, Any]) -> None:
    whole = api.post(PATH, {**body, "user_agent": "QGIS", "requester_ip": "192.0.2.7"})
    api.post(PATH, body, Range="bytes=0-99")
    api.post(PATH, body, Range="bytes=99999999-")

    def rows() -> list[Egress]:
        with api.context.database.reading() as session:
            return list(session.scalars(select(Egress).order_by(Egress.bytes_sent)))

    wait_for(lambda: len(rows()) == 2)
    part, full = rows()
    assert (part.bytes_sent, full.bytes_sent) == (100, len(whole.content))
    assert (full.user_agent, full.requester_ip) == ("QGIS", "192.0.2.7")
    assert full.job_id == body["job_id"]


def test_one_file_can_be_asked_for_only_so_often(api: Api, body: dict[str, Any]) -> None:
    statuses = [api.post(PATH, body).status_code for _ in range(9)]
    assert statuses == [200] * 8 + [429]
    refused = api.post(PATH, body)
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "8 per 1 minute" in problem(refused)["detail"]


def test_downloads_pause_when_the_storage_fails_and_go_on(
    api: Api, body: dict[str, Any], tmp_path: Path
) -> None:
    root = api.context.storage.root
    root.rename(tmp_path / "away")
    answers = [api.post(PATH, body) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [503, 503, 429]
    assert problem(answers[2])["title"] == "Too Many Requests"
    assert answers[2].headers["retry-after"] == "1"
    (tmp_path / "away").rename(root)
    assert api.post(PATH, body).status_code == 429, "the storage is left alone for a while"
    time.sleep(1.05)
    assert api.post(PATH, body).status_code == 200
    assert api.post(PATH, body).status_code == 200


def test_a_file_that_is_gone_does_not_open_the_circuit(api: Api, body: dict[str, Any]) -> None:
    clip = api.op("clip.job.downloads", {"job_id": body["job_id"]})[0]
    api.context.storage.existing(clip["gcs_path"]).unlink()
    assert [api.post(PATH, body).status_code for _ in range(4)] == [404] * 4
