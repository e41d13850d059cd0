"""Draw a polygon by clicks."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt

from ...core.translate import tr
from .base import AreaTool

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class PolygonTool(AreaTool):
    """Draw a polygon vertex by vertex."""

    def __init__(self, canvas) -> None:
        self.hint = tr(
            "Click the corners. Right click, double click or Enter finishes, "
            "Backspace takes back the last corner, Esc cancels."
        )
        self._vertices: list[QgsPointXY] = []
        self._cursor: QgsPointXY | None = None
        super().__init__(canvas)

    def vertices(self) -> list[QgsPointXY]:
        """Return the corners set so far, in the canvas CRS."""
        return list(self._vertices)

    def is_drawing(self) -> bool:
        """Tell whether a corner is set."""
        return bool(self._vertices)

    def reset(self) -> None:
        """Forget all corners."""
        self._vertices = []
        self._cursor = None
        super().reset()

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        """Add a corner, or finish on the right button."""
        point = self.toMapCoordinates(event.pos())
        if event.button() == Qt.MouseButton.LeftButton:
            if not self._vertices or self._vertices[-1] != point:
                self._vertices.append(point)
            self._show()
        elif event.button() == Qt.MouseButton.RightButton:
            self._finish_polygon()

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        """Show the polygon as it would be with a corner under the cursor."""
        if self._vertices:
            self._cursor = self.toMapCoordinates(event.pos())
            self._show()

    def canvasDoubleClickEvent(self, event) -> None:  # noqa: N802
        """Finish; the first press of the double click has already set its corner."""
        self._finish_polygon()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Finish on Enter, take back the last corner on Backspace, cancel on Esc."""
        if event.key() in _ENTER:
            event.ignore()
            self._finish_polygon()
        elif event.key() in _BACK:
            event.ignore()
            if self._vertices:
                self._vertices.pop()
            self._show()
        else:
            super().keyPressEvent(event)

    def _finish_polygon(self) -> None:
        if len(self._vertices) >= 3:
            polygon = QgsGeometry.fromPolygonXY([[*self._vertices, self._vertices[0]]])
            if polygon.area() > 0:
                self._finish(polygon)

    def _show(self) -> None:
        points = list(self._vertices)
        if self._cursor is not None:
            points.append(self._cursor)
        if not self._vertices:
            self._rubber.clear()
            return
        if len(points) == 1:
            points.append(points[0])
        shape = (
            QgsGeometry.fromPolylineXY(points)
            if len(points) < 3
            else QgsGeometry.fromPolygonXY([[*points, points[0]]])
        )
        self._rubber.show(shape, self._crs())
