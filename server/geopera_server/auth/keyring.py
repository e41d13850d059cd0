"""Signing secrets that take turns: the newest signs, those before it are still believed."""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from pathlib import Path
from typing import Any

import jwt

from ..db.types import utcnow
from ..errors import Unauthenticated
from .secret_store import Change, FileStore, Secret, SecretStore

_ALGORITHM = "HS256"
_KEPT = dt.timedelta(days=2)  # longer than any token lives


class Keyring:
    """Signs and checks tokens (JWT, HS256). Without a place for them, the secrets are in memory.

    Several processes may share the place: each reads it again when another has changed it. A
    secret that had its turn is believed for ``kept``: as long as any token of it lives.
    """

    def __init__(
        self, place: Path | SecretStore | None, turn: dt.timedelta, kept: dt.timedelta = _KEPT
    ) -> None:
        self._store = FileStore(place) if isinstance(place, Path) else place
        self._turn = turn
        self._kept = kept
        self._lock = threading.Lock()
        self._secrets: list[Secret] = []

    def sign(self, kind: str, claims: dict[str, Any], lifetime: dt.timedelta) -> str:
        """Return a token of a kind that expires after its lifetime."""
        secret = self._newest()
        content = {**claims, "typ": kind, "exp": utcnow() + lifetime}
        return jwt.encode(content, secret.value, _ALGORITHM, headers={"kid": secret.kid})

    def check(self, kind: str, token: str) -> dict[str, Any]:
        """Return the claims of a token.

        Raises:
            Unauthenticated: forged, expired, or a token of another kind.
        """
        refused = Unauthenticated(
            f"The {kind} token is not valid or has expired: log in again, or send an API key."
        )
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            secret = self._find(kid)
            if secret is None:
                raise refused
            claims: dict[str, Any] = jwt.decode(
                token, secret.value, [_ALGORITHM], options={"require": ["exp", "typ"]}
            )
        except jwt.PyJWTError:
            raise refused from None
        if claims["typ"] != kind:
            raise refused
        return claims

    def rotate(self, *, forget: bool = False) -> None:
        """Begin to sign with a fresh secret; ``forget`` makes all tokens so far invalid."""
        with self._lock:
            self._change(lambda held: self._with_fresh([] if forget else held))

    def _newest(self) -> Secret:
        with self._lock:
            self._load()
            if not self._secrets or self._is_due(self._secrets):
                self._change(lambda held: self._with_fresh(held) if self._is_due(held) else held)
            return self._secrets[0]

    def _find(self, kid: object) -> Secret | None:
        with self._lock:
            self._load()
            for missed in (False, True):
                if missed:
                    self._load(missed=True)
                for each in self._secrets:
                    if each.kid == kid:
                        return each
            return None

    def _is_due(self, held: list[Secret]) -> bool:
        return not held or held[0].created_at <= utcnow() - self._turn

    def _with_fresh(self, held: list[Secret]) -> list[Secret]:
        now = utcnow()
        fresh = Secret(secrets.token_hex(8), secrets.token_hex(32), now)
        kept = held[:1]  # the last signer, however old
        return [fresh, *kept, *(e for e in held[1:] if e.created_at > now - self._kept)]

    def _change(self, change: Change) -> None:
        self._secrets = change(self._secrets) if self._store is None else self._store.update(change)

    def _load(self, *, missed: bool = False) -> None:
        found = self._store.read(missed=missed) if self._store is not None else None
        if found is not None:
            self._secrets = found
