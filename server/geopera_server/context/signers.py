"""What signs tokens, as the kind of the server has it."""

from __future__ import annotations

import datetime as dt

from ..auth.keyring import Keyring
from ..auth.secret_store import DatabaseStore
from ..auth.tokens import TileTokens
from ..db.database import Database
from ..settings import Settings


def signers(settings: Settings, database: Database) -> tuple[TileTokens, Keyring]:
    """Return what signs tokens: by secrets of this process, of the home folder, or of the database.

    Servers that share a PostgreSQL believe each other's tokens. Embedded, a token reads any raster
    of its user: it dies with the session.
    """
    lifetime = dt.timedelta(days=settings.tile_token_days)
    turn = dt.timedelta(days=settings.secret_days)

    def ring(name: str, *kept: dt.timedelta) -> Keyring:
        if settings.embedded:
            return Keyring(None, turn, *kept)
        if database.is_sqlite:
            return Keyring(settings.home / f"{name}-secrets.json", turn, *kept)
        return Keyring(DatabaseStore(database, f"{name}s"), turn, *kept)

    return TileTokens(ring("tile", turn + lifetime), lifetime), ring("token")
