"""A remote server: the real one, as a process of its own, and what may go wrong with it."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.servers.credentials import (
    CredentialProblem,
    credential,
    is_ours,
    remove_key,
    store_key,
)
from geopera_plugin.core.servers.profiles import ServerProfile
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.conftest import settle, wait_for

SERVER = Path(__file__).resolve().parents[3] / "server"


@dataclass
class Remote:
    url: str
    key: str


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    home = tmp_path_factory.mktemp("remote")
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "geopera_server", "serve", "--home", home, "--port", "0"],
            env={"PYTHONPATH": str(SERVER), "PATH": "/usr/bin:/bin"},
            stdout=log,
            stderr=log,
        )
    try:
        deadline = time.monotonic() + 60
        while not (home / "server.json").exists():
            assert process.poll() is None, (home / "log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        told = json.loads((home / "server.json").read_text())
        yield Remote(told["url"], told["key"])
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def vault(qgis_app: QgsApplication) -> Iterator[None]:
    """The authentication database, open; what a test puts into it goes again."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("test", True)
    before = set(manager.configIds())
    yield
    for left in set(manager.configIds()) - before:
        manager.removeAuthenticationConfig(left)


@pytest.fixture
def connection(settings: PluginSettings) -> Iterator[Connection]:
    made = Connection(settings)
    yield made
    assert made.stop()


def profile(remote: Remote, key: str) -> ServerProfile:
    authcfg = store_key(key, "Harbour", remote.url)
    return ServerProfile("harbour", "Harbour", remote.url, authcfg)


def test_keys_are_kept_in_the_authentication_database(vault: None) -> None:
    made = store_key("gpra_one", "Harbour", "https://a.example")
    assert is_ours(made)
    assert store_key("gpra_two", "Harbour", "https://a.example", made) == made
    request = requests.Request("GET", "http://127.0.0.1/", auth=credential(made)).prepare()
    sent = base64.b64decode(request.headers["Authorization"].split()[1])
    assert sent == b"geopera:gpra_two"
    remove_key(made)
    assert not is_ours(made)
    with pytest.raises(CredentialProblem, match="enter it again"):
        credential(made)


def test_switches_to_a_remote_server_and_back(
    vault: None, remote: Remote, connection: Connection
) -> None:
    connection.start()
    wait_for(lambda: connection.is_online, 60)
    own = connection.base_url
    connection.servers.save(profile(remote, remote.key))
    states = QSignalSpy(connection.state_changed)
    changes = QSignalSpy(connection.server_changed)
    connection.switch("harbour")
    assert connection.client is None
    wait_for(lambda: connection.is_online)
    assert (connection.server_id, connection.base_url) == ("harbour", remote.url)
    assert connection.tile_token
    assert connection.client is not None
    assert connection.client.projects() == []
    assert connection.server.is_running, "layers and jobs of the own server go on"
    assert connection.links[""].base_url == own
    assert connection.links["harbour"].authcfg == connection.authcfg != ""
    connection.switch("")
    wait_for(lambda: connection.is_online)
    assert connection.base_url == own
    expected = [ConnectionState.OFFLINE, ConnectionState.STARTING, ConnectionState.ONLINE]
    assert [entry[0] for entry in states] == expected * 2
    assert [entry[0] for entry in changes] == ["harbour", ""]


def test_the_choice_lasts_and_needs_no_packages(
    vault: None, remote: Remote, settings: PluginSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geopera_plugin.core.servers import local_server

    first = Connection(settings)
    first.servers.save(profile(remote, remote.key))
    first.servers.active = "harbour"
    assert first.stop()
    monkeypatch.setattr(local_server, "missing", lambda _site: ["rasterio"])
    second = Connection(settings)
    second.start()
    wait_for(lambda: second.is_online)
    assert second.server_id == "harbour"
    assert not second.needs_packages
    assert not second.server.is_running
    assert second.stop()


def test_a_wrong_key_is_told_and_is_in_no_log_or_setting(
    vault: None, remote: Remote, connection: Connection, qgis_app: QgsApplication
) -> None:
    log = QSignalSpy(qgis_app.messageLog().messageReceived)
    told = QSignalSpy(connection.message)
    connection.servers.save(profile(remote, "gpra_wrong-one"))
    connection.switch("harbour")
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert "does not know this key" in told[0][0]
    assert not connection._retry.is_active, "a wrong key does not get right by itself"
    assert "gpra_wrong-one" not in str([list(entry) for entry in log])
    settings = QgsSettings()
    values = [str(settings.value(name)) for name in settings.allKeys()]
    assert not any("gpra_wrong-one" in value for value in values)


def test_a_server_that_is_away_is_tried_again(vault: None, connection: Connection) -> None:
    connection.servers.save(ServerProfile("gone", "Gone", "http://127.0.0.1:9"))
    told = QSignalSpy(connection.message)
    connection._retry._next_ms = 50
    connection.switch("gone")
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert connection._retry.is_active
    connection._retry._timer.start(10)
    wait_for(lambda: connection.state is ConnectionState.STARTING)
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert len(told) == 1, "a second failure is not told again"
    assert "Nothing answers" in connection.reason


def test_a_credential_that_is_gone_is_told(connection: Connection, vault: None) -> None:
    connection.servers.save(ServerProfile("x", "X", "https://a.example", "zzzzzzz"))
    told = QSignalSpy(connection.message)
    connection.switch("x")
    assert connection.state is ConnectionState.FAILED
    assert "authentication database" in told[0][0]


def test_what_is_no_server_of_ours_never_sees_the_key(vault: None, connection: Connection) -> None:
    from tests.client.conftest import Answer, Scripted
    from tests.client.way import running

    other = Scripted()
    other.answers = [Answer(200, b"<html>hello</html>", {"Content-Type": "text/html"})]
    with running(other.http):
        connection.servers.save(profile(Remote(other.url, ""), "gpra_mine"))
        told = QSignalSpy(connection.message)
        connection.switch("harbour")
        wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert "Something else answers" in told[0][0]
    assert [seen.path for seen in other.seen] == ["/healthz"]
    assert "authorization" not in other.seen[0].headers


def test_switching_twice_at_once_ends_at_the_last(
    vault: None, remote: Remote, connection: Connection
) -> None:
    connection.servers.save(profile(remote, remote.key))
    connection.switch("harbour")
    connection.switch("")
    connection.switch("harbour")
    wait_for(lambda: connection.is_online, 60)
    settle(0.5)
    assert (connection.server_id, connection.base_url) == ("harbour", remote.url)


def test_an_unknown_server_is_refused(connection: Connection) -> None:
    with pytest.raises(ValueError, match="no such server"):
        connection.switch("nowhere")


def test_a_server_that_goes_is_noticed_and_found_again(
    vault: None, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geopera_plugin.core.servers import heartbeat
    from tests.client.conftest import Answer, Scripted
    from tests.client.way import running

    monkeypatch.setattr(heartbeat, "EVERY_MS", 40)
    other = Scripted()
    fine = Answer(
        200, b'{"status": "ok", "version": "0.1.0", "sub": "me", "token": "t", "expires_at": null}'
    )
    other.answers = [fine]
    with running(other.http):
        connection.servers.save(profile(Remote(other.url, ""), "gpra_mine"))
        told = QSignalSpy(connection.message)
        connection._retry._next_ms = 50
        connection.switch("harbour")
        wait_for(lambda: connection.is_online)
        wait_for(lambda: sum("userinfo" in seen.path for seen in other.seen) > 4)
        assert connection.is_online
        other.answers = [Answer(503, b"{}")]
        wait_for(lambda: connection.state is ConnectionState.FAILED)
        assert connection.client is None
        assert len(told) == 1
        other.answers = [fine]
        connection._retry._timer.start(10)
        wait_for(lambda: connection.is_online)
        other.answers = [Answer(401, b"{}")]
        wait_for(lambda: connection.state is ConnectionState.FAILED)
        assert "does not accept this key" in told[-1][0]
        assert not connection._retry.is_active, "an expired key does not get right by itself"
        assert connection.stop()
