"""The handles of an area's vertices and edges on the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QPen

_LINE = QColor(10, 40, 46)
_FILL = QColor(255, 255, 255)
_HOT = QColor(255, 214, 92)
_MIDDLE = QColor(255, 255, 255, 170)


@dataclass(frozen=True)
class Handle:
    """A vertex, by its number in the geometry, or the middle of the edge that ends at it."""

    place: QPointF
    vertex: int
    is_middle: bool = False


class Handles(QgsMapCanvasItem):
    """Draw squares on vertices and dots on the middles of edges."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._handles: list[Handle] = []
        self._hot: Handle | None = None
        self.setZValue(150)
        self.radius = max(4.0, canvas.fontMetrics().height() * 0.3)

    def handles(self) -> list[Handle]:
        """Return what is shown."""
        return list(self._handles)

    def set_handles(self, handles: Sequence[Handle]) -> None:
        """Show handles; none is marked."""
        self._handles = list(handles)
        self._hot = None
        self.update()

    def mark(self, handle: Handle | None) -> None:
        """Mark the handle under the cursor."""
        if handle != self._hot:
            self._hot = handle
            self.update()

    def at(self, place: QPointF) -> Handle | None:
        """Return the handle that a click at a place means; vertices go before middles."""
        reach = (2.2 * self.radius) ** 2
        best: tuple[bool, float, Handle] | None = None
        for handle in self._handles:
            away = handle.place - place
            distance = away.x() ** 2 + away.y() ** 2
            if distance <= reach:
                candidate = (handle.is_middle, distance, handle)
                if best is None or candidate[:2] < best[:2]:
                    best = candidate
        return best[2] if best else None

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the whole canvas."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:  # noqa: N802
        """Stay with the canvas."""
        self.setPos(QPointF(0, 0))

    def paint(self, painter, *_args) -> None:
        """Draw the handles."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(_LINE, 1.4))
        for handle in self._handles:
            hot = handle == self._hot
            size = self.radius * (1.3 if hot else 1.0)
            if handle.is_middle:
                painter.setBrush(_HOT if hot else _MIDDLE)
                painter.drawEllipse(handle.place, size * 0.65, size * 0.65)
            else:
                painter.setBrush(_HOT if hot else _FILL)
                corner = handle.place - QPointF(size * 0.85, size * 0.85)
                painter.drawRect(QRectF(corner.x(), corner.y(), size * 1.7, size * 1.7))

    def dispose(self) -> None:
        """Take them off the canvas."""
        scene = self._canvas.scene()
        if self.scene() is scene:
            scene.removeItem(self)
