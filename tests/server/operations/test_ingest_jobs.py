"""Long ingests: each file once, with its checksum, whatever interrupts them."""

from __future__ import annotations

import hashlib
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geopera_server.context import Context
from geopera_server.errors import Cancelled, InvalidInput, Unavailable
from geopera_server.operations import ingest_run
from geopera_server.operations.catalogue import job_handlers
from geopera_server.operations.ingest_paths import Paths
from geopera_server.operations.ingest_run import Options, Outcome, take_in
from geopera_server.settings import Settings

from ..conftest import write_scene
from ..http import Api
from .test_ingest_paths import stac


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


def ended(api: Api, job: dict[str, Any]) -> dict[str, Any]:
    deadline = time.monotonic() + 30
    while job["status"] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.05)
        job = api.op("items.ingest_status", {"job_id": job["job_id"]})
    return job


def outcomes(job: dict[str, Any]) -> tuple[int, ...]:
    return tuple(job[name] for name in ("added", "existed", "refreshed", "failed"))


def test_a_folder_is_taken_in_once_with_checksums(working: Api, folder: Path) -> None:
    (folder / "deep").mkdir()
    first = write_scene(folder / "b_2026-01-02.tif", 32)
    write_scene(folder / "deep" / "scene.tif", 32, seed=9)
    (folder / "deep" / "item.json").write_text(json.dumps(stac()))
    (folder / "deep" / "other.json").write_text('{"a": 1}')
    (folder / "broken.tif").write_text("no raster")
    project_id = working.op("projects.create", {"name": "P"})["id"]
    body = {"project_id": project_id, "paths": [str(folder)]}
    job = ended(working, working.op("items.ingest_start", body))
    assert (job["status"], job["progress"]) == ("completed", 1)
    assert outcomes(job) == (2, 0, 0, 1), "the raster of the STAC item is no scene of its own"
    assert [error["name"] for error in job["errors"]] == ["broken.tif"]
    found = working.op("items.search", {"project_id": project_id})["features"]
    assert {feature["properties"]["title"] for feature in found} == {"b_2026-01-02", "S2A_33UVP"}
    sums = {a["file:checksum"] for feature in found for a in feature["assets"].values()}
    assert "1220" + hashlib.sha256(first.read_bytes()).hexdigest() in sums
    assert len(sums) == 2

    again = ended(working, working.op("items.ingest_start", body))
    assert outcomes(again) == (0, 2, 0, 1)
    assert working.op("items.search", {"project_id": project_id})["numberMatched"] == 2


def test_a_file_that_changed_is_read_anew(working: Api, folder: Path) -> None:
    scene = write_scene(folder / "scene_2026-01-02.tif", 32)
    project_id = working.op("projects.create", {"name": "P"})["id"]
    body = {"project_id": project_id, "paths": [str(scene)]}
    ended(working, working.op("items.ingest_start", body))
    (before,) = working.op("items.search", {"project_id": project_id})["features"]
    scene.unlink()
    write_scene(scene, 64, seed=8)
    job = ended(working, working.op("items.ingest_start", body))
    assert outcomes(job) == (0, 0, 1, 0)
    (after,) = working.op("items.search", {"project_id": project_id})["features"]
    assert after["id"] == before["id"]
    assert after["bbox"][2] > before["bbox"][2]
    expected = "1220" + hashlib.sha256(scene.read_bytes()).hexdigest()
    assert after["assets"]["data"]["file:checksum"] == expected


def test_what_was_taken_in_before_a_stop_is_not_read_again(
    context: Context, api: Api, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        write_scene(folder / f"{number}_2026-01-02.tif", 32)
    project_id = api.op("projects.create", {"name": "P"})["id"]
    sources = list(Paths(context).sources(str(folder)))
    looked_at: list[str] = []
    examine = ingest_run.examine

    def counted(path: Any, *rest: Any) -> Any:
        looked_at.append(Path(path).name)
        return examine(path, *rest)

    monkeypatch.setattr(ingest_run, "examine", counted)
    options = Options(cancelled=lambda: len(looked_at) == 2)
    with pytest.raises(Cancelled):
        list(take_in(context, project_id, sources, options))
    assert len(looked_at) == 2
    rest = [each.outcome for each in take_in(context, project_id, sources, Options())]
    assert rest == [Outcome.EXISTED] * 2 + [Outcome.ADDED] * 2
    assert len(looked_at) == 4
    assert all(
        a["file:checksum"]
        for f in api.op("items.search", {"project_id": project_id})["features"]
        for a in f["assets"].values()
    )


def test_a_folder_is_not_looked_through_to_its_end_when_nobody_waits(
    context: Context, folder: Path
) -> None:
    for number in range(5):
        write_scene(folder / f"{number}_2026-01-02.tif", 8)
    asked = itertools.count()
    with pytest.raises(Cancelled):
        next(Paths(context, cancelled=lambda: next(asked) == 3).sources(str(folder)))
    assert next(asked) == 4
    (folder / "deep").mkdir()
    with pytest.raises(InvalidInput, match="more than 4 files"):
        next(Paths(context, most=4).sources(str(folder)))


def test_what_is_missing_of_a_scene_is_told(
    working: Api, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scene(folder / "scene.tif", 32)
    project_id = working.op("projects.create", {"name": "P"})["id"]
    body = {"project_id": project_id, "paths": [str(folder)]}

    def endless(*_: Any) -> str:
        raise InvalidInput("No checksum: the host sends the file too slowly.")

    monkeypatch.setattr(ingest_run, "sha256", endless)
    job = ended(working, working.op("items.ingest_start", body))
    assert outcomes(job) == (1, 0, 0, 0)
    (warning,) = job["warnings"]
    assert warning["name"] == "scene"
    assert "No capture date" in warning["message"]
    assert "too slowly" in warning["message"]


def test_what_may_not_be_read_is_told_and_the_rest_is_taken(
    working: Api, folder: Path, tmp_path: Path
) -> None:
    write_scene(tmp_path / "outside.tif", 32)
    write_scene(folder / "inside_2026-01-02.tif", 32)
    project_id = working.op("projects.create", {"name": "P"})["id"]
    paths = [str(tmp_path / "outside.tif"), "/etc", "s3://bucket/prefix/", str(folder)]
    job = ended(
        working, working.op("items.ingest_start", {"project_id": project_id, "paths": paths})
    )
    assert outcomes(job) == (1, 0, 0, 3)
    assert [error["name"] for error in job["errors"]] == paths[:3]


def test_an_ingest_is_its_projects(working: Api, folder: Path) -> None:
    write_scene(folder / "a_2026-01-02.tif", 32)
    project_id = working.op("projects.create", {"name": "P"})["id"]
    body = {"project_id": project_id, "paths": [str(folder)]}
    job = ended(working, working.op("items.ingest_start", body))
    assert working.op("items.ingest_cancel", {"job_id": job["job_id"]})["status"] == "completed"
    working.op("items.ingest_status", {"job_id": "nothing"}, status=404)
    working.op("items.ingest_start", {**body, "project_id": "nothing"}, status=404)
    assert working.op("clip.jobs.list", {"organization_id": _own(working)}) == []


def _own(api: Api) -> str:
    (project,) = api.op("projects.list")
    return str(api.op("projects.get", {"project_id": project["id"]})["organization_id"])


def test_a_host_out_of_reach_stops_the_job_to_be_tried_again(
    context: Context, api: Api, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scene(folder / "a_2026-01-02.tif", 32)
    project_id = api.op("projects.create", {"name": "P"})["id"]

    def away(*_: Any) -> None:
        raise Unavailable("away")

    monkeypatch.setattr(ingest_run, "identify", away)
    sources = list(Paths(context).sources(str(folder)))
    with pytest.raises(Unavailable):
        list(take_in(context, project_id, sources, Options()))
