"""Draw a circle: from its centre, by a drag, two clicks, or a typed radius."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication

from ...core.aoi.canvas import from_canvas, on_canvas
from ...core.aoi.circle import circle, distance_m, read_radius
from ...core.aoi.world import AreaProblem, degrees, to_lonlat
from ...core.translate import tr
from ..words import length_text
from .badge import Badge
from .base import AreaTool

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_TYPED = "0123456789.,kmftiKMFTI "


class CircleTool(AreaTool):
    """Draw a circle of one true distance around its centre, whatever the map's projection."""

    def __init__(self, canvas) -> None:
        self.hint = tr(
            "Drag from the centre, or click it and type a radius such as 500 or 1.5 km, then Enter."
            " Esc cancels."
        )
        self._centre: QgsPointXY | None = None
        self._pressed: QPoint | None = None
        self._cursor = QPoint()
        self._typed = ""
        self.badge = Badge(canvas)
        super().__init__(canvas)

    def is_drawing(self) -> bool:
        """Tell whether the centre is set."""
        return self._centre is not None

    def activate(self) -> None:
        """Listen to the space key too: the canvas takes it for panning before any tool."""
        super().activate()
        self.canvas().installEventFilter(self)

    def deactivate(self) -> None:
        """Leave the space key to the canvas."""
        self.canvas().removeEventFilter(self)
        super().deactivate()

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802
        """Take the space between a typed number and its unit."""
        if event.type() not in _KEYS or event.key() != Qt.Key.Key_Space or not self._typed:
            return False
        return event.type() == QEvent.Type.KeyRelease or self._typed_key(event)

    def reset(self) -> None:
        """Forget the centre and what was typed."""
        self._centre = self._pressed = None
        self._typed = ""
        self.badge.say("", QPoint())
        super().reset()

    def dispose(self) -> None:
        """Take the tool's graphics off the canvas."""
        self.badge.dispose()
        super().dispose()

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        """Set the centre."""
        if event.button() == Qt.MouseButton.RightButton:
            self.reset()
        elif event.button() == Qt.MouseButton.LeftButton and self._centre is None:
            self._centre = self._place(event.pos())
            self._pressed = self._cursor = event.pos()

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        """Show the circle and its radius."""
        if self._centre is not None:
            self._cursor = event.pos()
            self._show()

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802
        """Finish a drag, or the second click; after the first one wait."""
        if event.button() != Qt.MouseButton.LeftButton or self._centre is None:
            return
        moved = (event.pos() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() and not self._typed:
            self._cursor = event.pos()
            self._finish_circle()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Take a typed radius; cancel on Esc."""
        if self._typed_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _key_while_dragging(self, event) -> None:
        if not self._typed_key(event):
            super()._key_while_dragging(event)

    def _typed_key(self, event) -> bool:
        if self._centre is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish_circle()
        elif event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self._show()
        elif event.text() and event.text() in _TYPED and len(self._typed) < 16:
            self._typed += event.text()
            self._show()
        else:
            return False
        return True

    def _radius(self) -> float | None:
        if self._typed:
            return read_radius(self._typed)
        here = self._place(self._cursor)
        if here is None or self._centre is None:
            return None
        return distance_m(self._centre, here)

    def _show(self) -> None:
        radius = self._radius()
        self._rubber.clear()
        if radius:
            try:
                shape = to_lonlat(circle(self._centre, radius), degrees(), self._context())
                self._rubber.show(on_canvas(shape, self._crs(), self._context()), self._crs())
            except (AreaProblem, QgsCsException):
                radius = None
        if self._typed:
            text = tr("Radius {typed}").format(typed=f"{self._typed}▏")
        else:
            text = tr("Radius {radius}").format(radius=length_text(radius) if radius else "?")
        self.badge.say(text, self._cursor)

    def _finish_circle(self) -> None:
        radius = self._radius()
        if not radius:
            self.refused.emit(tr("Type a radius such as 500 or 1.5 km."))
            return
        try:
            shape = circle(self._centre, radius)
        except AreaProblem as problem:
            self.reset()
            self.refused.emit(str(problem))
            return
        self._finish(shape, degrees())

    def _place(self, place: QPoint) -> QgsPointXY | None:
        point = self.toMapCoordinates(place)
        try:
            return QgsPointXY(*from_canvas(point.x(), point.y(), self._crs(), self._context()))
        except QgsCsException:
            return None

    @staticmethod
    def _context():
        return QgsProject.instance().transformContext()
