"""A dot in the colour of a state."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtWidgets import QWidget

from ..theme import IDLE


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
