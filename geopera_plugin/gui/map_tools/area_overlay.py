"""Keep the area of interest in sight on the canvas."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ...core.aoi import Aoi
from .rubber import AreaRubber


class AreaOverlay(QObject):
    """Show the area of interest, reprojected whenever the CRS of the canvas changes."""

    def __init__(self, canvas: QgsMapCanvas, aoi: Aoi, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._aoi = aoi
        self.rubber = AreaRubber(canvas)
        aoi.changed.connect(self.refresh)
        canvas.destinationCrsChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the area anew."""
        geometry = self._aoi.geometry
        if geometry is None or geometry.isEmpty():
            self.rubber.clear()
            return
        self.rubber.show(geometry, QgsCoordinateReferenceSystem("EPSG:4326"))

    def dispose(self) -> None:
        """Take the area off the canvas and stop following it."""
        self._aoi.changed.disconnect(self.refresh)
        self._canvas.destinationCrsChanged.disconnect(self.refresh)
        self.rubber.dispose()
