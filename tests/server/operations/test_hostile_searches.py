"""Searches with values that no clock, number or text can hold are refused in words."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from geopera_server.db.models import Item

from ..http import Api

NEWEST = [["datetime", True], ["title", False], ["id", False]]
CLOUDY = [["eo:cloud_cover", False], ["id", False]]


def token(order: list[Any], place: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([order, place, 5]).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    ("order", "place"),
    [
        (CLOUDY, [10**30, "x"]),
        (CLOUDY, [10**400, "x"]),
        (CLOUDY, [float("nan"), "x"]),
        (NEWEST, [None, "\ud800", "x"]),
        (NEWEST, ["0001-01-01T00:00:00+14:00", "a", "x"]),
        (NEWEST, ["9999-12-31T23:59:59-14:00", "a", "x"]),
    ],
)
def test_a_forged_place_on_a_page_is_no_error_of_the_server(
    api: Api, scene: dict[str, str], order: list[Any], place: list[Any]
) -> None:
    body: dict[str, Any] = {"project_id": scene["project_id"], "token": token(order, place)}
    if order is CLOUDY:
        body["sortby"] = [{"field": "eo:cloud_cover"}]
    known = place[0] == 10**30  # a number, if one that no cloud reaches
    api.op("items.search", body, 200 if known else 400)


@pytest.mark.parametrize(
    "query",
    [
        {"datetime": {"contains": "2026"}},
        {"eo:cloud_cover": {"startsWith": "1"}},
        {"properties.gsd": {"endsWith": "1"}},
        {"datetime": {"gt": "0001-01-01T00:00:00+14:00"}},
        {"created": {"lt": "9999-12-31T23:59:59-14:00"}},
        {"orbit": {"eq": 10**400}},
    ],
)
def test_what_cannot_be_compared_is_told(
    api: Api, scene: dict[str, str], query: dict[str, Any]
) -> None:
    answer = api.op("items.search", {"project_id": scene["project_id"], "query": query}, 400)
    assert answer["detail"].startswith("query: ")


@pytest.mark.parametrize(
    ("value", "meets"),
    [(51, True), (0, True), (-7.5, True), (1e300, False), (10**400, False), ("0", False)]
    + [("A51", False), (None, False), (True, False), ([0], False), ({"a": 0}, False)],
)
def test_a_number_is_compared_with_numbers_alone(
    api: Api, scene: dict[str, str], value: Any, meets: bool
) -> None:
    with api.context.database.writing() as session:
        session.get_one(Item, scene["item_id"]).properties = {"it's \"orbit": 0, "orbit": value}
    body = {"project_id": scene["project_id"], "query": {"properties.orbit": {"lt": 100}}}
    assert api.op("items.search", body)["numberMatched"] == meets
    body["bbox"] = [-180, -90, 179, 90]  # by the index of places, where there is one
    assert api.op("items.search", body)["numberMatched"] == meets
    body["query"] = {"properties.orbit": {"in": [51, 0.0, -7.5]}}
    assert api.op("items.search", body)["numberMatched"] == meets
    body["query"] = {"it's": {"gte": 0}}
    assert api.op("items.search", body)["numberMatched"] == 0
