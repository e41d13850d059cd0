"""Logins: a short access token, and a refresh token that is good once."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..db.models import LoginSession, User
from ..db.types import utcnow
from ..errors import Unauthenticated
from .keyring import Keyring
from .principal import Principal, PrincipalType

_KIND = "session"
_REFUSED = "The refresh token is not valid or has expired: log in again."


@dataclass(frozen=True)
class Tokens:
    """What a login hands out; the lifetimes are in seconds."""

    access_token: str
    expires_in: int
    refresh_token: str
    refresh_expires_in: int
    scope: str


class Sessions:
    """Opens, renews and ends logins of users."""

    def __init__(self, keyring: Keyring, lifetime: dt.timedelta, renewable: dt.timedelta) -> None:
        self._keyring = keyring
        self._lifetime = lifetime
        self._renewable = renewable

    def open(self, session: Session, user: User) -> Tokens:
        """Begin a login of a user whose password was right."""
        row = LoginSession(user_id=user.id, refresh_digest="", expires_at=utcnow())
        session.add(row)
        session.flush()
        return self._tokens(row, user)

    def renew(self, session: Session, refresh_token: str) -> Tokens | None:
        """Give fresh tokens for a refresh token, which is used up by it.

        None: it was used before. Somebody has a copy of it, so the login is ended.

        Raises:
            Unauthenticated: not one of ours, expired, or of a login that ended.
        """
        row, secret = self._row(session, refresh_token)
        if not hmac.compare_digest(row.refresh_digest, _digest(secret)):
            row.revoked_at = utcnow()
            return None
        user = session.get_one(User, row.user_id)
        return self._tokens(row, user)

    def close(self, session: Session, refresh_token: str) -> Principal | None:
        """End a login; a token that says nothing ends nothing."""
        try:
            row, secret = self._row(session, refresh_token)
        except Unauthenticated:
            return None
        if not hmac.compare_digest(row.refresh_digest, _digest(secret)):
            return None
        row.revoked_at = utcnow()
        return principal_of(session.get_one(User, row.user_id))

    def principal(self, session: Session, access_token: str) -> Principal:
        """Return the caller of an access token, with the scopes that the user has now.

        Raises:
            Unauthenticated: forged, expired, or of a login that ended.
        """
        claims = self._keyring.check(_KIND, access_token)
        found = session.execute(
            select(LoginSession, User).join(User).where(LoginSession.id == claims.get("sid"))
        ).first()
        if found is None or found[0].revoked_at is not None:
            raise Unauthenticated("The session has ended: log in again.")
        return principal_of(found[1])

    def _row(self, session: Session, refresh_token: str) -> tuple[LoginSession, str]:
        id, _, secret = refresh_token.partition(".")
        query = select(LoginSession).where(LoginSession.id == id).with_for_update()
        row = session.scalar(query)
        if row is None or row.revoked_at is not None or row.expires_at <= utcnow() or not secret:
            raise Unauthenticated(_REFUSED)
        return row, secret

    def _tokens(self, row: LoginSession, user: User) -> Tokens:
        secret = secrets.token_urlsafe(32)
        row.refresh_digest = _digest(secret)
        row.expires_at = utcnow() + self._renewable
        claims = {"sid": row.id, "sub": user.login}
        return Tokens(
            access_token=self._keyring.sign(_KIND, claims, self._lifetime),
            expires_in=int(self._lifetime.total_seconds()),
            refresh_token=f"{row.id}.{secret}",
            refresh_expires_in=int(self._renewable.total_seconds()),
            scope=" ".join(user.scopes),
        )


def principal_of(user: User) -> Principal:
    """Return a user as a caller."""
    return Principal(user.login, PrincipalType.USER, user.organization_id, tuple(user.scopes))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
