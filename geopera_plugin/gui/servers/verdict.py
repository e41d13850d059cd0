"""Show what a test of a server found, and warn of connections that others can read."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ...core.translate import tr
from ..theme import BAD, BUSY, GOOD, colour_text, muted, muted_label, sized
from .state_dot import StateDot


class ServerVerdict(QWidget):
    """A dot, a line in bold and one that explains; above them the warning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_server_verdict")
        self.warning = QLabel(
            tr(
                "Plain http:// is not protected: whoever is on the network in between can read the"
                " key and the imagery. Use https:// where the server has it."
            ),
            self,
        )
        self.warning.setObjectName("geopera_server_unprotected")
        self.warning.setWordWrap(True)
        line = self.fontMetrics().lineSpacing()
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self._sign = QLabel(self)
        self._sign.setPixmap(sign.pixmap(line * 2, line * 2))
        self._box = QFrame(self)
        self._box.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self._box)
        row.addWidget(self._sign)
        row.addWidget(self.warning, 1)
        self.dot = StateDot(self)
        self.title = QLabel(self)
        self.title.setObjectName("geopera_server_verdict_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(sized(self.title.font(), 1.0, bold=True))
        self.title.setWordWrap(True)
        self.detail = muted_label("", "geopera_server_verdict_detail", self)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        colour_text(self.detail, muted(self.palette()))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.dot, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.detail, 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.addWidget(self._box)
        layout.addLayout(grid)
        layout.addStretch(1)
        # Room for the longest of its texts, so that the dialog does not jump.
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.set_unprotected(False)
        self.clear_result()

    def set_unprotected(self, unprotected: bool) -> None:
        """Show or hide the warning."""
        self._box.setVisible(unprotected)

    def clear_result(self) -> None:
        """Forget the last test."""
        self.dot.hide()
        self.title.clear()
        self.detail.clear()

    def show_busy(self, text: str) -> None:
        """Show that a test is under way."""
        self._show(BUSY, text, "")

    def show_bad(self, title: str, detail: str = "") -> None:
        """Show why a server cannot be used."""
        self._show(BAD, title, detail)

    def show_good(self, version: str, projects: int | None, has_token: bool) -> None:
        """Show what answered."""
        title = tr("The server answers and lets you in")
        detail = tr("Geopera {version}, projects: {count}").format(
            version=version, count=projects if projects is not None else "?"
        )
        if not has_token:
            detail += "\n" + tr("Tiles are read with the key itself: it may not make a token.")
        self._show(GOOD, title, detail)

    def _show(self, colour, title: str, detail: str) -> None:
        self.dot.set_colour(colour)
        self.dot.setAccessibleName(title)
        self.dot.show()
        self.title.setText(title)
        self.detail.setText(detail)
