"""Folders with files that may not be read, names that cannot be kept, URLs with secrets, roles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from geopera_server.context import Context
from geopera_server.operations import ingest_run
from geopera_server.operations.catalogue import job_handlers
from geopera_server.settings import Settings

from ..conftest import write_scene
from ..http import Api
from ..organizations import PASSWORD, new_user
from .test_ingest_jobs import ended, outcomes


@pytest.fixture
def working(context: Context, api: Api) -> Iterator[Api]:
    context.start_workers(job_handlers(context))
    yield api
    context.stop_workers()


@pytest.fixture
def folder(settings: Settings) -> Path:
    found = settings.allow_source[0]
    assert isinstance(found, Path)
    return found


def test_what_may_not_be_read_keeps_nothing_beside_it_out(working: Api, folder: Path) -> None:
    scene = write_scene(folder / "good_2026-01-02.tif", 32)
    (folder / "away.tif").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.tif")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.tif")).write_bytes(scene.read_bytes())
    project_id = working.op("projects.create", {"name": "P"})["id"]
    body = {"project_id": project_id, "paths": [str(folder)]}
    job = ended(working, working.op("items.ingest_start", body))
    assert (job["status"], outcomes(job)) == ("completed", (1, 0, 0, 3))
    assert [error["name"] for error in job["errors"]] == ["away.tif", "pipe.tif", "?.tif"]
    assert "UTF-8" in job["errors"][2]["message"]
    working.op("items.ingest", body, 404)
    (folder / "away.tif").unlink()
    (folder / "pipe.tif").unlink()
    assert "UTF-8" in working.op("items.ingest", body, 400)["detail"]


def test_errors_name_no_secret_of_a_url(working: Api) -> None:
    project_id = working.op("projects.create", {"name": "P"})["id"]
    paths = ["https://who:pass@host/a.tif?signature=abc", "s3://bucket/b.tif#token", "/c?d.tif"]
    body = {"project_id": project_id, "paths": paths}
    job = ended(working, working.op("items.ingest_start", body))
    names = [error["name"] for error in job["errors"]]
    assert names == ["https://host/a.tif", "s3://bucket/b.tif", "/c?d.tif"]


def test_a_job_is_bounded(working: Api, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest_run, "MOST_SOURCES", 2)
    for number in range(3):
        write_scene(folder / f"{number}_2026-01-02.tif", 32)
    project_id = working.op("projects.create", {"name": "P"})["id"]
    start = "items.ingest_start"
    twice = [str(folder / "0_2026-01-02.tif")] * 5
    job = ended(working, working.op(start, {"project_id": project_id, "paths": twice}))
    assert outcomes(job) == (1, 0, 0, 0), "a path that is given twice is taken once"
    job = ended(working, working.op(start, {"project_id": project_id, "paths": [str(folder)]}))
    assert outcomes(job) == (1, 1, 0, 1)
    assert "begin another" in job["errors"][0]["message"]
    working.op(start, {"project_id": project_id, "paths": ["/" + "x" * 5000]}, 422)


def test_a_viewer_takes_nothing_in_by_the_name_of_the_project(
    api: Api, context: Context, folder: Path
) -> None:
    scene = write_scene(folder / "a_2026-01-02.tif", 32)
    project_id = api.op("projects.create", {"name": "P"})["id"]
    user = new_user(context)
    form = {"grant_type": "password", "username": "maria", "password": PASSWORD}
    tokens = api.http.post("/realms/public/protocol/openid-connect/token", data=form).json()
    member = {"project_id": project_id, "user_id": user, "role": "viewer"}
    api.op("projects.add_member", member)
    for named in ({"project_id": project_id}, {"project_name": "P"}):
        body = {**named, "paths": [str(scene)]}
        answer = api.post("/v1/op/items.ingest", body, tokens["access_token"])
        assert answer.status_code == 403, named
    assert api.op("items.search", {"project_id": project_id})["numberMatched"] == 0
    body = {"project_name": "Mine", "paths": [str(scene)]}
    assert api.post("/v1/op/items.ingest", body, tokens["access_token"]).status_code == 200
