"""Click a point on the map."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...core.translate import tr

_LINE = QColor(255, 214, 92)
_FILL = QColor(14, 143, 138)


class PointTool(QgsMapToolEmitPoint):
    """Emit each point that is clicked, and leave a mark there until the tool is done with."""

    chosen = pyqtSignal(object)
    """The clicked `QgsPointXY`, in the canvas CRS."""
    cancelled = pyqtSignal()
    """The user pressed Esc."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.hint = tr("Click a point whose values you want to see. Esc ends it.")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.mark = QgsVertexMarker(canvas)
        self.mark.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        self.mark.setColor(_LINE)
        self.mark.setFillColor(_FILL)
        self.mark.setIconSize(max(11, canvas.fontMetrics().height() * 2 // 3))
        self.mark.setPenWidth(3)
        self.mark.hide()

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802
        """Take a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            point = QgsPointXY(event.mapPoint())
            self.show_mark(point)
            self.chosen.emit(point)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Cancel on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # which tells the canvas not to run its own shortcut for the key
            self.cancelled.emit()

    def show_mark(self, point: QgsPointXY) -> None:
        """Mark a point, in the canvas CRS."""
        self.mark.setCenter(point)
        self.mark.show()

    def dispose(self) -> None:
        """Take the mark off the canvas."""
        self._canvas.scene().removeItem(self.mark)
