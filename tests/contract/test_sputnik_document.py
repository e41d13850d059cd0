"""Each route of "sputnik" on path, parameters and model, by its published document.

``sputnik.json`` holds its routes and the models of its own: ``name:place:kind``, with ``!`` for
what is required. The models of its ``/cog`` are TiTiler's, whose answers are compared in `titiler`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geopera_server.app import create_app
from geopera_server.settings import Settings

PUBLISHED = json.loads(Path(__file__).with_name("sputnik.json").read_text(encoding="utf-8"))
ANSWERS = {
    "POST /project/new": "ProjectNewRes",
    "GET /project/list": "ProjectListRes",
    "GET /project/info": "ProjectInfoRes",
    "GET /task/list": "TaskListRes",
    "POST /task/run": "TaskRunRes",
    "GET /proc/list": "ProcListRes",
    "GET /meta/list": "MetaListRes",
    "GET /meta/dates": "MetaDatesRes",
    "GET /rgb/list": "RgbListRes",
}
BODIES = {"POST /project/new": "ProjectNewParams", "POST /task/run": "TaskRunParams"}


@pytest.fixture(scope="module")
def ours(
    tmp_path_factory: pytest.TempPathFactory, module_database_url: str | None
) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("document")
    settings = Settings(home=home, worker_threads=0, database_url=module_database_url)
    app = create_app(settings)
    try:
        return app.openapi()
    finally:
        app.state.server.context.close()


def kind(schema: dict[str, Any]) -> str:
    """Return what a field holds, as the published document says it."""
    found = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    (only,) = found if len(found) == 1 else ({},)
    if "$ref" in only:
        return str(only["$ref"]).rpartition("/")[2]
    if "enum" in only:
        return "string"
    if only.get("type") == "array":
        of = kind(only.get("items", {}))
        return f"{of}s" if of in ("integer", "string") else f"array_of_{of}"
    return str(only.get("type", "any"))


def same(ours: str, theirs: str) -> bool:
    return theirs in (ours, "any") or (theirs == "array" and ours in ("strings", "array_of_number"))


def ref(content: dict[str, Any]) -> str:
    return str(content["content"]["application/json"]["schema"]["$ref"]).rpartition("/")[2]


@pytest.mark.parametrize("route", PUBLISHED["routes"])
def test_a_route(route: str, ours: dict[str, Any]) -> None:
    method, path = route.split()
    entry = ours["paths"][path][method.lower()]
    found = {(each["name"], each["in"]): each for each in entry.get("parameters", ())}
    for published in PUBLISHED["routes"][route].split():
        name, place, wanted = published.split(":")
        parameter = found[name, place]
        assert bool(parameter.get("required")) == wanted.endswith("!"), name
        assert same(kind(parameter["schema"]), wanted.rstrip("!")), (name, parameter["schema"])
    required = {name for (name, _), each in found.items() if each.get("required")}
    assert required <= {each.split(":")[0] for each in PUBLISHED["routes"][route].split()}
    assert {"HTTPBasic": []} in entry["security"]
    assert {"200", "422"} <= set(entry["responses"])
    if route in ANSWERS:
        assert ref(entry["responses"]["200"]) == ANSWERS[route]
    if route in BODIES:
        assert ref(entry["requestBody"]) == BODIES[route]


@pytest.mark.parametrize("model", PUBLISHED["models"])
def test_a_model(model: str, ours: dict[str, Any]) -> None:
    schema = ours["components"]["schemas"][model]
    published = [each.split(":") for each in PUBLISHED["models"][model].split()]
    assert list(schema["properties"]) == [name for name, _ in published]
    for name, wanted in published:
        assert (name in schema.get("required", ())) == wanted.endswith("!"), name
        assert same(kind(schema["properties"][name]), wanted.rstrip("!")), name
