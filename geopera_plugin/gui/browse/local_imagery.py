"""Add imagery that is here already: files dropped on the dock, rasters of the QGIS project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ...core.file_kinds import RASTERS, has_ending
from ...core.translate import tr
from ..workbench import Workbench


class LocalImagery(QObject):
    """Take files into the chosen project where they lie."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        bench.dock.files_dropped.connect(self.take)
        bench.dock.imagery.row.layer_asked.connect(self.take_active_layer)

    def dispose(self) -> None:
        """Stop listening."""
        self._bench.dock.files_dropped.disconnect(self.take)
        self._bench.dock.imagery.row.layer_asked.disconnect(self.take_active_layer)

    def take(self, paths: list[str]) -> None:
        """Add files and folders."""
        if self._bench.connection.client is None:
            self._bench.notifier.info(self._bench.connection.absence)
            return
        self._bench.browsing.add_files(paths)

    def take_active_layer(self) -> None:
        """Add the file of the active raster layer."""
        layer = self._bench.iface.activeLayer()
        path = file_of(layer)
        if path is None:
            self._bench.notifier.info(
                tr("Choose a raster layer of a GeoTIFF file in the layer tree first.")
            )
            return
        self.take([path])


def file_of(layer: QgsMapLayer | None) -> str | None:
    """Return the GeoTIFF that a raster layer shows, None when it shows something else."""
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        return None
    path = Path(layer.source().split("|")[0])
    if not has_ending(path.name, RASTERS) or not path.is_file():
        return None
    return str(path)
