"""Clip a raster to polygons, without losing a bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterDestination,
)

from ..core.raster_work import RasterWork
from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described, GeoperaAlgorithm


class Clip(GeoperaAlgorithm):
    """Cut a GeoTIFF to polygons and write a COG."""

    icon_name = "clip"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the"
            " same grid. Pixels whose centre is inside keep their values bit by bit; the others"
            " are hidden as the source hides pixels.\n\n"
            "Where the tiles of the source can be copied, they are: then the file ends at tiles,"
            " unless you ask for the exact box. All polygons together are the area; they may be in"
            " any coordinate system, and are repaired when they cross themselves."
        )
        return Described(
            name="clip",
            title=tr("Clip raster to polygons, lossless"),
            tags=tr("clip,crop,cut,mask,extract,cog,lossless,area of interest"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(declare.raster())
        self.addParameter(declare.polygons())
        self.addParameter(
            declare.bands(tr("Names or numbers by commas, such as red,green,blue; empty for all."))
        )
        exact = QgsProcessingParameterBoolean("EXACT_BOX", tr("End at the exact box"), False)
        exact.setHelp(tr("Else the file may end at tiles, with a blank border: that is faster."))
        self.addParameter(exact)
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Clip")))
        self.addOutput(QgsProcessingOutputNumber("PIXELS", tr("Pixels inside")))
        self.addOutput(QgsProcessingOutputString("ENGINE", tr("How it was made")))
        self.addOutput(QgsProcessingOutputString("CHECKSUM", tr("SHA-256 of the file")))

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the clip."""
        source = self.raster_file(parameters, "INPUT", context)
        polygons = self.polygons(parameters, "MASK", context)
        target = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        work = RasterWork()
        area = self.whole_area(polygons, work, context)
        report = work.clip(
            source,
            area,
            Path(target),
            feedback,
            bands=self.parameterAsString(parameters, "BANDS", context).strip() or None,
            exact_box=self.parameterAsBoolean(parameters, "EXACT_BOX", context),
        )
        feedback.pushInfo(
            tr("{} x {} pixels, {} of them inside; made by {}.").format(
                report.width, report.height, report.pixels_inside, report.engine
            )
        )
        if report.recompressed:
            feedback.pushWarning(
                tr("The source is compressed with loss: its pixels were stored without, larger.")
            )
        return {
            "OUTPUT": target,
            "PIXELS": report.pixels_inside,
            "ENGINE": report.engine,
            "CHECKSUM": report.checksum,
        }
