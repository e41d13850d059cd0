"""Tile tokens: they go into XYZ URLs, so they can read tiles and nothing else."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path

import jwt

from ..db.types import utcnow
from ..errors import Unauthenticated
from .principal import Principal, PrincipalType

TILE_SCOPES = ("tiles:read",)
_ALGORITHM = "HS256"
_TYPE = "tile"


def load_secret(path: Path) -> str:
    """Return the signing secret of an installation, made (mode 0600) when it is not there yet."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


class TileTokens:
    """Issues and checks tile tokens (JWT, HS256) of one installation."""

    def __init__(self, secret: str, lifetime: dt.timedelta) -> None:
        self._secret = secret
        self._lifetime = lifetime

    def issue(self, organization_id: str) -> tuple[str, dt.datetime]:
        """Return a token and when it expires."""
        expires_at = utcnow() + self._lifetime
        claims = {"typ": _TYPE, "org": organization_id, "exp": expires_at}
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM), expires_at

    def check(self, token: str) -> Principal:
        """Return the caller that a token stands for.

        Raises:
            Unauthenticated: forged, expired, or a token of another kind.
        """
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                options={"require": ["exp", "org", "typ"]},
            )
        except jwt.InvalidTokenError:
            raise Unauthenticated("The tile token is not valid or has expired.") from None
        if claims["typ"] != _TYPE:
            raise Unauthenticated("The tile token is not valid or has expired.")
        return Principal("tile", PrincipalType.TILE_TOKEN, str(claims["org"]), TILE_SCOPES)
