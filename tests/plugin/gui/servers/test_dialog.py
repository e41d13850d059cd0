from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtTest import QSignalSpy
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox

from geopera_plugin.core.connection import Connection
from geopera_plugin.core.servers.profiles import ServerProfile, Servers
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.gui.servers.dialog import ServerDialog
from geopera_plugin.gui.servers.header import ServerHeader
from geopera_plugin.gui.servers.list import ServerList
from tests.plugin.conftest import settle, wait_for

SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture
def servers(settings: PluginSettings) -> Iterator[Servers]:
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("test", True)
    before = set(manager.configIds())
    yield Servers()
    for left in set(manager.configIds()) - before:
        manager.removeAuthenticationConfig(left)


def filled(servers: Servers, url: str, key: str, name: str = "") -> ServerDialog:
    dialog = ServerDialog(servers)
    dialog.name.setText(name)
    dialog.url.setText(url)
    dialog.key.setText(key)
    return dialog


def test_what_was_typed_in_is_kept_and_the_key_with_qgis(servers: Servers) -> None:
    dialog = filled(servers, "imagery.example/", "gpra_key")
    assert dialog.key.echoMode() == QLineEdit.EchoMode.Password
    dialog.save()
    (profile,) = servers.profiles()
    assert (profile.name, profile.url) == ("imagery.example", "https://imagery.example")
    assert profile.authcfg in QgsApplication.authManager().configIds()
    assert dialog.key.text() == ""


def test_nothing_is_kept_without_an_address(servers: Servers) -> None:
    dialog = ServerDialog(servers)
    assert not dialog.buttons.button(SAVE).isEnabled()
    dialog.url.setText("ftp://x")
    assert not dialog.buttons.button(SAVE).isEnabled()
    assert not dialog.test_button.isEnabled()
    dialog.save()
    assert servers.profiles() == []
    assert "https" in dialog.verdict.title.text()


def test_editing_keeps_id_and_key_unless_a_new_one_is_typed(servers: Servers) -> None:
    filled(servers, "a.example", "gpra_one", "A").save()
    (before,) = servers.profiles()
    dialog = ServerDialog(servers, before)
    assert dialog.key.text() == "", "the key is not read back"
    dialog.name.setText("B")
    dialog.save()
    (after,) = servers.profiles()
    assert (after.id, after.name, after.authcfg) == (before.id, "B", before.authcfg)


def test_a_server_may_have_no_key(servers: Servers) -> None:
    filled(servers, "a.example", "").save()
    assert servers.profiles()[0].authcfg == ""


def test_an_entry_of_the_users_own_is_used_and_never_deleted(
    servers: Servers, connection: Connection
) -> None:
    from qgis.core import QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    config = QgsAuthMethodConfig("Basic")
    config.setName("Mine")
    config.setConfig("username", "me")
    config.setConfig("password", "pw")
    answer = manager.storeAuthenticationConfig(config)
    assert answer[0] if isinstance(answer, tuple) else answer
    dialog = ServerDialog(servers)
    dialog.url.setText("a.example")
    dialog.by_entry.setChecked(True)
    dialog.entry.setConfigId(config.id())
    dialog.save()
    (profile,) = servers.profiles()
    assert profile.authcfg == config.id()
    rows = ServerList(connection)
    rows._remove(profile, QMessageBox.StandardButton.Yes)
    assert servers.profiles() == []
    assert config.id() in manager.configIds()


def test_closing_during_a_test_is_harmless(servers: Servers) -> None:
    dialog = filled(servers, "http://127.0.0.1:9", "gpra_key")
    dialog.test()
    dialog.reject()
    dialog.deleteLater()
    settle(0.5)


def test_a_failed_test_is_told_and_can_be_done_again(servers: Servers) -> None:
    dialog = filled(servers, "http://127.0.0.1:9", "gpra_key")
    for _ in range(2):
        dialog.test()
        assert not dialog.test_button.isEnabled()
        wait_for(dialog.test_button.isEnabled)
        assert dialog.verdict.title.text() == "The server does not answer"
    assert servers.profiles() == []


def test_removing_the_server_in_use_goes_back_to_this_computer(
    servers: Servers, connection: Connection
) -> None:
    rows = ServerList(connection)
    assert rows.tree.topLevelItemCount() == 1
    profile = ServerProfile("a", "A", "http://127.0.0.1:9")
    connection.servers.save(profile)
    assert rows.tree.topLevelItemCount() == 2
    connection.switch("a")
    rows._remove(profile, QMessageBox.StandardButton.Cancel)
    assert connection.server_id == "a"
    rows._remove(profile, QMessageBox.StandardButton.Yes)
    assert connection.server_id == ""
    assert rows.tree.topLevelItemCount() == 1
    wait_for(lambda: connection.is_online)


def test_the_header_shows_names_as_they_are(qgis_app: QgsApplication) -> None:
    header = ServerHeader()
    asked = QSignalSpy(header.setup_asked)
    header.show_server("R&D " + "x" * 200)
    assert header.choice.text().startswith("R&&D x")
    assert header.choice.sizeHint().width() < header.fontMetrics().averageCharWidth() * 40
    header.show_setup(True)
    header.setup.click()
    assert len(asked) == 1


def test_a_kept_key_is_not_sent_to_another_server(servers: Servers) -> None:
    filled(servers, "a.example", "gpra_one", "A").save()
    (before,) = servers.profiles()
    dialog = ServerDialog(servers, before)
    dialog.url.setText("https://b.example")
    dialog.test()
    assert dialog.test_button.isEnabled(), "nobody was asked"
    assert "another server" in dialog.verdict.title.text()
    dialog.save()
    assert servers.profiles() == [before]
    dialog.key.setText("gpra_two")
    dialog.save()
    assert servers.profiles()[0].url == "https://b.example"
