"""Draw an area on the canvas: a bright line over a dark one, with a light fill."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

_CASING = QColor(10, 40, 46, 150)
_LINE = QColor(255, 214, 92)
_FILL = QColor(255, 214, 92, 22)
_SKETCH_FILL = QColor(255, 214, 92, 48)
_NOTHING = QColor(0, 0, 0, 0)


class AreaRubber:
    """Show one area so that it is seen on bright and on dark imagery alike."""

    def __init__(self, canvas: QgsMapCanvas, sketch: bool = False) -> None:
        self._canvas = canvas
        self._casing = QgsRubberBand(canvas)
        self._casing.setStrokeColor(_CASING)
        self._casing.setFillColor(_NOTHING)
        self._casing.setWidth(4)
        self._line = QgsRubberBand(canvas)
        self._line.setStrokeColor(_LINE)
        self._line.setFillColor(_SKETCH_FILL if sketch else _FILL)
        self._line.setWidth(2)
        if sketch:
            self._line.setLineStyle(Qt.PenStyle.DashLine)

    def show(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Show the area, given in `crs`; reproject it to the canvas."""
        for band in (self._casing, self._line):
            band.setToGeometry(geometry, crs)
            band.show()

    def clear(self) -> None:
        """Show nothing."""
        for band in (self._casing, self._line):
            band.reset()
            band.hide()

    def geometry(self) -> QgsGeometry:
        """Return what is shown, in the canvas CRS."""
        return self._line.asGeometry()

    def is_visible(self) -> bool:
        """Tell whether anything is shown."""
        return bool(self._line.isVisible() and self._line.numberOfVertices())

    def dispose(self) -> None:
        """Take the graphics off the canvas."""
        scene = self._canvas.scene()
        for band in (self._casing, self._line):
            if band.scene() is scene:
                scene.removeItem(band)
