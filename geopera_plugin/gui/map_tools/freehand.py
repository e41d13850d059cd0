"""Draw an area freehand."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt

from ...core.translate import tr
from .base import AreaTool

_STEP = 3  # pixels between two points
_SMOOTH = 0.75  # pixels that the finished line may differ from the drawn one


class FreehandTool(AreaTool):
    """Follow the mouse while its button is down; join the ends when it is let go."""

    def __init__(self, canvas) -> None:
        self.hint = tr("Draw around the area with the mouse button down. Esc cancels.")
        self._points: list[QgsPointXY] = []
        self._last: QPoint | None = None
        super().__init__(canvas)

    def is_drawing(self) -> bool:
        """Tell whether the button is down."""
        return self._last is not None

    def reset(self) -> None:
        """Forget the line."""
        self._points = []
        self._last = None
        super().reset()

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        """Begin a line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._points = []
            self._add(event.pos())

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        """Follow the mouse."""
        if self._last is None or (event.pos() - self._last).manhattanLength() < _STEP:
            return
        self._add(event.pos())
        if len(self._points) > 2:
            self._rubber.show(self._polygon(), self._crs())

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802
        """Join the ends."""
        if event.button() != Qt.MouseButton.LeftButton or self._last is None:
            return
        if len(self._points) < 3:
            self.reset()
            return
        tolerance = _SMOOTH * self.canvas().mapUnitsPerPixel()
        polygon = self._polygon()
        smooth = polygon.simplify(tolerance)
        # A loop may collapse while it is smoothed: then every point stays.
        whole = smooth if not smooth.isEmpty() and not smooth.isMultipart() else polygon
        if whole.boundingBox().isEmpty():
            self.reset()
            return
        self._finish(whole)

    def _add(self, place: QPoint) -> None:
        self._last = place
        self._points.append(self.toMapCoordinates(place))

    def _polygon(self) -> QgsGeometry:
        return QgsGeometry.fromPolygonXY([[*self._points, self._points[0]]])
