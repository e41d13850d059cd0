"""Rasters get in from a client: whole, in parts, broken off, hostile."""

from __future__ import annotations

import socket
import uuid
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import numpy as np
import pytest
import rasterio
from sqlalchemy import select

from geopera_server.context import Context
from geopera_server.db.models import AuditEvent, Item
from geopera_server.operations.catalogue import job_handlers
from geopera_server.raster.info import inspect
from geopera_server.settings import Settings

from ..conftest import write_scene
from ..http import Api, running
from ..organizations import key_of, new_organization
from ..waiting import wait_for

if TYPE_CHECKING:  # the Python of QGIS has no clients of S3
    from ..radosgw import Radosgw


@pytest.fixture
def project(api: Api) -> dict[str, str]:
    return {"project_id": api.op("projects.create", {"name": "P"})["id"]}


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return write_scene(tmp_path / "capture 2026-05-06.tif", 700)


def begin(api: Api, project: dict[str, str], **fields: Any) -> tuple[str, str]:
    """Begin an upload of one file; returns its id and where to put the file."""
    upload = api.op("uploads.initiate", {**project, **fields})
    assert upload["status"] == "initiated"
    body = {"upload_id": upload["id"], "file_name": "capture 2026-05-06.tif"}
    signed = api.op("uploads.signed_url", body)
    assert signed["object_path"] == f"uploads/{upload['id']}/capture_2026-05-06.tif"
    return upload["id"], signed["upload_url"]


def ended(api: Api, upload_id: str) -> dict[str, Any]:
    def state() -> dict[str, Any]:
        return api.op("uploads.get", {"upload_id": upload_id})

    wait_for(lambda: state()["status"] != "processing", 30)
    return state()


def test_a_raster_becomes_a_cog_and_an_item(
    api: Api, project: dict[str, str], raster: Path, context: Context
) -> None:
    assert not inspect(raster).is_cog
    collection = api.op("collections.create", {**project, "name": "C"})["id"]
    id, url = begin(api, project, target_collection_id=collection)
    sent = httpx.put(url, content=raster.read_bytes())
    assert (sent.status_code, sent.json()["complete"]) == (200, True)
    begun = api.op("uploads.complete", {"upload_id": id})
    assert (begun["status"], begun["bytes_uploaded"]) == ("processing", raster.stat().st_size)
    upload = ended(api, id)
    assert (upload["status"], upload["progress"]) == ("completed", 1.0), upload
    (item_id,) = upload["item_ids"]
    item = api.op("items.get", {"item_id": item_id})["item"]
    assert (item["upload_id"], item["collection_id"]) == (id, collection)
    assert item["datetime"] == "2026-05-06T00:00:00Z"
    assert item["assets"]["data"]["file:checksum"].startswith("1220")
    answer = api.http.get(f"/datasets/{item_id}/download/cog", headers={"X-API-Key": api.key})
    stored = raster.with_name("stored.tif")
    stored.write_bytes(answer.content)
    assert inspect(stored).is_cog
    with rasterio.open(raster) as source, rasterio.open(stored) as cog:
        assert np.array_equal(source.read(), cog.read())
        assert source.descriptions == cog.descriptions
        assert (source.nodata, source.crs, source.transform) == (cog.nodata, cog.crs, cog.transform)
    assert api.op("uploads.list")[0]["id"] == id
    assert not list((context.settings.home / "incoming").iterdir())
    api.op("items.delete", {"item_id": item_id})
    assert not list(context.settings.storage_root.rglob("*.tif")), "its file goes with it"


def test_parts_go_on_where_they_broke_off(api: Api, project: dict[str, str], raster: Path) -> None:
    id, url = begin(api, project, file_count=1, total_bytes=raster.stat().st_size)
    content = raster.read_bytes()
    total = len(content)

    def put(start: int, end: int) -> httpx.Response:
        ranges = {"Content-Range": f"bytes {start}-{end - 1}/{total}"}
        return httpx.put(url, content=content[start:end], headers=ranges)

    def ask() -> httpx.Response:
        return httpx.put(url, headers={"Content-Range": f"bytes */{total}"})

    assert "range" not in ask().headers
    first = put(0, 1000)
    assert (first.status_code, first.headers["range"]) == (308, "bytes=0-999")
    assert put(2000, 3000).status_code == 409, "a hole"
    api.op("uploads.complete", {"upload_id": id}, 400)
    _break_off(url, content[1000:200_000], total)
    wait_for(lambda: ask().json()["received"] > 1000)
    size = ask().json()["received"]
    assert content[:size]
    assert (
        api.op("uploads.progress", {"upload_id": id, "bytes_uploaded": 5})["bytes_uploaded"] == size
    )
    last = put(size, total)
    assert (last.status_code, last.json()) == (200, {"received": total, "complete": True})
    assert put(0, 10).status_code == 409
    api.op("uploads.complete", {"upload_id": id, "name": "Bay", "date": "2020-01-02"})
    (item_id,) = ended(api, id)["item_ids"]
    item = api.op("items.get", {"item_id": item_id})["item"]
    assert (item["name"], item["datetime"]) == ("Bay", "2020-01-02T00:00:00Z")
    api.op("uploads.complete", {"upload_id": id}, 409)


def test_a_worker_with_a_home_of_its_own_finds_what_came_in(
    tmp_path: Path, raster: Path, database_url: str | None
) -> None:
    storage = tmp_path / "storage"
    storage.mkdir()
    shared: dict[str, Any] = {
        "database_url": database_url or f"sqlite:///{tmp_path / 'shared.db'}",
        "storage": str(storage),
        "upload_folder": tmp_path / "incoming",
    }
    server = Context.open(Settings(home=tmp_path / "server", worker_threads=0, **shared))
    worker = Context.open(Settings(home=tmp_path / "worker", **shared))
    try:
        with running(server) as api:
            id, url = begin(api, {"project_id": api.op("projects.create", {"name": "P"})["id"]})
            assert httpx.put(url, content=raster.read_bytes()).status_code == 200
            api.op("uploads.complete", {"upload_id": id})
            worker.start_workers(job_handlers(worker))
            upload = ended(api, id)
        assert upload["status"] == "completed", upload
    finally:
        worker.close()
        server.close()


def _break_off(url: str, some: bytes, total: int) -> None:
    """Send the head of a request and a part of its body, and hang up."""
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port)) as connection:
        head = (
            f"PUT {address.path}?{address.query} HTTP/1.1\r\nHost: {address.netloc}\r\n"
            f"Content-Range: bytes 1000-{total - 1}/{total}\r\n"
            f"Content-Length: {total - 1000}\r\n\r\n"
        )
        connection.sendall(head.encode() + some)


def test_a_file_goes_to_an_item_as_one_more_asset(
    api: Api, scene: dict[str, str], raster: Path
) -> None:
    item = {"target_item_id": scene["item_id"], "asset_key": "second"}
    id, url = begin(api, {"project_id": scene["project_id"]}, **item)
    httpx.put(url, content=raster.read_bytes())
    api.op("uploads.complete", {"upload_id": id})
    assert ended(api, id)["item_ids"] == [scene["item_id"]]
    keys = [asset["key"] for asset in api.op("items.list_assets", {"item_id": scene["item_id"]})]
    assert keys == ["data", "second"]


@pytest.mark.parametrize("content", [b"", b"II*\0 but not much of a TIFF", b"<VRTDataset/>"])
def test_what_is_no_raster_fails_in_words(
    api: Api, project: dict[str, str], content: bytes
) -> None:
    id, url = begin(api, project)
    if not content:
        assert httpx.put(url, content=content).status_code == 308
        api.op("uploads.complete", {"upload_id": id}, 400)
        api.op("uploads.fail", {"upload_id": id, "error_message": "gone"})
        assert ended(api, id)["error_message"] == "gone"
        return
    assert httpx.put(url, content=content).status_code == 200
    api.op("uploads.complete", {"upload_id": id})
    upload = ended(api, id)
    assert upload["status"] == "failed"
    assert "capture_2026-05-06.tif" in upload["error_message"]
    assert api.op("items.list", project) == []


def test_an_upload_ends_with_the_key_that_began_it(
    api: Api, project: dict[str, str], raster: Path, context: Context
) -> None:
    key = key_of(context, ["uploads:write"], context.organization_id)
    upload = api.post("/v1/op/uploads.initiate", project, key).json()
    body = {"upload_id": upload["id"], "file_name": "a.tif"}
    url = api.post("/v1/op/uploads.signed_url", body, key).json()["upload_url"]
    content = raster.read_bytes()
    part = {"Content-Range": f"bytes 0-99/{len(content)}"}
    assert httpx.put(url, content=content[:100], headers=part).status_code == 308
    (row,) = api.op("api_keys.list")
    api.op("api_keys.revoke", {"key_id": row["id"]})
    refused = httpx.put(url, content=content)
    assert (refused.status_code, "ended" in refused.json()["detail"]) == (401, True)


def test_a_few_bytes_that_claim_to_be_gigabytes_are_refused(
    api: Api, project: dict[str, str], raster: Path
) -> None:
    with rasterio.open(raster) as like:
        profile = {**like.profile, "blockxsize": 4096, "blockysize": 4096, "sparse_ok": True}
    with rasterio.open(raster, "w", **{**profile, "width": 70_000, "height": 70_000}):
        pass
    assert raster.stat().st_size < 100_000
    id, url = begin(api, project)
    assert httpx.put(url, content=raster.read_bytes()).status_code == 200
    api.op("uploads.complete", {"upload_id": id})
    upload = ended(api, id)
    assert upload["status"] == "failed"
    assert "unpacks to 37 GiB" in upload["error_message"]


def test_files_of_an_upload_that_failed_go_when_the_next_one_begins(
    api: Api, project: dict[str, str], context: Context
) -> None:
    id, url = begin(api, project)
    httpx.put(url, content=b"<VRTDataset/>")
    api.op("uploads.complete", {"upload_id": id})
    failed = ended(api, id)
    incoming = context.settings.home / "incoming"
    assert [folder.name for folder in incoming.iterdir()] == [id]
    begin(api, project)
    assert not list(incoming.iterdir())
    after = api.op("uploads.get", {"upload_id": id})
    assert after["status"] == "failed"
    assert after["error_message"] == failed["error_message"]


def test_an_uploaded_file_goes_with_its_last_asset(
    api: Api, project: dict[str, str], raster: Path, context: Context
) -> None:
    id, url = begin(api, project)
    httpx.put(url, content=raster.read_bytes())
    api.op("uploads.complete", {"upload_id": id})
    (item_id,) = ended(api, id)["item_ids"]
    copy = api.op("items.duplicate", {"item_id": item_id})["id"]
    api.op("assets.delete", {"item_id": item_id, "asset_id": "data"})
    assert len(list(context.settings.storage_root.rglob("*.tif"))) == 1, "the copy has it"
    api.op("assets.delete", {"item_id": copy, "asset_id": "data"})
    assert not list(context.settings.storage_root.rglob("*.tif"))


def test_files_of_an_upload_outlive_its_project_in_a_copy(
    api: Api, project: dict[str, str], raster: Path, context: Context
) -> None:
    id, url = begin(api, project)
    httpx.put(url, content=raster.read_bytes())
    api.op("uploads.complete", {"upload_id": id})
    (item_id,) = ended(api, id)["item_ids"]
    _, begun = begin(api, project)
    httpx.put(begun, content=b"some", headers={"Content-Range": "bytes 0-3/10"})
    other = api.op("projects.create", {"name": "Other"})["id"]
    copy = api.op("items.duplicate", {"item_id": item_id, "target_project_id": other})["id"]
    api.op("projects.delete", project)
    assert not list((context.settings.home / "incoming").iterdir()), "what came in goes"
    headers = {"X-API-Key": api.key}
    assert api.http.get(f"/datasets/{copy}/download/cog", headers=headers).status_code == 200
    api.op("projects.delete", {"project_id": other})
    assert not list(context.settings.storage_root.rglob("*.tif")), "the last item took them"


def test_what_does_not_fit_is_refused(
    api: Api, project: dict[str, str], settings: Settings, context: Context
) -> None:
    most = settings.max_upload_bytes
    api.op("uploads.initiate", {**project, "total_bytes": most + 1}, 413)
    id, url = begin(api, project)
    assert (
        httpx.put(
            url, headers={"Content-Range": f"bytes 0-9/{most + 1}"}, content=b"x" * 10
        ).status_code
        == 413
    )
    for header in ("bytes 5-1/10", "bytes 0-9/5", "bytes x", "items 0-9/10", "bytes 0-8/10"):
        answer = httpx.put(url, content=b"x" * 10, headers={"Content-Range": header})
        assert answer.status_code == 400, header
    assert httpx.put(f"{url}x", content=b"x").status_code == 401
    assert httpx.put(url.replace(id, "other"), content=b"x").status_code == 401
    assert httpx.put(url.split("?")[0], content=b"x").status_code == 422
    body = {"upload_id": id, "file_name": "second.tif"}
    api.op("uploads.signed_url", body, 409)
    api.op("uploads.signed_url", {**body, "file_name": "a.zip"}, 400)
    api.op("uploads.signed_url", {**body, "file_name": "../a.tif"}, 422)
    bare = api.op("projects.create", {"name": "Bare", "gcs_bucket_name": None})["id"]
    api.op("uploads.initiate", {"project_id": bare}, 400)
    reader = key_of(context, ["uploads:read"])
    assert api.post("/v1/op/uploads.initiate", project, reader).status_code == 403


class TestOnS3:
    """Files that the storage on S3 keeps."""

    @pytest.fixture
    def settings(self, settings: Settings, s3: Radosgw) -> Settings:
        values = s3.settings(f"servers/{uuid.uuid4()}")
        return Settings(**{**settings.model_dump(), **values})

    def test_they_are_shown_to_their_organization_alone(
        self, api: Api, project: dict[str, str], raster: Path, context: Context
    ) -> None:
        id, url = begin(api, project)
        httpx.put(url, content=raster.read_bytes())
        api.op("uploads.complete", {"upload_id": id})
        (item_id,) = ended(api, id)["item_ids"]
        body = {"item_id": item_id, "z": 12, "x": 2218, "y": 1346, "format": "png"}
        assert api.op("items.tile.render", body)[:4] == b"\x89PNG"
        with context.database.reading() as session:
            path = session.get_one(Item, item_id).assets[0].path
        assert path.startswith("s3://")
        asked = {"url": path, "z": 12, "x": 2218, "y": 1346, "format": "png"}
        stranger = key_of(context, ["*"], new_organization(context))
        for named in (path, f"geopera://items/{item_id}/data"):
            answer = api.post("/v1/op/cog.tile.render", {**asked, "url": named}, stranger)
            assert answer.status_code in (400, 404)
        assert api.post("/v1/op/cog.tile.render", asked).status_code == 400

    def test_a_download_is_a_link_that_counts_each_time(
        self,
        api: Api,
        project: dict[str, str],
        raster: Path,
        context: Context,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level("DEBUG")
        id, url = begin(api, project)
        httpx.put(url, content=raster.read_bytes())
        api.op("uploads.complete", {"upload_id": id, "name": "Größe"})
        (item_id,) = ended(api, id)["item_ids"]
        path, key = f"/datasets/{item_id}/download/cog", {"X-API-Key": api.key}
        whole = api.http.get(path, headers=key)
        assert (whole.status_code, whole.headers["cache-control"]) == (302, "no-store")
        given = httpx.get(whole.headers["location"])
        assert (given.status_code, given.headers["content-type"]) == (200, "image/tiff")
        assert "filename*=UTF-8''Gr%C3%B6%C3%9Fe.tif" in given.headers["content-disposition"]
        for _ in range(2):  # the link to a small range gives the whole file
            assert api.http.get(path, headers={**key, "Range": "bytes=0-9"}).status_code == 302
        told = api.http.head(path, headers=key)
        assert told.status_code == 302
        size = httpx.head(told.headers["location"]).headers["content-length"]
        assert int(size) == len(given.content)
        assert httpx.get(told.headers["location"]).status_code == 403, "nothing is given by it"
        with context.database.reading() as session:
            query = select(AuditEvent.details).where(AuditEvent.action == "datasets.download")
            ranges = [row.get("range") for row in session.scalars(query)]
        assert Counter(ranges) == {None: 1, "bytes=0-9": 2}
        ours = [each for each in caplog.records if not each.name.startswith("http")]
        assert ours
        assert not [each for each in ours if "Signature" in f"{each.getMessage()} {each.__dict__}"]
