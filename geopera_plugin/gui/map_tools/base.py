"""What every tool that draws an area of interest has in common."""

from __future__ import annotations

import contextlib
from typing import Callable

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal

from .rubber import AreaRubber


class _ReleaseWatch(QObject):
    """Do something once a mouse button has gone up, after all others have heard of it."""

    def __init__(self, watched: QObject, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run
        watched.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:  # noqa: N802
        """Wait for the button, and pass it on."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._run)
        return False


class AreaTool(QgsMapTool):
    """Draw one area; emit it when it is finished."""

    drawn = pyqtSignal(object, object)
    """The finished area as a `QgsGeometry` polygon, and its CRS."""
    cancelled = pyqtSignal()
    """The user pressed Esc."""
    refused = pyqtSignal(str)
    """Why what was drawn cannot be an area."""

    hint = ""
    """One sentence for the status bar on how the tool is used."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._rubber = AreaRubber(canvas, sketch=True)
        self._watch: _ReleaseWatch | None = None

    def flags(self) -> QgsMapTool.Flags:
        """Let the zoom-by-Shift-drag of the canvas keep working."""
        return QgsMapTool.Flags(QgsMapTool.Flag.AllowZoomRect)

    def activate(self) -> None:
        """Start with nothing drawn, and listen to keys also while a button is held."""
        super().activate()
        self.reset()
        self.canvas().keyPressed.connect(self._key_while_dragging)

    def deactivate(self) -> None:
        """Forget an unfinished area."""
        with contextlib.suppress(TypeError):  # never activated
            self.canvas().keyPressed.disconnect(self._key_while_dragging)
        self._watch = None
        self.reset()
        super().deactivate()

    def reset(self) -> None:
        """Forget what was drawn so far."""
        self._rubber.clear()

    def dispose(self) -> None:
        """Take the tool's graphics off the canvas."""
        self._rubber.dispose()

    def is_drawing(self) -> bool:
        """Tell whether an area has been started."""
        raise NotImplementedError

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Cancel on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            # An ignored event tells the canvas not to run its own shortcut for the key.
            event.ignore()
            self._cancel()

    def _key_while_dragging(self, event) -> None:
        # While a button is down the canvas tells of keys by its signal only.
        if event.key() == Qt.Key.Key_Escape and self.is_drawing():
            self.reset()
            # The tool from before must not see the button go up: it would move the map.
            self._watch = _ReleaseWatch(self.canvas().viewport(), self.cancelled.emit)

    def _cancel(self) -> None:
        self.reset()
        self.cancelled.emit()

    def _crs(self) -> QgsCoordinateReferenceSystem:
        return self.canvas().mapSettings().destinationCrs()

    def _finish(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem | None = None):
        self.reset()
        self.drawn.emit(geometry, crs or self._crs())
