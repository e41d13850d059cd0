"""Tile tokens: they go into XYZ URLs, so they can read tiles and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..db.types import utcnow
from ..errors import TokenRefused, Unauthenticated
from .issuers import Issuer, claims_of
from .keyring import Keyring
from .principal import Principal, PrincipalType

TILE_SCOPES = ("tiles:read",)
_KIND = "tile"


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
    """Issues and checks tile tokens of one installation, with the secrets of a keyring."""

    def __init__(self, keyring: Keyring, lifetime: dt.timedelta) -> None:
        self.keyring = keyring
        self._lifetime = lifetime

    def issue(self, caller: Principal) -> tuple[str, dt.datetime]:
        """Return a token for a caller, and when it expires; it ends with their key or account."""
        claims = {"org": caller.organization_id, **claims_of(caller)}
        return self.keyring.sign(_KIND, claims, self._lifetime), utcnow() + self._lifetime

    def check(self, token: str) -> TileGrant:
        """Return what a token says.

        Raises:
            TokenRefused: forged, expired, or a token of another kind.
        """
        try:
            claims = self.keyring.check(_KIND, token)
            return TileGrant(str(claims["org"]), Issuer.of(claims))
        except (Unauthenticated, KeyError, ValueError):
            raise TokenRefused from None
