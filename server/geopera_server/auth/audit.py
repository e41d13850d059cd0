"""The audit trail: who did what. Rows are added in the transaction of what they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..db.models import AuditEvent
from .principal import Principal

LOGIN: Final = "login"
LOGIN_FAILED: Final = "login.failed"
LOGOUT: Final = "logout"
DOWNLOAD: Final = "datasets.download"
_MAX_TEXT = 300


def record(
    session: Session,
    action: str,
    *,
    caller: Principal | None = None,
    organization_id: str | None = None,
    user_id: str | None = None,
    target: str | None = None,
    address: str | None = None,
    **details: Any,
) -> None:
    """Add a row; the organization is the caller's unless another one is given."""
    session.add(
        AuditEvent(
            organization_id=organization_id or (caller.organization_id if caller else None),
            user_id=caller.id if caller else user_id,
            user_type=caller.type.value if caller else None,
            action=action,
            target=target[:_MAX_TEXT] if target else None,
            address=address,
            details={name: _short(value) for name, value in details.items() if value is not None},
        )
    )


def events(
    session: Session,
    organization_id: str | None,
    action: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Sequence[AuditEvent]:
    """Return the newest rows of an organization, or of all and of nobody when it is None."""
    query = select(AuditEvent).order_by(AuditEvent.created_at.desc(), AuditEvent.id)
    if organization_id is not None:
        query = query.where(AuditEvent.organization_id == organization_id)
    if action is not None:
        query = query.where(AuditEvent.action == action)
    return session.scalars(query.limit(limit).offset(offset)).all()


def _short(value: Any) -> Any:
    return value[:_MAX_TEXT] if isinstance(value, str) else value
