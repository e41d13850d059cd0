"""Move the divider of a swipe by mouse and keyboard, beside whatever map tool is active."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal

from .swipe_item import SwipeItem

_STEP, _LEAP = 0.02, 0.1
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class SwipeDivider(QObject):
    """Watch the canvas: near the divider the mouse drags it, elsewhere the map tool has its way.

    With the canvas in focus, arrow keys move the divider (with Shift in leaps), T turns it, X
    exchanges the dates, Esc ends the swipe.
    """

    moved = pyqtSignal()
    turn_asked = pyqtSignal()
    exchange_asked = pyqtSignal()
    end_asked = pyqtSignal()

    def __init__(
        self, canvas: QgsMapCanvas, item: SwipeItem, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._item = item
        self._dragging = False
        canvas.viewport().installEventFilter(self)
        canvas.installEventFilter(self)

    def dispose(self) -> None:
        """Let go of the canvas, and go."""
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.removeEventFilter(self)
        self._hover(False)
        self.deleteLater()

    def eventFilter(self, watched, event) -> bool:  # noqa: N802
        """Take what belongs to the divider."""
        kind = event.type()
        if watched is self._canvas:
            return kind == QEvent.Type.KeyPress and self._key(event)
        left = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and event.button() == left:
            self._dragging = self._is_near(event.pos())
            return self._dragging
        if kind == QEvent.Type.MouseMove:
            if self._dragging:
                self._move_to(event.pos())
                return True
            self._hover(event.buttons() == Qt.MouseButton.NoButton and self._is_near(event.pos()))
        if kind == QEvent.Type.MouseButtonRelease and self._dragging:
            self._dragging = False
            return True
        if kind == QEvent.Type.Leave:
            self._hover(False)
        return False

    def _is_near(self, place) -> bool:
        at = place.x() if self._item.vertical else place.y()
        return abs(at - self._item.divider()) <= self._canvas.fontMetrics().height() * 0.7

    def _move_to(self, place) -> None:
        size = self._canvas.viewport().size()
        whole = size.width() if self._item.vertical else size.height()
        self._set_share((place.x() if self._item.vertical else place.y()) / max(1, whole))

    def _set_share(self, share: float) -> None:
        share = min(1.0, max(0.0, share))
        if share != self._item.share:
            self._item.share = share
            self._item.update()
            self.moved.emit()

    def _hover(self, near: bool) -> None:
        if near == self._item.hovered:
            return
        self._item.hovered = near
        self._item.update()
        viewport = self._canvas.viewport()
        if near:
            shape = Qt.CursorShape
            viewport.setCursor(shape.SplitHCursor if self._item.vertical else shape.SplitVCursor)
        else:
            viewport.unsetCursor()

    def _key(self, event) -> bool:
        leap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _LEAP if leap else _STEP
        key = event.key()
        if key in _BACK or key in _FORTH:
            self._set_share(self._item.share + (step if key in _FORTH else -step))
        elif key == Qt.Key.Key_T:
            self.turn_asked.emit()
        elif key == Qt.Key.Key_X:
            self.exchange_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.end_asked.emit()
        else:
            return False
        return True
