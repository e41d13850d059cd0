"""Who may ask ``/cog``, for what, and what clients may keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geopera_server.auth.keys import create_key
from geopera_server.context import Context
from tests.contract.titiler.asks import tile
from tests.server.http import Api, running

from .conftest import Get

ROUTES = (
    "/cog/info",
    "/cog/bounds",
    "/cog/statistics",
    "/cog/tiles/0/0/0",
    "/cog/preview.png",
    "/cog/WMTSCapabilities.xml",
    "/cog/tileMatrixSets",
    "/cog/v2/info",
    "/cog/v2/colorMaps/viridis",
    "/cog/WebMercatorQuad/map.html",
)


@pytest.mark.parametrize("route", ROUTES)
def test_a_caller_is_needed(route: str, shared_api: Api, folder: Path) -> None:
    query = {"url": str(folder / "photo.tif")}
    answer = shared_api.http.get(route, params=query)
    assert answer.status_code == 401
    assert "WWW-Authenticate" in answer.headers


def test_a_tile_token_is_enough_and_stays_in_the_links(shared_api: Api, folder: Path) -> None:
    token = shared_api.op("tiles.token")["token"]
    query = {"url": str(folder / "photo.tif"), "token": token}
    document = shared_api.http.get("/cog/tilejson.json", params=query).json()
    place = tile("photo", 14).split("/")
    link = document["tiles"][0]
    for name, value in zip("zxy", place, strict=True):
        link = link.replace(f"{{{name}}}", value)
    answer = shared_api.http.get(link)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/png"
    assert shared_api.http.get(link.replace(token, token[:-2])).status_code == 401


def test_scopes_are_asked_for(shared_api: Api, folder: Path) -> None:
    context = shared_api.context
    with context.database.writing() as session:
        key, _ = create_key(session, context.organization_id, "narrow", ["clip:read"])
    for path in ("/cog/info", "/cog/tileMatrixSets", "/cog/colorMaps/viridis?f=png"):
        query = {} if "?" in path else {"url": str(folder / "photo.tif")}
        answer = shared_api.http.get(path, params=query or None, headers={"X-API-Key": key})
        assert answer.status_code == 403, path


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/etc/passwd", 404),
        ("photo.tif", 404),
        ("/vsicurl/http://127.0.0.1:9/x.tif", 400),
        ("http://127.0.0.1:9/x.tif", 400),
        ("vrt:///tmp/x.tif", 400),
        ("geopera://items/nothing/data", 404),
        ("", 404),
    ],
)
def test_only_what_the_caller_may_read(url: str, status: int, shared_api: Api) -> None:
    headers = {"Authorization": f"Bearer {shared_api.key}"}
    for path in ("/cog/info", "/cog/tiles/0/0/0.png", "/cog/v2/statistics"):
        answer = shared_api.http.get(path, params={"url": url}, headers=headers)
        assert answer.status_code == status, answer.text


def test_catalogued_assets_are_read(context: Context, scene_path: Path) -> None:
    with running(context) as api:
        body = {"project_name": "Fields", "paths": [str(scene_path)]}
        item = api.op("items.ingest", body)["items"][0]
        headers = {"Authorization": f"Bearer {api.key}"}
        query = {"url": f"geopera://items/{item['item_id']}/data"}
        info = api.http.get("/cog/info", params=query, headers=headers)
        assert info.status_code == 200, info.text
        assert info.json()["count"] == 4


def test_answers_are_kept_by_clients(get: Get, shared_api: Api, folder: Path) -> None:
    for path in (f"/tiles/{tile('photo', 14)}.png", "/info", "/tileMatrixSets"):
        first = get(path, "photo")
        assert first.status_code == 200
        headers = {
            "Authorization": f"Bearer {shared_api.key}",
            "If-None-Match": first.headers["etag"],
        }
        query = {"url": str(folder / "photo.tif")}
        again = shared_api.http.get(f"/cog{path}", params=query, headers=headers)
        assert again.status_code == 304
        assert again.content == b""
        assert first.headers["cache-control"] == "private, max-age=3600"


def test_bodies_tell_answers_apart(shared_api: Api, folder: Path) -> None:
    headers = {"Authorization": f"Bearer {shared_api.key}"}
    tags = set()
    for west in (15.0, 15.005):
        ring = [[west, 52.393], [15.02, 52.393], [15.02, 52.41], [west, 52.393]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        feature = {"type": "Feature", "properties": {}, "geometry": geometry}
        query = {"url": str(folder / "photo.tif")}
        answer = shared_api.http.post("/cog/crop.png", params=query, json=feature, headers=headers)
        assert answer.status_code == 200, answer.text
        tags.add(answer.headers["etag"])
    assert len(tags) == 2


def test_a_parameter_of_2_draws_as_2_does_on_a_path_of_0_7(get: Get) -> None:
    path = f"/tiles/{tile('photo', 14)}.png"
    assert get(path, "photo", tilesize=128).content != get(path, "photo").content
    other = get(f"/v2/tiles/WebMercatorQuad/{tile('photo', 14)}.png", "photo", tilesize=128)
    assert get(path, "photo", tilesize=128).content == other.content


def test_numbers_that_are_none_are_null(get: Get) -> None:
    answer = get("/point/15.016,52.338", "relief")  # in the hole
    assert answer.status_code == 200
    assert answer.json()["values"] == [None]
    assert get("/v2/point/15.016,52.338", "relief").json()["values"] == [None]
    text = json.dumps(get("/info", "relief").json())
    assert '"nodata_value": null' in text
