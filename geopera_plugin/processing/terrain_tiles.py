"""Elevations as tiles whose colours say heights."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
)

from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described
from .tile_export import TileExport

ENCODINGS = ("mapbox", "terrarium")


class TerrainTiles(TileExport):
    """Write Terrain-RGB or Terrarium tiles of a raster of heights."""

    icon_name = "terrain"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Writes a GeoTIFF of one band, heights in metres, as PNG tiles whose red, green and"
            " blue say the height, for map clients that draw relief or stand in 3D: Mapbox"
            " Terrain-RGB (steps of 10 cm from -10,000 m) or Terrarium (steps of 4 mm from"
            " -32,768 m).\n\n"
            "What has no height is transparent and 0 m. The scale and offset of the band are"
            " applied. Depths, which count downwards, can be turned into heights. A cancelled"
            " export leaves no file."
        )
        return Described(
            name="terraintiles",
            title=tr("Export terrain tiles (Terrain-RGB or Terrarium)"),
            tags=tr("terrain,elevation,dem,terrain-rgb,terrarium,3d,hillshade,mbtiles,xyz"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(declare.raster())
        told = tr("mapbox for Terrain-RGB as Mapbox and MapTiler use it.")
        self.addParameter(declare.choice("ENCODING", tr("Encoding"), ENCODINGS, "mapbox", told))
        invert = QgsProcessingParameterBoolean("INVERT", tr("The raster has depths"), False)
        invert.setHelp(tr("Values count downwards: 12 becomes -12 m."))
        self.addParameter(invert)
        self.declare_tiles("bilinear")

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the tiles."""
        encoding = self.parameterAsEnumString(parameters, "ENCODING", context)
        options = {
            "encoding": encoding,
            "invert": self.parameterAsBoolean(parameters, "INVERT", context),
        }
        extra = {"encoding": encoding}
        return self.export(parameters, context, feedback, options, "png", extra, terrain=True)
