"""The OpenAPI document lists every operation, typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geopera_server.operations.catalogue import all_operations

from ..http import Api

OPERATIONS = list(all_operations())


@pytest.fixture
def document(api: Api) -> dict[str, Any]:
    return api.http.get("/openapi.json").json()


def test_every_operation_is_listed_with_id_and_scope(document: dict[str, Any]) -> None:
    for operation in OPERATIONS:
        entry = document["paths"][f"/v1/op/{operation.id}"]["post"]
        assert entry["operationId"] == operation.id
        assert entry["x-required-scope"] == operation.scope
        assert entry["x-side-effect"] == operation.side_effect
        assert entry["summary"] == operation.summary != ""
        assert f"/v1/{operation.resource_path}" in document["paths"]


def test_every_json_answer_is_typed(document: dict[str, Any]) -> None:
    for operation in OPERATIONS:
        content = document["paths"][f"/v1/op/{operation.id}"]["post"]["responses"]["200"]["content"]
        if operation.media_types:
            assert set(content) == set(operation.media_types)
        else:
            assert content["application/json"]["schema"], operation.id


def test_references_lead_somewhere_and_ids_are_unique(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    names = {part.split('"')[0] for part in text.split('"$ref": "#/components/schemas/')[1:]}
    assert names <= set(document["components"]["schemas"])
    assert "#/$defs" not in text
    ids = [entry["operationId"] for path in document["paths"].values() for entry in path.values()]
    assert len(ids) == len(set(ids))


def test_spend_operations_declare_their_key(document: dict[str, Any]) -> None:
    entry = document["paths"]["/v1/op/clip.create_from_item"]["post"]
    assert [parameter["name"] for parameter in entry["parameters"]] == ["Idempotency-Key"]
