"""The one bridge from the plugin to the message bar."""

from __future__ import annotations

import contextlib
import html
from dataclasses import dataclass
from typing import Callable

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ..core.log import log_warning
from .icons import icon

_TITLE = "Geopera"


@dataclass(frozen=True)
class Choice:
    """A button in a message: its text and what it does."""

    text: str
    run: Callable[[], None]
    icon_name: str = ""


class Notifier(QObject):
    """Tell outcomes in the message bar: successes for a while, failures until they are closed."""

    def __init__(self, iface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = iface.messageBar()
        self._items: list = []

    def success(self, text: str, *choices: Choice) -> None:
        """Tell of a finished piece of work."""
        self._push(text, Qgis.MessageLevel.Success, 12, choices)

    def info(self, text: str, *choices: Choice) -> Callable[[], None]:
        """Tell what to do, or what goes on; return what takes it off."""
        item = self._push(text, Qgis.MessageLevel.Info, 8, choices)
        return lambda: self._pop(item)

    def ask(self, text: str, *choices: Choice) -> Callable[[], None]:
        """Ask for a decision until it is made or closed; return what takes the question off."""
        item = self._push(text, Qgis.MessageLevel.Info, 0, choices, asks=True)
        return lambda: self._pop(item)

    def failure(self, text: str, *choices: Choice) -> Callable[[], None]:
        """Tell of a failure in a person's words, and log it; return what takes it off."""
        log_warning(text)
        item = self._push(text, Qgis.MessageLevel.Warning, 0, choices)
        return lambda: self._pop(item)

    def close(self) -> None:
        """Take the plugin's messages off the bar."""
        for item in list(self._items):
            self._pop(item)
        self._items = []

    def _push(self, text: str, level, seconds: int, choices, asks: bool = False):
        # The bar shows markup, and names come from servers: they could make it load pictures.
        item = self._bar.createMessage(_TITLE, html.escape(text, quote=False))
        item.setObjectName("geopera_message")
        for choice in choices:
            button = QPushButton(choice.text, item)
            button.setObjectName("geopera_message_button")
            if choice.icon_name:
                button.setIcon(icon(choice.icon_name))
            button.clicked.connect(lambda *_, run=choice.run: run())
            if asks:
                button.clicked.connect(lambda *_: self._pop(item))
            item.layout().addWidget(button)
        item.destroyed.connect(lambda *_, gone=item: self._forget(gone))
        self._items.append(item)
        self._bar.pushWidget(item, level, seconds)
        return item

    def _pop(self, item) -> None:
        if any(kept is item for kept in self._items):
            with contextlib.suppress(RuntimeError):  # closed and deleted before
                self._bar.popWidget(item)

    def _forget(self, item) -> None:
        self._items = [kept for kept in self._items if kept is not item]
