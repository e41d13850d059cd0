"""Show a figure beside the cursor on the canvas."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPoint, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF

from ..theme import sized

_BACK = QColor(10, 40, 46, 225)
_TEXT = QColor(255, 255, 255)


class Badge(QgsMapCanvasItem):
    """A short text on a dark, rounded ground: readable on any imagery."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._text = ""
        self._place = QPoint()
        self._font = sized(canvas.font(), 1.0, bold=True)
        self.setZValue(200)
        self.hide()

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def say(self, text: str, place: QPoint) -> None:
        """Show a text to the lower right of a place of the canvas, in pixels."""
        self.prepareGeometryChange()
        self._text, self._place = text, place
        self.setVisible(bool(text))
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return where the text is drawn."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:  # noqa: N802
        """Stay where the cursor is."""
        self.setPos(QPointF(0, 0))

    def paint(self, painter, *_args) -> None:
        """Draw the text."""
        metrics = QFontMetricsF(self._font)
        gap = metrics.height() * 0.4
        box = QRectF(
            0, 0, metrics.horizontalAdvance(self._text) + 3 * gap, metrics.height() + 1.6 * gap
        )
        box.moveTopLeft(QPointF(self._place) + QPointF(3 * gap, 3 * gap))
        box.moveRight(min(box.right(), self._canvas.width() - gap))
        box.moveBottom(min(box.bottom(), self._canvas.height() - gap))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BACK)
        painter.drawRoundedRect(box, gap, gap)
        painter.setPen(_TEXT)
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)

    def dispose(self) -> None:
        """Take it off the canvas."""
        scene = self._canvas.scene()
        if self.scene() is scene:
            scene.removeItem(self)
