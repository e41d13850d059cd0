"""Operations over HTTP: both paths, credentials, scopes, and errors that help."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from geopera_server.auth.keys import create_key
from geopera_server.operations.catalogue import all_operations

from ..http import Api

OPERATIONS = sorted(operation.id for operation in all_operations())


def make_key(api: Api, *scopes: str) -> str:
    with api.context.database.writing() as session:
        return create_key(session, api.context.organization_id, "test", scopes)[0]


def assert_problem(response: Any, status: int, words: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"]
    assert words in body["detail"]


@pytest.mark.parametrize("path", ["/v1/op/projects.list", "/v1/projects/list"])
def test_both_paths_answer_the_same(api: Api, path: str) -> None:
    api.op("projects.create", {"name": "Harbour"})
    response = api.post(path)
    assert response.status_code == 200
    assert [project["name"] for project in response.json()] == ["Harbour"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_wants_credentials_before_it_looks_at_the_body(
    api: Api, operation: str
) -> None:
    response = api.http.post(f"/v1/op/{operation}", content=b"{ not json")
    assert_problem(response, 401, "gpra_")
    assert "Bearer" in response.headers["www-authenticate"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_wants_its_scope_before_it_looks_at_the_body(
    api: Api, operation: str
) -> None:
    key = make_key(api, "nothing:here")
    response = api.http.post(
        f"/v1/op/{operation}", content=b"{ not json", headers={"X-API-Key": key}
    )
    assert_problem(response, 403, "scope")


def test_credentials_come_in_three_ways(api: Api) -> None:
    key = make_key(api, "projects:read")
    basic = base64.b64encode(f"anyone:{key}".encode()).decode()
    for headers in (
        {"X-API-Key": key},
        {"Authorization": f"Bearer {key}"},
        {"Authorization": f"Basic {basic}"},
    ):
        assert api.http.post("/v1/op/projects.list", json={}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "header", ["Basic", "Basic !!!", "Basic Og==", "Bearer", "Digest x", "gpra_x"]
)
def test_broken_credentials_are_401(api: Api, header: str) -> None:
    response = api.http.post("/v1/op/projects.list", headers={"Authorization": header})
    assert_problem(response, 401, "")


def test_unknown_operations_are_404(api: Api) -> None:
    assert_problem(api.post("/v1/op/no.such"), 404, "openapi.json")
    assert_problem(api.post("/v1/no/such"), 404, "openapi.json")
    assert_problem(api.http.get("/nowhere"), 404, "Not Found")
    assert_problem(api.http.get("/v1/op/projects.list"), 405, "Method Not Allowed")


@pytest.mark.parametrize(
    ("content", "location"),
    [
        (b"{ not json", ["body"]),
        (b"[" * 100_000, ["body"]),
        (b"[]", ["body"]),
        (b'{"limit": 0}', ["body", "limit"]),
        (b'{"limit": "many"}', ["body", "limit"]),
        (b'{"limt": 5}', ["body", "limt"]),
    ],
)
def test_input_that_does_not_fit_is_a_422_list(
    api: Api, content: bytes, location: list[str]
) -> None:
    response = api.http.post(
        "/v1/op/projects.list", content=content, headers={"X-API-Key": api.key}
    )
    assert response.status_code == 422
    detail = response.json()["detail"]
    assert detail[0]["loc"] == location
    assert set(detail[0]) == {"loc", "msg", "type"}


def test_an_empty_body_is_an_empty_object(api: Api) -> None:
    response = api.http.post("/v1/op/projects.list", headers={"X-API-Key": api.key})
    assert response.json() == []
