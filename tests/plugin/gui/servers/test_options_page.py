from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.connection import Connection
from geopera_plugin.core.environment import environment as environment_module
from geopera_plugin.core.environment.environment import EnvKind, State, environment
from geopera_plugin.core.environment.installer import Installer
from geopera_plugin.core.settings import PluginSettings, ServerMode
from geopera_plugin.core.sources import unusable_sources
from geopera_plugin.gui.servers.dependency_dialog import DependencyDialog
from geopera_plugin.gui.servers.options_page import OptionsPage
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.environment.test_install import wheel


def test_nothing_changes_when_nothing_was_set(connection: Connection) -> None:
    states = QSignalSpy(connection.state_changed)
    before = connection.settings.server_values()
    OptionsPage(connection).apply()
    assert connection.settings.server_values() == before
    assert len(states) == 0, "the server runs on"


def test_what_is_set_is_kept_and_the_server_starts_anew(
    connection: Connection, settings: PluginSettings, tmp_path: Path
) -> None:
    page = OptionsPage(connection)
    page.sources.setPlainText(f"{tmp_path}\nhttps://imagery.example/x/\nnonsense\n")
    assert "nonsense" in page.fault.text()
    page.local.cache.setValue(128)
    page.results.setFilePath(str(tmp_path / "results"))
    page.apply()
    assert not connection.is_online
    wait_for(lambda: connection.is_online, 60)
    assert settings.allowed_sources == (str(tmp_path), "https://imagery.example/x/")
    assert settings.output_folder == tmp_path / "results"
    served = connection.server._thread.context.settings
    assert served.remote_cache_bytes == 128 * 2**20
    assert served.source_prefixes == ("https://imagery.example/x/",)
    assert OptionsPage(connection).sources.toPlainText().splitlines() == [
        str(tmp_path),
        "https://imagery.example/x/",
    ]


@pytest.mark.parametrize(
    "place",
    [
        "relative",
        "/nowhere/at/all",
        "ftp://a/b",
        "https://",
        "https://u:p@a/",
        "https://a/?x",
        "\0",
    ],
)
def test_places_that_cannot_be_meant_are_refused(place: str) -> None:
    assert unusable_sources((place,)) == [place]


def test_settings_that_make_no_sense_are_defaults(settings: PluginSettings) -> None:
    from qgis.core import QgsSettings

    QgsSettings().setValue("geopera/server_mode", "on the moon")
    QgsSettings().setValue("geopera/cache_mb", 10**9)
    assert settings.server_mode is ServerMode.AUTOMATIC
    assert settings.cache_mb == 4096


def test_packages_are_installed_after_consent_and_removed(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOPERA_PLUGIN_ENVIRONMENTS", str(tmp_path / "environments"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    from geopera_plugin.core.environment.lock import Lock

    lock = Lock(wheel(tmp_path / "wheels", "geopera_one") + "\n", ("geopera_one",))
    monkeypatch.setattr(environment_module, "lock_for_qgis", lambda: lock)
    options = ("--no-index", "--find-links", str(tmp_path / "wheels"))
    dialog = DependencyDialog(connection, None, Installer(connection.settings, options))
    dialog.show()
    target = environment(EnvKind.IN_QGIS)
    assert str(target.folder) in dialog.facts.where.text()
    assert "1 Python packages" in dialog.facts.what.text()
    assert "MB" in dialog.facts.size.text()
    assert target.state() is State.ABSENT, "nothing happens before the button is pressed"
    dialog.install_button.click()
    assert not dialog.install_button.isEnabled()
    assert dialog.cancel_button.isEnabled()
    wait_for(lambda: dialog.outcome.text().startswith("Installed"), 60)
    assert target.state() is State.READY
    assert "Successfully installed" in dialog.log.toPlainText()
    assert (dialog.install_button.text(), dialog.remove_button.isEnabled()) == ("Repair", True)
    wait_for(lambda: connection.is_online, 60)
    dialog.remove_button.click()
    wait_for(lambda: dialog.outcome.text() == "Removed.", 30)
    assert target.state() is State.ABSENT
    wait_for(lambda: connection.is_online, 60)
    dialog.reject()
    dialog.deleteLater()


def test_an_installation_may_end_after_its_dialog(connection: Connection) -> None:
    dialog = DependencyDialog(connection)
    installer, begun, go = dialog._installer, threading.Event(), threading.Event()
    told = QSignalSpy(installer.finished)

    def work(_feedback: object) -> None:
        begun.set()
        go.wait(5)
        installer.line_arrived.emit("late")

    installer._begin("Install", work)
    wait_for(begun.is_set)
    dialog.reject()
    dialog.deleteLater()
    del dialog
    settle(0.1)
    assert len(told) == 0
    go.set()
    wait_for(lambda: len(told) == 1)
