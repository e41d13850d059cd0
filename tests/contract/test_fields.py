"""Every operation of ours that Geopera has, field by field against its public OpenAPI.

The published command line carries that document. What it declares as untyped cannot be compared.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from geopera_server.api.openapi import _schemas
from geopera_server.operations.catalogue import all_operations

SPEC = json.loads(resources.files("geopera_cli").joinpath("spec.json").read_text(encoding="utf-8"))
REGISTRY = all_operations()
OURS, DEFINITIONS = _schemas(REGISTRY)
THEIRS = {
    path.removeprefix("/v1/op/"): entry["post"]
    for path, entry in SPEC["paths"].items()
    if path.startswith("/v1/op/")
}
BOTH = sorted(operation.id for operation in REGISTRY if operation.id in THEIRS)
# the projects that the issue of this backend names, and families that are whole
OWED = (
    "api_keys.",
    "band_formulas.",
    "clip.",
    "cog.",
    "collections.",
    "projects.",
    "uploads.",
    "usage.",
    "visualization.profile",
)
# a region is one of Google's: it is kept where one is given, and files lie where they lie
OTHER_DEFAULTS = {("projects.create", "gcs_region"), ("api_keys.create", "permissions")}


def resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and unwrap what may also be null."""
    if "$ref" in schema:
        return resolved(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    parts = [part for part in schema.get("anyOf", ()) if part.get("type") != "null"]
    if len(parts) == 1:
        return resolved(parts[0], definitions)
    return schema


def kind(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Return what kind of JSON a field holds."""
    found = resolved(schema, definitions)
    if "const" in found or "enum" in found:
        return "string"
    if "prefixItems" in found:
        return "array"
    return str(found.get("type", "any"))


def their_input(id: str) -> dict[str, Any]:
    content = THEIRS[id].get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    return resolved(schema, SPEC["components"]["schemas"])


def their_output(id: str) -> dict[str, Any]:
    (answer,) = (v for k, v in THEIRS[id]["responses"].items() if k.startswith("2"))
    return resolved(
        answer.get("content", {}).get("application/json", {}).get("schema", {}),
        SPEC["components"]["schemas"],
    )


def same(ours: str, theirs: str) -> bool:
    return theirs == "any" or ours == theirs or {ours, theirs} == {"integer", "number"}


def test_the_families_that_are_owed_are_whole() -> None:
    missing = {id for id in THEIRS if id.startswith(OWED) and REGISTRY.get(id) is None}
    assert missing == set()
    assert len(BOTH) > 60


@pytest.mark.parametrize("id", BOTH)
def test_input(id: str) -> None:
    theirs = their_input(id)
    ours = resolved(OURS[id, "input"], DEFINITIONS)
    properties = ours.get("properties", {})
    for name, field in theirs.get("properties", {}).items():
        assert name in properties, f"{id} lacks {name}"
        found, wanted = (
            kind(properties[name], DEFINITIONS),
            kind(field, SPEC["components"]["schemas"]),
        )
        assert same(found, wanted), f"{id}.{name} is {found}, theirs {wanted}"
        values = resolved(field, SPEC["components"]["schemas"]).get("enum")
        if values and "enum" in resolved(properties[name], DEFINITIONS):
            assert set(values) <= set(resolved(properties[name], DEFINITIONS)["enum"]), name
        if "default" in field and (id, name) not in OTHER_DEFAULTS:
            assert properties[name].get("default") == field["default"], f"{id}.{name}"
    if theirs.get("properties"):
        extra = set(ours.get("required", ())) - set(theirs.get("required", ()))
        assert extra == set(), f"{id} asks for more than theirs: {extra}"


@pytest.mark.parametrize("id", BOTH)
def test_output(id: str) -> None:
    theirs = their_output(id)
    if not theirs.get("properties"):
        return
    ours = resolved(OURS[id, "output"], DEFINITIONS)
    properties = ours["properties"]
    for name, field in theirs["properties"].items():
        assert name in properties, f"{id} lacks {name}"
        found, wanted = (
            kind(properties[name], DEFINITIONS),
            kind(field, SPEC["components"]["schemas"]),
        )
        assert same(found, wanted), f"{id}.{name} is {found}, theirs {wanted}"
    assert set(theirs.get("required", ())) <= set(ours.get("required", ())), id


@pytest.mark.parametrize("id", BOTH)
def test_scope(id: str) -> None:
    operation = REGISTRY.get(id)
    assert operation is not None
    assert operation.scope == THEIRS[id].get("x-required-scope"), id
