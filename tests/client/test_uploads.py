"""Uploads against the real server, whole and broken off, and against hostile ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from geopera_plugin.client import BadRequest, Client, ClientError, ServerGone
from geopera_plugin.client.errors import Cancelled
from geopera_plugin.client.projects import archive_project, create_project, list_projects
from geopera_plugin.client.scene_search import (
    Criteria,
    search_dates,
    search_scenes,
    stac_item,
    undated_scenes,
)
from geopera_plugin.client.uploads import RasterUpload

from .conftest import Answer, RunningServer, Scripted

SIZE = 300


@pytest.fixture(scope="module")
def client(server: RunningServer) -> Client:
    return Client(server.url, server.key)


@pytest.fixture(scope="module")
def raster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """180 kB that cannot be compressed away."""
    path = tmp_path_factory.mktemp("upload") / "pier_2026-05-05.tif"
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=SIZE,
        height=SIZE,
        count=1,
        dtype="uint16",
        crs="EPSG:32633",
        transform=from_origin(500_000, 5_800_000, 10, 10),
    ) as out:
        out.write(np.random.default_rng(1).integers(1, 60_000, (SIZE, SIZE), "uint16"), 1)
    return path


@pytest.fixture(scope="module")
def project_id(client: Client) -> str:
    return create_project(client, "Uploads", "What comes in").id


def test_a_file_in_parts_becomes_a_scene(client: Client, project_id: str, raster: Path) -> None:
    told: list[float] = []
    upload = RasterUpload(client, raster, project_id, part=50_000)
    (item_id,) = upload.run(told.append)
    scene = client.scene(item_id)
    assert (scene.date, scene.epsg, scene.title) == ("2026-05-05", 32633, "pier_2026-05-05")
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len({round(share, 3) for share in told}) > 5
    body: dict[str, Any] = {"url": scene.rasters[0].href, "geometry": scene.geometry}
    figures = client.op("cog.statistics", body)["b1"]
    with rasterio.open(raster) as source:
        assert figures["mean"] == pytest.approx(source.read(1).mean(), rel=0.02)


def test_what_broke_off_goes_on_where_it_ended(
    client: Client, project_id: str, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geopera_plugin.client.uploads._PAUSE_S", 0.001)
    put, sent, broken = client.put, [], []

    def fragile(path: str, data: Any, headers: Any) -> Any:
        if data is not None and len(sent) == 2 and len(broken) < 7:
            broken.append(headers["Content-Range"])
            raise ServerGone("Gone", "The cable is out.", retryable=True)
        if data is not None:
            sent.append(headers["Content-Range"])
        return put(path, data, headers)

    monkeypatch.setattr(client, "put", fragile)
    upload = RasterUpload(client, raster, project_id, part=50_000)
    with pytest.raises(ServerGone):
        upload.run()
    assert len(broken) == 5, "it has tried again"
    assert upload.run()
    size = raster.stat().st_size
    starts = [int(span.split()[1].split("-")[0]) for span in sent]
    assert starts == list(range(0, size, 50_000)), "no part was sent twice"


def test_cancelling_gives_the_upload_up(client: Client, project_id: str, raster: Path) -> None:
    told: list[float] = []
    upload = RasterUpload(client, raster, project_id, part=50_000)
    with pytest.raises(Cancelled):
        upload.run(told.append, lambda: len(told) > 3)
    newest = client.op("uploads.list", {"limit": 1})[0]
    assert (newest["status"], newest["error_message"]) == ("failed", "Cancelled by the user.")


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "nothing in"), (b"no raster at all" * 99, "GeoTIFF")]
)
def test_what_is_no_raster_is_refused_in_words(
    client: Client, project_id: str, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "bad.tif"
    path.write_bytes(content)
    with pytest.raises(BadRequest) as refused:
        RasterUpload(client, path, project_id).run()
    assert words in refused.value.detail


def test_a_file_that_changes_meanwhile_is_refused(
    client: Client, project_id: str, raster: Path, tmp_path: Path
) -> None:
    path = tmp_path / "growing.tif"
    path.write_bytes(raster.read_bytes())
    told: list[float] = []

    def grow(share: float) -> None:
        if not told:
            os.utime(path, (1, 1))
        told.append(share)

    with pytest.raises(BadRequest, match="changed"):
        RasterUpload(client, path, project_id).run(grow)


def test_another_run_of_the_program_goes_on(
    client: Client, project_id: str, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = RasterUpload(client, raster, project_id, part=50_000)
    told: list[float] = []

    def stop() -> bool:
        if len(told) > 10:
            first.keeps = True
        return len(told) > 10

    with pytest.raises(Cancelled):
        first.run(told.append, stop)
    assert first.id is not None
    assert first.fingerprint is not None
    begun = client.op("uploads.get", {"upload_id": first.id})
    assert (begun["status"], begun["bytes_uploaded"] > 0) == ("uploading", True)
    put, sent = client.put, []

    def watched(path: str, data: Any, headers: Any) -> Any:
        sent.append(headers["Content-Range"])
        return put(path, data, headers)

    monkeypatch.setattr(client, "put", watched)
    second = RasterUpload(client, raster, project_id, part=50_000)
    second.go_on_with(first.id, first.fingerprint)
    items = second.run()
    size = raster.stat().st_size
    assert sent[:2] == [f"bytes */{size}", f"bytes {begun['bytes_uploaded']}-{99_999}/{size}"]
    third = RasterUpload(client, raster, project_id)
    third.go_on_with(first.id, first.fingerprint)
    assert third.run() == items, "it was through already"


def test_an_upload_that_the_server_forgot_begins_anew(
    client: Client, project_id: str, raster: Path
) -> None:
    upload = RasterUpload(client, raster, project_id)
    stat = raster.stat()
    upload.go_on_with("00000000-0000-0000-0000-000000000000", (stat.st_size, stat.st_mtime_ns))
    assert client.scene(upload.run()[0]).date == "2026-05-05"


def test_a_server_that_keeps_nothing_is_not_asked_for_ever(
    scripted: Scripted, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geopera_plugin.client.uploads._PAUSE_S", 0.001)
    place = f"{scripted.url}/uploads/u/files/pier.tif?token=t"
    scripted.answers = [
        Answer(body=b'{"id": "u"}'),
        Answer(body=b'{"upload_url": "%s"}' % place.encode()),
        Answer(body=b'{"received": 0}'),
    ]
    with pytest.raises(ClientError, match="has not arrived"):
        RasterUpload(Client(scripted.url, "secret"), raster, "p").run()
    parts = [seen for seen in scripted.seen if "content-range" in seen.headers]
    sent = [part for part in parts if not part.headers["content-range"].startswith("bytes *")]
    assert len(sent) == 5


def test_a_file_goes_to_no_other_server(scripted: Scripted, raster: Path) -> None:
    elsewhere = "http://127.0.0.1:9/uploads/u/files/pier.tif?token=t"
    scripted.answers = [
        Answer(body=b'{"id": "u"}'),
        Answer(body=b'{"upload_url": "%s"}' % elsewhere.encode()),
    ]
    with pytest.raises(BadRequest, match="not its own"):
        RasterUpload(Client(scripted.url, "secret"), raster, "p").run()
    assert [seen.method for seen in scripted.seen] == ["POST", "POST"]


def test_projects_are_archived_and_come_back(client: Client) -> None:
    project = create_project(client, "Old harbour")
    with pytest.raises(BadRequest, match="Old harbour"):
        create_project(client, "Old harbour")
    assert archive_project(client, project.id).is_archived
    assert project.id not in [other.id for other in list_projects(client)]
    assert [p.is_archived for p in list_projects(client, True) if p.id == project.id] == [True]
    assert not archive_project(client, project.id, False).is_archived
    assert project.id in [other.id for other in client.projects()]


def test_scenes_are_found_by_what_is_asked_for(client: Client) -> None:
    project = create_project(client, "Search")
    for number, (day, cloud, sensor) in enumerate(
        [("2026-01-01", 0, "A"), ("2026-02-01", 60, "A"), ("2026-03-01", 5, "B"), (None, None, "A")]
    ):
        body = {
            "project_id": project.id,
            "name": f"s{number}",
            "type": "satellite_capture",
            "bbox": [number, 10, number + 0.5, 10.5],
            "datetime": f"{day}T10:00:00Z" if day else None,
            "cloud_cover": cloud,
            "properties": {"platform": sensor},
        }
        client.op("items.create", {key: value for key, value in body.items() if value is not None})

    def titles(criteria: Criteria) -> list[str]:
        page = search_scenes(client, project.id, criteria)
        assert page.total == len(page.scenes)
        return [scene.title for scene in page.scenes]

    assert titles(Criteria()) == ["s2", "s1", "s0", "s3"]
    assert titles(Criteria(cloud=10)) == ["s2", "s0"]
    assert titles(Criteria(sensor="A", start="2026-01-15")) == ["s1"]
    assert titles(Criteria(bbox=(0, 10, 1.2, 11))) == ["s1", "s0"]
    days = search_dates(client, project.id, Criteria(sensor="A"))
    assert [day.date for day in days] == ["2026-01-01", "2026-02-01", None]
    undated = undated_scenes(client, project.id, Criteria(sensor="A"))
    assert ([scene.title for scene in undated.scenes], undated.total) == (["s3"], 1)
    first = search_scenes(client, project.id, limit=3)
    assert (first.total, first.next_token is not None) == (4, True)
    rest = search_scenes(client, project.id, token=first.next_token, limit=3)
    assert [scene.title for scene in rest.scenes] == ["s3"]
    assert stac_item(client, rest.scenes[0].id)["stac_version"].startswith("1.")
