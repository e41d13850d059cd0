"""Exact statistics of a raster over polygons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..client.errors import Cancelled
from ..core.raster_work import RasterWork
from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described, GeoperaAlgorithm, area_of, unchecked
from .statistic_fields import STATISTICS, StatisticFields, percentiles_of

_ZONES = 2_000  # measured in one pass over the raster
_VERTICES = 150_000
_DEFAULT = ("mean", "std", "min", "max", "median", "count")


class ZonalStatistics(GeoperaAlgorithm):
    """Add the figures of a raster to polygons."""

    icon_name = "imagery"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Measures every valid pixel of a GeoTIFF inside each polygon, at full resolution, and"
            " adds a field for each band and statistic, such as nir_mean or nir_p98. Percentiles"
            " are exact.\n\n"
            "A pixel counts when its centre is inside; weighted, pixels at the edge count by the"
            " share of their area that is inside. With an expression, its results are measured"
            " instead of bands. A polygon without a valid pixel has a count of 0 and no other"
            " figures. The deviation is that of the population."
        )
        return Described(
            name="zonalstatistics",
            title=tr("Zonal statistics, exact"),
            tags=tr("statistics,zonal,zones,mean,median,percentile,histogram,weighted"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(declare.raster())
        self.addParameter(declare.polygons("ZONES"))
        self.addParameter(declare.bands())
        self.addParameter(declare.expression(tr("Band math that is measured instead of bands.")))
        self.addParameter(
            QgsProcessingParameterEnum(
                "STATISTICS",
                tr("Statistics"),
                options=list(STATISTICS),
                allowMultiple=True,
                defaultValue=list(_DEFAULT),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.addParameter(declare.percentiles())
        weighted = QgsProcessingParameterBoolean("WEIGHTED", tr("Weight pixels at edges"), False)
        weighted.setHelp(tr("Count them by the share of their area that is inside."))
        self.addParameter(weighted)
        self.addParameter(QgsProcessingParameterString("PREFIX", tr("Prefix"), optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Zonal statistics"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Measure the zones, as many at once as one pass takes."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        raster = self.raster_file(parameters, "INPUT", context)
        zones = self.polygons(parameters, "ZONES", context)
        work = RasterWork()
        bands, expression = text("BANDS") or None, text("EXPRESSION") or None
        percentiles = percentiles_of(text("PERCENTILES"))
        fields = StatisticFields.of(
            work.outputs(raster, bands, expression),
            self.parameterAsEnumStrings(parameters, "STATISTICS", context),
            percentiles,
            text("PREFIX"),
            zones.fields(),
        )
        sink, target = self.parameterAsSink(
            parameters, "OUTPUT", context, fields.all, zones.wkbType(), zones.sourceCrs()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        steps = max(1, -(-max(0, zones.featureCount()) // _ZONES))
        step = QgsProcessingMultiStepFeedback(steps, feedback)
        options = {
            "bands": bands,
            "expression": expression,
            "percentiles": percentiles,
            "histogram_bins": 1,
            "weighted": self.parameterAsBoolean(parameters, "WEIGHTED", context),
        }
        written = 0
        try:
            for number, batch in enumerate(_batches(zones, work, context, feedback)):
                step.setCurrentStep(min(number, steps - 1))
                areas = [area for _, area in batch if area is not None]
                found = iter(work.measure(raster, areas, step, **options) if areas else ())
                for feature, area in batch:
                    out = QgsFeature(fields.all)
                    out.setGeometry(feature.geometry())
                    figures = fields.values(next(found) if area is not None else None)
                    out.setAttributes([*feature.attributes(), *figures])
                    if not sink.addFeature(out, QgsFeatureSink.Flag.FastInsert):
                        problem = self.writeFeatureError(sink, parameters, "OUTPUT")
                        raise QgsProcessingException(problem)
                written += len(batch)
        except Cancelled:
            if not written:
                raise
            told = tr("This was cancelled; {count} polygons were measured and written before.")
            raise QgsProcessingException(told.format(count=written)) from None
        return {"OUTPUT": target}


def _batches(
    zones: QgsProcessingFeatureSource,
    work: RasterWork,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Iterator[list[tuple[QgsFeature, QgsGeometry | None]]]:
    """Yield features with their polygons; None, and a warning, where there is none to measure.

    Raises:
        Cancelled: the feedback says so.
    """
    batch: list[tuple[QgsFeature, QgsGeometry | None]] = []
    vertices = 0
    for feature in unchecked(zones, QgsFeatureRequest()):
        if feedback.isCanceled():
            raise Cancelled(tr("Zonal statistics, exact"))
        area, problem = area_of(feature, zones, context)
        usable: QgsGeometry | None = None
        size = 0
        if problem is None and not area.isNull() and not area.isEmpty():
            size = area.constGet().nCoordinates()
            problem = work.is_usable(area)
            usable = area if problem is None else None
        elif problem is None:
            problem = tr("It has no geometry.")
        if problem is not None:
            feedback.pushWarning(tr("Polygon {} is not measured. {}").format(feature.id(), problem))
        if batch and (len(batch) >= _ZONES or vertices + size > _VERTICES):
            yield batch
            batch, vertices = [], 0
        batch.append((QgsFeature(feature), usable))
        vertices += size
    if batch:
        yield batch
