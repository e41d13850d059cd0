"""From credentials to a caller."""

from __future__ import annotations

import contextlib
import hmac
from collections.abc import Iterator

from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from ..db.database import Database
from ..db.models import ApiKey, User
from ..db.types import utcnow
from ..errors import TokenRefused, Unauthenticated
from . import audit, keys
from .audit_budget import AuditBudget
from .key_rates import KeyRates
from .keyring import Keyring
from .lockout import Lockout
from .principal import ALL_SCOPES, Principal, PrincipalType
from .sessions import Sessions, Tokens, principal_of
from .tokens import TILE_SCOPES, TileTokens
from .users import Passwords

_NOTE_PATIENCE_MS = 50
MAX_WRONG_KEYS = 30
MAX_WRONG_PASSWORDS = 50


class Authenticator:
    """Knows every kind of credential that this server takes."""

    def __init__(
        self,
        database: Database,
        tokens: TileTokens,
        organization_id: str,
        keyring: Keyring,
        sessions: Sessions,
    ) -> None:
        self._database = database
        self._organization_id = organization_id
        self.keyring = keyring
        self._sessions = sessions
        self._rates = KeyRates()
        self._wrong_keys = Lockout(
            most=MAX_WRONG_KEYS, words="Too many wrong credentials: wait and try again."
        )
        self._session_digest: str | None = None
        self._passwords = Passwords()
        self._lockout = Lockout()
        self._wrong_passwords = Lockout(most=MAX_WRONG_PASSWORDS)  # of all logins together
        self._failed_rows = AuditBudget()
        self.tokens = tokens

    def rotate(self, *, forget: bool = False) -> None:
        """Sign all tokens with fresh secrets; ``forget`` makes those so far invalid."""
        for keyring in (self.keyring, self.tokens.keyring):
            keyring.rotate(forget=forget)

    def session_key(self) -> str:
        """Return a key with all scopes that dies with this process; it is never stored."""
        key = keys.new_key()
        self._session_digest = keys.digest(key)
        return key

    def principal_of_bearer(self, value: str, address: str) -> Principal:
        """Return the caller of a Bearer value: an API key, or a session token.

        Those who guess are told to wait; what is right still passes, so that nobody can lock out
        others behind the same address.

        Raises:
            Unauthenticated: unknown, revoked or expired.
            RateLimited: too many wrong ones from this address, or more requests than the key may.
        """
        try:
            if value.startswith(keys.KEY_PREFIX) or value.count(".") != 2:
                return self.principal_of_key(value)
            with self._database.reading() as session:
                return self._sessions.principal(session, value)
        except Unauthenticated:
            self._wrong_keys.check("", address)
            self._wrong_keys.failed("", address)
            raise

    def principal_of_key(self, key: str) -> Principal:
        """Return the caller that holds an API key.

        Raises:
            Unauthenticated: unknown, revoked or expired.
            RateLimited: more requests than the key may send.
        """
        if self._session_digest and hmac.compare_digest(keys.digest(key), self._session_digest):
            return self.operator()
        if not key.startswith(keys.KEY_PREFIX):
            raise Unauthenticated("The API key is not valid.")
        with self._database.reading() as session:
            principal, row = keys.find_principal(session, key)
        if row.rate_limit is not None:
            self._rates.admit(row.id, row.rate_limit)
        if keys.is_use_worth_noting(row):
            self._note_use(row.id)
        return principal

    def principal_of_login(self, login: str, password: str, address: str) -> Principal:
        """Return the caller of HTTP Basic: a user, or anybody with an API key as the password.

        The first time in minutes is noted in the audit trail, and each failure.

        Raises:
            Unauthenticated: wrong credentials.
            RateLimited: too many wrong ones from this address.
        """
        if password.startswith(keys.KEY_PREFIX):
            return self.principal_of_bearer(password, address)
        user, known = self._user(login, password, address)
        principal = principal_of(user)
        if not known:  # who goes on with what was right a moment ago logs in no second time
            with self._database.writing() as session:
                audit.record(session, audit.LOGIN, caller=principal, address=address, by="basic")
        return principal

    def log_in(self, login: str, password: str, address: str) -> Tokens:
        """Begin a session of a user; it is noted in the audit trail, a failure too.

        Raises:
            Unauthenticated: wrong credentials.
            RateLimited: too many wrong ones from this address.
        """
        user, _ = self._user(login, password, address)
        with self._database.writing() as session:
            audit.record(session, audit.LOGIN, caller=principal_of(user), address=address)
            return self._sessions.open(session, user)

    def _user(self, login: str, password: str, address: str) -> tuple[User, bool]:
        """Return a user by their password, and whether it was right a moment ago as well."""
        try:
            with self._guarded(login, address), self._database.reading() as session:
                return self._passwords.check(
                    session, login, password, lambda: self._wrong_passwords.check("", address)
                )
        except Unauthenticated:
            self._wrong_passwords.failed("", address)
            self._note_failure(login, address)
            raise

    def _note_failure(self, login: str, address: str) -> None:
        unwritten = self._failed_rows.take(address)
        if unwritten is not None:
            with self._database.writing() as session:
                audit.record(
                    session,
                    audit.LOGIN_FAILED,
                    target=login,
                    address=address,
                    failures_not_written=unwritten or None,
                )

    def renew(self, refresh_token: str, address: str) -> Tokens:
        """Continue a session. What is right passes, whoever guesses behind the same address.

        Raises:
            Unauthenticated: the refresh token is not valid, or was used before.
            RateLimited: too many wrong ones from this address.
        """
        try:
            with self._database.writing() as session:
                tokens = self._sessions.renew(session, refresh_token)
            if tokens is None:
                raise Unauthenticated("This refresh token was used before: the session has ended.")
        except Unauthenticated:
            self._wrong_keys.check("", address)
            self._wrong_keys.failed("", address)
            raise
        return tokens

    def log_out(self, refresh_token: str, address: str) -> None:
        """End a session; nothing happens when there is none."""
        with self._database.writing() as session:
            ended = self._sessions.close(session, refresh_token)
            if ended is not None:
                audit.record(session, audit.LOGOUT, caller=ended, address=address)

    @contextlib.contextmanager
    def _guarded(self, login: str, address: str) -> Iterator[None]:
        """Count failures of what is inside, and let nobody try too often."""
        self._lockout.check(login, address)
        try:
            yield
        except Unauthenticated:
            self._lockout.failed(login, address)
            raise
        self._lockout.succeeded(login, address)

    def _note_use(self, key_id: str) -> None:
        """Write when a key was used; not worth waiting for, or failing a request."""
        with (
            contextlib.suppress(OperationalError),
            self._database.writing(patience_ms=_NOTE_PATIENCE_MS) as session,
        ):
            session.execute(update(ApiKey).where(ApiKey.id == key_id).values(last_used_at=utcnow()))

    def principal_of_token(self, token: str) -> Principal:
        """Return the caller that a tile token stands for; the database is asked.

        Raises:
            TokenRefused: it is not valid, or who asked for it may read tiles no more.
            RateLimited: more requests than the key may send that asked for it.
        """
        grant = self.tokens.check(token)
        if grant.issuer is None:
            return grant.principal()
        with self._database.reading() as session:
            found, rate = grant.issuer.holder(session, grant.organization_id, TILE_SCOPES)
        if found is None:
            raise TokenRefused
        if rate is not None:
            self._rates.admit(grant.issuer.id, rate)
        return grant.principal(is_rated=rate is not None)

    def operator(self) -> Principal:
        """Return the person who runs this server, with all scopes."""
        return Principal("operator", PrincipalType.OPERATOR, self._organization_id, ALL_SCOPES)
