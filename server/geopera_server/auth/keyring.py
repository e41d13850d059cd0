"""Signing secrets that take turns: the newest signs, those before it are still believed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt

from ..db.types import utcnow
from ..errors import Unauthenticated

_ALGORITHM = "HS256"
_KEPT = dt.timedelta(days=2)  # longer than any token lives


@dataclass(frozen=True)
class _Secret:
    """One secret; ``kid`` names it in the header of a token."""

    kid: str
    value: str
    created_at: dt.datetime


class Keyring:
    """Signs and checks tokens (JWT, HS256). The secrets are in a file (mode 0600), or in memory.

    Several processes may share the file: each reads it again when another has changed it.
    """

    def __init__(self, path: Path | None, turn: dt.timedelta) -> None:
        self._path = path
        self._turn = turn
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._secrets: list[_Secret] = []

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
            self._load()
            self._add(forget=forget)

    def _newest(self) -> _Secret:
        with self._lock:
            self._load()
            if not self._secrets or self._secrets[0].created_at < utcnow() - self._turn:
                self._add(forget=False)
            return self._secrets[0]

    def _find(self, kid: object) -> _Secret | None:
        with self._lock:
            self._load()
            return next((each for each in self._secrets if each.kid == kid), None)

    def _add(self, *, forget: bool) -> None:
        now = utcnow()
        fresh = _Secret(secrets.token_hex(8), secrets.token_hex(32), now)
        kept = self._secrets[:1] if not forget else []  # the last signer, however old
        kept += [] if forget else [e for e in self._secrets[1:] if e.created_at > now - _KEPT]
        self._secrets = [fresh, *kept]
        self._store()

    def _load(self) -> None:
        if self._path is None:
            return
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp == self._stamp:
            return
        with contextlib.suppress(ValueError, KeyError, TypeError):  # a torn file is replaced
            entries = json.loads(self._path.read_text(encoding="ascii"))
            self._secrets = [
                _Secret(e["kid"], e["value"], dt.datetime.fromisoformat(e["created_at"]))
                for e in entries
            ]
        self._stamp = stamp

    def _store(self) -> None:
        if self._path is None:
            return
        entries = [
            {"kid": e.kid, "value": e.value, "created_at": e.created_at.isoformat()}
            for e in self._secrets
        ]
        part = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(entries, file)
        part.replace(self._path)
        status = self._path.stat()
        self._stamp = (status.st_mtime_ns, status.st_ino)
