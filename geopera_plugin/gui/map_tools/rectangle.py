"""Draw a rectangle: by a drag, or by two clicks."""

from __future__ import annotations

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication

from ...core.translate import tr
from .base import AreaTool


class RectangleTool(AreaTool):
    """Draw a rectangle whose sides are those of the screen, on a rotated map too."""

    def __init__(self, canvas) -> None:
        self.hint = tr("Drag a rectangle, or click two corners. Esc cancels.")
        self._start: QPoint | None = None
        super().__init__(canvas)

    def is_drawing(self) -> bool:
        """Tell whether the first corner is set."""
        return self._start is not None

    def reset(self) -> None:
        """Forget the first corner."""
        self._start = None
        super().reset()

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        """Set the first corner; finish when it was set by a click before."""
        if event.button() == Qt.MouseButton.RightButton:
            self.reset()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._start is None:
            self._start = event.pos()

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        """Show the rectangle so far."""
        if self._start is not None:
            self._rubber.show(self._rectangle(event.pos()), self._crs())

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802
        """Finish a drag; after a plain click wait for the second one."""
        if event.button() != Qt.MouseButton.LeftButton or self._start is None:
            return
        moved = (event.pos() - self._start).manhattanLength()
        if moved < QApplication.startDragDistance():
            return
        rectangle = self._rectangle(event.pos())
        if rectangle.area() > 0:
            self._finish(rectangle)

    def _rectangle(self, end: QPoint) -> QgsGeometry:
        start = self._start or end
        corners = (
            start,
            QPoint(end.x(), start.y()),
            end,
            QPoint(start.x(), end.y()),
            start,
        )
        return QgsGeometry.fromPolygonXY([[self.toMapCoordinates(corner) for corner in corners]])
