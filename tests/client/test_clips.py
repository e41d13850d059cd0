"""Clips of delivery areas, and clips made again, against the real server."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from geopera_plugin.client import BadRequest, Client, Missing
from geopera_plugin.client.clips import (
    area_mosaics,
    create_area_clip,
    delivery_areas,
    estimate_area_clip,
    job_layers,
    repeat_clip,
)
from geopera_plugin.client.models import Job, JobStatus

from .conftest import RunningServer

AOI: dict[str, Any] = {
    "type": "Polygon",
    "coordinates": [
        [[15.002, 52.342], [15.01, 52.342], [15.01, 52.346], [15.002, 52.346], [15.002, 52.342]]
    ],
}


@pytest.fixture(scope="module")
def client(server: RunningServer) -> Client:
    return Client(server.url, server.key)


@pytest.fixture(scope="module")
def storage(server: RunningServer, client: Client) -> Path:
    """The folder ``areas`` of the server, with one area in it."""
    root: Path = next(server.home.parent.glob("server*/home")) / "storage" / "areas"
    path = root / "north" / "rgb" / "2026-04-12.tif"
    path.parent.mkdir(parents=True)
    columns = np.arange(200, dtype="uint16")[np.newaxis, :].repeat(200, 0)
    grid = {"crs": "EPSG:32633", "transform": from_origin(500_000, 5_800_000, 10, 10)}
    size = {"driver": "GTiff", "width": 200, "height": 200, "count": 1, "dtype": "uint16"}
    with rasterio.open(path, "w", **size, **grid) as out:
        out.write(1000 + columns, 1)
        out.set_band_description(1, "red")
    shutil.copy(path, path.with_name("2025-06-01.tif"))
    return root


def done(client: Client, job: Job) -> Job:
    deadline = time.monotonic() + 30
    while not job.status.is_final:
        assert time.monotonic() < deadline
        time.sleep(0.05)
        job = client.job(job.id)
    return job


def test_an_area_from_the_list_to_its_clip_and_once_more(client: Client, storage: Path) -> None:
    (area,) = delivery_areas(client)
    assert (area.name, area.mosaic_types) == ("north", ("rgb",))
    mosaics = area_mosaics(client, "north")
    assert [each.key for each in mosaics] == ["rgb@2026-04-12", "rgb@2025-06-01"]
    keys = [each.key for each in mosaics]
    estimate = estimate_area_clip(client, "north", keys, AOI)
    assert [asset.asset_key for asset in estimate.assets] == keys
    assert {asset.engine for asset in estimate.assets} == {"crop"}
    organization = client.userinfo().organization_id
    job = done(client, create_area_clip(client, organization, "north", keys, AOI, "quay"))
    assert (job.status, job.title, job.area, job.source_item_id) == (
        JobStatus.COMPLETED,
        "quay",
        "north",
        "",
    )
    assert job.units_used == estimate.compute_units == 2
    report = job.reports[keys[0]]
    assert (report.engine, report.recompressed, len(report.checksum)) == ("crop", False, 64)
    assert report.pixels_inside == pytest.approx(estimate.assets[0].pixels, rel=0.03)
    layers = job_layers(client, job.id)
    assert [band.name for band in layers[keys[1]].bands] == ["red"]
    assert layers[keys[1]].url.startswith(f"geopera://jobs/{job.id}/rgb")

    again = done(client, repeat_clip(client, job.id))
    assert again.id != job.id
    assert (again.title, again.asset_keys, again.area) == (job.title, job.asset_keys, job.area)
    assert again.reports == job.reports


def test_what_is_not_there_is_told(client: Client, storage: Path) -> None:
    with pytest.raises(Missing):
        area_mosaics(client, "south")
    with pytest.raises(BadRequest, match="swir"):
        estimate_area_clip(client, "north", ["swir"], AOI)
    with pytest.raises(Missing):
        repeat_clip(client, "no-such-job")
