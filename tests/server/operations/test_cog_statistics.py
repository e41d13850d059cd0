"""The options of cog.statistics over HTTP, and its GET twin."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shapely.geometry import shape

from ..conftest import lonlat_box
from ..http import Api

FIELD = lonlat_box(302, 402, 1498, 1298)  # its edges keep off the centres of pixels
OTHER = lonlat_box(502, 602, 998, 1098)
FIELDS_OF_A_BAND = {
    "min",
    "max",
    "mean",
    "count",
    "sum",
    "std",
    "median",
    "histogram",
    "valid_percent",
    "masked_pixels",
    "valid_pixels",
    "description",
    "percentile_2",
    "percentile_98",
}


@pytest.fixture
def url(scene: dict[str, str]) -> str:
    return f"geopera://items/{scene['item_id']}/data"


@pytest.fixture
def token(api: Api) -> str:
    return str(api.op("tiles.token")["token"])


def test_without_options_the_fields_are_those_of_geopera(api: Api, url: str) -> None:
    found = api.op("cog.statistics", {"url": url, "geometry": FIELD})
    for band in found.values():
        assert set(band) == FIELDS_OF_A_BAND
        assert isinstance(band["count"], int)
        assert len(band["histogram"][0]) == 10


def test_several_areas_are_measured_each_on_its_own(api: Api, url: str) -> None:
    alone = [api.op("cog.statistics", {"url": url, "geometry": each}) for each in (FIELD, OTHER)]
    body = {"url": url, "geometries": [FIELD, OTHER]}
    assert api.op("cog.statistics", body) == alone
    features = [{"type": "Feature", "properties": {}, "geometry": each} for each in (FIELD, OTHER)]
    collection = {"type": "FeatureCollection", "features": features}
    assert api.op("cog.statistics", {"url": url, "geometries": collection}) == alone
    as_one = api.op("cog.statistics", {"url": url, "geometry": collection})
    assert as_one["b1"]["count"] == alone[0]["b1"]["count"]  # the other one lies within it


def test_one_of_several_may_lie_beside_the_raster(api: Api, url: str) -> None:
    body = {"url": url, "geometries": [lonlat_box(90_000, 90_000, 91_000, 91_000), FIELD]}
    beside, field = api.op("cog.statistics", body)
    assert beside["b1"]["count"] == 0
    assert beside["b1"]["mean"] is None
    assert field["b1"]["count"] > 0


def test_options_add_fields_and_change_no_name(api: Api, url: str) -> None:
    body = {"url": url, "geometry": FIELD, "bands": "b1"}
    plain = api.op("cog.statistics", body)["b1"]
    weighted = api.op("cog.statistics", {**body, "weighted": True})["b1"]
    assert set(weighted) == set(plain)
    assert weighted["count"] == pytest.approx(plain["count"], rel=0.05)
    assert weighted["count"] != plain["count"]
    counted = api.op("cog.statistics", {**body, "categorical": True, "histogram_bins": 3})["b1"]
    assert sum(count for _, count in counted["categories"]) == plain["count"]
    assert counted["unique"] == len(counted["categories"])
    assert len(counted["histogram"][0]) == 3
    rough = api.op("cog.statistics", {**body, "approximate": True})["b1"]
    assert set(rough) - set(plain) == {"approximation"}
    assert {"mean", "median", "percentile_2", "count"} <= set(rough["approximation"]["errors"])


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"geometry": None}, 422),
        ({"geometries": [FIELD]}, 422),
        ({"geometry": None, "geometries": []}, 400),
        ({"geometry": None, "geometries": {"type": "FeatureCollection", "features": []}}, 400),
        ({"geometry": None, "geometries": {"type": "Polygon"}}, 400),
        ({"geometry": None, "geometries": [FIELD] * 10_001}, 400),
        ({"geometry": None, "geometries": [{"type": "Point", "coordinates": [1, 2]}]}, 400),
        ({"geometry": None, "geometries": {"type": "FeatureCollection", "features": [7]}}, 400),
        ({"histogram_bins": 0}, 422),
        ({"histogram_bins": 1001}, 422),
        ({"percentiles": [50] * 101}, 422),
    ],
)
def test_bad_requests_are_refused_in_words(
    api: Api, url: str, change: dict[str, Any], status: int
) -> None:
    body = {"url": url, "geometry": FIELD, **change}
    body = {key: value for key, value in body.items() if value is not None}
    answer = api.op("cog.statistics", body, status)
    assert len(str(answer["detail"])) > 15


@pytest.mark.parametrize("text", [json.dumps(FIELD), shape(FIELD).wkt])
def test_get_gives_the_same_answer(api: Api, url: str, token: str, text: str) -> None:
    options = {"bands": "red,nir", "histogram_bins": 4, "weighted": True, "approximate": True}
    body = {"url": url, "geometry": FIELD, "percentiles": [1, 99.5], **options}
    posted = api.op("cog.statistics", body)
    params = {"url": url, "geometry": text, "percentiles": "1,99.5", "token": token, **options}
    got = api.http.get("/statistics", params=params)
    assert got.status_code == 200
    assert got.json() == posted
    assert "private" in got.headers["cache-control"]
    headers = {"If-None-Match": got.headers["etag"]}
    again = api.http.get("/statistics", params=params, headers=headers)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"token": "wrong"}, 401),
        ({"geometry": "POINT(1 2)"}, 400),
        ({"geometry": "{"}, 400),
        ({"percentiles": "2,x"}, 400),
        ({"percentiles": "101"}, 400),
        ({"percentiles": "nan"}, 400),
        ({"percentiles": ",".join(["5"] * 101)}, 400),
        ({"histogram_bins": "0"}, 422),
        ({"url": "geopera://items/nowhere/data"}, 404),
        ({"url": "/etc/passwd"}, 404),
        ({"expression": "b1;" * 20}, 400),
        ({"geometry": "x" * 60_001}, 422),
    ],
)
def test_bad_gets_are_refused_in_words(
    api: Api, url: str, token: str, change: dict[str, str], status: int
) -> None:
    params = {"url": url, "geometry": json.dumps(FIELD), "token": token, **change}
    answer = api.http.get("/statistics", params=params)
    assert answer.status_code == status, answer.text
    assert len(str(answer.json()["detail"])) > 10
