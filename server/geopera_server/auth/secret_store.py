"""Where signing secrets are kept: in a file of one machine, or in the database of several."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..db.database import Database, lock
from ..db.models import SigningSecret

_FRESH_S = 5.0  # what another server has changed is seen after this time
_MISSED_S = 0.5  # and this soon when a token names a secret that is not known


@dataclass(frozen=True)
class Secret:
    """One secret; ``kid`` names it in the header of a token."""

    kid: str
    value: str
    created_at: dt.datetime


Change = Callable[[list[Secret]], list[Secret]]


class SecretStore(Protocol):
    """Keeps secrets, the newest first."""

    def read(self, *, missed: bool = False) -> list[Secret] | None:
        """Return them, or None when they are as they were; ``missed``: one was not among them."""

    def update(self, change: Change) -> list[Secret]:
        """Keep what a change makes of them; nobody else changes them meanwhile."""


class FileStore:
    """A file of mode 0600. Several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None

    def read(self, *, missed: bool = False) -> list[Secret] | None:
        """Return what the file holds, when it was written since; ``missed`` changes nothing."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp == self._stamp:
            return None
        self._stamp = stamp
        return self._entries()

    def update(self, change: Change) -> list[Secret]:
        """Write the file anew, as a whole."""
        found = change(self._entries() or [])
        entries = [
            {"kid": e.kid, "value": e.value, "created_at": e.created_at.isoformat()} for e in found
        ]
        part = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(entries, file)
        part.replace(self._path)
        status = self._path.stat()
        self._stamp = (status.st_mtime_ns, status.st_ino)
        return found

    def _entries(self) -> list[Secret] | None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # a torn file: replaced
            return [
                Secret(e["kid"], e["value"], dt.datetime.fromisoformat(e["created_at"]))
                for e in json.loads(self._path.read_text(encoding="ascii"))
            ]
        return None


class DatabaseStore:
    """Rows of the database that several servers share, of one ``ring``."""

    def __init__(
        self, database: Database, ring: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database.apart()  # who signs may hold a connection
        self._ring = ring
        self._clock = clock
        self._read_at: float | None = None

    def read(self, *, missed: bool = False) -> list[Secret] | None:
        """Return the rows, when those that were read may be old by now."""
        now, limit = self._clock(), _MISSED_S if missed else _FRESH_S
        if self._read_at is not None and now - self._read_at < limit:
            return None
        with self._database.reading() as session:
            found = self._rows(session)
        self._read_at = now
        return found

    def update(self, change: Change) -> list[Secret]:
        """Change the rows, alone; two servers that begin at once agree on one secret."""
        with self._database.writing() as session:
            lock(session, "signing secrets", self._ring)
            before = self._rows(session)
            after = change(before)
            kept, known = {each.kid for each in after}, {each.kid for each in before}
            gone = [kid for kid in known if kid not in kept]
            session.execute(delete(SigningSecret).where(SigningSecret.kid.in_(gone)))
            session.add_all(
                SigningSecret(
                    kid=each.kid, ring=self._ring, value=each.value, created_at=each.created_at
                )
                for each in after
                if each.kid not in known
            )
        self._read_at = self._clock()
        return after

    def _rows(self, session: Session) -> list[Secret]:
        rows = session.scalars(
            select(SigningSecret)
            .where(SigningSecret.ring == self._ring)
            .order_by(SigningSecret.created_at.desc(), SigningSecret.kid)
        )
        return [Secret(row.kid, row.value, row.created_at) for row in rows]
