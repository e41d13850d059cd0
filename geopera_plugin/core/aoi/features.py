"""Make areas of the features of layers, off the thread of the window."""

from __future__ import annotations

from typing import Callable

from qgis.core import (
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ..translate import tr
from .area import Area, prepare, union
from .geojson import MAX_COORDINATES

LARGE = 1_000_000
"""A size that `Aoi.take` works on in the background, whatever it is in truth."""


def selected_area(layer: QgsVectorLayer) -> tuple[Callable[[], Area], int]:
    """Return what makes one area of a layer's selected polygons, and its size for `Aoi.take`."""
    source = QgsVectorLayerFeatureSource(layer)
    request = QgsFeatureRequest(layer.selectedFeatureIds()).setNoAttributes()
    crs, context = layer.crs(), QgsProject.instance().transformContext()

    def make() -> Area:
        polygons, vertices = [], 0
        for feature in source.getFeatures(request):
            geometry = QgsGeometry(feature.geometry())
            if geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
                continue
            vertices += geometry.constGet().nCoordinates()
            if vertices > MAX_COORDINATES:
                return Area(
                    problem=tr("More than {most} vertices are selected: select fewer.").format(
                        most=f"{MAX_COORDINATES:,}"
                    )
                )
            polygons.append(geometry)
        if not polygons:
            return Area(problem=tr("Select one or more polygons first."))
        return prepare(union(polygons), crs, context)

    return make, LARGE
