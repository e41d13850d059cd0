"""Tile tokens: they go into XYZ URLs, so they can read tiles and nothing else."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import secrets
from pathlib import Path

import jwt

from ..db.types import utcnow
from ..errors import TokenRefused, Unauthenticated
from .keyring import Keyring
from .principal import Principal, PrincipalType

TILE_SCOPES = ("tiles:read",)
_ALGORITHM = "HS256"
_TYPE = "tile"


def load_secret(path: Path) -> str:
    """Return the signing secret of an installation, made (mode 0600) when it is not there yet.

    The file appears with its content, so that two processes that start at once agree on one.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(new_secret())
        if path.exists() and not _is_secret(path):
            path.unlink()  # what a crash or a full disk left
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink()
    return path.read_text(encoding="ascii").strip()


def new_secret() -> str:
    """Return a fresh signing secret of 256 random bits."""
    return secrets.token_hex(32)


def _is_secret(path: Path) -> bool:
    return (
        re.fullmatch(r"[0-9a-f]{64}\s*", path.read_text(encoding="ascii", errors="replace"))
        is not None
    )


class TileTokens:
    """Issues and checks tile tokens (JWT, HS256) of one installation.

    Their secret is one for all time, or, for servers that share a database, one of a keyring.
    """

    def __init__(self, secret: str | Keyring, lifetime: dt.timedelta) -> None:
        self._keyring = secret if isinstance(secret, Keyring) else None
        self._secret = secret if isinstance(secret, str) else ""
        self._lifetime = lifetime

    @property
    def is_shared(self) -> bool:
        """Tell whether a check may ask the database."""
        return self._keyring is not None

    def issue(self, organization_id: str) -> tuple[str, dt.datetime]:
        """Return a token and when it expires."""
        expires_at = utcnow() + self._lifetime
        if self._keyring is not None:
            return self._keyring.sign(_TYPE, {"org": organization_id}, self._lifetime), expires_at
        claims = {"typ": _TYPE, "org": organization_id, "exp": expires_at}
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM), expires_at

    def check(self, token: str) -> Principal:
        """Return the caller that a token stands for.

        Raises:
            TokenRefused: forged, expired, or a token of another kind.
        """
        try:
            if self._keyring is not None:
                claims = self._keyring.check(_TYPE, token)
                return Principal("tile", PrincipalType.TILE_TOKEN, str(claims["org"]), TILE_SCOPES)
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                options={"require": ["exp", "org", "typ"]},
            )
        except (jwt.PyJWTError, Unauthenticated, KeyError):
            raise TokenRefused from None
        if claims["typ"] != _TYPE:
            raise TokenRefused
        return Principal("tile", PrincipalType.TILE_TOKEN, str(claims["org"]), TILE_SCOPES)
