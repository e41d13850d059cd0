"""What all routes of the family share: who calls, what they may do, and which project."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request
from sqlalchemy.orm import Session

from ...auth import audit
from ...auth.principal import Principal
from ...db.database import Database
from ..credentials import caller, client_address
from ..problems import HTTPValidationError, Problem
from ..state import server_state

T = TypeVar("T")
Caller = Annotated[Principal, Depends(caller)]
MAX_NUMBER = 2**31 - 1
ProjectNumber = Annotated[int, Query(alias="project_id", ge=1, le=MAX_NUMBER)]
Day = Annotated[str, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2026-04-12"])]


def described(scope: str, *more: int) -> dict[str, Any]:
    """Return what the OpenAPI document says of a route of the family, with ``more`` statuses."""
    statuses: dict[int | str, dict[str, Any]] = {
        status: {"model": Problem} for status in (400, 401, *more, 403, 404, 429)
    }
    return {
        "responses": {**statuses, 422: {"model": HTTPValidationError}},
        "openapi_extra": {"security": [{"HTTPBasic": []}], "x-required-scope": scope},
    }


async def working(request: Request, principal: Principal, scope: str, work: Callable[[], T]) -> T:
    """Run work of a caller who holds a scope in a thread: nothing is looked at before that."""
    principal.require(scope)
    return await server_state(request).query(work)


async def reading(
    request: Request, principal: Principal, scope: str, work: Callable[[Session], T]
) -> T:
    """Run a query for a caller who holds a scope."""
    return await _within(request, principal, scope, Database.reading, work)


async def writing(
    request: Request, principal: Principal, scope: str, work: Callable[[Session], T]
) -> T:
    """Run a change for a caller who holds a scope; it holds the write lock, so it must be quick."""
    return await _within(request, principal, scope, Database.writing, work)


def note(
    request: Request,
    session: Session,
    principal: Principal,
    action: str,
    target: int | str,
    **details: Any,
) -> None:
    """Put what a caller does into the audit trail, in the transaction in which it is done."""
    address = client_address(request)
    audit.record(session, action, caller=principal, target=str(target), address=address, **details)


async def _within(
    request: Request,
    principal: Principal,
    scope: str,
    transaction: Callable[[Database], AbstractContextManager[Session]],
    work: Callable[[Session], T],
) -> T:
    database = server_state(request).context.database

    def run() -> T:
        with transaction(database) as session:
            return work(session)

    return await working(request, principal, scope, run)
