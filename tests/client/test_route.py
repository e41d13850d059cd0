from __future__ import annotations

import gzip
import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from geopera_plugin.client import Client, ClientError, ServerGone, bounded, transport
from geopera_plugin.client.credentials import PasswordLogin
from geopera_plugin.client.health import ask_health
from geopera_plugin.client.route import Route, open_session

from .conftest import Answer, Scripted
from .way import Proxy, https, make_certificate, public_part, running

KEY = "gpra_very-secret"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "127.0.0.1")


@pytest.fixture
def secured(certificate: Path) -> Iterator[str]:
    with https(certificate, b'{"fine": 1}') as url:
        yield url


def client(url: str, route: Route, key: str | None = KEY) -> Client:
    return Client(url, key, 5, open_session(route))


def test_a_certificate_that_is_trusted_lets_through(secured: str, certificate: Path) -> None:
    made = client(secured, Route(trusted=public_part(certificate)))
    assert made.op("a.b") == {"fine": 1}
    made.close()


def test_a_certificate_that_nobody_vouches_for_is_told(secured: str, tmp_path: Path) -> None:
    other = make_certificate(tmp_path, "elsewhere.example")
    for route in (Route(trusted=public_part(other)), Route()):
        with pytest.raises(ServerGone, match="not trusted"):
            client(secured, route).op("a.b")


def test_a_certificate_for_another_host_is_told(tmp_path: Path) -> None:
    other = make_certificate(tmp_path, "elsewhere.example")
    with https(other) as url, pytest.raises(ServerGone, match="for another server"):
        client(url, Route(trusted=public_part(other))).op("a.b")


def test_https_spoken_to_plain_http_is_told(scripted: Scripted, certificate: Path) -> None:
    url = scripted.url.replace("http:", "https:")
    with pytest.raises(ServerGone, match="secure connection"):
        client(url, Route(trusted=public_part(certificate))).op("a.b")
    assert scripted.seen == []


def test_the_environment_has_no_say(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    client(scripted.url, Route(), None).op("a.b")
    assert "authorization" not in scripted.seen[0].headers


def test_plain_requests_go_through_the_proxy(scripted: Scripted) -> None:
    port = urlsplit(scripted.url).port
    with running(proxy := Proxy(("127.0.0.1", port or 0), "me:pass word")) as at:
        route = Route(f"http://me:pass%20word@127.0.0.1:{at}")
        assert client("http://imagery.example/base", route).op("a.b") == {}
    assert proxy.asked == ["POST http://imagery.example/base/v1/op/a.b"]
    assert scripted.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_tls_goes_through_the_proxy_by_a_tunnel_and_is_checked(certificate: Path) -> None:
    with https(certificate, b'{"fine": 1}') as url:
        port = urlsplit(url).port or 0
        with running(proxy := Proxy(("127.0.0.1", port))) as at:
            way = f"http://127.0.0.1:{at}"
            made = client(url, Route(way, public_part(certificate)))
            assert made.op("a.b") == {"fine": 1}
            made.close()
            with pytest.raises(ServerGone, match="not trusted"):
                client(url, Route(way)).op("a.b")
    assert proxy.asked[0] == f"CONNECT 127.0.0.1:{port}"


def test_what_is_wrong_with_the_proxy_is_told_without_its_password(certificate: Path) -> None:
    with running(Proxy(("127.0.0.1", 9), "me:other")) as at:
        route = Route(f"http://me:secretword@127.0.0.1:{at}", public_part(certificate))
        with pytest.raises(ServerGone, match="asks for a password") as caught:
            client("https://imagery.example", route).op("a.b")
    assert "secretword" not in str(caught.value) + repr(route)
    with pytest.raises(ServerGone, match="proxy"):
        client("https://imagery.example", Route("http://127.0.0.1:9")).op("a.b")


def test_a_name_that_nobody_knows_is_told() -> None:
    with pytest.raises(ServerGone, match="name is not known"):
        client("http://nobody.invalid", Route()).op("a.b")


def test_redirects_are_not_followed(scripted: Scripted) -> None:
    other = Scripted()
    with running(other.http):
        for status in (301, 302, 303, 307, 308):
            away = {"Location": f"{other.url}/v1/op/a.b?x=1"}
            scripted.answers = [Answer(status, b"", away)]
            with pytest.raises(ClientError, match=r"elsewhere.*127\.0\.0\.1") as caught:
                client(scripted.url, Route()).op("a.b", {"area": "private"})
            assert "x=1" not in str(caught.value)
    assert other.seen == []


def test_an_answer_that_is_too_large_is_dropped(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "JSON_BYTES", 1000)
    packed = gzip.compress(b'"' + b"a" * 10_000_000 + b'"')
    assert len(packed) < 20_000
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    scripted.answers = [Answer(200, packed, headers)]
    with pytest.raises(ClientError, match="too large"):
        client(scripted.url, Route()).op("a.b")


def test_a_failure_is_read_only_so_far(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "ERROR_BYTES", 1000)
    scripted.answers = [Answer(404, b'{"title": "' + b"a" * 100_000 + b'"}')]
    with pytest.raises(ClientError, match="Not found"):
        client(scripted.url, Route()).op("a.b")
    scripted.answers = [Answer(404, b'{"title": "<b>x</b>", "detail": "' + b"a" * 900 + b'"}')]
    with pytest.raises(ClientError) as caught:
        client(scripted.url, Route()).op("a.b")
    assert caught.value.title == "< b>x< /b>"


def test_deep_json_is_no_server_of_ours(scripted: Scripted) -> None:
    scripted.answers = [Answer(200, b"[" * 200_000)]
    with pytest.raises(ClientError, match="not a Geopera server"):
        client(scripted.url, Route()).op("a.b")


def test_a_download_keeps_room_on_the_disk(scripted: Scripted, tmp_path: Path) -> None:
    scripted.answers = [Answer(200, b"x", {"Content-Length": str(2**60)})]
    with pytest.raises(ClientError, match="disk is full"):
        client(scripted.url, Route()).download("a.b", {}, tmp_path / "x.tif")
    assert list(tmp_path.iterdir()) == []


def test_a_login_is_sent_as_basic(scripted: Scripted) -> None:
    Client(scripted.url, PasswordLogin("geopera", KEY), 5).op("a.b")
    assert scripted.seen[0].headers["authorization"].startswith("Basic ")


def test_secrets_are_not_in_the_log(scripted: Scripted, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client(scripted.url, Route()).op("a.b")
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("body", "known"),
    [
        (b'{"status": "ok", "version": "0.1.0"}', True),
        (b'{"status": "ok", "version": "banana"}', False),
        (b'{"status": "ok", "version": 1}', False),
        (b"[]", False),
        (b"<html>", None),
    ],
)
def test_a_server_of_ours_is_known_by_its_health(
    scripted: Scripted, body: bytes, known: bool | None
) -> None:
    scripted.answers = [Answer(200, body)]
    session = open_session(Route())
    if known is None:
        health = ask_health(scripted.url, session)
        assert health is None
    else:
        assert (ask_health(scripted.url, session) is not None) is known
    assert "authorization" not in scripted.seen[0].headers
