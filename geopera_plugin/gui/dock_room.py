"""Give the panels beside the map their room when the dock comes for the first time.

QGIS lays a new profile out in a small window. There the dock takes what it needs from the layers,
of which a column of cut names is left, and QGIS keeps that when the window grows.
"""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

from ..core.settings import PREFIX
from .workbench import Workbench

_PLACED = PREFIX + "dock_placed"
_CHARACTERS = 48  # that a layer's name and the style below it have side by side
_MAP_SHARE = 0.45  # of the window; QGIS's own toolbars want no less


class DockRoom(QObject):
    """Make room once in a profile; afterwards the sizes are the user's."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._window = bench.iface.mainWindow()
        self._dock = bench.dock
        self._wanted = not QgsSettings().value(_PLACED, False, type=bool)
        if self._wanted:
            self._window.installEventFilter(self)
            QTimer.singleShot(0, self._make_room)

    def dispose(self) -> None:
        """Leave the sizes as they are."""
        if self._wanted:
            self._wanted = False
            self._window.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Try again in a window that is there, or larger."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            QTimer.singleShot(0, self._make_room)
        return False

    def _make_room(self) -> None:
        if not self._wanted or not self._window.isVisible():
            return
        QgsSettings().setValue(_PLACED, True)
        if widen_left(self._window, self._dock):
            self.dispose()


def widen_left(window: QMainWindow, dock: QDockWidget) -> bool:
    """Widen the panels left of the map when they are squeezed; say whether they are no more.

    The map keeps its share of the window, so in a small one they get less.
    """
    panels = [
        panel
        for panel in window.findChildren(QDockWidget)
        if panel is not dock
        and panel.isVisible()
        and not panel.isFloating()
        and window.dockWidgetArea(panel) == Qt.DockWidgetArea.LeftDockWidgetArea
    ]
    if not panels or dock.isFloating() or not dock.isVisible():
        return True
    wanted = window.fontMetrics().averageCharWidth() * _CHARACTERS
    width = min(wanted, round(window.width() * (1 - _MAP_SHARE)) - dock.width())
    if panels[0].width() < width:
        sizes = [width, dock.width()]
        window.resizeDocks([panels[0], dock], sizes, Qt.Orientation.Horizontal)
    return width == wanted
