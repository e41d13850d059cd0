"""Download tokens: they go into links, so each opens one dataset for two minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..errors import Unauthenticated
from .keyring import Keyring
from .principal import Principal

LIFETIME = dt.timedelta(seconds=120)
_KIND = "download"


@dataclass(frozen=True)
class DownloadGrant:
    """What a download token says; ``user_id`` and ``organization_id`` are None: the anonymous."""

    user_id: str | None
    organization_id: str | None


def issue(keyring: Keyring, dataset_id: str, caller: Principal | None) -> str:
    """Return a token for one dataset; without ``sub`` when nobody is signed in."""
    claims = {"dataset": dataset_id}
    if caller is not None:
        claims |= {"sub": caller.id, "org": caller.organization_id}
    return keyring.sign(_KIND, claims, LIFETIME)


def check(keyring: Keyring, token: str, dataset_id: str) -> DownloadGrant:
    """Return for whom a token opens a dataset.

    Raises:
        Unauthenticated: forged, expired, of another kind, or for another dataset.
    """
    claims = keyring.check(_KIND, token)
    if claims.get("dataset") != dataset_id:
        raise Unauthenticated("The download token is for another dataset.")
    return DownloadGrant(claims.get("sub"), claims.get("org"))
