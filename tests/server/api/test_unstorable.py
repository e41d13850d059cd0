"""Texts that PostgreSQL takes for none: NUL gets in by the parts of requests that are no JSON."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from geopera_server.context import Context
from geopera_server.settings import Settings

from ..http import Api

_IDENTITY = "/realms/public/protocol/openid-connect"


@pytest.fixture
def context(postgres_url: str, tmp_path: Path) -> Iterator[Context]:
    opened = Context.open(
        Settings(home=tmp_path / "home", database_url=postgres_url, worker_threads=0)
    )
    yield opened
    opened.close()


def test_a_nul_is_refused_in_words(api: Api) -> None:
    key = {"X-API-Key": api.key}
    basic = {"Authorization": f"Basic {base64.b64encode(b'a%cb:c' % 0).decode()}"}
    password = {"grant_type": "password", "username": "a\0b", "password": "c"}
    refresh = {"grant_type": "refresh_token", "refresh_token": "a\0b.c"}
    answers = [
        api.http.get("/tiles/3/1/1.png?url=geopera://items/a%00b/data", headers=key),
        api.http.get("/tiles/3/1/1.png?url=geopera://items/a/b%2500c", headers=key),
        api.http.get("/tiles/3/1/1.png?url=geopera://jobs/a%00b/data", headers=key),
        api.http.get("/cog/info?url=geopera://items/a%00b/data", headers=key),
        api.http.get("/tiles/3/1/1.png?url=x", headers=basic),
        api.http.post(f"{_IDENTITY}/token", data=password),
        api.http.post(f"{_IDENTITY}/token", data=refresh),
        api.http.post(f"{_IDENTITY}/logout", data={"refresh_token": "a\0b.c"}),
    ]
    for answer in answers:
        assert answer.status_code == 400, answer.request.url
        assert answer.headers["content-type"] == "application/problem+json"
        assert "database" in answer.json()["detail"]
