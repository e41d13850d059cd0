"""Tile tokens: they go into XYZ URLs, so they can read tiles and nothing else."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

import jwt

from ..db.types import utcnow
from ..errors import TokenRefused, Unauthenticated
from .issuers import Issuer, claims_of
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


@dataclass(frozen=True)
class TileGrant:
    """Whose tiles a token reads, and by which key or user it was asked for, if by one."""

    organization_id: str
    issuer: Issuer | None = None

    def principal(self, *, is_rated: bool = False) -> Principal:
        """Return the caller that the token stands for."""
        kind = PrincipalType.TILE_TOKEN
        return Principal("tile", kind, self.organization_id, TILE_SCOPES, is_rated=is_rated)


class TileTokens:
    """Issues and checks tile tokens (JWT, HS256) of one installation.

    Their secret is one for all time, or, for servers that share a database, one of a keyring.
    """

    def __init__(self, secret: str | Keyring, lifetime: dt.timedelta) -> None:
        self._keyring = secret if isinstance(secret, Keyring) else None
        self._secret = secret if isinstance(secret, str) else ""
        self._lifetime = lifetime

    def issue(self, caller: Principal) -> tuple[str, dt.datetime]:
        """Return a token for a caller, and when it expires; it ends with their key or account."""
        expires_at = utcnow() + self._lifetime
        claims = {"org": caller.organization_id, **claims_of(caller)}
        if self._keyring is not None:
            return self._keyring.sign(_TYPE, claims, self._lifetime), expires_at
        signed = {**claims, "typ": _TYPE, "exp": expires_at}
        return jwt.encode(signed, self._secret, algorithm=_ALGORITHM), expires_at

    def check(self, token: str) -> TileGrant:
        """Return what a token says.

        Raises:
            TokenRefused: forged, expired, or a token of another kind.
        """
        try:
            if self._keyring is not None:
                claims = self._keyring.check(_TYPE, token)
            else:
                claims = jwt.decode(
                    token,
                    self._secret,
                    algorithms=[_ALGORITHM],
                    options={"require": ["exp", "org", "typ"]},
                )
                if claims["typ"] != _TYPE:
                    raise TokenRefused
            return TileGrant(str(claims["org"]), Issuer.of(claims))
        except (jwt.PyJWTError, Unauthenticated, KeyError, ValueError):
            raise TokenRefused from None
