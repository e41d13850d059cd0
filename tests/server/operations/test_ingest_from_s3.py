"""Scenes of a bucket: a prefix is taken in once, with checksums, and a STAC item beside them."""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from pathlib import Path

import pytest

from geopera_server.settings import Settings

from ..conftest import write_scene
from ..http import Api
from ..radosgw import BUCKET, Radosgw
from .test_ingest_jobs import ended, outcomes
from .test_ingest_paths import stac


@pytest.fixture
def prefix() -> str:
    return f"archive/{uuid.uuid4()}/"


@pytest.fixture
def settings(settings: Settings, s3: Radosgw, prefix: str) -> Settings:
    values = {**settings.model_dump(), **s3.settings("unused"), "storage": None}
    return Settings(**{**values, "allow_source": (f"s3://{BUCKET}/{prefix}",)})


def put(s3: Radosgw, key: str, content: bytes) -> None:
    s3.client.put_object(BUCKET, key, io.BytesIO(content), len(content))


def test_a_prefix_is_taken_in_once(api: Api, s3: Radosgw, prefix: str, tmp_path: Path) -> None:
    scenes = [write_scene(tmp_path / f"{n}_2026-01-0{n}.tif", 32, seed=n) for n in (1, 2)]
    for scene in scenes:
        put(s3, f"{prefix}deep/{scene.name}", scene.read_bytes())
    put(s3, f"{prefix}notes.txt", b"x")
    put(s3, f"{prefix}broken.tif", b"no raster")
    project = {"project_id": api.op("projects.create", {"name": "P"})["id"]}
    body = {**project, "paths": [f"s3://{BUCKET}/{prefix}"]}
    job = ended(api, api.op("items.ingest_start", body))
    assert (job["status"], job["progress"], outcomes(job)) == ("completed", 1, (2, 0, 0, 1))
    assert [error["name"] for error in job["errors"]] == ["broken.tif"]
    again = ended(api, api.op("items.ingest_start", body))
    assert outcomes(again) == (0, 2, 0, 1)
    found = api.op("items.search", project)["features"]
    days = sorted(feature["properties"]["datetime"][:10] for feature in found)
    assert days == ["2026-01-01", "2026-01-02"]
    sums = {asset["file:checksum"] for each in found for asset in each["assets"].values()}
    assert sums == {f"1220{hashlib.sha256(s.read_bytes()).hexdigest()}" for s in scenes}
    tile = {"item_id": found[0]["id"], "z": 12, "x": 2218, "y": 1346, "format": "png"}
    assert api.op("items.tile.render", tile)[:4] == b"\x89PNG"

    put(s3, f"{prefix}scene.tif", scenes[0].read_bytes())
    put(s3, f"{prefix}item.json", json.dumps(stac()).encode())
    one = {**project, "paths": [f"s3://{BUCKET}/{prefix}item.json"]}
    assert outcomes(ended(api, api.op("items.ingest_start", one))) == (1, 0, 0, 0)
    outside = {**project, "paths": [f"s3://{BUCKET}/archive/"]}
    assert outcomes(ended(api, api.op("items.ingest_start", outside))) == (0, 0, 0, 1)
