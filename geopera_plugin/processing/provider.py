"""The provider ``geopera`` of QGIS's Processing."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.resource_folder import resource_folder
from .clip import Clip
from .index import Index
from .mbtiles import ExportTiles
from .terrain_tiles import TerrainTiles
from .time_series import TimeSeries
from .zonal_statistics import ZonalStatistics


class GeoperaProvider(QgsProcessingProvider):
    """What the toolbox shows under Geopera."""

    def id(self) -> str:
        """Return the first part of the names of the algorithms."""
        return "geopera"

    def name(self) -> str:
        """Return what the toolbox shows."""
        return "Geopera"

    def icon(self) -> QIcon:
        """Return the icon of the plugin."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the file of the icon."""
        return str(resource_folder() / "icons" / "geopera.svg")

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Add every algorithm."""
        for algorithm in (Clip, ZonalStatistics, Index, TimeSeries, ExportTiles, TerrainTiles):
            self.addAlgorithm(algorithm())

    def supportedOutputRasterLayerExtensions(self) -> list[str]:  # noqa: N802
        """Return what rasters can be written as: GeoTIFF alone."""
        return ["tif", "tiff"]
