"""Edit the vertices of the area of interest."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, Qt

from ...core.aoi.aoi import Aoi
from ...core.aoi.canvas import from_canvas, whole_on_canvas
from ...core.aoi.rings import is_needed, rings_of
from ...core.aoi.world import degrees, joined
from ...core.translate import tr
from .base import AreaTool
from .handles import Handle, Handles

MAX_VERTICES = 5_000
_MOST_HANDLES = 600
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MIDDLE_FROM = 26  # pixels: on shorter edges a dot would hide the corners


class VertexTool(AreaTool):
    """Drag vertices, add them on the middles of edges, delete them; undo and redo."""

    def __init__(self, canvas: QgsMapCanvas, aoi: Aoi) -> None:
        self.hint = tr(
            "Drag a corner to move it, or the dot on an edge to add one. Del or right click"
            " deletes, Ctrl+Z takes back. Esc ends."
        )
        self._aoi = aoi
        self._shape = QgsGeometry()
        self._dragged: int | None = None
        self._before: QgsGeometry | None = None
        self._hot: Handle | None = None
        self._cursor: QPointF | None = None
        super().__init__(canvas)
        self.handles = Handles(canvas)
        self.handles.hide()

    def is_drawing(self) -> bool:
        """Tell whether a vertex is being dragged."""
        return self._dragged is not None

    def activate(self) -> None:
        """Show the handles."""
        super().activate()
        self._aoi.changed.connect(self._follow)
        self.canvas().extentsChanged.connect(self._lay_out)
        self.canvas().installEventFilter(self)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.handles.show()
        self._follow()

    def deactivate(self) -> None:
        """Hide the handles."""
        self._aoi.changed.disconnect(self._follow)
        self.canvas().extentsChanged.disconnect(self._lay_out)
        self.canvas().removeEventFilter(self)
        self.handles.hide()
        super().deactivate()

    def dispose(self) -> None:
        """Take the tool's graphics off the canvas."""
        self.handles.dispose()
        super().dispose()

    def reset(self) -> None:
        """Forget a drag."""
        self._dragged = self._before = None
        super().reset()

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802
        """Keep the keys of this tool from the shortcuts of QGIS's window."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return False

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        """Take hold of a vertex, or of a new one on an edge; delete on the right button."""
        handle = self.handles.at(QPointF(event.pos()))
        if handle is None or self._dragged is not None:
            return
        if event.button() == Qt.MouseButton.RightButton:
            if not handle.is_middle:
                self._delete(handle.vertex)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._before = QgsGeometry(self._shape)
        if handle.is_middle:
            place = self._lonlat(event.pos())
            if place is None or not self._shape.insertVertex(*place, handle.vertex):
                self.reset()
                return
        self._dragged = handle.vertex
        self.handles.set_handles([])

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        """Move what is held, or mark what could be."""
        self._cursor = QPointF(event.pos())
        if self._dragged is None:
            self._hot = self.handles.at(self._cursor)
            self.handles.mark(self._hot)
            shape = Qt.CursorShape.ArrowCursor
            if self._hot is not None:
                middle = self._hot.is_middle
                shape = Qt.CursorShape.CrossCursor if middle else Qt.CursorShape.SizeAllCursor
            self.setCursor(shape)
            return
        place = self._lonlat(event.pos())
        if place is not None:
            self._shape.moveVertex(*place, self._dragged)
            self._sketch()

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802
        """Let go."""
        if event.button() != Qt.MouseButton.LeftButton or self._dragged is None:
            return
        self._cursor = QPointF(event.pos())
        place, before = self._lonlat(event.pos()), self._before
        if place is not None:
            self._shape.moveVertex(*place, self._dragged)
        self.reset()
        if before is not None and not before.equals(self._shape):
            self._keep()
        self._lay_out()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Delete, undo, redo; end on Esc."""
        if not self._is_ours(event):
            super().keyPressEvent(event)
            return
        event.ignore()
        if event.key() in _DELETE:
            if self._hot is not None and not self._hot.is_middle:
                self._delete(self._hot.vertex)
        elif _is_redo(event):
            self._aoi.redo()
        else:
            self._aoi.undo()

    def _key_while_dragging(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before is not None:
            self._shape = self._before
            self.reset()
            self._lay_out()

    @staticmethod
    def _is_ours(event) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() in _DELETE or (control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y))

    def _delete(self, vertex: int) -> None:
        shape = QgsGeometry(self._shape)
        if is_needed(shape, vertex):
            self.refused.emit(tr("An area needs three corners: this one cannot be deleted."))
            return
        if not shape.deleteVertex(vertex):
            return
        self._shape = shape
        self._hot = None
        self._keep()
        self._lay_out()

    def _keep(self) -> None:
        self._aoi.set_from_canvas_geometry(self._shape, degrees())

    def _follow(self) -> None:
        """Take the area as it is now."""
        self.reset()
        count = self._aoi.vertex_count()
        if count > MAX_VERTICES:
            self._shape = QgsGeometry()
            self.refused.emit(
                tr(
                    "{count} vertices are too many to edit by hand: simplify the area first."
                ).format(count=f"{count:,}")
            )
        else:
            self._shape = joined(self._aoi.geometry)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put handles on what is in sight; on nothing while there would be too many."""
        canvas = self.canvas()
        handles: list[Handle] = []
        room = QRectF(0, 0, canvas.width(), canvas.height())
        places = self._places()
        for start, end in rings_of(self._shape) if places else ():
            for number in range(start, end):
                place, following = places[number], places[number + 1]
                if room.contains(place):
                    handles.append(Handle(place, number))
                middle = (place + following) / 2
                long_enough = (following - place).manhattanLength() >= _MIDDLE_FROM
                if long_enough and room.contains(middle):
                    handles.append(Handle(middle, number + 1, True))
        self.handles.set_handles(handles if len(handles) <= _MOST_HANDLES else [])
        self._hot = None if self._cursor is None else self.handles.at(self._cursor)
        self.handles.mark(self._hot)

    def _places(self) -> list[QPointF]:
        """Return the places of all vertices on the canvas, in pixels."""
        if self._shape.isNull():
            return []
        try:
            shape = self._shown()
        except QgsCsException:
            return []
        to_pixels = self.canvas().getCoordinateTransform()
        points = (to_pixels.transform(vertex.x(), vertex.y()) for vertex in shape.vertices())
        return [QPointF(point.x(), point.y()) for point in points]

    def _shown(self) -> QgsGeometry:
        context, near = QgsProject.instance().transformContext(), self.canvas().extent().center()
        return whole_on_canvas(self._shape, self._crs(), context, near.x())

    def _sketch(self) -> None:
        try:
            self._rubber.show(self._shown(), self._crs())
        except QgsCsException:
            self._rubber.clear()

    def _lonlat(self, place: QPoint) -> tuple[float, float] | None:
        point = self.toMapCoordinates(place)
        context = QgsProject.instance().transformContext()
        try:
            x, y = from_canvas(point.x(), point.y(), self._crs(), context)
        except QgsCsException:
            return None
        middle = self._shape.boundingBox().center().x()
        return x + 360 * round((middle - x) / 360), y


def _is_redo(event) -> bool:
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Y or (event.key() == Qt.Key.Key_Z and shifted)
