"""Show in one line which server is in use and how it is."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ...core.connection import ConnectionState
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..elided_label import ElidedLabel
from ..icons import icon
from ..theme import BAD, BUSY, GOOD, IDLE, sized
from .state_dot import StateDot

_COLOURS = {
    ConnectionState.OFFLINE: IDLE,
    ConnectionState.STARTING: BUSY,
    ConnectionState.ONLINE: GOOD,
    ConnectionState.FAILED: BAD,
}


def _words(state: ConnectionState, remote: bool) -> str:
    if remote:
        return {
            ConnectionState.OFFLINE: tr("Not connected"),
            ConnectionState.STARTING: tr("Connecting…"),
            ConnectionState.ONLINE: tr("Connected"),
            ConnectionState.FAILED: tr("The server cannot be used"),
        }[state]
    return {
        ConnectionState.OFFLINE: tr("Server stopped"),
        ConnectionState.STARTING: tr("Starting the server…"),
        ConnectionState.ONLINE: tr("Server ready"),
        ConnectionState.FAILED: tr("The server could not start"),
    }[state]


class ServerHeader(QWidget):
    """Show a dot, a sentence, a menu of servers and, when the server is not there, a way out."""

    retry_asked = pyqtSignal()
    setup_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_server_header")
        self._remote = ""
        self._needs_setup = False
        self._shown = (ConnectionState.OFFLINE, "", "")
        self.dot = StateDot(self)
        self.dot.setObjectName("geopera_server_dot")
        self.text = ElidedLabel("geopera_server_text", self)
        self.text.setFont(sized(self.text.font(), 0.95))
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.menu = QMenu(self)
        self.menu.setObjectName("geopera_server_menu")
        self.menu.setToolTipsVisible(True)
        self.choice = self._button("geopera_server_choice", "", tr("Choose the server"))
        self.choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choice.setMenu(self.menu)
        self.retry = self._button("geopera_server_retry", "refresh", tr("Try again"))
        self.retry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.retry.clicked.connect(lambda *_: self.retry_asked.emit())
        self.setup = self._button("geopera_server_setup", "", tr("Set up…"))
        self.setup.setToolTip(tr("Install what the server needs, or use one elsewhere"))
        self.setup.clicked.connect(lambda *_: self.setup_asked.emit())
        self.setup.setAutoRaise(False)
        self.setup.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 4, 5, 4)
        layout.setSpacing(7)
        layout.addWidget(self.dot)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.setup)
        layout.addWidget(self.retry)
        layout.addWidget(self.choice)
        self.show_server("")
        self.show_state(ConnectionState.OFFLINE)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Keep one height, whichever buttons are there."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.choice.sizeHint().height() + 8))

    def show_server(self, remote: str) -> None:
        """Show the name of the server in use; empty is the plugin's own."""
        self._remote = remote
        name = remote or tr("This computer")
        # A name that is very long would push everything else aside.
        most = self.fontMetrics().averageCharWidth() * 26
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, most)
        # the arrow of the menu is drawn over the end of the text
        self.choice.setText(shown.replace("&", "&&") + "\u2003")
        self.choice.setAccessibleName(tr("Server: {name}").format(name=name))
        self.show_state(*self._shown)

    def show_setup(self, needed: bool) -> None:
        """Offer to install what the server needs; to try again without it is of no use."""
        self._needs_setup = needed
        self.setup.setVisible(needed)
        self.show_state(*self._shown)

    def show_state(self, state: ConnectionState, address: str = "", reason: str = "") -> None:
        """Show a state of the connection, the server's address and why it failed."""
        self._shown = (state, address, reason)
        text = tr("Not set up yet") if self._needs_setup else _words(state, bool(self._remote))
        self.dot.set_colour(_COLOURS[state])
        self.dot.setAccessibleName(text)
        self.text.setText(text)
        self.text.setToolTip(plain_tip(reason or text))
        at = tr("It answers at {address}").format(address=address) if address else ""
        tip = tr("Choose, add or edit servers")
        self.choice.setToolTip(f"{tip}\n{at}" if at else tip)
        idle = state in (ConnectionState.OFFLINE, ConnectionState.FAILED)
        self.retry.setVisible(idle and not self._needs_setup)

    def _button(self, name: str, icon_name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon_name:
            button.setIcon(icon(icon_name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
