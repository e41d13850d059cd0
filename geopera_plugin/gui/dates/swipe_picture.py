"""Draw the map with a layer at another date, whenever the map is drawn."""

from __future__ import annotations

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_REST_MS = 40


class SwipePicture(QObject):
    """Render what the canvas shows, with one layer replaced by another."""

    rendered = pyqtSignal(object, object, float)
    """The picture, the centre of its map, and its map units a pixel."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._job: QgsMapRendererParallelJob | None = None
        self._ending: list[QgsMapRendererParallelJob] = []
        self._layer_id = ""
        self._other: QgsRasterLayer | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._start)
        canvas.mapCanvasRefreshed.connect(self.refresh)
        canvas.extentsChanged.connect(self.refresh)

    def show_instead(self, layer_id: str, other: QgsRasterLayer) -> None:
        """Draw `other` where the canvas has the layer of that id."""
        self._layer_id = layer_id
        self._other = other
        self.refresh()

    def refresh(self) -> None:
        """Draw anew, once things rest."""
        self._rest.start()

    def is_busy(self) -> bool:
        """Tell whether a picture is still to come."""
        return self._job is not None or self._rest.isActive()

    def dispose(self) -> None:
        """Stop, stop following the canvas, and go: there is a new one for each comparison."""
        self._rest.stop()
        self._canvas.mapCanvasRefreshed.disconnect(self.refresh)
        self._canvas.extentsChanged.disconnect(self.refresh)
        self._end_job()
        self._other = None
        self.deleteLater()

    def _start(self) -> None:
        if self._other is None:
            return
        self._end_job()
        settings = QgsMapSettings(self._canvas.mapSettings())
        layers = [
            self._other if layer.id() == self._layer_id else layer for layer in settings.layers()
        ]
        if self._other not in layers:
            layers.insert(0, self._other)
        settings.setLayers(layers)
        job = self._job = QgsMapRendererParallelJob(settings)
        job.finished.connect(lambda: self._finished(job))
        job.start()

    def _end_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            # Its `finished` deletes it, so signals are not blocked, and Python must not let go of
            # it before: that would wait here for what is still drawn.
            self._ending.append(job)
            job.cancelWithoutBlocking()

    def _finished(self, job: QgsMapRendererParallelJob) -> None:
        if job in self._ending:
            self._ending.remove(job)
            job.deleteLater()
            return
        self._job = None
        settings = job.mapSettings()
        self.rendered.emit(
            job.renderedImage(), settings.visibleExtent().center(), settings.mapUnitsPerPixel()
        )
        job.deleteLater()
