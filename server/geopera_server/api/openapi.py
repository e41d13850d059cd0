"""The OpenAPI document: FastAPI's routes, and the operations from the registry."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from ..operations.registry import Operation, Registry, SideEffect
from .cog import cog_schema
from .problems import MEDIA_TYPE, HTTPValidationError, Problem

_REF = "#/components/schemas/{model}"
_PROBLEMS = {
    400: "Bad request",
    401: "Unauthorized",
    402: "Quota exceeded",
    403: "Forbidden",
    404: "Not found",
    409: "Conflict",
    413: "Body too large",
    429: "Too many requests; Retry-After tells how many seconds to wait",
    500: "Unexpected error",
    503: "A part of the server cannot answer now",
}
_SECURITY: list[dict[str, list[str]]] = [
    {"HTTPBearer": []},
    {"ApiKeyHeader": []},
    {"HTTPBasic": []},
]
_SECURITY_SCHEMES = {
    "HTTPBearer": {"type": "http", "scheme": "bearer", "description": "A gpra_ API key."},
    "ApiKeyHeader": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "HTTPBasic": {
        "type": "http",
        "scheme": "basic",
        "description": "A user and their password, or any name and a gpra_ API key.",
    },
}
_TOKEN = {"type": "apiKey", "in": "query", "name": "token"}
_TOKENS = {
    "TileToken": {**_TOKEN, "description": "A token of tiles.token."},
    "DownloadToken": {**_TOKEN, "description": "A token of /auth/download-token/{dataset_id}."},
}
# what opens the routes of others than operations, beside what opens all
_OTHERS: dict[str, list[dict[str, list[str]]]] = {
    "/tiles/": [{"TileToken": []}],
    "/terrain/": [{"TileToken": []}],
    "/thumbnail": [{"TileToken": []}],
    "/statistics": [{"TileToken": []}],
    "/colormaps": [],
    "/formulas": [],
    "/cog/": [{"TileToken": []}],
    "/datasets/": [{"DownloadToken": []}],
    "/auth/download-token/": [{}],
    "/realms/public/protocol/openid-connect/userinfo": [],
}


def install_openapi(app: FastAPI, operations: Registry) -> None:
    """Make ``/openapi.json`` list every operation, typed, under both of its paths."""
    base = app.openapi
    cache: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not cache:
            cache.update(_document(base(), operations))
        return cache

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _document(document: dict[str, Any], operations: Registry) -> dict[str, Any]:
    schemas, definitions = _schemas(operations)
    components = document.setdefault("components", {})
    components.setdefault("schemas", {}).update(definitions)
    components["securitySchemes"] = {**_SECURITY_SCHEMES, **_TOKENS}
    cog = cog_schema()
    document["paths"].update(cog["paths"])
    components["schemas"].update(cog.get("components", {}).get("schemas", {}))
    for path, methods in document["paths"].items():
        others = next((more for start, more in _OTHERS.items() if path.startswith(start)), None)
        for entry in methods.values():
            _tell_problems(entry["responses"])
            if others is not None:
                entry["security"] = [*_SECURITY, *others]
            if "security" in entry:
                entry["responses"].update(_always(entry))
    for operation in sorted(operations, key=lambda each: each.id):
        entry = _entry(operation, schemas)
        document["paths"][f"/v1/op/{operation.id}"] = {"post": entry}
        alias = {**entry, "operationId": f"{operation.id}:resource"}
        document["paths"][f"/v1/{operation.resource_path}"] = {"post": alias}
    return document


def _always(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the problems of any route with credentials that this one does not tell itself."""
    statuses = [*(413,) * ("requestBody" in entry), 429, 500, 503]
    return {
        str(status): _problem(status)
        for status in statuses
        if str(status) not in entry["responses"]
    }


def _problem(status: int) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model="Problem")}
    return {"description": _PROBLEMS[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def _tell_problems(responses: dict[str, Any]) -> None:
    """Give problems the media type that they are sent with; FastAPI takes all models for JSON."""
    for answer in responses.values():
        content = answer.get("content", {})
        schema = content.get("application/json", {}).get("schema", {})
        if schema.get("$ref") == _REF.format(model="Problem"):
            content[MEDIA_TYPE] = content.pop("application/json")
            for other in [name for name in content if name != MEDIA_TYPE]:
                del content[other]


def _schemas(operations: Registry) -> tuple[dict[tuple[str, str], Any], dict[str, Any]]:
    """Return each operation's input and output schema, and the definitions they refer to."""
    inputs: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "validation") for model in {operation.input for operation in operations}
    ]
    inputs += [(Problem, "serialization"), (HTTPValidationError, "serialization")]
    refs, found = models_json_schema(inputs, ref_template=_REF)
    definitions = dict(found.get("$defs", {}))
    schemas: dict[tuple[str, str], Any] = {}
    for operation in operations:
        schemas[operation.id, "input"] = refs[operation.input, "validation"]
        if operation.media_types:
            continue
        output = TypeAdapter(operation.output).json_schema(
            mode="serialization", ref_template=_REF, by_alias=True
        )
        definitions.update(output.pop("$defs", {}))
        if "properties" in output:  # a model of its own: name it
            definitions[output["title"]] = output
            output = {"$ref": _REF.format(model=output["title"])}
        schemas[operation.id, "output"] = output
    return schemas, definitions


def _entry(operation: Operation, schemas: dict[tuple[str, str], Any]) -> dict[str, Any]:
    spends = operation.side_effect is SideEffect.SPEND
    parameters = [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        }
    ]
    return {
        "tags": [operation.id.split(".")[0]],
        "summary": operation.summary,
        "operationId": operation.id,
        "security": _SECURITY,
        "x-required-scope": operation.scope,
        "x-side-effect": operation.side_effect.value,
        "parameters": parameters if spends else [],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schemas[operation.id, "input"]}},
        },
        "responses": _responses(operation, schemas),
    }


def _responses(operation: Operation, schemas: dict[tuple[str, str], Any]) -> dict[str, Any]:
    if operation.media_types:
        binary = {"schema": {"type": "string", "format": "binary"}}
        content: dict[str, Any] = dict.fromkeys(operation.media_types, binary)
    else:
        content = {"application/json": {"schema": schemas[operation.id, "output"]}}
    invalid = {"application/json": {"schema": {"$ref": _REF.format(model="HTTPValidationError")}}}
    return {
        "200": {"description": "Success", "content": content},
        "422": {"description": "Input that does not fit the schema", "content": invalid},
        **{str(status): _problem(status) for status in _PROBLEMS},
    }
