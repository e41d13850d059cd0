"""The "sputnik" REST family: path, parameters and model of each route."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
import rasterio

from geopera_server.auth.keys import create_key
from geopera_server.auth.users import add_user
from geopera_server.db.models import Organization
from geopera_server.operations.catalogue import job_handlers
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..http import Api
from ..range_server import range_server

PASSWORD = "correct horse"
BORDER = {"type": "Polygon", "coordinates": [[[14, 52], [16, 52], [16, 53], [14, 53], [14, 52]]]}
DATE = "2026-04-12"


@pytest.fixture
def rest(api: Api) -> Any:
    context = api.context
    with context.database.writing() as session:
        add_user(session, context.organization_id, "maria", PASSWORD, ["*"])
    with httpx.Client(base_url=api.url, auth=("maria", PASSWORD), timeout=60) as client:
        yield client


def get(rest: httpx.Client, path: str, status: int = 200, **params: Any) -> Any:
    response = rest.get(path, params=params)
    assert response.status_code == status, response.text
    return response.json()


def run(rest: httpx.Client, task: str, params: Any, project_id: int = 1) -> dict[str, Any]:
    body = {"task": task, "title": f"a {task}", "project_id": project_id, "params": params}
    response = rest.post("/task/run", json=body)
    assert response.status_code == 200, response.text
    event = response.json()["event_id"]
    assert isinstance(event, int)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for proc in get(rest, "/proc/list", project_id=project_id)["procs"]:
            if proc["event_id"] == event and proc["status"] != "running":
                return dict(proc)
        time.sleep(0.05)
    raise AssertionError("the run did not end")


@contextmanager
def opened(rest: httpx.Client, product_id: str) -> Iterator[Any]:
    answer = rest.get("/product/download", params={"project_id": 1, "product_id": product_id})
    assert answer.status_code == 200, answer.text
    with rasterio.MemoryFile(answer.content) as held, held.open() as dataset:
        yield dataset


def test_projects_are_saved_listed_and_shown(rest: httpx.Client) -> None:
    body = {"name": "North", "start_date": "2026-01-01", "border": json.dumps(BORDER)}
    answer = rest.post("/project/new", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"project_id": 1}
    (project,) = get(rest, "/project/list")["projects"]
    assert set(project) == {"project_id", "login", "name", "start_date", "end_date", "border"}
    assert project["login"] == "maria"
    assert project["border"].startswith("POLYGON ((14 52")
    info = get(rest, "/project/info", project_id=1)
    assert json.loads(info.pop("border_gj")) == BORDER
    assert info == project
    get(rest, "/project/info", 404, project_id=2)
    get(rest, "/project/info", 422, project_id="x")
    get(rest, "/project/info", 422)


@pytest.mark.parametrize(
    "border", ["{", "[]", json.dumps({"type": "Point", "coordinates": [1, 2]})]
)
def test_a_border_is_a_polygon(rest: httpx.Client, border: str) -> None:
    assert rest.post("/project/new", json={"name": "x", "border": border}).status_code == 400
    assert rest.post("/project/new", json={"name": "x"}).status_code == 422


def test_scenes_of_a_date(rest: httpx.Client, scene: dict[str, str]) -> None:
    assert get(rest, "/meta/dates", project_id=1) == {"dates": [DATE]}
    (meta,) = get(rest, "/meta/list", project_id=1, date=DATE)["metas"]
    assert list(meta) == [
        *("project_id", "scene_id", "date", "border", "filename"),
        *("xg0", "xg1", "yg0", "yg1", "border_gj"),
    ]
    assert meta["filename"] == "field_2026-04-12.tif"
    assert meta["xg0"] < meta["xg1"]
    assert meta["yg0"] < meta["yg1"]
    assert json.loads(meta["border_gj"])["type"] == "Polygon"
    assert meta["border"].startswith("POLYGON")
    assert get(rest, "/meta/list", project_id=1, date="2026-04-13") == {"metas": []}
    get(rest, "/meta/list", 422, project_id=1, date="yesterday")
    get(rest, "/meta/list", 400, project_id=1, date="2026-02-30")


def test_pictures(rest: httpx.Client, scene: dict[str, str]) -> None:
    (product,) = get(rest, "/rgb/list", project_id=1)["product_ids"]
    assert product == scene["item_id"]
    tile = rest.get(f"/rgb/tile/1/{product}/12/2218/1346")
    assert tile.headers["content-type"] == "image/png"
    look = rest.get(f"/storage/1/ql/{product}-ql.jpg")
    assert look.content[:3] == b"\xff\xd8\xff"
    assert rest.get("/rgb/tile/1/none/1/0/0").status_code == 404
    assert rest.get(f"/rgb/tile/1/{product}/1/x/0").status_code == 422
    assert rest.get("/storage/1/ql/none-ql.jpg").status_code == 404


def test_a_scene_on_another_host_is_shown(
    api: Api, rest: httpx.Client, scene: dict[str, str], scene_path: Path
) -> None:
    with range_server() as host:
        far = host.put("/a.tif", scene_path.read_bytes())
        prefix = far.removesuffix("a.tif")
        api.context.remote = RemoteAccess(RemoteOptions(prefixes=(prefix,)))
        body = {"project_id": scene["project_id"], "paths": [far]}
        (item,) = api.op("items.ingest", body)["items"]
        paths = [f"/rgb/tile/1/{{}}/{place}" for place in ("12/2218/1346", "14/8875/5386")]
        paths.append("/storage/1/ql/{}-ql.jpg")
        for path in paths:
            answer = rest.get(path.format(item["item_id"]))
            assert answer.status_code == 200
            assert answer.content == rest.get(path.format(scene["item_id"])).content
        api.context.remote.close()


def test_tasks_are_listed(rest: httpx.Client) -> None:
    tasks = get(rest, "/task/list")["tasks"]
    names = [task["name"] for task in tasks]
    assert names == ["clip", "rgb", "index", "composite", "timeseries"]
    assert all(set(task) == {"name", "descr"} for task in tasks)
    assert get(rest, "/")["login"] == "maria"


def test_an_index_is_exact(rest: httpx.Client, scene: dict[str, str], scene_path: Any) -> None:
    proc = run(rest, "index", {"date": DATE, "expression": "(nir-red)/(nir+red)"})
    assert proc["status"] == "completed", proc
    assert [script["status"] for script in proc["scripts"]] == ["completed"] * 3
    assert set(proc["scripts"][0]) == {"proc_id", "iscript", "name", "status", "result"}
    assert proc["task"] == "index"
    (product,) = get(rest, "/product/list", project_id=1)["products"]
    with opened(rest, product["product_id"]) as found, rasterio.open(scene_path) as source:
        red, nir = source.read([3, 4])[:, 1:, 1:].astype("float32")
        values = found.read(1)
        assert found.transform == source.transform
        assert np.isnan(values[0]).all()
        np.testing.assert_allclose(values[1:, 1:], (nir - red) / (nir + red), rtol=1e-6, atol=1e-7)
    assert product["product_id"] in get(rest, "/rgb/list", project_id=1)["product_ids"]
    answer = rest.get(f"/rgb/tile/1/{product['product_id']}/12/2218/1346")
    assert answer.status_code == 200


def test_true_colour_and_clip(rest: httpx.Client, scene: dict[str, str]) -> None:
    area = lonlat_box(500, 500, 1500, 1500)
    assert run(rest, "rgb", {"date": DATE, "geometry": area})["status"] == "completed"
    assert run(rest, "clip", {"date": DATE, "geometry": area})["status"] == "completed"
    clipped, picture = get(rest, "/product/list", project_id=1)["products"]
    with opened(rest, picture["product_id"]) as found:
        assert found.dtypes == ("uint8",) * 4
        assert found.read(4).any()
        assert found.width in (100, 101, 102)
    with opened(rest, clipped["product_id"]) as found:
        assert found.dtypes == ("uint16",) * 4


def test_a_median_and_a_series(api: Api, rest: httpx.Client, settings: Settings) -> None:
    folder = settings.allow_source[0]
    paths = [write_scene(folder / f"s_2026-0{n}-01.tif", 64, seed=n) for n in (1, 2, 3)]
    api.op("items.ingest", {"project_name": "P", "paths": [str(path) for path in paths]})
    proc = run(rest, "composite", {"start": "2026-01-01", "end": "2026-03-01"})
    assert proc["status"] == "completed", proc
    (product,) = get(rest, "/product/list", project_id=1)["products"]
    stack = []
    for path in paths:
        with rasterio.open(path) as source:
            stack.append(source.read()[:, 1:, 1:])
    with opened(rest, product["product_id"]) as found:
        np.testing.assert_array_equal(found.read()[:, 1:, 1:], np.median(stack, axis=0))
    proc = run(rest, "timeseries", json.dumps({"expression": "nir-red"}))
    assert proc["status"] == "completed", proc
    table, as_json = get(rest, "/product/list", project_id=1)["products"][:2]
    params = {"project_id": 1, "product_id": table["product_id"]}
    rows = list(csv.DictReader(io.StringIO(rest.get("/product/download", params=params).text)))
    assert [row["date"] for row in rows] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    expected = np.subtract(stack[0][3], stack[0][2], dtype="float64").mean()
    assert float(rows[0]["mean"]) == pytest.approx(expected)
    assert as_json["filename"].endswith(".json")


def test_a_run_that_cannot_work_says_why(rest: httpx.Client, scene: dict[str, str]) -> None:
    proc = run(rest, "rgb", {"date": "2020-01-01"})
    assert proc["status"] == "failed"
    assert "no scenes" in proc["result"]
    assert [script["status"] for script in proc["scripts"]] == ["failed", "waiting", "waiting"]
    for task, params in (("none", {}), ("rgb", {}), ("index", {"date": DATE}), ("rgb", "{")):
        body = {"task": task, "title": "t", "project_id": 1, "params": params}
        assert rest.post("/task/run", json=body).status_code == 400


def test_a_run_can_be_stopped(api: Api, rest: httpx.Client, scene: dict[str, str]) -> None:
    api.context.stop_workers()
    body = {"task": "rgb", "title": "t", "project_id": 1, "params": {"date": DATE}}
    event = rest.post("/task/run", json=body).json()
    stopped = rest.post("/proc/cancel", json=event)
    assert stopped.json()["status"] == "cancelled"
    assert rest.post("/proc/cancel", json={"event_id": 99}).status_code == 404


def test_a_run_survives_a_restart_of_the_workers(
    api: Api, rest: httpx.Client, scene: dict[str, str]
) -> None:
    api.context.stop_workers()
    body = {"task": "rgb", "title": "t", "project_id": 1, "params": {"date": DATE}}
    assert rest.post("/task/run", json=body).status_code == 200
    (waiting,) = get(rest, "/proc/list", project_id=1)["procs"]
    assert {script["status"] for script in waiting["scripts"]} == {"waiting"}
    api.context.start_workers(job_handlers(api.context))
    deadline = time.monotonic() + 30
    while get(rest, "/proc/list", project_id=1)["procs"][0]["status"] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert get(rest, "/proc/list", project_id=1)["procs"][0]["status"] == "completed"


def test_a_key_is_a_password_and_others_are_refused(api: Api, rest: httpx.Client) -> None:
    assert rest.get("/project/list", auth=("anybody", api.key)).status_code == 200
    answer = httpx.get(f"{api.url}/project/list")
    assert answer.status_code == 401
    assert "Basic" in answer.headers["www-authenticate"]
    codes = [rest.get("/", auth=("maria", f"guess {n}")).status_code for n in range(6)]
    assert codes == [401] * 5 + [429]
    assert rest.get("/", auth=("maria", PASSWORD)).status_code == 429
    assert rest.get("/", auth=("nobody", PASSWORD)).status_code == 401


def test_another_organization_sees_nothing(
    api: Api, rest: httpx.Client, scene: dict[str, str]
) -> None:
    assert run(rest, "rgb", {"date": DATE})["status"] == "completed"
    (product,) = get(rest, "/product/list", project_id=1)["products"]
    with api.context.database.writing() as session:
        other = Organization(name="other")
        session.add(other)
        session.flush()
        key, _ = create_key(session, other.id, "k", ["*"])
    item = scene["item_id"]
    with httpx.Client(base_url=api.url, auth=("x", key)) as stranger:
        assert get(stranger, "/project/list") == {"projects": []}
        for path in (
            *("/project/info?project_id=1", "/meta/dates?project_id=1"),
            *("/meta/list?project_id=1&date=2026-04-12", "/rgb/list?project_id=1"),
            *("/proc/list?project_id=1", "/product/list?project_id=1"),
            f"/product/download?project_id=1&product_id={product['product_id']}",
            *(f"/rgb/tile/1/{item}/0/0/0", f"/storage/1/ql/{item}-ql.jpg"),
        ):
            assert stranger.get(path).status_code == 404, path
        body = {"task": "rgb", "title": "t", "project_id": 1, "params": {"date": DATE}}
        assert stranger.post("/task/run", json=body).status_code == 404
        event = {"event_id": product["event_id"]}
        assert stranger.post("/proc/cancel", json=event).status_code == 404
