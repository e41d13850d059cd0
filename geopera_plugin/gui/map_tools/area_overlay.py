"""Keep the area of interest in sight on the canvas."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsFeedback, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer

from ...core.aoi.aoi import Aoi
from ...core.aoi.area import OUTLINE_VERTICES
from ...core.aoi.canvas import on_canvas
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from .rubber import AreaRubber

_REST_MS = 300


class AreaOverlay(QObject):
    """Show the area of interest, reprojected whenever the CRS of the canvas changes.

    Of an area with very many vertices it shows a likeness, and the true line of what is in sight
    as soon as the canvas rests.
    """

    def __init__(self, canvas: QgsMapCanvas, aoi: Aoi, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._aoi = aoi
        self._task: BackgroundTask | None = None
        self.rubber = AreaRubber(canvas)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._refine)
        aoi.changed.connect(self.refresh)
        canvas.destinationCrsChanged.connect(self.refresh)
        canvas.extentsChanged.connect(self._wait_for_rest)
        self.refresh()

    def refresh(self) -> None:
        """Draw the area anew."""
        self._stop()
        self._show(self._aoi.outline)
        self._wait_for_rest()

    def dispose(self) -> None:
        """Take the area off the canvas and stop following it."""
        self._stop()
        self._rest.stop()
        self._aoi.changed.disconnect(self.refresh)
        self._canvas.destinationCrsChanged.disconnect(self.refresh)
        self._canvas.extentsChanged.disconnect(self._wait_for_rest)
        self.rubber.dispose()

    def _show(self, geometry: QgsGeometry) -> None:
        if geometry.isNull() or geometry.isEmpty():
            self.rubber.clear()
            return
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            shape = on_canvas(geometry, crs, QgsProject.instance().transformContext())
        except QgsCsException:
            self.rubber.clear()  # this projection cannot show it
            return
        self.rubber.show(shape, crs)

    def _wait_for_rest(self) -> None:
        if self._aoi.vertex_count() > OUTLINE_VERTICES:
            self._rest.start()

    def _refine(self) -> None:
        """Work out the line of what is in sight, which may be a small part of the area."""
        area = self._aoi.area
        if area.vertex_count <= OUTLINE_VERTICES:
            return
        self._stop()
        canvas, context = self._canvas, QgsProject.instance().transformContext()
        crs = canvas.mapSettings().destinationCrs()
        sight = QgsRectangle(canvas.extent())
        sight.scale(2)
        pixel = canvas.mapUnitsPerPixel()

        def work(_feedback: QgsFeedback) -> QgsGeometry:
            shape = on_canvas(area.geometry, crs, context)
            shape = shape.clipped(sight)
            return shape if shape.isEmpty() else shape.simplify(pixel)

        def done(shape: QgsGeometry) -> None:
            self._task = None
            if not shape.isEmpty() and shape.constGet().nCoordinates() <= 2 * OUTLINE_VERTICES:
                self.rubber.show(shape, crs)

        title = tr("Draw the area of interest")
        self._task = run_in_background(
            title, work, done, lambda _error: None, hidden=True, local=True
        )

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
