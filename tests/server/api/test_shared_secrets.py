"""Where tokens are checked with the help of the database, nobody else waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from typing import Any

import pytest

from geopera_server.auth.keyring import Keyring
from geopera_server.auth.secret_store import DatabaseStore
from geopera_server.auth.tokens import TileTokens
from geopera_server.context import Context

from ..http import Api

DAY = dt.timedelta(days=1)


def test_the_event_loop_asks_no_database(
    api: Api, context: Context, scene: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    context.auth.tokens = TileTokens(Keyring(DatabaseStore(context.database, "tiles"), DAY), DAY)
    context.auth.keyring = Keyring(DatabaseStore(context.database, "tokens"), DAY)
    reads: list[bool] = []
    read = DatabaseStore.read

    def noting(store: DatabaseStore, *, missed: bool = False) -> Any:
        on_loop = False
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop()
            on_loop = True
        reads.append(on_loop)
        return read(store, missed=missed)

    monkeypatch.setattr(DatabaseStore, "read", noting)
    token = api.op("tiles.token")["token"]
    url = f"geopera://items/{scene['item_id']}/data"
    download = f"/datasets/{scene['item_id']}/download/cog"
    link = api.http.post(
        f"/auth/download-token/{scene['item_id']}", headers={"Authorization": f"Bearer {api.key}"}
    ).json()["token"]
    began = {"project_id": scene["project_id"], "files": [{"name": "a.tif", "size": 9}]}
    reads.clear()
    for path in (f"/tiles/0/0/0.png?url={url}&token={token}", f"{download}?token={link}"):
        assert api.http.get(path).status_code == 200
    assert api.http.get(f"/tiles/0/0/0.png?url={url}&token=a.b.c").status_code == 401
    assert reads
    assert not any(reads)
    reads.clear()
    answer = api.http.put(f"/uploads/{began['project_id']}/files/a.tif?token={link}", content=b"x")
    assert answer.status_code == 401
    assert reads
    assert not any(reads)
