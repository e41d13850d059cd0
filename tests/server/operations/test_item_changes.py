"""Items are made, changed, copied, deleted; their assets, STAC and lineage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pystac
import pytest

from geopera_server.settings import Settings

from ..conftest import lonlat_box, write_scene
from ..http import Api

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def project(api: Api) -> dict[str, str]:
    return {"project_id": api.op("projects.create", {"name": "P"})["id"]}


def new(project: dict[str, str], **fields: Any) -> dict[str, Any]:
    return {**project, "name": "north", "type": "external_reference", "geometry": FIELD, **fields}


def test_an_item_without_a_raster(api: Api, project: dict[str, str]) -> None:
    body = new(
        project,
        datetime="2026-04-12T10:30:00+02:00",
        cloud_cover=12.5,
        properties={"platform": "drone"},
        type="user_vector",
    )
    made = api.op("items.create", body)
    assert (made["type"], made["datetime"]) == ("user_vector", "2026-04-12T08:30:00Z")
    assert made["geometry"]["coordinates"] == FIELD["coordinates"]
    assert (made["lifecycle_state"], made["visibility"], made["assets"]) == (
        "active",
        "private",
        {},
    )
    assert api.op("items.get", {"item_id": made["id"]})["item"] == made
    changes = {"name": "south", "lifecycle_state": "archived", "bbox": [1, 2, 3, 4]}
    changed = api.op("items.update", {"item_id": made["id"], **changes})
    assert (changed["name"], changed["bbox"]) == ("south", [1.0, 2.0, 3.0, 4.0])
    assert changed["properties"] == {"platform": "drone"}
    download = api.http.get(f"/datasets/{made['id']}/download/cog", headers={"X-API-Key": api.key})
    assert download.status_code == 400, "not a raster"
    assert api.op("items.delete", {"item_id": made["id"]}) == {"ok": True, "id": made["id"]}
    api.op("items.get", {"item_id": made["id"]}, 404)


def test_an_item_with_rasters_where_they_lie(
    api: Api, project: dict[str, str], settings: Settings, tmp_path: Path
) -> None:
    path = write_scene(settings.allow_source[0] / "a.tif", 64)
    body = {**project, "name": "a", "type": "user_raster"}
    made = api.op("items.create", {**body, "assets": {"visual": {"href": str(path)}}})
    west, _, east, _ = made["bbox"]
    assert 14.9 < west < east < 15.1, "its place is that of the raster"
    (asset,) = api.op("items.list_assets", {"item_id": made["id"]})
    assert (asset["key"], asset["bands"][0]["name"]) == ("visual", "blue")
    outside = write_scene(tmp_path / "b.tif", 32)
    api.op("items.create", {**body, "assets": {"visual": {"href": str(outside)}}}, 404)

    which = {"item_id": made["id"], "asset_id": "visual"}
    link = api.op("items.asset.download", which)
    answer = httpx.get(link["url"])
    assert (answer.status_code, answer.content) == (200, path.read_bytes())
    assert link["size_bytes"] == path.stat().st_size
    renamed = api.op("items.set_asset_band_names", {**which, "band_names": ["a", "b", "c", "d"]})
    assert [band["name"] for band in renamed["bands"]] == ["a", "b", "c", "d"]
    api.op("items.set_asset_band_names", {**which, "band_names": ["a"]}, 400)
    assert api.op("assets.delete", {**which, "asset_id": asset["id"]}) == {"id": asset["id"]}
    assert api.op("items.list_assets", {"item_id": made["id"]}) == []
    assert path.is_file()


def nested(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"geometry": None}, 400),
        ({"geometry": {"type": "Polygon"}}, 400),
        (
            {"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1e9, 0], [1, 1], [0, 0]]]}},
            400,
        ),
        ({"geometry": None, "bbox": [0, 80, 10, 70]}, 400),
        ({"geometry": None, "bbox": [0, 1]}, 422),
        ({"type": "satellite"}, 422),
        ({"cloud_cover": 101}, 422),
        ({"datetime": "yesterday"}, 422),
        ({"datetime": "0001-01-01T00:00:00+23:00"}, 422),
        ({"name": "a\u0000b"}, 422),
        ({"description": "a\u0000b"}, 422),
        ({"description": "a\ud800b"}, 422),
        ({"properties": {"x": float("nan")}}, 422),
        ({"properties": {"x": nested(98)}}, 200),
        ({"properties": {"x": nested(300)}}, 422),
        ({"properties": {"x": "y" * 100_000}}, 422),
        ({"collection_id": "none"}, 404),
        ({"project_id": "none"}, 404),
    ],
)
def test_items_that_cannot_be(
    api: Api, project: dict[str, str], fields: dict[str, Any], status: int
) -> None:
    content = json.dumps(new(project, **fields))
    headers = {"Authorization": f"Bearer {api.key}", "Content-Type": "application/json"}
    answer = api.http.post("/v1/op/items.create", content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert status == 200 or answer.json()["detail"]


def test_stac_out_is_what_pystac_reads(api: Api, scene: dict[str, str]) -> None:
    item_id = {"item_id": scene["item_id"]}
    document = api.op("items.get_stac", {**item_id, "base_url": "https://example.com"})
    assert (document["stac_version"], document["type"]) == ("1.1.0", "Feature")
    item = pystac.Item.from_dict(document)
    assert (item.id, item.properties["proj:code"]) == (scene["item_id"], "EPSG:32633")
    assert item.datetime is not None
    assert item.datetime.isoformat() == "2026-04-12T00:00:00+00:00"
    asset = item.assets["data"]
    assert asset.media_type is not None
    assert asset.media_type.startswith("image/tiff; application=geotiff")
    assert [band["eo:common_name"] for band in document["assets"]["data"]["bands"]] == [
        "blue",
        "green",
        "red",
        "nir",
    ]
    assert "proj:epsg" not in document["properties"]
    project = {"project_id": scene["project_id"], "format": "stac"}
    (found,) = api.op("items.search", project)["features"]
    assert found["links"][0]["href"] == f"{api.url}/datasets/{scene['item_id']}/download/cog"


def test_a_copy_shares_the_files_and_tells_where_it_comes_from(
    api: Api, scene: dict[str, str]
) -> None:
    item = {"item_id": scene["item_id"]}
    profile = {**item, "name": "Red", "type": "singleband", "config": {"bands": "red"}}
    api.op("visualization.profile.create", profile)
    copy = api.op("items.duplicate", {**item, "new_name": "again"})
    assert (copy["name"], copy["duplicated_from_id"]) == ("again", scene["item_id"])
    tile = {"z": 14, "x": 8874, "y": 5399, "format": "png"}
    both = [
        api.op("items.tile.render", {"item_id": id, **tile, "profile": "Red"})
        for id in (scene["item_id"], copy["id"])
    ]
    assert both[0] == both[1]
    body = {
        "source_item_id": scene["item_id"],
        "project_id": scene["project_id"],
        "aoi_geometry": FIELD,
    }
    job = api.spend("clip.create_from_item", body)["job"]
    lineage = api.op("items.lineage", item)
    assert [(each["entity_id"], each["relation"]) for each in lineage["children"]] == [
        (copy["id"], "duplicated_to"),
        (job["id"], "clipped_by"),
    ]
    (parent,) = api.op("items.lineage", {"item_id": copy["id"]})["parents"]
    assert (parent["entity_id"], parent["relation"]) == (scene["item_id"], "duplicated_from")
    api.op("items.delete", item)
    (parent,) = api.op("items.lineage", {"item_id": copy["id"]})["parents"]
    assert parent["name"] is None
    api.wait(job["id"])
