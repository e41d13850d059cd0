"""Draw what comes next out of sight, so that the map can change to it without a gap."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from ...core.connection import Connection
from ...core.layers.layers import make_layer
from ...core.layers.spec import LayerSpec


class TimeWarmer(QObject):
    """Draw a spec once as the canvas would: QGIS then has its tiles in memory."""

    def __init__(
        self, canvas: QgsMapCanvas, connection: Connection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._connection = connection
        self._jobs: dict[str, tuple[QgsMapRendererParallelJob, QgsRasterLayer]] = {}
        self._next: dict[str, tuple[LayerSpec, Callable[[LayerSpec], None]]] = {}

    def warm(self, key: str, spec: LayerSpec, ready: Callable[[LayerSpec], None]) -> None:
        """Call `ready` when the spec was drawn; of several under one key, the last one waits."""
        if key in self._jobs:
            self._next[key] = (spec, ready)
            return
        layer = make_layer(spec, self._connection)
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers([layer])
        settings.setBackgroundColor(QColor(0, 0, 0, 0))
        settings.setIsTemporal(False)
        job = QgsMapRendererParallelJob(settings)
        self._jobs[key] = (job, layer)
        job.finished.connect(lambda: self._finished(key, spec, ready))
        job.start()

    def is_busy(self) -> bool:
        """Tell whether anything is being drawn."""
        return bool(self._jobs)

    def dispose(self) -> None:
        """Give up what is under way."""
        jobs, self._jobs, self._next = self._jobs, {}, {}
        for job, _layer in jobs.values():
            job.blockSignals(True)
            job.cancel()
            job.deleteLater()

    def _finished(self, key: str, spec: LayerSpec, ready: Callable[[LayerSpec], None]) -> None:
        found = self._jobs.pop(key, None)
        if found is None:
            return
        found[0].deleteLater()
        ready(spec)
        if key in self._next:
            self.warm(key, *self._next.pop(key))
