"""Show one line of text that gives way when there is no room."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ..core.plain_text import plain_tip


class ElidedLabel(QLabel):
    """Cut its text with an ellipsis; the whole of it is the tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show a text."""
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width of its own."""
        return QSize(24, self.fontMetrics().height() + 2)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width of its own."""
        return self.minimumSizeHint()

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
