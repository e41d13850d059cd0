"""The short way of tiles: the answers of the documented route, sooner."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import morecantile
import pytest
from sqlalchemy import delete

from geopera_server import app
from geopera_server.api import pace, tile_route
from geopera_server.auth.keys import create_key, issue_key
from geopera_server.auth.users import add_user
from geopera_server.db.models import ApiKey, User
from geopera_server.db.types import utcnow
from geopera_server.operations import painter
from geopera_server.raster.block_cache import BLOCKS
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.raster.tile import render_tile

from ..conftest import lonlat_box
from ..http import Api
from ..range_server import range_server
from ..waiting import wait_for


@pytest.fixture
def url(scene: dict[str, str]) -> str:
    return f"geopera://items/{scene['item_id']}/data"


@pytest.fixture
def place() -> str:
    lon, lat = lonlat_box(1000, 1000, 1200, 1200)["coordinates"][0][0]
    tile = morecantile.tms.get("WebMercatorQuad").tile(lon, lat, 14)
    return f"/tiles/{tile.z}/{tile.x}/{tile.y}.png"


def get(api: Api, path: str, **headers: str) -> httpx.Response:
    return api.http.get(path, headers={"X-API-Key": api.key, **headers})


def both(
    api: Api, monkeypatch: pytest.MonkeyPatch, path: str, **headers: str
) -> tuple[httpx.Response, httpx.Response]:
    """Return what the short way and the documented route answer."""
    short = get(api, path, **headers)
    with monkeypatch.context() as patch:
        patch.setattr(tile_route.TileRoute, "_plan", lambda *_: None)
        return short, get(api, path, **headers)


@pytest.mark.parametrize(
    "query",
    [
        "bands=b1,b2,b3&rescale=0,4000",
        "expression=(b4-b1)/(b4%2Bb1)&rescale=-1,1&colormap=rdylgn",
        "bands=b9",
        "bands=b1&bands=b2",
        "colormap=nope&bands=b1",
        "quality=0",
        "quality=high",
        "rescale=",
        "unknown=1&bands=b1&v=7",
        "bands=%00",
        "bands=%ff",
        "url=geopera://items/other/data",
    ],
)
def test_both_routes_answer_the_same(
    api: Api, url: str, place: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, documented = both(api, monkeypatch, f"{place}?url={url}&{query}")
    assert short.status_code == documented.status_code < 500
    assert short.content == documented.content
    for name in ("content-type", "etag", "cache-control", "x-content-type-options"):
        assert short.headers.get(name) == documented.headers.get(name)


@pytest.mark.parametrize(
    "path",
    ["/tiles/31/0/0.png", "/tiles/3/8/0.png", "/tiles/3/0/99999999999.png", "/tiles/3/0/0.bmp"],
)
def test_places_that_are_none_are_refused_alike(
    api: Api, url: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, documented = both(api, monkeypatch, f"{path}?url={url}")
    assert short.status_code == documented.status_code
    assert 400 <= short.status_code < 500
    assert short.content == documented.content


def test_a_tile_without_a_url_or_credentials_is_refused(api: Api, url: str, place: str) -> None:
    assert get(api, place).status_code == 422
    assert api.http.get(f"{place}?url={url}").status_code == 401
    assert api.http.get(f"{place}?url={url}&token=x").status_code == 401


def test_a_client_that_has_the_tile_is_told_so_before_it_is_drawn(
    api: Api, url: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = get(api, f"{place}?url={url}&bands=b1")
    drawn = []
    monkeypatch.setattr(tile_route, "render_tile", lambda *_, **__: drawn.append(1))
    tag = first.headers["etag"]
    for known in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        again = get(api, f"{place}?url={url}&bands=b1", **{"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert not drawn


def test_the_tag_changes_with_the_file_and_the_look(
    api: Api, url: str, place: str, scene_path: Path
) -> None:
    tags = [get(api, f"{place}?url={url}&bands={band}").headers["etag"] for band in ("b1", "b2")]
    assert tags[0] != tags[1]
    os.utime(scene_path, (1, 1))
    assert get(api, f"{place}?url={url}&bands=b1").headers["etag"] != tags[0]


def test_a_revoked_key_draws_for_a_second_at_the_most(
    api: Api, url: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with api.context.database.writing() as session:
        secret, row = create_key(session, api.context.organization_id, "map", ["tiles:read"])
    path = f"{place}?url={url}&bands=b1"
    assert api.http.get(path, headers={"X-API-Key": secret}).status_code == 200
    with api.context.database.writing() as session:
        session.delete(session.get(ApiKey, row.id))
    wait_for(lambda: api.http.get(path, headers={"X-API-Key": secret}).status_code == 401, 3)


def test_a_token_ends_with_the_key_or_account_that_asked_for_it(
    api: Api, url: str, place: str
) -> None:
    tokens, keys = {}, {}
    with api.context.database.writing() as session:
        organization_id = api.context.organization_id
        add_user(session, organization_id, "maria", "correct horse", ["*"])
        for way in ("kept", "revoked", "expired", "removed", "scopes"):
            keys[way] = create_key(session, organization_id, way, ["tiles:read"])
    for way, (secret, _) in keys.items():
        tokens[way] = api.post("/v1/op/tiles.token", key=secret).json()["token"]
    answer = api.http.post("/v1/op/tiles.token", json={}, auth=("maria", "correct horse"))
    tokens["account"] = answer.json()["token"]

    def codes() -> dict[str, int]:
        path = f"{place}?url={url}&bands=b1&token="
        return {way: api.http.get(path + token).status_code for way, token in tokens.items()}

    assert set(codes().values()) == {200}
    with api.context.database.writing() as session:
        session.execute(delete(User))
        row = {way: session.get_one(ApiKey, key.id) for way, (_, key) in keys.items()}
        session.delete(row["removed"])
        row["scopes"].scopes = ["items:read"]
        row["revoked"].revoked_at = row["expired"].expires_at = utcnow()
    refused = dict.fromkeys(tokens, 401)
    wait_for(lambda: codes() == {**refused, "kept": 200}, 3)


def test_a_token_is_no_way_around_the_rate_of_its_key(api: Api, url: str, place: str) -> None:
    with api.context.database.writing() as session:
        organization_id = api.context.organization_id
        key, _ = issue_key(session, organization_id, "slow", ["tiles:read"], rate_limit=4)
    token = api.post("/v1/op/tiles.token", key=key).json()["token"]
    path = f"{place}?url={url}&bands=b1&token={token}"
    answers = [api.http.get(path).status_code for _ in range(5)]
    assert answers == [200] * 3 + [429] * 2


def test_a_key_with_a_rate_is_held_to_it(api: Api, url: str, place: str) -> None:
    with api.context.database.writing() as session:
        organization_id = api.context.organization_id
        key, _ = issue_key(session, organization_id, "slow", ["tiles:read"], rate_limit=3)
    path = f"{place}?url={url}&bands=b1"
    answers = [api.http.get(path, headers={"X-API-Key": key}).status_code for _ in range(5)]
    assert answers == [200] * 3 + [429] * 2


@pytest.fixture(params=["here", "far"])
def anywhere(request: pytest.FixtureRequest, api: Api, url: str, scene_path: Path) -> Iterator[str]:
    """The address of a raster of this machine, and of one on another host."""
    if request.param == "here":
        yield url
        return
    with range_server() as host:
        far = host.put("/a.tif", scene_path.read_bytes())
        prefix = far.removesuffix("a.tif")
        api.context.remote = RemoteAccess(RemoteOptions(prefixes=(prefix,)))
        yield far


def test_a_tile_that_nobody_waits_for_is_not_drawn(
    api: Api, anywhere: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = anywhere
    go, drawn = threading.Event(), []

    def slow(path: Path, request: object) -> object:
        drawn.append(request)
        go.wait(10)
        return render_tile(path, request)  # type: ignore[arg-type]

    monkeypatch.setattr(tile_route, "render_tile", slow)
    host, port = api.http.base_url.host, api.http.base_url.port
    line = (
        f"GET {place}?url={url}&bands=b1 HTTP/1.1\r\nHost: {host}\r\nX-API-Key: {api.key}\r\n\r\n"
    )
    is_far = url.startswith("http")
    threads = app._FAR_THREADS if is_far else api.context.settings.render_threads
    maps = [socket.create_connection((host, port)) for _ in range(threads + 3)]
    for each in maps:
        each.sendall(line.encode())
    wait_for(lambda: len(drawn) == threads, 5)
    for each in maps:
        each.close()
    wait_for(lambda: get(api, "/healthz").status_code == 200, 5)
    threading.Event().wait(0.2)
    go.set()
    assert get(api, f"{place}?url={url}&bands=b2").status_code == 200
    assert len(drawn) == threads + 1


def test_where_a_url_leads_is_remembered_for_each_organization(api: Api, url: str) -> None:
    found = painter.Painter(api.context)
    mine = api.context.auth.operator()
    assert found._find(mine, url) == found._find(mine, url)
    with pytest.raises(Exception, match="no such raster"):
        found._find(type(mine)("x", mine.type, "another", mine.scopes), url)


def test_quick_tiles_are_drawn_without_another_thread(
    api: Api, url: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"{place}?url={url}&rescale=0,3000"
    monkeypatch.setattr(pace, "QUICK_S", 1.0)  # on a machine with much else to do as well
    threads: list[str] = []
    real = render_tile

    def noting(*given: Any, **named: Any) -> Any:
        threads.append(threading.current_thread().name)
        return real(*given, **named)

    monkeypatch.setattr(tile_route, "render_tile", noting)
    first = get(api, path)
    answers = [get(api, path) for _ in range(20)]
    assert {answer.content for answer in answers} == {first.content}
    assert {answer.headers["etag"] for answer in answers} == {first.headers["etag"]}
    assert threads[0] == "geopera-render"
    assert threads[-1] != "geopera-render"
    BLOCKS.clear()  # no longer at hand: a thread draws it, and nobody sees a difference
    assert get(api, path).content == first.content
    assert threads[-1] == "geopera-render"


def test_tiles_of_an_area_are_never_drawn_in_the_loop(
    api: Api, url: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = json.dumps(lonlat_box(900, 900, 1300, 1300))
    path = f"{place}?url={url}&rescale=0,3000&aoi={quote(area)}"
    monkeypatch.setattr(pace, "QUICK_S", 1.0)
    threads: set[str] = set()
    real = render_tile

    def noting(*given: Any, **named: Any) -> Any:
        threads.add(threading.current_thread().name)
        return real(*given, **named)

    monkeypatch.setattr(tile_route, "render_tile", noting)
    assert {get(api, path).status_code for _ in range(10)} == {200}
    assert threads == {"geopera-render"}
