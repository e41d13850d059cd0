"""The area of interest: one geometry in EPSG:4326, wherever it came from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

WGS84 = "EPSG:4326"
MAX_VERTICES = 200_000
_EDGE_POINTS = 16
_MERCATOR = 20_037_508.3428


class Aoi(QObject):
    """Hold the area of interest and tell when it changes."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._geometry = QgsGeometry()
        self._reason: str | None = None

    @property
    def geometry(self) -> QgsGeometry:
        """Return the area in EPSG:4326; a null geometry when there is none."""
        return QgsGeometry(self._geometry)

    @property
    def is_empty(self) -> bool:
        """Say whether there is no area."""
        return self._geometry.isNull() or self._geometry.isEmpty()

    def set_from_canvas_geometry(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Take a polygon in any CRS."""
        self._set(QgsGeometry(geometry), crs, None)

    def set_from_extent(self, rect: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        """Take a rectangle in any CRS; its edges get extra points, since they may bend."""
        world = _world(crs)
        geometry = QgsGeometry.fromRect(rect.intersect(world) if world else rect)
        if crs.authid() != WGS84:
            geometry = geometry.densifyByCount(_EDGE_POINTS)
        self._set(geometry, crs, None)

    def set_from_features(
        self, features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Take the union of the polygons among features."""
        polygons = [
            QgsGeometry(feature.geometry())
            for feature in features
            if feature.geometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry
        ]
        if not polygons:
            self._set(QgsGeometry(), crs, "Select one or more polygons first.")
            return
        self._set(QgsGeometry.unaryUnion(polygons), crs, None)

    def clear(self) -> None:
        """Forget the area."""
        self._set(QgsGeometry(), QgsCoordinateReferenceSystem(WGS84), None)

    def geojson(self) -> dict[str, Any] | None:
        """Return the area as a GeoJSON Polygon or MultiPolygon, or None."""
        if self.is_empty:
            return None
        value: dict[str, Any] = json.loads(self._geometry.asJson(9))
        return value

    def area_m2(self) -> float:
        """Return the ellipsoidal area in square metres."""
        if self.is_empty:
            return 0.0
        measure = QgsDistanceArea()
        project = QgsProject.instance()
        measure.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), project.transformContext())
        measure.setEllipsoid("EPSG:7030")
        area = measure.measureArea(self._geometry)
        return float(measure.convertAreaMeasurement(area, QgsUnitTypes.AreaUnit.AreaSquareMeters))

    def vertex_count(self) -> int:
        """Return how many vertices the area has."""
        return 0 if self.is_empty else int(self._geometry.constGet().nCoordinates())

    def problem(self) -> str | None:
        """Return why the area cannot be used, in words, or None when it can."""
        if self._reason:
            return self._reason
        if self.is_empty:
            return "Draw an area of interest first."
        if self.vertex_count() > MAX_VERTICES:
            return (
                f"The area has {self.vertex_count():,} vertices; {MAX_VERTICES:,} are the most."
                " Simplify it first."
            )
        if self.area_m2() <= 0:
            return "The area is empty: draw one with three corners or more."
        return None

    def _set(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, reason: str | None
    ) -> None:
        geometry, failed = to_wgs84(geometry, crs)
        reason = failed or reason
        if reason == self._reason and _same(geometry, self._geometry):
            return
        self._geometry = geometry
        self._reason = reason
        self.changed.emit()


def _same(one: QgsGeometry, other: QgsGeometry) -> bool:
    if one.isNull() or other.isNull():
        return bool(one.isNull() and other.isNull())
    return bytes(one.asWkb()) == bytes(other.asWkb())


def _world(crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Return the edge of the world in a CRS where longitudes would silently wrap around it."""
    if crs.isGeographic():
        return QgsRectangle(-180, -90, 180, 90)
    if crs.authid() in ("EPSG:3857", "EPSG:900913"):
        return QgsRectangle(-_MERCATOR, -_MERCATOR, _MERCATOR, _MERCATOR)
    return None


def to_wgs84(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext | None = None,
) -> tuple[QgsGeometry, str | None]:
    """Return a valid polygon in EPSG:4326, or a null geometry and the reason in words.

    ``transform_context`` is that of the project, if not given; ``geometry`` may be changed.
    """
    if geometry.isNull() or geometry.isEmpty():
        return QgsGeometry(), None
    target = QgsCoordinateReferenceSystem(WGS84)
    world = _world(crs)
    if world and not world.contains(geometry.boundingBox()):
        return QgsGeometry(), "The area reaches beyond the edge of the world map."
    try:
        if crs.isValid() and crs != target:
            context = transform_context or QgsProject.instance().transformContext()
            transform = QgsCoordinateTransform(crs, target, context)
            geometry.transform(transform)
    except QgsCsException:
        return QgsGeometry(), "The area lies where the map's projection is not defined."
    if not geometry.isGeosValid():
        geometry = geometry.makeValid()
    geometry.get().dropZValue()
    geometry.get().dropMValue()
    if geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        parts = [
            part
            for part in geometry.asGeometryCollection()
            if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry
        ]
        if not parts:
            return QgsGeometry(), "The area is empty: draw one with three corners or more."
        geometry = QgsGeometry.unaryUnion(parts)
    return geometry, None
