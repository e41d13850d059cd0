"""A raster as tiles for map clients: MBTiles, or a folder."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described
from .tile_export import TileExport

FORMATS = ("png", "jpg", "webp")


class ExportTiles(TileExport):
    """Draw a raster as PNG, JPEG or WebP tiles of web mercator."""

    icon_name = "tiles"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Draws a GeoTIFF as tiles of web mercator and writes them as MBTiles 1.3, which QGIS,"
            " GDAL and map clients open without a server, or into a folder {z}/{x}/{y}.\n\n"
            "The tiles are those of the server: one or three bands, or a formula or an expression"
            " with a colormap, stretched from low to high values. Without a range, 8-bit bands"
            " show as they are, others from the 2nd to the 98th percentile of the raster. What"
            " the raster or the polygons do not cover is transparent, white as JPEG; tiles of"
            " nothing are left out. A cancelled export leaves no file."
        )
        return Described(
            name="mbtiles",
            title=tr("Export tiles (MBTiles or XYZ)"),
            tags=tr("tiles,mbtiles,xyz,offline,basemap,web mercator,pyramid"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(declare.raster())
        self.addParameter(declare.bands(tr("One or three, by commas; empty for natural colour.")))
        self.addParameter(declare.formula(None, tr("Drawn instead of bands; empty for none.")))
        self.addParameter(declare.expression(tr("Band math, drawn instead of bands or formula.")))
        for name, label, help_text in (
            (
                "RESCALE",
                tr("Range"),
                tr("Low and high by a comma; for several bands by semicolons."),
            ),
            (
                "COLORMAP",
                tr("Colormap"),
                tr("Such as viridis or rdylgn, for one band or a formula."),
            ),
        ):
            text = QgsProcessingParameterString(name, label, optional=True)
            text.setHelp(help_text)
            self.addParameter(text)
        told = tr("PNG and WebP can be transparent; JPEG and WebP lose detail.")
        self.addParameter(declare.choice("FORMAT", tr("Format"), FORMATS, "png", told))
        quality = declare.whole_number("QUALITY", tr("Quality of JPEG and WebP"), (1, 100), 85)
        self.addParameter(declare.advanced(quality))
        self.declare_tiles("nearest")

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the tiles."""

        def text(name: str) -> str | None:
            return str(self.parameterAsString(parameters, name, context)).strip() or None

        bands, formula = text("BANDS"), self.formula(parameters, context, feedback)
        if bands and formula:
            raise QgsProcessingException(tr("Give bands, or a formula or expression, not both."))
        colormap = text("COLORMAP")
        chosen = self.parameterAsEnumString(parameters, "FORMULA", context)
        rescale = text("RESCALE")
        if formula and chosen and not text("EXPRESSION"):
            known = declare.formulas()[chosen]
            colormap = colormap or known.get("colormap")
            low, high = known.get("rescale") or (-1, 1)
            rescale = rescale or f"{low},{high}"
        kind = self.parameterAsEnumString(parameters, "FORMAT", context)
        options = {
            "bands": bands,
            "expression": formula,
            "rescale": rescale,
            "colormap": colormap,
            "format": kind,
            "quality": self.parameterAsInt(parameters, "QUALITY", context),
        }
        return self.export(parameters, context, feedback, options, kind)
