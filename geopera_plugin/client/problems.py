"""Read error answers: RFC 9457 problems, lists of faults (422), and what a proxy may say."""

from __future__ import annotations

import json
import re
from typing import Any

from .errors import (
    AuthenticationFailed,
    BadRequest,
    ClientError,
    Missing,
    NotAllowed,
    ServerGone,
)

_KINDS: dict[int, type[ClientError]] = {
    400: BadRequest,
    401: AuthenticationFailed,
    402: NotAllowed,
    403: NotAllowed,
    404: Missing,
    409: BadRequest,
    413: BadRequest,
    422: BadRequest,
    429: ServerGone,
    502: ServerGone,
    503: ServerGone,
    504: ServerGone,
}
TITLES: dict[int, str] = {
    400: "The request is not valid",
    401: "The key is not accepted",
    402: "The quota is used up",
    403: "Not allowed",
    404: "Not found",
    409: "This contradicts an earlier request",
    413: "The request is too large",
    422: "The request is not valid",
    429: "Too many requests at once",
    503: "The server is busy",
}
_RETRYABLE = frozenset((429, 502, 503, 504))
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TITLE, _DETAIL = 200, 2000  # characters that a person is shown at most


def harmless(text: str) -> str:
    """Return the words of a server so that no label takes them for HTML."""
    return _TAG.sub("< ", text)


def error_of(status: int, content: bytes) -> ClientError:
    """Return the error that an answer with a status of 400 or more tells of."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        body = {}
    if not isinstance(body, dict):
        body = {}
    kind = _KINDS.get(status, ClientError)
    title = str(body.get("title") or TITLES.get(status) or f"The server failed ({status})")
    detail = _detail(body.get("detail"))
    return kind(harmless(title[:_TITLE]), harmless(detail[:_DETAIL]), status, status in _RETRYABLE)


def _detail(detail: Any) -> str:
    """Return the words of a problem; a list of faults becomes one line for each."""
    if isinstance(detail, list):
        return "\n".join(_fault(fault) for fault in detail)
    return str(detail or "")


def _fault(fault: Any) -> str:
    if not isinstance(fault, dict):
        return str(fault)
    where = ".".join(str(part) for part in fault.get("loc") or () if part != "body")
    message = str(fault.get("msg") or fault.get("type") or "not valid")
    return f"{where}: {message}" if where else message
