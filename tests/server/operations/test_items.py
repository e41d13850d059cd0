"""Projects, ingest, dates and search."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geopera_server.errors import InvalidInput
from geopera_server.operations.item_schemas import FeatureCollection
from geopera_server.operations.items import CaptureDateResponse, parse_interval
from geopera_server.settings import Settings

from ..conftest import BAND_NAMES, write_scene
from ..http import Api


def test_a_scene_is_found_with_what_a_client_needs(api: Api, scene: dict[str, str]) -> None:
    (project,) = api.op("projects.list")
    assert project["name"] == "Fields"
    assert project["item_count"] == 1
    assert project["first_date"] == project["last_date"] == "2026-04-12"
    found = api.op("items.search", {"project_id": project["id"]})
    assert found["type"] == "FeatureCollection"
    assert found["numberMatched"] == 1
    (feature,) = found["features"]
    assert feature["id"] == scene["item_id"]
    assert feature["properties"]["datetime"] == "2026-04-12T00:00:00Z"
    assert feature["properties"]["gsd"] == pytest.approx(10, rel=0.01)
    west, south, east, north = feature["bbox"]
    assert west == pytest.approx(15.0, abs=0.001)
    assert 0.03 < east - west < 0.05
    assert 0.01 < north - south < 0.05
    asset = feature["assets"]["data"]
    assert asset["href"] == f"geopera://items/{scene['item_id']}/data"
    assert tuple(band["name"] for band in asset["bands"]) == BAND_NAMES
    assert {band["nodata"] for band in asset["bands"]} == {0}
    assert asset["minzoom"] <= asset["maxzoom"]


def test_paths_of_the_server_are_not_shown(
    api: Api, scene: dict[str, str], scene_path: Path
) -> None:
    body = {"project_id": scene["project_id"]}
    search = api.post("/v1/op/items.search", body).text
    item = api.post("/v1/op/items.get", {"item_id": scene["item_id"]}).text
    for text in (search, item):
        assert str(scene_path.parent) not in text


def test_get_gives_geoperas_shape(api: Api, scene: dict[str, str]) -> None:
    item = api.op("items.get", {"item_id": scene["item_id"]})["item"]
    required = {"id", "project_id", "stac_id", "type", "name", "created_at", "updated_at"}
    assert required <= set(item)
    assert item["type"] == "user_raster"
    api.op("items.get", {"item_id": "no-such-item"}, status=404)


def test_ingest_is_idempotent_and_warns_of_a_plain_geotiff(
    api: Api, scene: dict[str, str], scene_path: Path
) -> None:
    assert any("Cloud Optimized" in warning for warning in scene["warnings"])
    again = api.op("items.ingest", {"project_name": "Fields", "paths": [str(scene_path)]})
    assert again["items"][0]["item_id"] == scene["item_id"]
    assert again["items"][0]["existed"]


def test_nothing_is_taken_in_when_one_file_is_bad(
    api: Api, scene_path: Path, settings: Settings
) -> None:
    bad = settings.allow_source[0] / "text.tif"
    bad.write_text("no raster")
    api.op("items.ingest", {"project_name": "New", "paths": [str(scene_path), str(bad)]}, 400)
    assert api.op("projects.list") == []


@pytest.mark.parametrize("where", ["outside", "relative", "through a link", "through dots", "gone"])
def test_files_outside_the_allowed_folders_are_not_there(
    api: Api, tmp_path: Path, settings: Settings, where: str
) -> None:
    outside = write_scene(tmp_path / "outside.tif", 32)
    allowed = settings.allow_source[0]
    link = allowed / "link.tif"
    link.symlink_to(outside)
    path = {
        "outside": str(outside),
        "relative": "outside.tif",
        "through a link": str(link),
        "through dots": f"{allowed}/../outside.tif",
        "gone": str(allowed / "gone.tif"),
    }[where]
    answer = api.op("items.ingest", {"project_name": "New", "paths": [path]}, 404)
    assert answer["detail"] == "There is no such raster, or you may not read it."


def test_dates_and_search_by_time_and_place(api: Api, settings: Settings) -> None:
    folder = settings.allow_source[0]
    paths = [
        str(write_scene(folder / f"s_{date}.tif", 32))
        for date in ("2025-01-31", "2025-06-15", "2026-02-01")
    ]
    paths.append(str(write_scene(folder / "undated.tif", 32)))
    api.op("items.ingest", {"project_name": "P", "paths": paths})
    project_id = api.op("projects.list")[0]["id"]
    dates = api.op("items.dates", {"project_id": project_id})
    assert [entry["date"] for entry in dates] == ["2025-01-31", "2025-06-15", "2026-02-01", None]

    def names(**query: object) -> list[str]:
        found = api.op("items.search", {"project_id": project_id, **query})
        assert found["numberReturned"] == len(found["features"])
        return [feature["properties"]["title"] for feature in found["features"]]

    assert names() == ["s_2026-02-01", "s_2025-06-15", "s_2025-01-31", "undated"]
    assert names(datetime="2025-06-15") == ["s_2025-06-15"]
    assert names(datetime="2025-01-31/2025-06-15") == ["s_2025-06-15", "s_2025-01-31"]
    assert names(datetime="../2025-06-14") == ["s_2025-01-31"]
    assert names(bbox=[14.9, 52.2, 15.1, 52.4], limit=2, offset=1) == names()[1:3]
    assert names(bbox=[0, 0, 1, 1]) == []

    def days(**query: object) -> list[str | None]:
        found = api.op("items.dates", {"project_id": project_id, **query})
        return [entry["date"] for entry in found]

    assert days(datetime="2025-02-01/..") == ["2025-06-15", "2026-02-01"]
    assert days(bbox=[14.9, 52.2, 15.1, 52.4], query={"title": {"contains": "2025"}}) == days()[:2]
    assert days(bbox=[0, 0, 1, 1]) == days(type="clip") == []
    answer = api.op("items.dates", {"project_id": project_id, "datetime": "yesterday"}, 400)
    assert "2026-04-12" in answer["detail"]


def test_bad_searches_say_what_is_wrong(api: Api, scene: dict[str, str]) -> None:
    project = {"project_id": scene["project_id"]}
    api.op("items.search", {"project_id": "no-such-project"}, 404)
    api.op("items.search", {**project, "bbox": [1, 3, 2, 2]}, 400)
    for moment in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"):
        api.op("items.search", {**project, "datetime": moment})
    answer = api.op("items.search", {**project, "datetime": "yesterday"}, 400)
    assert "2026-04-12" in answer["detail"]
    for query in ({"x": 1}, {"gsd": {"like": 1}}, {"gsd": {"lt": "x"}}, {"a": {"in": [1, "b"]}}):
        api.op("items.search", {**project, "query": query}, 400)
    for key in ({"field": "path"}, {"field": "gsd", "direction": "up"}):
        api.op("items.search", {**project, "sortby": [key]}, 400)
    for token in ("x", "W10", "bnVsbA", "é"):
        api.op("items.search", {**project, "token": token}, 400)


def test_a_link_that_takes_the_place_of_a_file_is_not_followed(
    api: Api, scene: dict[str, str], scene_path: Path, tmp_path: Path
) -> None:
    outside = write_scene(tmp_path / "outside.tif", 32)
    scene_path.unlink()
    scene_path.symlink_to(outside)
    url = f"geopera://items/{scene['item_id']}/data"
    body = {"url": url, "z": 0, "x": 0, "y": 0, "format": "png"}
    api.op("cog.tile.render", body, 404)


def test_project_names_are_unique(api: Api) -> None:
    api.op("projects.create", {"name": "Twice"})
    api.op("projects.create", {"name": "Twice"}, 409)
    api.op("projects.create", {"name": ""}, 422)
    assert [project["number"] for project in api.op("projects.list")] == [1]


def test_an_interval_ends_after_its_last_day() -> None:
    start, end = parse_interval("2025-01-31")
    assert start == dt.datetime(2025, 1, 31, tzinfo=dt.UTC)
    assert end == dt.datetime(2025, 2, 1, tzinfo=dt.UTC)
    assert parse_interval("../..") == (None, None)
    assert parse_interval("9999-12-31")[1] is None
    with pytest.raises(InvalidInput, match="ends before"):
        parse_interval("2025-02-01/2025-01-01")


def test_a_search_answers_what_it_declares(api: Api, scene: dict[str, str]) -> None:
    whole = {"project_id": scene["project_id"]}
    for body in (whole, {**whole, "format": "stac"}):
        answer = api.op("items.search", body)
        again = FeatureCollection.model_validate(answer).model_dump(mode="json", by_alias=True)
        assert again == answer
    days = api.op("items.dates", whole)
    assert [CaptureDateResponse.model_validate(day).model_dump(mode="json") for day in days] == days


def test_an_area_of_any_shape_is_searched_and_bad_ones_are_refused(
    api: Api, scene: dict[str, str]
) -> None:
    whole = {"project_id": scene["project_id"]}
    (feature,) = api.op("items.search", whole)["features"]
    west, south, east, north = feature["bbox"]
    corner = [[west - 1, south - 1], [east, south - 1], [west - 1, south - 1e-4]]
    for shape, count in ((corner, 0), ([*corner[:2], [east, north]], 1)):
        area = {"type": "Polygon", "coordinates": [[*shape, shape[0]]]}
        assert api.op("items.search", {**whole, "intersects": area})["numberMatched"] == count
    for bad in (
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [500, 0]},
        {"type": "Nonsense"},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [1, 0], [0, 0]]]},
    ):
        assert "intersects" in api.op("items.search", {**whole, "intersects": bad}, status=400).get(
            "detail", ""
        )
    both = {**whole, "intersects": area, "bbox": feature["bbox"]}
    api.op("items.search", both, status=400)
