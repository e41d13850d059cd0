"""The edge: foreign hosts, large bodies, request ids, logs without secrets."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from geopera_server.auth.keys import create_key
from geopera_server.cli.logs import JsonFormatter
from geopera_server.context import Context
from geopera_server.db import database
from geopera_server.errors import Cancelled
from geopera_server.operations import cog
from geopera_server.settings import Settings

from ..conftest import lonlat_box, on_sqlite
from ..http import Api, running
from ..waiting import wait_for


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", ""])
def test_a_foreign_host_header_is_refused(api: Api, host: str) -> None:
    for path in ("/healthz", "/tiles/0/0/0.png?url=x", "/cog/info?url=x"):
        response = api.http.get(path, headers={"Host": host})
        assert response.status_code == 421
        assert "version" not in response.text


def test_no_page_of_another_origin_may_read_answers(api: Api) -> None:
    response = api.http.get("/healthz", headers={"Origin": "https://evil.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[x"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "OWN"}, 200),
        ({"Origin": "https://name.of.the.proxy", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_no_page_of_another_site_may_change_anything(
    api: Api, headers: dict[str, str], status: int
) -> None:
    """A browser sends the credentials of HTTP Basic with a form of any page."""
    sent = {name: api.url if value == "OWN" else value for name, value in headers.items()}
    form = {"Content-Type": "text/plain", **sent}
    answer = api.http.post(
        "/v1/op/projects.create", content=b'{"name": "P"}', headers=form, auth=("x", api.key)
    )
    assert answer.status_code == status
    assert len(api.op("projects.list")) == (status == 200)


@pytest.fixture
def small(settings: Settings) -> Iterator[Api]:
    context = Context.open(settings.model_copy(update={"max_body_bytes": 2048}))
    with running(context) as api:
        yield api
    context.close()


def test_large_bodies_are_refused_however_they_are_sent(small: Api) -> None:
    key = {"X-API-Key": small.key}
    declared = small.http.post("/v1/op/projects.list", content=b"x" * 5000, headers=key)
    chunks = (b"x" * 1000 for _ in range(5))
    streamed = small.http.post("/v1/op/projects.list", content=chunks, headers=key)
    for response in (declared, streamed):
        assert response.status_code == 413
        assert response.headers["content-type"] == "application/problem+json"


def test_a_request_id_is_kept_when_it_is_harmless(api: Api) -> None:
    kept = api.http.get("/healthz", headers={"X-Request-ID": "abc-1.2_3"})
    assert kept.headers["x-request-id"] == "abc-1.2_3"
    replaced = api.http.get("/healthz", headers={"X-Request-ID": "a b<script>"})
    assert len(replaced.headers["x-request-id"]) == 32


def test_logs_hold_no_secret(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = api.op("tiles.token")["token"]
    api.http.get(f"/tiles/0/0/0.png?url=geopera://items/x/y&token={token}")

    def logged() -> str:
        ours = [each for each in caplog.records if each.name.startswith("geopera_server")]
        return " ".join(f"{record.getMessage()} {record.__dict__}" for record in ours)

    wait_for(lambda: "/tiles/0/0/0.png" in logged())
    assert token not in logged()
    assert api.key not in logged()


def test_a_line_of_the_log_is_one_line(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    api.http.get("/v1/x%0d%0a{%22level%22:%22error%22}%1b[31m%E2%80%A8")
    wait_for(lambda: any("/v1/x" in str(getattr(r, "path", "")) for r in caplog.records))
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert all(len(line.splitlines()) == 1 and line.isprintable() for line in lines)


def test_an_unexpected_error_is_a_500_that_names_the_request(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    api.context.stop_workers()  # they look for jobs each second
    monkeypatch.setattr(api.context.database, "reading", None)
    response = api.http.get("/healthz", headers={"X-Request-ID": "find-me"})
    assert response.status_code == 200
    failed = api.post("/v1/op/projects.list", **{"X-Request-ID": "find-me"})
    assert failed.status_code == 500
    assert "find-me" in failed.json()["detail"]
    assert "NoneType" not in failed.text
    assert any("unexpected error" in record.message for record in caplog.records)


@on_sqlite
def test_a_database_that_somebody_holds_is_a_503_and_stops_no_reader(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    with api.context.database.writing() as session:
        key, _ = create_key(session, api.context.organization_id, "never used", ["*"])
    patience = database.Database.writing
    monkeypatch.setattr(
        database.Database, "writing", lambda self, patience_ms=100: patience(self, patience_ms)
    )
    with api.context.database.writing():
        read = api.post("/v1/op/projects.list", key=key)
        assert (read.status_code, read.json()) == (200, [])
        refused = api.post("/v1/op/projects.create", {"name": "waits"}, key=key)
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "2"
    assert api.op("projects.list") == []


def test_answers_are_kept_by_no_cache(api: Api) -> None:
    path = "/realms/public/protocol/openid-connect/userinfo"
    who = api.http.get(path, headers={"X-API-Key": api.key})
    for response in (who, api.post("/v1/op/projects.list"), api.post("/v1/op/tiles.token")):
        assert response.headers["cache-control"] == "no-store"


def test_a_long_format_is_refused_in_words(api: Api) -> None:
    answer = api.http.get(f"/tiles/2/1/1.{'x' * 11}?url=x", headers={"X-API-Key": api.key})
    assert (answer.status_code, answer.json()["detail"][0]["loc"]) == (422, ["path", "format"])


@on_sqlite
def test_health(api: Api) -> None:
    assert api.http.get("/healthz").json()["status"] == "ok"
    assert api.http.get("/readyz").json()["status"] == "ok"
    api.context.database.close()
    (api.context.settings.home / "geopera.db").unlink()
    (api.context.settings.home / "geopera.db").mkdir()
    assert api.http.get("/readyz").status_code == 503
    assert api.http.get("/healthz").status_code == 200


def test_userinfo_tells_who_calls(api: Api) -> None:
    path = "/realms/public/protocol/openid-connect/userinfo"
    assert api.http.get(path).status_code == 401
    info = api.http.get(path, headers={"X-API-Key": api.key}).json()
    assert info["geopera_org_id"] == api.context.organization_id
    assert info["scope"] == "*"
    assert set(info) == {
        "sub",
        "geopera_principal_id",
        "geopera_principal_type",
        "geopera_org_id",
        "scope",
    }


def test_work_ends_when_its_caller_goes_away(
    api: Api, scene: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def endless(*_args: object, cancelled: Callable[[], bool], **_kwargs: object) -> None:
        while not cancelled():
            time.sleep(0.02)
        ended.set()
        raise Cancelled

    monkeypatch.setattr(cog, "polygon_statistics", endless)
    body = {"url": f"geopera://items/{scene['item_id']}/data", "geometry": lonlat_box(0, 0, 9, 9)}
    headers = {"X-API-Key": api.key}
    with pytest.raises(httpx.ReadTimeout):
        api.http.post("/v1/op/cog.statistics", json=body, headers=headers, timeout=0.5)
    assert ended.wait(5)
