"""Who holds a connection to PostgreSQL needs no second one: with a pool of one nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geopera_server.context import Context
from geopera_server.db import database
from geopera_server.settings import Settings

from ..http import Api, running
from ..organizations import PASSWORD, new_user

AT_ONCE = 6
_ONE = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 5}


@pytest.fixture
def context(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Context]:
    monkeypatch.setattr(database, "_POOL", {**database._POOL, **_ONE})
    monkeypatch.setattr("geopera_server.auth.secret_store._FRESH_S", 0.0)  # read every time
    settings = Settings(home=tmp_path / "home", database_url=postgres_url, worker_threads=0)
    opened = Context.open(settings)
    yield opened
    opened.close()


def test_sessions_begin_are_checked_and_go_on(context: Context) -> None:
    new_user(context)

    def session(_: int) -> str:
        tokens = context.auth.log_in("maria", PASSWORD, "::1")
        assert context.auth.principal_of_bearer(tokens.access_token, "::1").id == "maria"
        tokens = context.auth.renew(tokens.refresh_token, "::1")
        return context.auth.principal_of_bearer(tokens.access_token, "::1").id

    with ThreadPoolExecutor(AT_ONCE) as threads:
        assert list(threads.map(session, range(AT_ONCE))) == ["maria"] * AT_ONCE


def test_operations_that_sign_what_they_hand_out(context: Context) -> None:
    def sign(api: Api) -> None:
        token = api.op("tiles.token")["token"]
        upload = api.op("uploads.initiate", {"project_id": project})["id"]
        api.op("uploads.signed_url", {"upload_id": upload, "file_name": "a.tif"})
        assert context.auth.principal_of_token(token).holds("tiles:read")

    with running(context) as api:
        project = api.op("projects.create", {"name": "P"})["id"]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(sign, [api] * AT_ONCE))
