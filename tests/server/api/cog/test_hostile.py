"""Odd and hostile requests: refused in words, in little time, never a failure of the server."""

from __future__ import annotations

import json
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest

from tests.server.http import Api

from .conftest import Get

NASTY = (
    "",
    "0",
    "-1",
    "1e400",
    "nan",
    "inf",
    "-inf",
    "9" * 40,
    "1,2",
    "1,2,3,4,5",
    "[",
    "{}",
    "null",
    "\0",
    "\ud7ff🦉",
    "../../etc/passwd",
    "b1;" * 60,
    "b1" + "+b1" * 400,
    "(" * 300 + "b1" + ")" * 300,
    "x" * 3000,
    "EPSG:999999",
    "EPSG:4326",
    "/vsimem/x",
    "true",
    "png",
    "256",
)
SLOW_S = 8.0


@pytest.mark.parametrize(
    "expression",
    [
        "9**9**9**9",
        "b1+9**999999",
        "'a'*999999999",
        "__import__('os')",
        "b1.__class__",
        "(lambda: b1)()",
        "[b1 for x in y]",
        "open('/etc/passwd')",
        "b1 if b1 else b1",
        "b1;;;" * 500,
        "b0",
        "b99",
        "b-1",
        "c1",
        "where(b1>",
        "(" * 1500,
    ],
)
@pytest.mark.parametrize("path", ["/preview.png", "/statistics", "/v2/preview.png"])
def test_expressions_compute_bands_and_nothing_else(path: str, expression: str, get: Get) -> None:
    started = time.monotonic()
    answer = get(path, "photo", expression=expression)
    assert 400 <= answer.status_code < 500, answer.text[:200]
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/preview.png", {"width": 8192, "height": 8192}),
        ("/preview.png", {"width": 100_000, "height": 100_000}),
        ("/preview.tif", {"max_size": 10**9}),
        ("/crop/-170,-80,170,80/8000x8000.tif", {}),
        ("/crop/15.01,52.40,15.00,52.39.png", {}),
        ("/crop/nan,52.39,15.01,52.40.png", {}),
        ("/crop/1e300,1e300,2e300,2e300.png", {}),
        ("/tiles/30/0/0.png", {}),
        ("/tiles/14/8875/5382.png", {"buffer": 100_000}),
        ("/tiles/14/8875/5382@100x.png", {}),
        ("/tiles/14/99999999999999999999/5382.png", {}),
        ("/v2/tiles/WebMercatorQuad/14/8875/5382.png", {"tilesize": 10**6}),
        ("/v2/tiles/WebMercatorQuad/14/8875/5382.png", {"padding": 10**6}),
        ("/v2/bbox/-170,-80,170,80.tif", {"dst_crs": "EPSG:32633"}),
        ("/v2/preview.png", {"dst_crs": "+proj=geos +nadgrids=@/etc/passwd"}),
        ("/v2/preview.png", {"dst_crs": "http://127.0.0.1:9/x.prj"}),
        ("/v2/preview.png", {"dst_crs": "/etc/passwd"}),
        ("/preview.png", {"colormap": "[" * 20_000}),
        ("/preview.png", {"colormap": '{"a": "b"}'}),
        ("/preview.png", {"colormap": "[[[0, 1], 5]]"}),
        ("/preview.png", {"colormap": "5"}),
        ("/statistics", {"histogram_bins": 10**9}),
        ("/statistics", {"histogram_range": "5,1"}),
        ("/statistics", {"p": 500}),
        ("/v2/preview.png", {"algorithm": "hillshade", "algorithm_params": '{"buffer": 1e9}'}),
        ("/v2/preview.png", {"algorithm": "hillshade", "algorithm_params": "[1]"}),
        ("/v2/map", {"bbox": "1,2,3"}),
        ("/WMTSCapabilities.xml", {"minzoom": 5, "maxzoom": 4}),
        ("/WMTSCapabilities.xml", {"maxzoom": 31}),
        ("/v2/tiles/WebMercatorQuad", {"minzoom": 29, "maxzoom": 30}),
    ],
)
def test_what_is_too_much_is_refused(path: str, query: dict[str, Any], get: Get) -> None:
    started = time.monotonic()
    answer = get(path, "photo", **query)
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.text[:200])
    assert len(answer.json()["detail"]) > 0
    assert time.monotonic() - started < 3


def test_random_requests_never_fail_the_server(shared_api: Api, folder: Path) -> None:
    chosen = random.Random(20261121)
    document = shared_api.http.get("/openapi.json").json()
    routes = sorted(
        (path, method)
        for path, methods in document["paths"].items()
        if path.startswith("/cog/")
        for method in methods
    )
    assert len(routes) > 60
    names = ("photo", "scene", "relief", "classes", "masked", "scaled", "clear")
    good = {
        "z": "14",
        "x": "8875",
        "y": "5382",
        "scale": "1",
        "format": "png",
        "lon": "15.01",
        "lat": "52.4",
        "minx": "15",
        "miny": "52.39",
        "maxx": "15.01",
        "maxy": "52.4",
        "width": "32",
        "height": "32",
        "tileMatrixSetId": "WebMercatorQuad",
        "TileMatrixSetId": "WebMercatorQuad",
        "colorMapId": "viridis",
        "algorithmId": "slope",
    }
    headers = {"Authorization": f"Bearer {shared_api.key}"}
    statuses: dict[int, int] = {}
    for path, method in routes:
        parameters = document["paths"][path][method]["parameters"]
        for _ in range(9):
            at, query = path, {"url": str(folder / f"{chosen.choice(names)}.tif")}
            odd = {
                each["name"]
                for each in chosen.sample(parameters, min(chosen.randrange(3), len(parameters)))
            }
            for each in parameters:
                name = each["name"]
                value = chosen.choice(NASTY) if name in odd else good.get(name, "")
                if each["in"] == "path":
                    at = at.replace(f"{{{name}}}", _escaped(value) or "0")
                elif name in odd and name != "url":
                    query[name] = value
            started = time.monotonic()
            body = None if method == "get" else _body(chosen)
            answer = shared_api.http.request(method, at, params=query, json=body, headers=headers)
            took = time.monotonic() - started
            assert answer.status_code < 500, (at, query, body, answer.text[:300])
            assert took < SLOW_S, (at, query, took)
            statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
    assert statuses[200] > 50
    assert statuses[422] > 50


def _escaped(value: str) -> str:
    from urllib.parse import quote

    return quote(value.replace("/", "_")[:60], safe="")


def _body(chosen: random.Random) -> Any:
    ring = [[15.0, 52.39], [15.02, 52.39], [15.02, 52.41], [15.0, 52.39]]
    coordinates = chosen.choice(
        ([ring], [[]], [], [[ring]], [[[1e308, 0]] * 4], [[[None, 1]] * 4], [ring[:2]], "x")
    )
    kind = chosen.choice(("Polygon", "MultiPolygon", "Point", None))
    geometry = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": None, "geometry": geometry}
    many = {"type": "FeatureCollection", "features": [feature]}
    return chosen.choice((feature, feature, many, {}, [], None, "x", 5))


def test_an_address_cannot_leave_its_place_on_the_map_page(shared_api: Api, folder: Path) -> None:
    value = "__MATRICES__</script>\"'__PLACE__"
    query = {"url": str(folder / "photo.tif"), "colormap": value}
    headers = {"Authorization": f"Bearer {shared_api.key}"}
    text = shared_api.http.get(
        "/cog/WebMercatorQuad/map.html", params={**query}, headers=headers
    ).text
    (line,) = [line for line in text.splitlines() if "__MATRICES__" in line]
    (named,) = re.findall(r'"(?:[^"\\]|\\.)*"', line)
    assert "__MATRICES__" in json.loads(named)
    assert text.count("</script>") == 1


def test_large_bodies_are_refused(shared_api: Api, folder: Path) -> None:
    headers = {"Authorization": f"Bearer {shared_api.key}", "Content-Type": "application/json"}
    query = {"url": str(folder / "photo.tif")}
    body = b'{"type":"Feature","x":"' + b"a" * (9 * 2**20) + b'"}'
    answer = shared_api.http.post("/cog/crop.png", params=query, content=body, headers=headers)
    assert answer.status_code == 413
    deep = b"[" * 200_000
    answer = shared_api.http.post("/cog/crop.png", params=query, content=deep, headers=headers)
    assert answer.status_code == 422
