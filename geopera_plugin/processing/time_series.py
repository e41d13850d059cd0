"""What an area shows over the dates of several rasters."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate

from ..client.errors import Cancelled
from ..core.raster_work import RasterWork
from ..core.translate import tr
from . import parameters as declare
from .algorithm import Described, GeoperaAlgorithm, file_of
from .statistic_fields import DATE, DOUBLE, STATISTICS, STRING, percentiles_of


class TimeSeries(GeoperaAlgorithm):
    """Measure an area in each of several dated GeoTIFFs."""

    icon_name = "refresh"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        text = tr(
            "Measures the area of all polygons together in each of several GeoTIFFs, and writes a"
            " table with a row for each raster and band, or result of an expression, in the order"
            " of the dates.\n\n"
            "The date of a raster is the day in its file name (2026-04-12 or 20260412), else that"
            " of its acquisition tag; it is empty when nothing tells. Figures are those of zonal"
            " statistics; a raster without a valid pixel in the area has a count of 0."
        )
        return Described(
            name="timeseries",
            title=tr("Time series of an area"),
            tags=tr("time series,dates,phenology,statistics,temporal,chart,ndvi"),
            text=text,
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare the parameters."""
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "INPUT", tr("Rasters (GeoTIFF)"), QgsProcessing.SourceType.TypeRaster
            )
        )
        for parameter in (
            declare.polygons(),
            declare.bands(),
            declare.expression(),
            declare.percentiles(),
        ):
            self.addParameter(parameter)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Time series"), QgsProcessing.SourceType.TypeVector
            )
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Measure one raster after the other."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        layers = self.parameterAsLayerList(parameters, "INPUT", context)
        work = RasterWork()
        rasters = [(work.captured(path), path) for path in map(file_of, layers)]
        rasters.sort(key=lambda each: (each[0] is None, each[0] or 0, each[1].name))
        area = self.whole_area(self.polygons(parameters, "MASK", context), work, context)
        percentiles = percentiles_of(text("PERCENTILES"))
        figures = (*STATISTICS, *(f"percentile_{value:g}" for value in percentiles))
        sink, target = self.parameterAsSink(
            parameters,
            "OUTPUT",
            context,
            _fields(figures),
            QgsWkbTypes.Type.NoGeometry,
            QgsCoordinateReferenceSystem(),
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        step = QgsProcessingMultiStepFeedback(max(1, len(rasters)), feedback)
        for number, (day, path) in enumerate(rasters):
            step.setCurrentStep(number)
            (found,) = work.measure(
                path,
                [area],
                step,
                bands=text("BANDS") or None,
                expression=text("EXPRESSION") or None,
                percentiles=percentiles,
                histogram_bins=1,
            )
            if feedback.isCanceled():
                raise Cancelled(self.displayName())
            date = QDate(day.year, day.month, day.day) if day is not None else None
            for measured in found.values():
                row = QgsFeature()
                told = [measured[figure] for figure in figures]
                row.setAttributes([date, path.stem, measured["description"], *told])
                if not sink.addFeature(row, QgsFeatureSink.Flag.FastInsert):
                    raise QgsProcessingException(self.writeFeatureError(sink, parameters, "OUTPUT"))
        return {"OUTPUT": target}


def _fields(figures: tuple[str, ...]) -> QgsFields:
    fields = QgsFields()
    fields.append(QgsField("date", DATE))
    fields.append(QgsField("scene", STRING))
    fields.append(QgsField("band", STRING))
    for figure in figures:
        fields.append(QgsField(figure.replace(".", "_"), DOUBLE))
    return fields
