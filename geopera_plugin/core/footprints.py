"""Outlines of scenes: shown, found under a point, and compared with an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ..client.models import Scene

_DETAIL = 400  # outlines are drawn as if they had no more points than this along a side


class Footprint:
    """The outline of one scene in EPSG:4326."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.geometry = outline(scene)
        self.box = self.geometry.boundingBox()
        self.area = self.geometry.area()

    def drawn(self) -> QgsGeometry:
        """Return the outline with as many points as can be seen."""
        tolerance = max(self.box.width(), self.box.height()) / _DETAIL
        simple = self.geometry.simplify(tolerance)
        return self.geometry if simple.isNull() or simple.isEmpty() else simple

    def holds(self, point: QgsPointXY) -> bool:
        """Tell whether a point lies within."""
        return bool(self.box.contains(point) and self.geometry.contains(point))


def outline(scene: Scene) -> QgsGeometry:
    """Return the outline of a scene: its geometry, else its box, else a null geometry."""
    geometry = outline_of(scene.geometry)
    if geometry.isNull() and scene.bbox is not None:
        west, south, east, north = scene.bbox
        if west <= east:
            return QgsGeometry.fromRect(QgsRectangle(west, south, east, north))
        sides = [(west, 180.0), (-180.0, east)]
        return QgsGeometry.collectGeometry(
            [QgsGeometry.fromRect(QgsRectangle(low, south, high, north)) for low, high in sides]
        )
    return geometry


def outline_of(value: Mapping[str, Any] | None) -> QgsGeometry:
    """Return a GeoJSON Polygon or MultiPolygon; a null geometry when it is no such thing."""
    try:
        kind, coordinates = (value or {})["type"], (value or {})["coordinates"]
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}[kind]
        found = QgsGeometry.fromMultiPolygonXY(
            [
                [[QgsPointXY(float(point[0]), float(point[1])) for point in ring] for ring in rings]
                for rings in polygons
            ]
        )
        return found if found.boundingBox().isFinite() else QgsGeometry()
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return QgsGeometry()


def under(footprints: Sequence[Footprint], point: QgsPointXY) -> list[Footprint]:
    """Return the footprints that hold a point (EPSG:4326), the smallest first."""
    found = [footprint for footprint in footprints if footprint.holds(point)]
    return sorted(found, key=lambda footprint: footprint.area)


def share_covered(area: QgsGeometry, scene: Scene) -> float:
    """Return how much of an area (EPSG:4326) a scene covers, in percent of the area."""
    whole = area.area()
    if whole <= 0:
        return 0.0
    common = area.intersection(outline(scene))
    return 0.0 if common.isNull() else min(100.0, 100.0 * common.area() / whole)
