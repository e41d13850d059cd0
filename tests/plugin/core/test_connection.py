from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client import Client
from geopera_plugin.client.models import TileToken
from geopera_plugin.core import embedded_server
from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.dependencies import DependencyProblem
from geopera_plugin.core.embedded_server import EmbeddedServer
from geopera_plugin.core.servers.token_renewal import renewal_ms
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.conftest import our_threads, wait_for


def test_goes_online_with_all_that_is_needed(connection: Connection) -> None:
    assert connection.is_online
    assert connection.base_url.startswith("http://127.0.0.1:")
    assert connection.organization_id
    assert connection.tile_token
    assert connection.client is not None
    assert connection.client.projects() == []


def test_states_are_told_once_each_and_in_order(settings: PluginSettings) -> None:
    before = our_threads()
    connection = Connection(settings)
    spy = QSignalSpy(connection.state_changed)
    connection.start()
    connection.start()
    wait_for(lambda: connection.is_online)
    connection.start()
    assert connection.stop()
    connection.stop()
    assert [entry[0] for entry in spy] == [
        ConnectionState.STARTING,
        ConnectionState.ONLINE,
        ConnectionState.OFFLINE,
    ]
    assert connection.client is None
    assert connection.tile_token == ""
    left = [name for name in before if not name.startswith("geopera")]
    wait_for(lambda: our_threads() == left)  # AnyIO's end a moment after the loop


def test_comes_back_after_a_stop(settings: PluginSettings) -> None:
    connection = Connection(settings)
    for _ in range(2):
        connection.start()
        wait_for(lambda: connection.is_online)
        assert connection.stop()


def test_a_failure_is_told_in_words_and_can_be_tried_again(
    settings: PluginSettings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.home = tmp_path / "file" / "home"
    connection = Connection(settings)
    messages = QSignalSpy(connection.message)
    connection.start()
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert len(messages) == 1
    assert "cannot be used" in messages[0][0]
    settings.home = tmp_path / "good"
    connection.start()
    wait_for(lambda: connection.is_online)
    assert connection.stop()


def test_a_server_that_ends_by_itself_is_told_and_can_be_started_again(
    settings: PluginSettings,
) -> None:
    connection = Connection(settings)
    connection.start()
    wait_for(lambda: connection.is_online)
    messages = QSignalSpy(connection.message)
    connection.server._thread._server.should_exit = True
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert connection.client is None
    assert [message[0] for message in messages] == ["The server ended by itself: start it again."]
    assert connection.absence == messages[0][0]
    connection.start()
    wait_for(lambda: connection.is_online)
    assert connection.stop()
    assert connection.absence == "There is no server to ask: start it first."


def test_without_packages_nothing_is_a_failure(
    settings: PluginSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(_site: object) -> None:
        raise DependencyProblem("These Python packages are missing: rasterio.")

    monkeypatch.setattr(embedded_server, "prepare", lacking)
    monkeypatch.setattr("geopera_plugin.core.servers.in_use.needs_packages", lambda _settings: True)
    connection = Connection(settings, EmbeddedServer(settings))
    messages = QSignalSpy(connection.message)
    connection.start()
    wait_for(lambda: connection.state is ConnectionState.FAILED)
    assert len(messages) == 0
    assert connection.absence == "The server on this computer is not set up yet."
    assert connection.stop()


def test_the_tile_token_reads_tiles_only(connection: Connection) -> None:
    with pytest.raises(Exception, match=r"(?i)allow|scope|key"):
        Client(connection.base_url, connection.tile_token).projects()


def test_neither_start_nor_stop_warns_in_the_log(
    qgis_app: QgsApplication, settings: PluginSettings
) -> None:
    spy = QSignalSpy(qgis_app.messageLog().messageReceived)
    connection = Connection(settings)
    connection.start()
    wait_for(lambda: connection.is_online)
    assert connection.client is not None
    secrets = [connection.tile_token, connection.server.key]
    connection.client.colormaps()
    assert connection.stop()
    messages = [list(message) for message in spy]
    assert [message[1:] for message in messages] == [["Geopera", 0]] * len(messages)
    assert not any(secret in json.dumps(str(messages)) for secret in secrets)


def test_a_token_is_renewed_well_before_it_expires() -> None:
    far = TileToken("t", "2999-01-01T00:00:00+00:00")
    assert renewal_ms(far) == 6 * 3600 * 1000
    assert renewal_ms(TileToken("t", "2001-01-01T00:00:00Z")) == 1000
    assert renewal_ms(TileToken("t", None)) == 6 * 3600 * 1000
    assert renewal_ms(TileToken("t", "soon")) == 6 * 3600 * 1000
