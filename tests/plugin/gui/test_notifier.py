"""Tell outcomes in a real message bar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QTextBrowser

from geopera_plugin.gui.notifier import Choice, Notifier
from tests.plugin.conftest import settle


class Iface:
    """What the notifier needs of QGIS's interface."""

    def __init__(self) -> None:
        self.bar = QgsMessageBar()

    def messageBar(self) -> QgsMessageBar:
        return self.bar


@pytest.fixture
def iface(qgis_app: QgsApplication) -> Iterator[Iface]:
    made = Iface()
    made.bar.resize(600, 40)
    made.bar.show()
    yield made
    made.bar.clearWidgets()
    made.bar.deleteLater()
    settle(0.02)


def test_a_success_has_its_button(iface: Iface) -> None:
    pressed: list[str] = []
    notifier = Notifier(iface)
    notifier.success("The clip is on the map.", Choice("Zoom to", lambda: pressed.append("zoom")))
    item = iface.bar.currentItem()
    assert item.level() == Qgis.MessageLevel.Success
    assert item.text() == "The clip is on the map."
    button = item.findChild(QPushButton, "geopera_message_button")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["zoom"]


def test_a_failure_stays_and_is_logged(iface: Iface) -> None:
    told: list[tuple[str, str, int]] = []
    log = QgsApplication.messageLog()
    keep = lambda text, tag, level: told.append((text, tag, int(level)))  # noqa: E731
    log.messageReceived.connect(keep)
    Notifier(iface).failure("The disk is full.")
    log.messageReceived.disconnect(keep)
    assert iface.bar.currentItem().level() == Qgis.MessageLevel.Warning
    assert iface.bar.currentItem().duration() == 0
    assert ("The disk is full.", "Geopera", 1) in told


def test_close_takes_back_only_its_own(iface: Iface) -> None:
    iface.bar.pushMessage("QGIS", "something else", Qgis.MessageLevel.Info, 0)
    notifier = Notifier(iface)
    notifier.info("one")
    notifier.success("two")
    notifier.close()
    settle(0.05)
    assert [item.text() for item in iface.bar.items()] == ["something else"]
    notifier.close()


def test_names_of_a_server_are_no_markup(iface: Iface) -> None:
    Notifier(iface).failure('The clip “<img src="http://127.0.0.1:9/x">” & more failed: why')
    (browser,) = iface.bar.currentItem().findChildren(QTextBrowser)
    assert '“<img src="http://127.0.0.1:9/x">” & more failed: why' in browser.toPlainText()
    assert "<img" not in browser.toHtml()
