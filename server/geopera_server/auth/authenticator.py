"""From credentials to a caller."""

from __future__ import annotations

import contextlib
import hmac

from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from ..db.database import Database
from ..db.models import ApiKey
from ..db.types import utcnow
from ..errors import Unauthenticated
from . import keys
from .lockout import Lockout
from .principal import ALL_SCOPES, Principal, PrincipalType
from .tokens import TileTokens
from .users import Passwords

_NOTE_PATIENCE_MS = 50


class Authenticator:
    """Knows every kind of credential that this server takes."""

    def __init__(self, database: Database, tokens: TileTokens, organization_id: str) -> None:
        self._database = database
        self._organization_id = organization_id
        self._session_digest: str | None = None
        self._passwords = Passwords()
        self._lockout = Lockout()
        self.tokens = tokens

    def session_key(self) -> str:
        """Return a key with all scopes that dies with this process; it is never stored."""
        key = keys.new_key()
        self._session_digest = keys.digest(key)
        return key

    def principal_of_key(self, key: str) -> Principal:
        """Return the caller that holds an API key.

        Raises:
            Unauthenticated: unknown, revoked or expired.
        """
        if self._session_digest and hmac.compare_digest(keys.digest(key), self._session_digest):
            return self.operator()
        if not key.startswith(keys.KEY_PREFIX):
            raise Unauthenticated("The API key is not valid.")
        with self._database.reading() as session:
            principal, row = keys.find_principal(session, key)
        if keys.is_use_worth_noting(row):
            self._note_use(row.id)
        return principal

    def principal_of_login(self, login: str, password: str, address: str) -> Principal:
        """Return the caller of HTTP Basic: a user, or anybody with an API key as the password.

        Raises:
            Unauthenticated: wrong credentials.
            RateLimited: too many wrong ones from this address.
        """
        if password.startswith(keys.KEY_PREFIX):
            return self.principal_of_key(password)
        self._lockout.check(login, address)
        try:
            with self._database.reading() as session:
                principal = self._passwords.check(session, login, password)
        except Unauthenticated:
            self._lockout.failed(login, address)
            raise
        self._lockout.succeeded(login, address)
        return principal

    def _note_use(self, key_id: str) -> None:
        """Write when a key was used; not worth waiting for, or failing a request."""
        with (
            contextlib.suppress(OperationalError),
            self._database.writing(patience_ms=_NOTE_PATIENCE_MS) as session,
        ):
            session.execute(update(ApiKey).where(ApiKey.id == key_id).values(last_used_at=utcnow()))

    def principal_of_token(self, token: str) -> Principal:
        """Return the caller that a tile token stands for."""
        return self.tokens.check(token)

    def operator(self) -> Principal:
        """Return the person who runs this server, with all scopes."""
        return Principal("operator", PrincipalType.OPERATOR, self._organization_id, ALL_SCOPES)
