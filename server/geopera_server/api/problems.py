"""Errors as RFC 9457 problem details; the one table from errors to HTTP."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy.exc import DataError, OperationalError
from starlette.exceptions import HTTPException

from .. import errors

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[errors.GeoperaError], HTTPStatus], ...] = (
    (errors.InvalidInput, HTTPStatus.BAD_REQUEST),
    (errors.Unauthenticated, HTTPStatus.UNAUTHORIZED),
    (errors.QuotaExceeded, HTTPStatus.PAYMENT_REQUIRED),
    (errors.Forbidden, HTTPStatus.FORBIDDEN),
    (errors.NotFound, HTTPStatus.NOT_FOUND),
    (errors.Conflict, HTTPStatus.CONFLICT),
    (errors.PayloadTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.RateLimited, HTTPStatus.TOO_MANY_REQUESTS),
    (errors.Unavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.Cancelled, HTTPStatus.CONFLICT),
)


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str = Field(description="A short name of the kind of problem.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What was wrong here, and what to do.")


class ValidationEntry(BaseModel):
    """One thing that is wrong with the input, and where."""

    loc: list[str | int]
    msg: str
    type: str


class HTTPValidationError(BaseModel):
    """Everything that is wrong with the input."""

    detail: list[ValidationEntry]


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return a problem response."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return Response(body.model_dump_json(), status, headers, MEDIA_TYPE)


def status_of(error: errors.GeoperaError) -> HTTPStatus:
    """Return the HTTP status of an error."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _challenge(error: errors.Unauthenticated) -> str:
    """Return what to show instead; map clients ask people for a password when it says Basic."""
    if isinstance(error, errors.TokenRefused):
        return 'TileToken realm="geopera"'
    return 'Bearer realm="geopera", Basic realm="geopera"'


def error_response(error: errors.GeoperaError) -> Response:
    """Return an error as a problem response."""
    headers = {}
    if isinstance(error, errors.Unauthenticated):
        headers["WWW-Authenticate"] = _challenge(error)
    if isinstance(error, errors.RateLimited):
        headers["Retry-After"] = str(error.retry_after_s)
    return problem(status_of(error), error.detail, headers)


def validation_response(entries: Sequence[Any]) -> Response:
    """Return a 422: a list of entries without what was sent, which may be long or secret."""
    detail = [
        {"loc": list(entry["loc"]), "msg": entry["msg"], "type": entry["type"]} for entry in entries
    ]
    return Response(json.dumps({"detail": detail}), 422, media_type="application/json")


def body_errors(error: ValidationError) -> Response:
    """Return the 422 of a request body."""
    return validation_response(
        [{**entry, "loc": ("body", *entry["loc"])} for entry in error.errors()]
    )


def install_handlers(app: FastAPI) -> None:
    """Answer every error of the application with a problem."""

    async def geopera_error(_request: Request, error: Exception) -> Response:
        if not isinstance(error, errors.GeoperaError):
            raise error
        return error_response(error)

    async def validation_error(_request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            raise error
        return validation_response(error.errors())

    async def http_error(_request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    async def database_busy(_request: Request, _error: Exception) -> Response:
        detail = "The database is busy: try again in a moment."
        return problem(503, detail, {"Retry-After": "2"})

    async def unstorable(_request: Request, _error: Exception) -> Response:
        return problem(400, "Something in the request is nothing that the database can look for.")

    app.add_exception_handler(errors.GeoperaError, geopera_error)
    app.add_exception_handler(DataError, unstorable)  # NUL in a text, a number out of range
    app.add_exception_handler(OperationalError, database_busy)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(HTTPException, http_error)
