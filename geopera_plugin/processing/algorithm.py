"""What the algorithms have in common: icon, cancelling, errors in words, rasters and areas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProviderRegistry,
)
from qgis.PyQt.QtGui import QIcon

from ..client.errors import Cancelled, ClientError
from ..core.aoi.aoi import to_wgs84
from ..core.error_words import error_text
from ..core.layers.layers import spec_of
from ..core.raster_work import RasterWork
from ..core.resource_folder import resource_folder
from ..core.translate import tr
from .parameters import formulas

_HELP = "https://github.com/geopera/geopera-qgis/blob/main/docs/processing.md"


@dataclass(frozen=True)
class Described:
    """What the toolbox says of an algorithm.

    ``name`` is what scripts call it and ``title`` what people do, ``tags`` is what else people
    search for, by commas, and ``text`` what its dialog explains.
    """

    name: str
    title: str
    tags: str
    text: str


class GeoperaAlgorithm(QgsProcessingAlgorithm):
    """Describe an algorithm to QGIS, call ``work`` and tell its failures in words."""

    icon_name = "geopera"

    def described(self) -> Described:
        """Return what the toolbox says of it."""
        raise NotImplementedError

    def createInstance(self) -> GeoperaAlgorithm:  # noqa: N802
        """Return a new one, as QGIS asks for each run."""
        return type(self)()

    def name(self) -> str:
        """Return the name that scripts use."""
        return self.described().name

    def displayName(self) -> str:  # noqa: N802
        """Return the name that people see."""
        return self.described().title

    def tags(self) -> list[str]:
        """Return what else people search for."""
        return self.described().tags.split(",")

    def shortHelpString(self) -> str:  # noqa: N802
        """Return what the dialog explains."""
        return self.described().text

    def icon(self) -> QIcon:
        """Return the icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the file of the icon."""
        return str(resource_folder() / "icons" / f"{self.icon_name}.svg")

    def helpUrl(self) -> str:  # noqa: N802
        """Return the page that describes every parameter."""
        return f"{_HELP}#geopera{self.name()}"

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback | None,
    ) -> dict[str, Any]:
        """Run in the thread that QGIS chose.

        Raises:
            QgsProcessingException: it was cancelled, or cannot be done; in words.
        """
        feedback = feedback or QgsProcessingFeedback()
        try:
            return self.work(parameters, context, feedback)
        except Cancelled:
            raise QgsProcessingException(tr("This was cancelled; nothing was written.")) from None
        except ClientError as error:
            raise QgsProcessingException(error_text(error)) from error

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do what the algorithm is for, and return its outputs."""
        raise NotImplementedError

    def raster_file(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> Path:
        """Return the GeoTIFF of a raster parameter.

        Raises:
            QgsProcessingException: there is none, or the layer is no file.
        """
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, name))
        return file_of(layer)

    def polygons(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """Return the source of polygons.

        Raises:
            QgsProcessingException: there is none.
        """
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def formula(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        """Return the expression, else that of the formula, None when neither is given."""
        expression = str(self.parameterAsString(parameters, "EXPRESSION", context)).strip()
        if expression:
            return expression
        chosen = formulas().get(self.parameterAsEnumString(parameters, "FORMULA", context))
        if chosen is None:
            return None
        feedback.pushInfo(f"{chosen['name']}: {chosen['expression']}")
        if chosen.get("reflectance_scale"):
            feedback.pushInfo(tr("Its figures mean something only for reflectance x 10,000."))
        return str(chosen["expression"])

    def whole_area(
        self, source: QgsProcessingFeatureSource, work: RasterWork, context: QgsProcessingContext
    ) -> QgsGeometry:
        """Return all polygons of a source as one area in EPSG:4326.

        Raises:
            QgsProcessingException: they do not make an area.
        """
        found = [
            area_of(feature, source, context)[0]
            for feature in unchecked(source, QgsFeatureRequest().setSubsetOfAttributes([]))
        ]
        areas = [area for area in found if not area.isNull() and not area.isEmpty()]
        if not areas:
            raise QgsProcessingException(tr("There is no polygon that could be used."))
        area = QgsGeometry.unaryUnion(areas) if len(areas) > 1 else areas[0]
        problem = work.is_usable(area)
        if problem:
            raise QgsProcessingException(problem)
        return area


def file_of(layer: QgsMapLayer) -> Path:
    """Return the file of a raster layer.

    Raises:
        QgsProcessingException: the layer is not one file.
    """
    if spec_of(layer) is not None:
        raise QgsProcessingException(
            tr(
                "{} shows tiles of a server: Processing works on files. Clip the scene first, or"
                " choose its GeoTIFF."
            ).format(layer.name())
        )
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    if layer.providerType() != "gdal" or parts.get("layerName") or not Path(path).is_file():
        raise QgsProcessingException(
            tr("{} is not a GeoTIFF on this computer: choose its file.").format(layer.name())
        )
    return Path(path)


def unchecked(source: QgsProcessingFeatureSource, request: QgsFeatureRequest) -> Any:
    """Return features as they are: polygons are repaired later, as the server does."""
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    return source.getFeatures(request, flag)


def area_of(
    feature: QgsFeature, source: QgsProcessingFeatureSource, context: QgsProcessingContext
) -> tuple[QgsGeometry, str | None]:
    """Return the polygon of a feature in EPSG:4326, or a null geometry and why not."""
    return to_wgs84(QgsGeometry(feature.geometry()), source.sourceCrs(), context.transformContext())
