"""Clips of catalogued rasters that are on another host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.io import MemoryFile

from geopera_server.context import Context
from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..http import Api, running
from ..range_server import RangeServer, range_server

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@contextmanager
def serving(home: Path, *allowed: str | Path, **settings: Any) -> Iterator[Api]:
    context = Context.open(Settings(home=home, allow_source=allowed, **settings))
    try:
        with running(context) as api:
            yield api
    finally:
        context.close()


def taken_in(api: Api, url: str) -> dict[str, Any]:
    """Take a raster in; return the request of a clip of it."""
    body = {"project_name": "Remote", "paths": [url]}
    (item,) = api.op("items.ingest", body)["items"]
    return {
        "source_item_id": item["item_id"],
        "project_id": item["project_id"],
        "aoi_geometry": FIELD,
        "output_name": "Field",
    }


def test_a_remote_asset_is_clipped_like_a_local_one(
    home: Path, tmp_path: Path, host: RangeServer
) -> None:
    path = write_scene(tmp_path / "field_2026-04-12.tif")
    url = host.put("/open/field_2026-04-12.tif", path.read_bytes())
    with serving(home, host.url("/open/"), tmp_path) as api:
        request = taken_in(api, url)
        estimate = api.op(
            "clip.estimate", {key: request[key] for key in ("source_item_id", "aoi_geometry")}
        )
        job = api.wait(api.spend("clip.create_from_item", request)["job"]["id"])
        assert job["status"] == "completed", job
        body = {"job_id": job["id"], "mosaic_type": "data"}
        content = api.post("/v1/op/clip.job.download", body).content
        report = job["report"]["data"]
    assert estimate["pixels"] == pytest.approx(report["pixels_inside"], rel=0.03)
    with MemoryFile(content) as memory, memory.open() as found, rasterio.open(path) as source:
        expected = source.read(window=source.window(*found.bounds))
        mask = found.dataset_mask() > 0
        assert mask.sum() == report["pixels_inside"] > 120 * 90 * 0.95
        assert np.array_equal(found.read()[:, mask], expected[:, mask])
        assert not found.read()[:, ~mask].any()


def test_a_host_that_was_taken_back_is_not_asked(
    home: Path, tmp_path: Path, host: RangeServer
) -> None:
    """The job ends, and says no more than that the source is not there."""
    content = write_scene(tmp_path / "field_2026-04-12.tif").read_bytes()
    url = host.put("/open/field_2026-04-12.tif", content)
    with serving(home, host.url("/open/")) as api:
        request = taken_in(api, url)
    host.take()
    with serving(home, host.url("/other/")) as api:
        job = api.wait(api.spend("clip.create_from_item", request)["job"]["id"])
        assert job["status"] == "failed"
        assert str(host.port) not in str(job)
        body = {key: request[key] for key in ("source_item_id", "aoi_geometry")}
        assert str(host.port) not in str(api.op("clip.estimate", body, 404))
    assert host.requests == []


def test_a_host_that_fails_for_a_moment_is_asked_again(
    home: Path, tmp_path: Path, host: RangeServer
) -> None:
    content = write_scene(tmp_path / "field_2026-04-12.tif").read_bytes()
    url = host.put("/open/field_2026-04-12.tif", content)
    with serving(home, host.url("/open/"), remote_attempts=1, remote_cache_bytes=0) as api:
        request = taken_in(api, url)
        failed: list[int] = []

        def fails_once(handler: Any) -> bool:
            if failed:
                return False
            failed.append(1)
            return bool(handler.answer(503, b""))

        host.tricks["/open/field_2026-04-12.tif"] = fails_once
        job = api.wait(api.spend("clip.create_from_item", request)["job"]["id"])
    assert job["status"] == "completed", job
    assert failed
