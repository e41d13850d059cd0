"""A spectral index, or any band math, as a COG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterRasterDestination,
)

from ..core.raster_work import RasterWork
from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described, GeoperaAlgorithm


class Index(GeoperaAlgorithm):
    """Write the results of a formula as a Cloud Optimized GeoTIFF."""

    icon_name = "apply_style"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Computes a formula of the catalogue, or an expression of your own, over the bands of"
            " a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.\n\n"
            "An expression, when given, is used instead of the formula: it names bands, such as"
            " (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by"
            " semicolons. A pixel has no value (NaN) where a band has none, or where the result"
            " is not finite. With polygons, only pixels whose centre is inside have values."
        )
        return Described(
            name="index",
            title=tr("Spectral index or band math to COG"),
            tags=tr("ndvi,ndwi,evi,index,formula,expression,band math,raster calculator"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(declare.raster())
        self.addParameter(declare.formula("ndvi", tr("Used when there is no expression.")))
        self.addParameter(declare.expression(tr("Band math, used instead of the formula.")))
        self.addParameter(declare.polygons("MASK", tr("Only inside polygons"), optional=True))
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Index")))
        self.addOutput(QgsProcessingOutputString("USED", tr("Expression that was used")))

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the index."""
        source = self.raster_file(parameters, "INPUT", context)
        expression = self.formula(parameters, context, feedback)
        if expression is None:
            raise QgsProcessingException(tr("Give a formula or an expression."))
        target = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        work = RasterWork()
        area = None
        if parameters.get("MASK") is not None:
            area = self.whole_area(self.polygons(parameters, "MASK", context), work, context)
        work.index(source, expression, area, Path(target), feedback)
        return {"OUTPUT": target, "USED": expression}
