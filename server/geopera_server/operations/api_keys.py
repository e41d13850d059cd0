"""Operations on API keys."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field
from sqlalchemy import select

from ..auth import keys
from ..db.models import ApiKey
from ..db.types import utcnow
from ..errors import Forbidden, NotFound
from .registry import Call, Registry, SideEffect
from .schemas import Identifier, Input, Limit, Name, Offset, Output

registry = Registry()

Scope = Annotated[str, Field(max_length=100, examples=["clip:read", "clip:*", "*:read"])]


class ApiKeyCreateInput(Input):
    """A new key; ``rate_limit`` is in requests a minute."""

    name: Name
    permissions: list[Scope] = Field(default_factory=list, max_length=100)
    rate_limit: int | None = Field(None, gt=0, le=1_000_000)
    expires_in_days: int | None = Field(None, gt=0, le=36_500)


class ApiKeyListInput(Input):
    """Which page of keys."""

    limit: Limit = 1000
    offset: Offset = 0


class ApiKeyRevokeInput(Input):
    """Which key."""

    key_id: Identifier


class ApiKeyCreateOutput(Output):
    """The key itself, shown this once."""

    id: str
    key: str
    prefix: str
    name: str
    permissions: list[str]
    rate_limit: int | None
    expires_at: dt.datetime | None
    created_at: dt.datetime


class ApiKeyResponse(Output):
    """What is known of a key, without the key."""

    id: str
    prefix: str
    name: str
    permissions: list[str]
    rate_limit: int | None
    is_active: bool
    expires_at: dt.datetime | None
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None
    created_by: str | None
    created_at: dt.datetime


class ApiKeyRevokeOutput(Output):
    """The key that is good no more."""

    ok: bool = True
    id: str


@registry.operation(
    "api_keys.create",
    scope="api_keys:write",
    side_effect=SideEffect.WRITE,
    input=ApiKeyCreateInput,
    output=ApiKeyCreateOutput,
)
def create(call: Call, request: ApiKeyCreateInput) -> ApiKeyCreateOutput:
    """Make an API key of the organization; it is shown once."""
    if request.permissions:
        keys.check_scopes(request.permissions)
    if not call.caller.may_give(request.permissions):
        raise Forbidden("A key cannot be given scopes that you do not hold.")
    days = request.expires_in_days
    key, row = keys.issue_key(
        call.session,
        call.caller.organization_id,
        request.name,
        request.permissions,
        utcnow() + dt.timedelta(days=days) if days else None,
        request.rate_limit,
        call.caller.on_behalf_of or call.caller.id,  # whoever made a key answers for its keys
    )
    return ApiKeyCreateOutput(
        id=row.id,
        key=key,
        prefix=row.prefix,
        name=row.name,
        permissions=row.scopes,
        rate_limit=row.rate_limit,
        expires_at=row.expires_at,
        created_at=row.created_at,
    )


@registry.operation(
    "api_keys.list", scope="api_keys:read", input=ApiKeyListInput, output=list[ApiKeyResponse]
)
def list_keys(call: Call, request: ApiKeyListInput) -> list[ApiKeyResponse]:
    """List the organization's API keys, newest first, without the keys themselves."""
    rows = call.session.scalars(
        select(ApiKey)
        .where(ApiKey.organization_id == call.caller.organization_id)
        .order_by(ApiKey.created_at.desc(), ApiKey.id)
        .limit(request.limit)
        .offset(request.offset)
    )
    now = utcnow()
    return [_response(row, now) for row in rows]


@registry.operation(
    "api_keys.revoke",
    scope="api_keys:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=ApiKeyRevokeInput,
    output=ApiKeyRevokeOutput,
)
def revoke(call: Call, request: ApiKeyRevokeInput) -> ApiKeyRevokeOutput:
    """Revoke an API key; it is refused from now on."""
    row = call.session.get(ApiKey, request.key_id)
    if row is None or row.organization_id != call.caller.organization_id:
        raise NotFound("There is no such API key.")
    row.revoked_at = row.revoked_at or utcnow()
    return ApiKeyRevokeOutput(id=row.id)


def _response(row: ApiKey, now: dt.datetime) -> ApiKeyResponse:
    expired = row.expires_at is not None and row.expires_at <= now
    return ApiKeyResponse(
        id=row.id,
        prefix=row.prefix,
        name=row.name,
        permissions=row.scopes,
        rate_limit=row.rate_limit,
        is_active=row.revoked_at is None and not expired,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
        created_by=row.created_by,
        created_at=row.created_at,
    )
