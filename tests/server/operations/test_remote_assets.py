"""Processings and dataset downloads of rasters that are on another host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from geopera_server.context import Context
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.settings import Settings

from ..api.test_sputnik import DATE, get, run
from ..conftest import lonlat_box, write_scene
from ..http import Api, running
from ..organizations import PASSWORD, new_user
from ..range_server import Handler, RangeServer, range_server

FIELD = lonlat_box(300, 400, 1500, 1300)
REMOTE, LOCAL = 1, 2  # projects with the same scene


class Far:
    """A server with an item on another host, and one with the same raster in a folder."""

    def __init__(self, api: Api, rest: httpx.Client, host: RangeServer, path: Path) -> None:
        self.api, self.rest, self.host, self.path = api, rest, host, path
        self.url = host.put("/open/field_2026-04-12.tif", path.read_bytes())
        ids = []
        for name, place in (("Remote", self.url), ("Local", str(path))):
            (item,) = api.op("items.ingest", {"project_name": name, "paths": [place]})["items"]
            ids.append(item["item_id"])
        self.remote_id, self.local_id = ids

    def download(self, method: str = "GET", **headers: str) -> httpx.Response:
        path = f"/datasets/{self.remote_id}/download/cog"
        return self.api.http.request(method, path, headers={"X-API-Key": self.api.key, **headers})

    def forget(self, allowed: str = "/open/") -> None:
        """Allow the server these URLs, of which it has read nothing yet."""
        self.api.context.remote.close()
        prefixes = (self.host.url(allowed),)
        self.api.context.remote = RemoteAccess(RemoteOptions(prefixes=prefixes))
        self.host.take()


@pytest.fixture
def far(home: Path, tmp_path: Path, database_url: str | None) -> Iterator[Far]:
    path = write_scene(tmp_path / "field_2026-04-12.tif")
    with range_server() as host:
        allowed = (host.url("/open/"), tmp_path)
        settings = Settings(
            home=home,
            allow_source=allowed,
            database_url=database_url,
            max_attempts=2,
            retry_seconds=0.05,
        )
        context = Context.open(settings)
        try:
            new_user(context)
            with (
                running(context) as api,
                httpx.Client(base_url=api.url, auth=("maria", PASSWORD), timeout=60) as rest,
            ):
                yield Far(api, rest, host, path)
        finally:
            context.close()


TASKS: dict[str, dict[str, Any]] = {
    "clip": {"date": DATE, "geometry": FIELD},
    "rgb": {"date": DATE},
    "index": {"date": DATE, "formula": "ndvi"},
    "composite": {"start": DATE, "end": DATE},
    "timeseries": {"geometry": FIELD, "formula": "ndvi"},
}


def made(far: Far, task: str, project: int) -> bytes:
    proc = run(far.rest, task, TASKS[task], project)
    assert proc["status"] == "completed", proc
    products = get(far.rest, "/product/list", project_id=project)["products"]
    asked = {"project_id": project, "product_id": products[0]["product_id"]}
    answer = far.rest.get("/product/download", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.content


def test_processings_make_the_same_of_it(far: Far) -> None:
    for task in TASKS:
        assert made(far, task, REMOTE) == made(far, task, LOCAL), task


def test_a_host_that_fails_meanwhile_fails_the_run_in_words(far: Far) -> None:
    def broken(handler: Handler) -> bool:
        return len(far.host.requests) > 2 and handler.answer(503, b"")

    far.forget()
    far.host.tricks["/open/field_2026-04-12.tif"] = broken
    proc = run(far.rest, "composite", TASKS["composite"], REMOTE)
    assert proc["status"] == "failed"
    assert "unexpected" not in str(proc), proc
    print(proc, len(far.host.requests))
    assert str(far.host.port) not in str(proc)


def test_a_download_is_read_from_there(far: Far) -> None:
    whole = far.download()
    content = far.path.read_bytes()
    assert (whole.status_code, whole.content) == (200, content)
    assert whole.headers["content-type"] == "image/tiff"
    assert "field_2026-04-12.tif" in whole.headers["content-disposition"]
    part = far.download(Range="bytes=1000-1999")
    assert (part.status_code, part.content) == (206, content[1000:2000])
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(content)}"
    assert far.download(Range=f"bytes={len(content)}-").status_code == 416
    etag = whole.headers["etag"]
    assert far.download(**{"If-None-Match": etag}).status_code == 304
    head = far.download("HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert (head.headers["content-length"], head.headers["etag"]) == (str(len(content)), etag)
    assert str(far.host.port) not in str(whole.headers), "where it lies is not told"


def test_a_download_of_what_is_gone_or_taken_back_says_no_more(far: Far) -> None:
    far.host.files.clear()
    far.forget()
    assert far.download().status_code == 404
    far.forget("/other/")
    for method in ("GET", "HEAD"):
        assert far.download(method).status_code == 404
    path = f"/datasets/{far.local_id}/download/cog"
    assert far.api.http.get(path, headers={"X-API-Key": far.api.key}).status_code == 200
    assert far.host.take() == []
