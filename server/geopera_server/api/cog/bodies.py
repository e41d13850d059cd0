"""Reading a request's body: bounded, and parsed off the event loop."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError

from ...errors import PayloadTooLarge
from ...operations.json_values import check_json
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
        value = json.loads(body)
        check_json(value, "the contents of the body", 2 * MAX_BODY)  # what answers can hold
    except RecursionError:
        raise _invalid("The body is nested too deeply.") from None
    except ValueError as error:
        is_syntax = isinstance(error, json.JSONDecodeError | UnicodeDecodeError)
        raise _invalid("The body is not JSON." if is_syntax else f"Refused: {error}.") from None
    return value


def _invalid(words: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body",), "msg": words, "type": "json_invalid"}])
