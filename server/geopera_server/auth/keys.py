"""API keys: made once, shown once, kept as a hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from ..db.database import lock
from ..db.models import ApiKey, Organization, User
from ..db.types import utcnow
from ..errors import InvalidInput, Unauthenticated
from .principal import Principal, PrincipalType

KEY_PREFIX = "gpra_"
_SCOPE = re.compile(r"^(\*|[a-z_]+:(\*|[a-z_]+)|\*:[a-z_]+)$")
_LAST_USED_RESOLUTION = dt.timedelta(minutes=5)


def new_key() -> str:
    """Return a fresh key with 256 random bits."""
    return KEY_PREFIX + secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """Return the SHA-256 of a key, in hex: enough for a secret that cannot be guessed."""
    return hashlib.sha256(key.encode()).hexdigest()


def check_scopes(scopes: Sequence[str]) -> None:
    """Check scopes that are to be given.

    Raises:
        InvalidInput: none, or one that is not of the form ``resource:action``.
    """
    if not scopes:
        raise InvalidInput("Give at least one scope, for example tiles:read or *.")
    for scope in scopes:
        if not _SCOPE.match(scope):
            raise InvalidInput(
                f"{scope!r} is not a scope: write resource:action (clip:read), clip:*, *:read or *."
            )


def create_key(
    session: Session,
    organization_id: str,
    name: str,
    scopes: Sequence[str],
    expires_at: dt.datetime | None = None,
) -> tuple[str, ApiKey]:
    """Store a new key and return it with its row.

    Raises:
        InvalidInput: no scope, or one that is not of the form ``resource:action``.
    """
    check_scopes(scopes)
    return issue_key(session, organization_id, name, scopes, expires_at)


def issue_key(
    session: Session,
    organization_id: str,
    name: str,
    scopes: Sequence[str],
    expires_at: dt.datetime | None = None,
    rate_limit: int | None = None,
    created_by: str | None = None,
) -> tuple[str, ApiKey]:
    """Store a new key with scopes that were checked; one without any tells who holds it only."""
    key = new_key()
    row = ApiKey(
        organization_id=organization_id,
        name=name,
        prefix=key[: len(KEY_PREFIX) + 6],
        digest=digest(key),
        scopes=list(dict.fromkeys(scopes)),
        expires_at=expires_at,
        rate_limit=rate_limit,
        created_by=created_by,
    )
    session.add(row)
    session.flush()
    return key, row


def find_principal(session: Session, key: str) -> tuple[Principal, ApiKey]:
    """Return who a key belongs to.

    Raises:
        Unauthenticated: the key is unknown, revoked or expired; the words never tell which.
    """
    found = _valid(session, ApiKey.digest == digest(key))
    if found is None:
        raise Unauthenticated("The API key is not valid.")
    return found


def holder(session: Session, key_id: str) -> tuple[Principal | None, int | None]:
    """Return who a key belongs to and its rate, by the id of the key; None for one that ended."""
    found = _valid(session, ApiKey.id == key_id)
    return (found[0], found[1].rate_limit) if found is not None else (None, None)


def _valid(session: Session, which: ColumnElement[bool]) -> tuple[Principal, ApiKey] | None:
    """Return a key that is neither revoked nor expired, and who holds it."""
    made_by = and_(User.login == ApiKey.created_by, User.organization_id == ApiKey.organization_id)
    found = session.execute(
        select(ApiKey, User.login).outerjoin(User, made_by).where(which)
    ).first()
    if found is None:
        return None
    row, login = found
    if row.revoked_at or (row.expires_at and row.expires_at <= utcnow()):
        return None
    principal = Principal(
        row.id,
        PrincipalType.API_KEY,
        row.organization_id,
        tuple(row.scopes),
        is_rated=row.rate_limit is not None,
        on_behalf_of=login,
    )
    return principal, row


def is_use_worth_noting(row: ApiKey) -> bool:
    """Tell whether ``last_used_at`` is old enough to be written again."""
    return row.last_used_at is None or utcnow() - row.last_used_at > _LAST_USED_RESOLUTION


def default_organization(session: Session) -> Organization:
    """Return the organization of this installation, made when it is not there yet."""
    oldest = select(Organization).order_by(Organization.created_at).limit(1)
    found = session.scalar(oldest)
    if found is None:
        lock(session, "default organization")
        found = session.scalar(oldest)
    if found is None:
        found = Organization(name="default")
        session.add(found)
        session.flush()
    return found
