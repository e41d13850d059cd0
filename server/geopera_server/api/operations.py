"""Every operation at ``POST /v1/op/{id}`` and ``POST /v1/{resource}/{action}``."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from ..errors import NotFound
from ..operations.dispatch import Spending, invoke
from ..operations.registry import File, Operation
from .credentials import caller
from .downloads import Download
from .problems import body_errors, validation_response
from .state import server_state

router = APIRouter(include_in_schema=False)  # the schema is made from the registry


@router.post("/v1/op/{operation_id}")
async def by_id(request: Request, operation_id: str) -> Response:
    """Run an operation by its id."""
    return await _run(request, operation_id)


@router.post("/v1/{resource_path:path}")
async def by_resource(request: Request, resource_path: str) -> Response:
    """Run an operation by its resource path."""
    return await _run(request, resource_path.replace("/", "."))


async def _run(request: Request, operation_id: str) -> Response:
    """Prove who calls before anything of the request is looked at."""
    principal = await caller(request)
    state = server_state(request)
    operation = state.operations.get(operation_id)
    if operation is None:
        raise NotFound(f"There is no operation {operation_id[:100]}; /openapi.json lists them.")
    principal.require(operation.scope)
    body = await request.body()
    try:
        model = operation.input.model_validate(_json(body), by_alias=True, by_name=True)
    except ValidationError as error:
        return body_errors(error)
    except ValueError:
        return validation_response(
            [{"loc": ("body",), "msg": "The body is not JSON.", "type": "json_invalid"}]
        )
    spending = Spending(request.headers.get("idempotency-key"), body)
    run = state.render if operation.renders else state.read
    answer = await run(lambda: invoke(state.context, operation, principal, model, spending))
    if isinstance(answer, File):
        return Download(answer)
    return Response(answer.content, media_type=answer.media_type, headers=_headers(operation))


def _json(body: bytes) -> object:
    try:
        return json.loads(body) if body.strip() else {}
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _headers(operation: Operation) -> dict[str, str]:
    return {} if operation.renders else {"Cache-Control": "no-store"}
