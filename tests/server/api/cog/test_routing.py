"""The routes below /cog: what they answer besides pictures, and when they are loaded."""

from __future__ import annotations

import asyncio
import time

import pytest
from starlette.routing import Match

from geopera_server.api import cog
from geopera_server.api.cog import CogRoutes, classic, cog_schema
from geopera_server.api.cog.parsing import Parameters
from geopera_server.api.cog.router import router
from geopera_server.api.cog.routing import ServedRoute
from tests.server.http import Api

TILE = "/cog/tiles/WebMercatorQuad/1/0/0"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", TILE, 405),
        ("DELETE", TILE, 405),
        ("POST", "/cog/info", 405),
        ("GET", "/cog/feature", 405),
        ("GET", "/cog/nothing", 404),
        ("GET", "/cog/", 404),
        ("GET", "/cog/v2/crop/0,0,1,1.png", 404),
        ("GET", TILE + "/", 307),
        ("GET", TILE, 422),
    ],
)
def test_requests_that_are_none(shared_api: Api, method: str, path: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {shared_api.key}"}
    assert shared_api.http.request(method, path, headers=headers).status_code == status


def test_the_document_has_every_route() -> None:
    told = cog_schema()["paths"]
    ids = [entry["operationId"] for methods in told.values() for entry in methods.values()]
    assert len(ids) == len(set(ids)) == len(router.routes)


def test_routes_load_while_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cog, "FIRST_S", 0.0)
    monkeypatch.setattr(cog, "_QUIET_S", 0.01)
    begin = time.monotonic()
    routes = CogRoutes()
    asyncio.run(routes.load_in_quiet(lambda: time.monotonic() > begin + 0.2))
    assert time.monotonic() > begin + 0.2
    assert routes._router is router


def test_a_part_that_is_missing_is_left_to_the_first_request(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(cog, "FIRST_S", 0.0)
    monkeypatch.setattr(cog, "_PARTS", ("geopera_no_such_package",))
    routes = CogRoutes()
    asyncio.run(routes.load_in_quiet(lambda: True))
    assert routes._router is None
    assert "geopera_no_such_package" in caplog.text


def test_only_the_patterns_that_a_path_comes_near_to_are_compiled() -> None:
    """FastAPI's way took a fifth of a second for all of them, and for all their models."""
    fresh = [ServedRoute(each) for each in classic.routes]
    scope = {"type": "http", "method": "GET", "path": "/cog/point/15,52", "root_path": "/cog"}
    matches = [route.matches(scope)[0] for route in fresh]
    assert matches.count(Match.FULL) == 1
    compiled = [route for route in fresh if "_route" in vars(route)]
    assert [matches[fresh.index(route)] for route in compiled] == [Match.FULL]


def test_models_are_built_when_they_are_first_used() -> None:
    class Own(Parameters):
        number: int

    assert not Own.__pydantic_complete__
    assert Own.model_validate({"number": "3"}).number == 3
