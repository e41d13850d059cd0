"""People who sign in with a login and a password."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ..db.database import lock
from ..db.models import ApiKey, LoginSession, User
from ..db.types import utcnow
from ..errors import Conflict, InvalidInput, NotFound, Unauthenticated, Unavailable
from .keys import check_scopes

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MIN_PASSWORD = 8
MAX_PASSWORD = 1024
_LOGIN = re.compile(r"^[A-Za-z0-9._@-]{1,100}$")
_REMEMBERED_S = 300.0
_KEPT = 1000


def add_user(
    session: Session, organization_id: str, login: str, password: str, scopes: Sequence[str]
) -> User:
    """Store a new user.

    Raises:
        InvalidInput: a login or password that is not usable.
        Conflict: the login is taken.
    """
    check_scopes(scopes)
    if not _LOGIN.match(login):
        raise InvalidInput("A login has letters, digits, dots, dashes, @ and underscores only.")
    _check_password(password)
    lock(session, "login", login)
    if session.scalar(select(User.id).where(User.login == login)):
        raise Conflict(f"There is a user {login!r} already.")
    user = User(
        organization_id=organization_id,
        login=login,
        password_hash=_hasher().hash(password),
        scopes=list(dict.fromkeys(scopes)),
    )
    session.add(user)
    session.flush()
    return user


def list_users(session: Session, organization_id: str) -> Sequence[User]:
    """Return the users of an organization, by login."""
    query = select(User).where(User.organization_id == organization_id).order_by(User.login)
    return session.scalars(query).all()


def find_user(session: Session, organization_id: str, login: str) -> User:
    """Return a user of an organization.

    Raises:
        NotFound: it has none of this login.
    """
    query = select(User).where(User.login == login, User.organization_id == organization_id)
    user = session.scalar(query)
    if user is None:
        raise NotFound(f"There is no user {login!r}.")
    return user


def change_password(session: Session, user: User, password: str) -> None:
    """Give a user another password; whoever is logged in has to log in again.

    Raises:
        InvalidInput: a password that is not usable.
    """
    _check_password(password)
    user.password_hash = _hasher().hash(password)
    session.execute(
        update(LoginSession)
        .where(LoginSession.user_id == user.id, LoginSession.revoked_at.is_(None))
        .values(revoked_at=utcnow())
    )


def remove_user(session: Session, user: User) -> int:
    """Remove a user with their logins, roles and keys; returns how many keys are good no more."""
    keys = session.execute(
        update(ApiKey)
        .where(
            ApiKey.created_by == user.login,
            ApiKey.organization_id == user.organization_id,
            ApiKey.revoked_at.is_(None),
        )
        .values(revoked_at=utcnow())
        .returning(ApiKey.id)
    ).all()
    session.delete(user)
    session.flush()
    return len(keys)


def _check_password(password: str) -> None:
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise InvalidInput(f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")


class Passwords:
    """Checks passwords; one that was right is remembered for minutes, as a keyed digest.

    Argon2 takes tens of milliseconds by design, and a map asks for many tiles a second.
    """

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._right: OrderedDict[bytes, float] = OrderedDict()

    def check(
        self, session: Session, login: str, password: str, before_trying: Callable[[], None]
    ) -> tuple[User, bool]:
        """Return the user of a login and its password, and whether these were remembered.

        An unknown login costs as much time as a wrong password. ``before_trying`` is called, and
        may raise, when they were not.

        Raises:
            Unauthenticated: one of them is wrong; the words never tell which.
        """
        user = session.scalar(select(User).where(User.login == login))
        kept = user.password_hash if user else _hash_of_nobody()
        known = self._is_remembered(kept, password)
        if not known:
            before_trying()
        if len(password) > MAX_PASSWORD or not (known or self._is_right(kept, password)):
            user = None
        if user is None:
            raise Unauthenticated("The login or the password is wrong.")
        return user, known

    def _is_remembered(self, kept: str, password: str) -> bool:
        with self._lock:
            return self._right.get(self._digest(kept, password), 0.0) > time.monotonic()

    def _is_right(self, kept: str, password: str) -> bool:
        if not _verify(kept, password):
            return False
        with self._lock:
            self._right[self._digest(kept, password)] = time.monotonic() + _REMEMBERED_S
            while len(self._right) > _KEPT:
                self._right.popitem(last=False)
        return True

    def _digest(self, kept: str, password: str) -> bytes:
        return hmac.new(self._secret, f"{kept}\0{password}".encode(), hashlib.sha256).digest()


def _verify(kept: str, password: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    """Return the hasher; the plugin serves without it, for it signs in by keys only."""
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise Unavailable("Passwords need the package argon2-cffi, which is missing.") from None
    return PasswordHasher()


@lru_cache(maxsize=1)
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_hex(16))
