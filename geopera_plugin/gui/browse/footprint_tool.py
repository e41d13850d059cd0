"""A map tool that pans, and tells where the map was clicked."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal

_STILL = 4  # pixels that a hand may move during a click


class FootprintTool(QgsMapToolPan):
    """Pan as QGIS's own tool does; a click does not move the map."""

    clicked = pyqtSignal(object)
    """The `QgsPointXY` in the canvas CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._pressed: QPoint | None = None
        self._moved = False

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Note where the button goes down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = QPoint(event.pos()), False
        super().canvasPressEvent(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Pan once the mouse has moved far enough not to be a click."""
        if self._pressed is not None and not self._moved:
            if (event.pos() - self._pressed).manhattanLength() <= _STILL:
                return
            self._moved = True
        super().canvasMoveEvent(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """End panning, or tell of the click."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._moved and event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.canvas().setCursor(Qt.CursorShape.OpenHandCursor)
            self.clicked.emit(event.mapPoint())
            return
        super().canvasReleaseEvent(event)
