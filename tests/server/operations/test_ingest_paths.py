"""Folders and STAC items are taken in, once; what is not allowed looks as if it were not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rasterio
import rasterio.shutil

from geopera_server.raster.formats import allow_jpeg2000
from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..http import Api

FIELD = lonlat_box(0, 0, 2560, 2560)


def stac(**changes: Any) -> dict[str, Any]:
    band = {"name": "B1", "eo:common_name": "coastal"}
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "id": "S2A_33UVP",
        "geometry": FIELD,
        "properties": {
            "datetime": "2026-04-12T10:20:30Z",
            "eo:cloud_cover": 7.5,
            "platform": "sentinel-2a",
        },
        "assets": {
            "visual": {"href": "./scene.tif", "type": "image/tiff", "bands": [band] * 4},
            "look": {"href": "look.png", "type": "image/png", "roles": ["thumbnail"]},
        },
        "links": [],
        **changes,
    }


@pytest.fixture
def folder(settings: Settings) -> Path:
    found = settings.allow_source[0]
    assert isinstance(found, Path)
    return found


def test_jpeg_2000_is_taken_in_where_it_is_read(api: Api, folder: Path) -> None:
    write_scene(folder / "a_2026-01-01.tif", 64)
    with rasterio.open(folder / "a_2026-01-01.tif") as dataset:
        options = {"QUALITY": "100", "REVERSIBLE": "YES", "YCBCR420": "NO"}
        rasterio.shutil.copy(
            dataset, folder / "T33UVP_20260102.jp2", driver="JP2OpenJPEG", **options
        )
    body = {"project_name": "P", "paths": [str(folder)]}
    assert [each["name"] for each in api.op("items.ingest", body)["items"]] == ["a_2026-01-01"]
    allow_jpeg2000(True)
    try:
        taken = api.op("items.ingest", body)["items"]
        assert [each["name"] for each in taken] == ["T33UVP_20260102", "a_2026-01-01"]
        item = api.op("items.get_stac", {"item_id": taken[0]["item_id"]})
        (asset,) = item["assets"].values()
        assert asset["type"] == "image/jp2"
        assert item["properties"]["datetime"].startswith("2026-01-02")
        token = api.op("tiles.token")["token"]
        url = f"geopera://items/{taken[0]['item_id']}/data"
        answer = api.http.get("/cog/preview.png", params={"url": url, "token": token, "bidx": 1})
        assert answer.status_code == 200, answer.text
    finally:
        allow_jpeg2000(False)


def test_a_folder_is_all_geotiffs_below_it_once(api: Api, folder: Path, tmp_path: Path) -> None:
    (folder / "deep").mkdir()
    write_scene(folder / "b_2026-01-02.tif", 32)
    write_scene(folder / "deep" / "a_2026-01-01.TIF", 32)
    (folder / "notes.txt").write_text("x")
    body = {"project_name": "P", "paths": [str(folder)]}
    taken = api.op("items.ingest", body)["items"]
    assert [each["name"] for each in taken] == ["b_2026-01-02", "a_2026-01-01"]
    assert [each["existed"] for each in api.op("items.ingest", body)["items"]] == [True, True]
    other = tmp_path / "outside"
    other.mkdir()
    write_scene(other / "c.tif", 32)
    (tmp_path / "empty").mkdir()
    answers = [
        api.op("items.ingest", {**body, "paths": [str(tmp_path / name)]}, 404)
        for name in ("outside", "empty", "absent")
    ]
    assert answers[0] == answers[1] == answers[2]


def test_a_stac_item_with_its_rasters_once(api: Api, folder: Path) -> None:
    write_scene(folder / "scene.tif", 64)
    file = folder / "item.json"
    file.write_text(json.dumps(stac()))
    body = {"project_name": "P", "paths": [str(file)]}
    (taken,) = api.op("items.ingest", body)["items"]
    assert (taken["name"], taken["date"], taken["warnings"]) == ("S2A_33UVP", "2026-04-12", [])
    document = api.op("items.get_stac", {"item_id": taken["item_id"]})
    assert document["properties"]["eo:cloud_cover"] == 7.5
    assert document["properties"]["platform"] == "sentinel-2a"
    assert document["properties"]["datetime"] == "2026-04-12T10:20:30Z"
    assert list(document["assets"]) == ["visual"]
    assert document["assets"]["visual"]["bands"][0]["eo:common_name"] == "coastal"
    assert api.op("items.ingest", body)["items"][0]["existed"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ("[" * 100_000, 400),
        (json.dumps(stac(type="Catalog")), 400),
        (json.dumps(stac(stac_version="0.9.0")), 400),
        (json.dumps(stac(geometry=None)), 400),
        (json.dumps(stac(assets={"a": {"href": "/etc/passwd.tif"}})), 404),
        (json.dumps(stac(assets={"a": {"href": "../outside.tif"}})), 404),
        (json.dumps(stac(assets={"a": {"href": "https://127.0.0.1/x.tif"}})), 400),
        (json.dumps(stac(assets={"a": {"href": r"\\host\share\x.tif"}})), 400),
        (json.dumps(stac(assets={"a": {"href": "//host/share/x.tif"}})), 400),
        (json.dumps(stac(properties={"datetime": "yesterday"})), 400),
    ],
)
def test_what_is_no_stac_item_or_leads_outside(
    api: Api, folder: Path, content: str, status: int
) -> None:
    file = folder / "item.json"
    file.write_text(content)
    write_scene(folder.parent / "outside.tif", 32)
    api.op("items.ingest", {"project_name": "P", "paths": [str(file)]}, status)
    assert api.op("projects.list") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"properties": {"datetime": None, "x": json.loads("[" * 300 + "]" * 300)}},
        {"properties": {"datetime": None, "x": "y" * 100_000}},
        {"properties": {"datetime": None, "x": float("nan")}},
        {"properties": {"datetime": None, "x": "\0"}},
        {"id": "a\0b"},
        {"properties": {"datetime": None, "title": "\ud800"}},
    ],
)
def test_a_stac_item_that_no_answer_could_hold_is_not_taken(
    api: Api, settings: Settings, changes: dict[str, Any]
) -> None:
    file = settings.allow_source[0] / "scene.json"
    file.write_text(json.dumps(stac(**changes, assets={})))
    answer = api.post("/v1/op/items.ingest", {"project_name": "P", "paths": [str(file)]})
    assert answer.status_code == 400
    assert "STAC item" in answer.json()["detail"]
    assert api.op("items.search_org")["features"] == []
