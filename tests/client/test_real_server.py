"""The client against ``geopera-server serve`` in a process of its own."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from geopera_plugin.client import AuthenticationFailed, BadRequest, Client, Missing
from geopera_plugin.client.models import Job, JobStatus, Scene

from .conftest import RunningServer

NAMES = ("blue", "green", "red", "nir")


@pytest.fixture(scope="module")
def client(server: RunningServer) -> Client:
    return Client(server.url, server.key)


@pytest.fixture(scope="module")
def scene(server: RunningServer, client: Client) -> Scene:
    path = server.home / "fields_2026-04-12.tif"
    columns = np.arange(200, dtype="uint16")[np.newaxis, :].repeat(200, 0)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=200,
        height=200,
        count=4,
        dtype="uint16",
        crs="EPSG:32633",
        transform=from_origin(500_000, 5_800_000, 10, 10),
        nodata=0,
        tiled=True,
    ) as out:
        for number, name in enumerate(NAMES, 1):
            out.write(1000 + columns * number, number)
            out.set_band_description(number, name)
    client.op("items.ingest", {"project_name": "Fields", "paths": [str(path)]})
    (project,) = client.projects()
    (scene,) = client.scenes(project.id)
    return scene


@pytest.fixture(scope="module")
def aoi(scene: Scene) -> dict[str, Any]:
    assert scene.bbox is not None
    west, south, east, north = scene.bbox
    dx, dy = (east - west) / 4, (north - south) / 4
    west, south, east, north = west + dx, south + dy, east - dx, north - dy
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.fixture(scope="module")
def job(client: Client, scene: Scene, aoi: dict[str, Any]) -> Job:
    job = client.create_clip(scene.id, scene.project_id, aoi, ["data"], "middle", "field 7")
    deadline = time.monotonic() + 30
    while not job.status.is_final:
        assert time.monotonic() < deadline
        time.sleep(0.05)
        job = client.job(job.id)
    return job


def test_who_the_key_belongs_to(client: Client, scene: Scene) -> None:
    identity = client.userinfo()
    (project,) = client.projects()
    assert identity.organization_id == project.organization_id
    assert "*" in identity.scopes


def test_what_is_in_a_project(client: Client, scene: Scene) -> None:
    (project,) = client.projects()
    assert (project.name, project.item_count) == ("Fields", 1)
    assert (project.first_date, project.last_date) == ("2026-04-12", "2026-04-12")
    assert project.bbox == pytest.approx(scene.bbox)
    (date,) = client.dates(project.id)
    assert (date.date, date.item_count) == ("2026-04-12", 1)
    assert client.scenes(project.id, "2026-04-13") == []
    assert client.scenes(project.id, "2026-01-01/2026-12-31") == [scene]
    assert client.scenes(project.id, bbox=(0, 0, 1, 1)) == []


def test_a_scene_tells_all_that_drawing_takes(client: Client, scene: Scene) -> None:
    (asset,) = scene.rasters
    assert [(band.name, band.role, band.data_type) for band in asset.bands] == [
        (name, name, "uint16") for name in NAMES
    ]
    assert asset.href == f"geopera://items/{scene.id}/{asset.key}"
    assert asset.size_bytes
    assert 0 <= asset.minzoom <= 13 <= asset.maxzoom
    assert (scene.epsg, scene.gsd, scene.date) == (32633, pytest.approx(10, rel=0.01), "2026-04-12")


def test_one_scene_by_its_id(client: Client, scene: Scene) -> None:
    again = client.scene(scene.id)
    assert again.assets == scene.assets
    assert (again.title, again.date, again.project_id, again.bbox) == (
        scene.title,
        scene.date,
        scene.project_id,
        scene.bbox,
    )


def test_styles(client: Client) -> None:
    ndvi = next(formula for formula in client.formulas() if formula.id == "ndvi")
    assert ndvi.expression
    assert ndvi.rescale[0] < ndvi.rescale[1]
    groups = client.colormaps()
    assert {"sequential", "diverging"} <= set(groups)
    viridis = next(entry for entry in groups["sequential"] if entry.name == "viridis")
    assert viridis.colors[0].lower() == "#440154"


def test_statistics_of_a_known_ramp(client: Client, scene: Scene, aoi: dict[str, Any]) -> None:
    href = scene.rasters[0].href
    figures = client.statistics(href, aoi, bands="red,nir", percentiles=(2, 50, 98))
    assert [band.description for band in figures.values()] == ["red", "nir"]
    red = next(iter(figures.values()))
    assert red.min is not None
    assert red.max is not None
    assert 1000 + 3 * 45 < red.min < 1000 + 3 * 55
    assert 1000 + 3 * 145 < red.max < 1000 + 3 * 155
    assert red.percentile(50) == red.median
    assert sum(red.histogram[0]) == red.count
    ratio = client.statistics(href, aoi, expression="nir/red")
    assert len(ratio) == 1


def test_an_estimate_says_what_a_clip_will_be(
    client: Client, scene: Scene, aoi: dict[str, Any], job: Job
) -> None:
    estimate = client.estimate_clip(scene.id, aoi, ["data"])
    assert estimate.area_m2 == pytest.approx(1_000_000, rel=0.1)
    assert estimate.coverage_percent == pytest.approx(100, abs=0.1)
    assert estimate.pixels == pytest.approx(10_000, rel=0.1)
    assert estimate.bytes > 0


def test_a_clip_from_start_to_file(client: Client, scene: Scene, job: Job, tmp_path: Path) -> None:
    assert (job.status, job.error, job.progress) == (JobStatus.COMPLETED, None, 1.0)
    assert (job.title, job.aoi_name, job.asset_keys) == ("middle", "field 7", ("data",))
    (output,) = client.outputs(job.id)
    assert job.outputs == (output,)
    body = {"job_id": job.id, "mosaic_type": output.mosaic_type}
    shares: list[float] = []
    client.download("clip.job.download", body, tmp_path / output.filename, shares.append)
    content = (tmp_path / output.filename).read_bytes()
    assert len(content) == output.size_bytes
    assert shares[-1] == 1.0
    assert client.op_raw("clip.job.download", body) == content
    with rasterio.open(tmp_path / output.filename) as clip:
        assert clip.descriptions == NAMES
        assert clip.read(3).max() <= 1000 + 3 * 155
    assert job.id in [entry.id for entry in client.jobs()]


def test_the_same_idempotency_key_makes_one_job(
    client: Client, scene: Scene, aoi: dict[str, Any]
) -> None:
    jobs = [
        client.create_clip(scene.id, scene.project_id, aoi, name="once", idempotency_key="again")
        for _ in range(2)
    ]
    assert jobs[0].id == jobs[1].id
    assert [entry.title for entry in client.jobs()].count("once") == 1


def test_a_deleted_job_is_gone(client: Client, scene: Scene, aoi: dict[str, Any]) -> None:
    job = client.create_clip(scene.id, scene.project_id, aoi)
    while not client.job(job.id).status.is_final:
        time.sleep(0.05)
    client.delete_job(job.id)
    with pytest.raises(Missing):
        client.job(job.id)


def test_a_tile_token_opens_tiles_and_nothing_else(
    server: RunningServer, client: Client, scene: Scene
) -> None:
    token = client.tile_token()
    assert token.expires_at
    with pytest.raises(Exception, match=r"(?i)allow|scope|key"):
        Client(server.url, token.token).projects()


def test_wrong_keys_and_wrong_ids_are_told_in_words(server: RunningServer, client: Client) -> None:
    with pytest.raises(AuthenticationFailed, match="key"):
        Client(server.url, "gpra_wrong").projects()
    with pytest.raises(Missing):
        client.job("no-such-job")
    with pytest.raises(Missing):
        client.op("no.such.operation")


def test_a_wrong_body_names_the_field(client: Client) -> None:
    with pytest.raises(BadRequest, match="project_id") as caught:
        client.op("items.dates", {})
    assert caught.value.status == 422
