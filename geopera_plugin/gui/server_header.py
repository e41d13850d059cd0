"""Show the state of the server in one line."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ..core.connection import ConnectionState
from .icons import icon
from .theme import BAD, BUSY, GOOD, IDLE, colour_text, muted, sized

_LOOKS = {
    ConnectionState.OFFLINE: (IDLE, "Server stopped"),
    ConnectionState.STARTING: (BUSY, "Starting the server…"),
    ConnectionState.ONLINE: (GOOD, "Server ready"),
    ConnectionState.FAILED: (BAD, "The server could not start"),
}


class StateDot(QWidget):
    """Draw a dot in the colour of a state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor(IDLE)
        self.setFixedSize(QSize(12, 12))

    def colour(self) -> QColor:
        """Return the colour shown."""
        return QColor(self._colour)

    def set_colour(self, colour: QColor) -> None:
        """Show another colour."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw the dot with a soft ring around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ring = QColor(self._colour)
        ring.setAlpha(70)
        painter.setBrush(ring)
        painter.drawEllipse(QRectF(0, 0, 12, 12))
        painter.setBrush(self._colour)
        painter.drawEllipse(QRectF(2.5, 2.5, 7, 7))
        painter.end()


class ServerHeader(QWidget):
    """Show a dot, a sentence and, when the server is not there, a button to try again."""

    retry_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_server_header")
        self.dot = StateDot(self)
        self.dot.setObjectName("geopera_server_dot")
        self.text = QLabel(self)
        self.text.setObjectName("geopera_server_text")
        self.text.setFont(sized(self.text.font(), 0.95))
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.address = QLabel(self)
        self.address.setObjectName("geopera_server_address")
        self.address.setFont(sized(self.address.font(), 0.86))
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        colour_text(self.address, muted(self.palette()))
        self.retry = QToolButton(self)
        self.retry.setObjectName("geopera_server_retry")
        self.retry.setIcon(icon("refresh"))
        self.retry.setText("Try again")
        self.retry.setAccessibleName("Try to start the server again")
        self.retry.setToolTip("Try to start the server again")
        self.retry.setAutoRaise(True)
        self.retry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.retry.clicked.connect(lambda *_: self.retry_asked.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 5, 9, 5)
        layout.setSpacing(7)
        layout.addWidget(self.dot)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.address)
        layout.addWidget(self.retry)
        self.show_state(ConnectionState.OFFLINE)

    def show_state(self, state: ConnectionState, address: str = "", reason: str = "") -> None:
        """Show a state of the connection, the server's address and why it failed."""
        colour, text = _LOOKS[state]
        self.dot.set_colour(colour)
        self.dot.setAccessibleName(text)
        self.text.setText(text)
        self.text.setToolTip(reason or text)
        self.address.setText(address.split("//")[-1] if state is ConnectionState.ONLINE else "")
        self.address.setToolTip(f"The server answers at {address}" if address else "")
        self.retry.setVisible(state in (ConnectionState.OFFLINE, ConnectionState.FAILED))
