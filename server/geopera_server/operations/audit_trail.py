"""The operation that shows who did what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import Field

from ..auth import audit
from ..db.models import AuditEvent
from .registry import Call, Registry
from .schemas import Input, Limit, Offset, Output

registry = Registry()


class AuditListInput(Input):
    """Which rows; ``action`` is an operation's id, ``login``, or ``datasets.download``."""

    action: str | None = Field(None, max_length=100)
    limit: Limit = 50
    offset: Offset = 0


class AuditEventResponse(Output):
    """One thing that was done; ``user_id`` is null for the anonymous."""

    id: str
    created_at: dt.datetime
    user_id: str | None
    user_type: str | None
    action: str
    target: str | None
    address: str | None
    details: dict[str, Any]


def response(event: AuditEvent) -> AuditEventResponse:
    """Return a row as the API shows it."""
    return AuditEventResponse(
        id=event.id,
        created_at=event.created_at,
        user_id=event.user_id,
        user_type=event.user_type,
        action=event.action,
        target=event.target,
        address=event.address,
        details=event.details,
    )


@registry.operation(
    "audit.list", scope="audit:read", input=AuditListInput, output=list[AuditEventResponse]
)
def list_events(call: Call, request: AuditListInput) -> list[AuditEventResponse]:
    """List who did what in the organization, newest first."""
    found = audit.events(
        call.session,
        call.caller.organization_id,
        request.action,
        request.limit,
        request.offset,
    )
    return [response(event) for event in found]
