"""What runs of the REST family cost, who may stop them, and what the audit trail tells of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from geopera_server.auth import audit
from geopera_server.db.models import Organization
from geopera_server.jobs import ledger

from ..conftest import lonlat_box
from ..http import Api
from ..organizations import PASSWORD, new_user

DATE = "2026-04-12"
FIELD = lonlat_box(300, 400, 1500, 1300)
BORDER = {"type": "Polygon", "coordinates": [[[14, 52], [16, 52], [16, 53], [14, 53], [14, 52]]]}


@pytest.fixture
def rest(api: Api) -> Iterator[httpx.Client]:
    new_user(api.context, "maria")
    with httpx.Client(base_url=api.url, auth=("maria", PASSWORD), timeout=60) as client:
        yield client


def launch(rest: httpx.Client, task: str, params: Any, status: int = 200) -> Any:
    body = {"task": task, "title": "t", "project_id": 1, "params": params}
    answer = rest.post("/task/run", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def ended(rest: httpx.Client) -> Any:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        proc = rest.get("/proc/list", params={"project_id": 1}).json()["procs"][0]
        if proc["status"] != "running":
            return proc
        time.sleep(0.05)
    raise AssertionError("the run did not end")


def balance(api: Api) -> tuple[int, int]:
    with api.context.database.reading() as session:
        held = ledger.balance(session, api.context.organization_id)
    return held.used, held.reserved


def test_runs_are_charged_like_clips(api: Api, rest: httpx.Client, scene: dict[str, str]) -> None:
    charged = 0
    for task, params, units in (
        ("clip", {"date": DATE, "geometry": FIELD}, 1),
        ("index", {"date": DATE, "formula": "ndvi"}, 1),
        ("timeseries", {"geometry": FIELD}, 2),
        ("rgb", {"date": "2020-01-01"}, 0),  # there is nothing on this day
    ):
        launch(rest, task, params)
        proc = ended(rest)
        assert proc["status"] == ("completed" if units else "failed"), proc
        charged += units
        assert balance(api) == (charged, 0), task
    with api.context.database.writing() as session:
        session.get_one(Organization, api.context.organization_id).compute_quota = charged
    problem = launch(rest, "rgb", {"date": DATE}, 402)
    assert f"used {charged} of {charged}" in problem["detail"]


def test_a_resolution_that_somebody_wrote_changes_no_price(api: Api, scene: dict[str, str]) -> None:
    api.context.stop_workers()
    body = {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": FIELD,
    }
    for metres in (1e9, 1e-6):
        api.op("items.update", {"item_id": scene["item_id"], "gsd": metres})
        created = api.spend("clip.create_from_item", body)["job"]
        assert created["compute_units"] == {"reserved": 1, "used": None}


def test_who_may_look_only_stops_nothing(
    api: Api, rest: httpx.Client, scene: dict[str, str]
) -> None:
    api.context.stop_workers()
    event = launch(rest, "rgb", {"date": DATE})
    member = {"project_id": scene["project_id"], "user_id": new_user(api.context, "viewer")}
    api.op("projects.add_member", {**member, "role": "viewer"})
    answer = rest.post("/proc/cancel", json=event, auth=("viewer", PASSWORD))
    assert answer.status_code == 403, answer.text
    assert rest.post("/proc/cancel", json=event).json()["status"] == "cancelled"


def test_changes_spends_and_downloads_are_told(
    api: Api, rest: httpx.Client, scene: dict[str, str]
) -> None:
    new = rest.post("/project/new", json={"name": "North", "border": json.dumps(BORDER)})
    assert new.status_code == 200
    event = launch(rest, "rgb", {"date": DATE})["event_id"]
    assert ended(rest)["status"] == "completed"
    params = {"project_id": 1, "product_id": f"{event}-0"}
    whole = rest.get("/product/download", params=params)
    part = rest.get("/product/download", params=params, headers={"Range": "bytes=8-15"})
    assert part.status_code == 206
    assert part.content == whole.content[8:16]
    assert part.headers["etag"] == whole.headers["etag"]
    rest.post("/proc/cancel", json={"event_id": event})
    told = [(row["action"], row["user_id"], row["target"]) for row in api.op("audit.list")]
    assert told[:5] == [
        ("proc.cancel", "maria", str(event)),
        ("product.download", "maria", f"{event}-0"),
        ("product.download", "maria", f"{event}-0"),
        ("task.run", "maria", str(event)),
        ("project.new", "maria", told[4][2]),
    ]
    organization = {"organization_id": api.context.organization_id}
    sent = api.op("usage.current", organization)["current"]
    assert (sent["downloads"], sent["download_bytes"]) == (2, len(whole.content) + 8)


def test_who_signs_in_by_basic_is_told_once_and_each_failure(api: Api, rest: httpx.Client) -> None:
    for _ in range(3):
        assert rest.get("/project/list").status_code == 200
    for _ in range(2):
        assert rest.get("/project/list", auth=("maria", "a guess")).status_code == 401
    rows = api.op("audit.list")
    assert [(row["action"], row["user_id"]) for row in rows if row["target"] is None] == [
        ("login", "maria")
    ]
    with api.context.database.reading() as session:
        failed = [each.target for each in audit.events(session, None, audit.LOGIN_FAILED)]
    assert failed == ["maria", "maria"]


def test_the_last_day_of_the_calendar_has_no_scenes(
    rest: httpx.Client, scene: dict[str, str]
) -> None:
    last = rest.get("/meta/list", params={"project_id": 1, "date": "9999-12-31"})
    assert last.json() == {"metas": []}
    launch(rest, "composite", {"start": "2026-01-01", "end": "9999-12-31"})
    assert ended(rest)["status"] == "completed"


def test_nothing_is_made_in_a_project_without_storage(api: Api, rest: httpx.Client) -> None:
    api.op("projects.create", {"name": "catalogue", "gcs_bucket_name": None})
    assert "no storage" in launch(rest, "rgb", {"date": DATE}, 400)["detail"]
