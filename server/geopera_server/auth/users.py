"""People who sign in with a login and a password."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..db.database import lock
from ..db.models import User
from ..errors import Conflict, InvalidInput, Unauthenticated, Unavailable
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
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise InvalidInput(f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
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


class Passwords:
    """Checks passwords; one that was right is remembered for minutes, as a keyed digest.

    Argon2 takes tens of milliseconds by design, and a map asks for many tiles a second.
    """

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._right: OrderedDict[bytes, float] = OrderedDict()

    def check(self, session: Session, login: str, password: str) -> User:
        """Return the user of a login and its password.

        An unknown login costs as much time as a wrong password.

        Raises:
            Unauthenticated: one of them is wrong; the words never tell which.
        """
        user = session.scalar(select(User).where(User.login == login))
        kept = user.password_hash if user else _hash_of_nobody()
        if len(password) > MAX_PASSWORD or not self._is_right(kept, password) or user is None:
            raise Unauthenticated("The login or the password is wrong.")
        return user

    def _is_right(self, kept: str, password: str) -> bool:
        digest = hmac.new(self._secret, f"{kept}\0{password}".encode(), hashlib.sha256).digest()
        now = time.monotonic()
        with self._lock:
            if self._right.get(digest, 0.0) > now:
                return True
        if not _verify(kept, password):
            return False
        with self._lock:
            self._right[digest] = now + _REMEMBERED_S
            while len(self._right) > _KEPT:
                self._right.popitem(last=False)
        return True


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
