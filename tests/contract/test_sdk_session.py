"""An analyst's session with the published ``geopera`` SDK against a running server."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopera
import numpy as np
import pytest
import rasterio
from geopera.models import FeatureCollectionOutput, HTTPValidationError, ItemGetOutput, Problem
from PIL import Image
from rasterio.io import MemoryFile

from tests.server.conftest import lonlat_box
from tests.server.http import Api

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def sdk(api: Api) -> Iterator[Any]:
    with connected(api, api.key) as client:
        yield client


@contextmanager
def connected(api: Api, key: str) -> Iterator[Any]:
    """Open the SDK's client on a server, and close its connections at the end."""
    headers = {"Idempotency-Key": "the first clip"}
    client = geopera.Geopera(token=key, base_url=api.url, headers=headers)
    with client.client.get_httpx_client():
        yield client


def finished(sdk: Any, job_id: str) -> dict[str, Any]:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        job = sdk.clip.job.get({"job_id": job_id})
        if job["status"] != "running":
            return job
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_session_with_the_sdk(sdk: Any, scene: dict[str, str], scene_path: Path) -> None:
    found = sdk.items.search({"project_id": scene["project_id"], "datetime": "2026-04-12"})
    assert isinstance(found, FeatureCollectionOutput)
    assert found.number_matched == 1
    url = found.features[0]["assets"]["data"]["href"]
    item = sdk.items.get({"item_id": scene["item_id"]})
    assert isinstance(item, ItemGetOutput)

    formula = sdk.cog.formulas({})["ndvi"]
    statistics = sdk.cog.statistics(
        {"url": url, "geometry": FIELD, "expression": formula["expression"]}
    )
    (band,) = statistics.values()
    assert band["percentile_2"] < band["percentile_98"]
    assert "rdylgn" in {
        entry["name"] for group in sdk.cog.colormaps({}).values() for entry in group
    }

    created = sdk.clip.create_from_item(
        {
            "source_item_id": scene["item_id"],
            "project_id": scene["project_id"],
            "aoi_geometry": FIELD,
            "asset_keys": ["data"],
            "output_name": "harbour_clip",
        }
    )
    assert created["job"]["status"] == "running"
    job = finished(sdk, created["job"]["id"])
    assert job["status"] == "completed"
    listed = sdk.clip.jobs.list({"organization_id": scene["organization_id"]})
    assert [entry["id"] for entry in listed] == [job["id"]]
    (clip,) = sdk.clip.job.downloads({"job_id": job["id"]})
    response = sdk.client.get_httpx_client().post(
        "/v1/op/clip.job.download", json={"job_id": job["id"], "mosaic_type": clip["mosaic_type"]}
    )
    with MemoryFile(response.content) as memory, memory.open() as result:
        with rasterio.open(scene_path) as source:
            expected = source.read(window=source.window(*result.bounds))
        inside = result.dataset_mask() > 0
        assert inside.any()
        assert np.array_equal(result.read()[:, inside], expected[:, inside])


def test_binary_cog_operations_through_the_client_of_the_sdk(sdk: Any, scene_path: Path) -> None:
    http = sdk.client.get_httpx_client()
    box = {"url": str(scene_path), "width": 100, "height": 50}
    picture = http.post("/v1/cog/thumbnail", json=box)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    image = Image.open(io.BytesIO(picture.content))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (50, 50))
    tile = {"url": str(scene_path), "z": 14, "x": 8874, "y": 5399}
    refused = http.post("/v1/cog/tile/terrain", json=tile)
    assert (refused.status_code, "one band" in refused.text) == (400, True)
    absent = sdk.cog.tile.terrain({**tile, "url": "geopera://items/none/data"})
    assert isinstance(absent, Problem)
    assert absent.status == 404


def test_errors_arrive_as_the_sdks_own_models(api: Api, sdk: Any, scene: dict[str, str]) -> None:
    missing = sdk.items.get({"item_id": "nowhere"})
    assert isinstance(missing, Problem)
    assert missing.status == 404
    invalid = sdk.clip.jobs.list({"organization_id": "x", "limit": 0})
    assert isinstance(invalid, HTTPValidationError)
    assert invalid.detail[0].loc == ["body", "limit"]
    with connected(api, "gpra_wrong") as stranger:
        assert stranger.cog.formulas({}).status == 401
