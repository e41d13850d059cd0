"""Install, repair, cancel and remove in the dialog, by the real pip from a folder of wheels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from geopera_plugin.core.environment.environment import Environment, EnvKind, State, environment
from geopera_plugin.core.environment.install import CHECK
from geopera_plugin.core.environment.installer import Installer
from geopera_plugin.core.environment.lock import Lock
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.gui.servers.dependency_dialog import DependencyDialog
from tests.plugin.conftest import settle, wait_for
from tests.plugin.core.environment.test_install import wheel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def told() -> list[str]:
    """What the dialog asked of the connection."""
    return []


@pytest.fixture
def dialog(
    settings: PluginSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> Iterator[DependencyDialog]:
    monkeypatch.setenv("GEOPERA_PLUGIN_ENVIRONMENTS", str(tmp_path / "environments"))
    monkeypatch.delenv("GEOPERA_PLUGIN_SITE", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    wheels = tmp_path / "wheels"
    lock = Lock("\n".join(wheel(wheels, name) for name in CHECK) + "\n", CHECK)
    monkeypatch.setattr(Environment, "lock", lambda _self: lock)
    connection = SimpleNamespace(
        settings=settings,
        server_id="",
        restart=lambda: told.append("restart"),
        server=SimpleNamespace(stop=lambda: told.append("stop")),
    )
    installer = Installer(settings, ("--no-index", "--find-links", str(wheels)))
    opened = DependencyDialog(connection, None, installer)
    opened.in_qgis.click()
    opened.show()
    settle(0.05)
    yield opened
    opened.close()
    wait_for(lambda: not installer.is_running, 30)
    opened.deleteLater()


def press(dialog: DependencyDialog, button) -> str:
    """Click a button and wait until its work is over; return what is told."""
    QTest.mouseClick(button, LEFT)
    assert dialog.progress.isVisible()
    assert dialog.cancel_button.isEnabled()
    assert not dialog.install_button.isEnabled()
    wait_for(lambda: not dialog.cancel_button.isEnabled(), 60)
    return dialog.outcome.text()


def test_install_repair_cancel_and_remove(dialog: DependencyDialog, told: list[str]) -> None:
    target = environment(EnvKind.IN_QGIS)
    assert dialog.install_button.text() == "Install"
    assert not dialog.remove_button.isEnabled(), "there is nothing to remove"
    assert target.state() is State.ABSENT, "nothing happens before somebody agrees"

    assert press(dialog, dialog.install_button) == "Installed. The server is started."
    assert target.state() is State.READY
    assert "Successfully installed" in dialog.log.toPlainText()
    assert dialog.progress.value() == 100
    assert told == ["restart"]

    (target.site / "rasterio.py").unlink()
    assert dialog.install_button.text() == "Repair"
    assert press(dialog, dialog.install_button) == "Installed. The server is started."
    assert (target.site / "rasterio.py").is_file()

    kept = target.note()
    QTest.mouseClick(dialog.install_button, LEFT)
    QTest.mouseClick(dialog.cancel_button, LEFT)
    wait_for(lambda: not dialog.cancel_button.isEnabled(), 60)
    assert dialog.outcome.text() == "Cancelled: nothing was changed."
    assert (target.state(), target.note()) == (State.READY, kept)

    told.clear()
    assert press(dialog, dialog.remove_button) == "Removed."
    assert target.state() is State.ABSENT
    assert told == ["stop", "restart"], "who uses it is ended first"
    assert dialog.install_button.text() == "Install"
