"""Outlines of scenes: shown, found under a point, and compared with an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

from ..client.models import Scene

_DETAIL = 400  # outlines are drawn as if they had no more points than this along a side
_LEAST_DETAIL = 24
_FEW = 60  # outlines that are drawn with all that detail; many of them get less each


class Footprint:
    """The outline of one scene in EPSG:4326."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.geometry = outline(scene)
        self.box = self.geometry.boundingBox()
        self.area = self.geometry.area()

    def drawn(self, detail: int = _DETAIL) -> QgsGeometry:
        """Return the outline with as many points as can be seen."""
        tolerance = max(self.box.width(), self.box.height()) / detail
        simple = self.geometry.simplify(tolerance)
        return self.geometry if simple.isNull() or simple.isEmpty() else simple

    def holds(self, point: QgsPointXY) -> bool:
        """Tell whether a point lies within."""
        return bool(self.box.contains(point) and self.geometry.contains(point))


@dataclass(frozen=True)
class FootprintMap:
    """Outlines by the ids of their scenes, and all of them as one geometry of a map."""

    by_id: Mapping[str, Footprint]
    lines: QgsGeometry
    count: int = 0
    """How many outlines ``lines`` holds: what no map can show is left out."""

    @classmethod
    def of(
        cls,
        scenes: Sequence[Scene],
        known: Mapping[str, Footprint],
        to_map: QgsCoordinateTransform,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FootprintMap:
        """Make the outlines of scenes; takes long for thousands, so call it in the background.

        Args:
            known: outlines that have been made before.
            to_map: from EPSG:4326 to the map.
        """
        detail = max(_LEAST_DETAIL, min(_DETAIL, _DETAIL * _FEW // max(1, len(scenes))))
        by_id: dict[str, Footprint] = {}
        drawn: list[QgsGeometry] = []
        for scene in scenes:
            if cancelled():
                break
            if not (scene.bbox or scene.geometry):
                continue
            footprint = by_id[scene.id] = known.get(scene.id) or Footprint(scene)
            line = QgsGeometry(footprint.drawn(detail))
            try:
                done = Qgis.GeometryOperationResult.Success
                if not line.isNull() and line.transform(to_map) == done:
                    drawn.append(line)
            except QgsCsException:
                continue
        lines = QgsGeometry.collectGeometry(drawn) if drawn else QgsGeometry()
        return cls(by_id, lines, len(drawn))


def outline(scene: Scene) -> QgsGeometry:
    """Return the outline of a scene: its geometry, else its box, else a null geometry."""
    geometry = outline_of(scene.geometry)
    return box_of(scene) if geometry.isNull() else geometry


def box_of(scene: Scene) -> QgsGeometry:
    """Return the box of a scene, in two parts where it meets the antimeridian; or a null one."""
    if scene.bbox is None:
        return QgsGeometry()
    west, south, east, north = scene.bbox
    if west <= east:
        return QgsGeometry.fromRect(QgsRectangle(west, south, east, north))
    sides = [(west, 180.0), (-180.0, east)]
    return QgsGeometry.collectGeometry(
        [QgsGeometry.fromRect(QgsRectangle(low, south, high, north)) for low, high in sides]
    )


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
