"""Every operation at ``POST /v1/op/{id}`` and ``POST /v1/{resource}/{action}``."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ValidationError

from ..errors import NotFound
from ..operations.dispatch import Spending, invoke
from ..operations.registry import Bytes, File, Operation
from .credentials import caller
from .downloads import Download
from .problems import body_errors, validation_response
from .state import ServerState, server_state

router = APIRouter(include_in_schema=False)  # the schema is made from the registry
_PRIVATE = {"Cache-Control": "no-store"}
_WATCH_S = 0.25


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
    spending = Spending(request.headers.get("idempotency-key"), body)
    gone = threading.Event()
    base_url = str(request.base_url).rstrip("/")

    def work() -> Bytes | File:
        model = _parsed(operation, body)  # areas are long: not on the event loop
        return invoke(state.context, operation, principal, model, spending, gone.is_set, base_url)

    try:
        async with watched(request, gone):
            answer = await _threads(state, operation)(work)
    except _BadBody as error:
        return error.response
    if isinstance(answer, File):
        return Download(answer)
    return Response(answer.content, headers=_PRIVATE, media_type=answer.media_type)


class _BadBody(Exception):
    """The body is not what the operation takes; ``response`` says why."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def _parsed(operation: Operation, body: bytes) -> BaseModel:
    try:
        return operation.input.model_validate(_json(body), by_alias=True, by_name=True)
    except ValidationError as error:
        raise _BadBody(body_errors(error)) from None
    except ValueError:
        entry = {"loc": ("body",), "msg": "The body is not JSON.", "type": "json_invalid"}
        raise _BadBody(validation_response([entry])) from None


def _json(body: bytes) -> object:
    """Return what a body holds.

    Raises:
        ValueError: not JSON, or JSON that no database keeps: NaN, NUL, halves of characters.
    """
    text = body.decode()
    try:
        value = json.loads(text, parse_constant=_refuse) if text.strip() else {}
        if "\\u" in text and "\\u0000" in _written(value):
            raise ValueError("a NUL character")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def _written(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    text.encode()  # raises for half of a surrogate pair
    return text


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


def _threads(
    state: ServerState, operation: Operation
) -> Callable[[Callable[[], Bytes | File]], Awaitable[Bytes | File]]:
    """Return where an operation runs: beside others of its kind."""
    if not operation.renders:
        return state.query
    return state.draw if operation.output is Bytes else state.measure


@asynccontextmanager
async def watched(request: Request, gone: threading.Event) -> AsyncIterator[None]:
    """Set the event when the caller goes away, or the answer is not waited for any more."""

    async def watch() -> None:
        while not await request.is_disconnected():
            await asyncio.sleep(_WATCH_S)
        gone.set()

    watcher = asyncio.create_task(watch())
    try:
        yield
    finally:
        gone.set()
        watcher.cancel()
