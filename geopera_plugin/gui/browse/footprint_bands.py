"""Draw footprints on the canvas: all of them, the one pointed at, the chosen one."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

_WGS84 = "EPSG:4326"
_DARK = QColor(8, 28, 48, 150)
_LINE = QColor(112, 190, 255)
_FILL = QColor(112, 190, 255, 18)
_POINTED = QColor(255, 255, 255)
_POINTED_FILL = QColor(112, 190, 255, 70)
_CHOSEN = QColor(38, 132, 255)
_NOTHING = QColor(0, 0, 0, 0)


class FootprintBands:
    """Hold the rubber bands."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._count = 0
        self._all = self._band(_LINE, _FILL, 1)
        self._casing = self._band(_DARK, _NOTHING, 5)
        self._chosen = self._band(_CHOSEN, _NOTHING, 3)
        self._pointed = self._band(_POINTED, _POINTED_FILL, 2)

    def show_all(self, lines: QgsGeometry, count: int) -> None:
        """Show outlines as one geometry, in the coordinates of the map: thousands are quick so."""
        self._count = count
        self._show(self._all, lines, self._canvas.mapSettings().destinationCrs())

    def show_chosen(self, geometry: QgsGeometry | None) -> None:
        """Show the outline of the chosen scene."""
        for band in (self._casing, self._chosen):
            self._show(band, geometry)

    def show_pointed(self, geometry: QgsGeometry | None) -> None:
        """Show the outline of the scene that is pointed at."""
        self._show(self._pointed, geometry)

    def clear(self) -> None:
        """Show nothing."""
        for band in self._bands():
            self._show(band, None)

    def counts(self) -> dict[str, int]:
        """Return how many outlines are shown, and of which kind."""
        return {
            "all": self._count if self._all.size() else 0,
            "chosen": int(self._chosen.size() > 0),
            "pointed": int(self._pointed.size() > 0),
        }

    def dispose(self) -> None:
        """Take everything off the canvas."""
        scene = self._canvas.scene()
        for band in self._bands():
            if band.scene() is scene:
                scene.removeItem(band)

    def _bands(self) -> tuple[QgsRubberBand, ...]:
        return (self._all, self._casing, self._chosen, self._pointed)

    def _band(self, line: QColor, fill: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setStrokeColor(line)
        band.setFillColor(fill)
        band.setWidth(width)
        band.hide()
        return band

    @staticmethod
    def _show(
        band: QgsRubberBand,
        geometry: QgsGeometry | None,
        crs: QgsCoordinateReferenceSystem | None = None,
    ) -> None:
        if geometry is None or geometry.isNull():
            band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
            band.hide()
            return
        band.setToGeometry(geometry, crs or QgsCoordinateReferenceSystem(_WGS84))
        band.show()
