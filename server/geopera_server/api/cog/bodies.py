"""Reading a request's body: bounded, and parsed off the event loop."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError

from ...errors import PayloadTooLarge
from ..state import server_state

T = TypeVar("T")
MAX_BODY = 8 * 2**20


async def body_of(request: Request, parse: Callable[[Any], T]) -> T:
    """Return what ``parse`` makes of the JSON of a body.

    Raises:
        PayloadTooLarge: over 8 MiB.
        RequestValidationError: it is not JSON, or not what ``parse`` takes.
    """
    body = await request.body()
    if len(body) > MAX_BODY:
        raise PayloadTooLarge(f"A body has {MAX_BODY // 2**20} MiB here at the most.")
    return await server_state(request).query(lambda: parse(_json(body)))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        entry = {"loc": ("body",), "msg": "The body is not JSON.", "type": "json_invalid"}
        raise RequestValidationError([entry]) from None
