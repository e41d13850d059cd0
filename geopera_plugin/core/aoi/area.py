"""One area of interest, ready for use: valid, in EPSG:4326, with its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)

from ..translate import tr
from .geojson import geojson_of
from .repair import repaired
from .world import WGS84, AreaProblem, joined, to_lonlat

OUTLINE_VERTICES = 5_000
_OUTLINE_STEPS = 2_000
_EDGE = 0.05  # degrees


@dataclass(frozen=True)
class Area:
    """An area of interest as it is at one moment; safe to share between threads.

    ``outline`` is what is drawn: ``geometry``, or a simpler likeness of one with very many
    vertices. ``repair`` says what was repaired. ``problem`` says why there is no area.
    """

    geometry: QgsGeometry = field(default_factory=QgsGeometry)
    outline: QgsGeometry = field(default_factory=QgsGeometry)
    area_m2: float = 0.0
    perimeter_m: float = 0.0
    repair: str = ""
    problem: str | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether there is no area."""
        return bool(self.geometry.isNull() or self.geometry.isEmpty())

    @property
    def vertex_count(self) -> int:
        """Return how many coordinates the area has."""
        return 0 if self.is_empty else int(self.geometry.constGet().nCoordinates())

    def same_as(self, other: Area) -> bool:
        """Tell whether both are the same area, or none for the same reason."""
        if self.is_empty or other.is_empty:
            return self.is_empty and other.is_empty and self.problem == other.problem
        return bool(self.geometry.equals(other.geometry))

    def document(self) -> dict[str, Any] | None:
        """Return the area as a GeoJSON Polygon or MultiPolygon, or None."""
        return None if self.is_empty else geojson_of(self.geometry)


def prepare(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> Area:
    """Make an area of a geometry in any CRS; call it in any thread. It never raises for a shape."""
    if geometry.isNull() or geometry.isEmpty():
        return Area()
    try:
        valid, repair = repaired(geometry)
        valid = to_lonlat(valid, crs, context)
        if not valid.isGeosValid():  # a projection may fold an edge over another
            valid, _ = repaired(valid)
        if valid.constGet().partCount() == 1:
            valid.convertToSingleType()
    except AreaProblem as problem:
        return Area(problem=str(problem))
    area_m2, perimeter_m = measure(valid)
    return Area(valid, outline_of(valid), area_m2, perimeter_m, repair)


def union(polygons: list[QgsGeometry]) -> QgsGeometry:
    """Return what several polygons cover together; one stays as it is."""
    return polygons[0] if len(polygons) == 1 else QgsGeometry.unaryUnion(polygons)


def measure(geometry: QgsGeometry) -> tuple[float, float]:
    """Return area in m² and perimeter in m, on the ellipsoid, of polygons in EPSG:4326.

    Their edges are straight in longitude and latitude, as in GeoJSON.
    """
    tape = ellipsoid()
    whole = joined(geometry)
    box = whole.boundingBox()
    # QGIS measures along great circles: long edges get points that keep to the straight line.
    step = max(_EDGE, max(box.width(), box.height()) / 64)
    if max(box.width(), box.height()) > step:
        whole = whole.densifyByDistance(step)
    # Around the whole world the line is the same as around nothing: halves are not.
    pieces = [whole]
    if box.width() > 180:
        halves = (QgsRectangle(0, -90, 360, 90), QgsRectangle(-360, -90, 0, 90))
        pieces = [whole.intersection(QgsGeometry.fromRect(half)) for half in halves]
    area = tape.convertAreaMeasurement(
        sum(tape.measureArea(piece) for piece in pieces), QgsUnitTypes.AreaUnit.AreaSquareMeters
    )
    perimeter = tape.convertLengthMeasurement(
        tape.measurePerimeter(whole), QgsUnitTypes.DistanceUnit.DistanceMeters
    )
    return float(area), float(perimeter)


def ellipsoid() -> QgsDistanceArea:
    """Return what measures longitudes and latitudes on the ellipsoid of WGS 84."""
    tape = QgsDistanceArea()
    context = QgsProject.instance().transformContext()
    tape.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), context)
    tape.setEllipsoid("EPSG:7030")
    return tape


def outline_of(geometry: QgsGeometry) -> QgsGeometry:
    """Return what is drawn on the map: a canvas cannot draw 200,000 vertices at each move."""
    if geometry.constGet().nCoordinates() <= OUTLINE_VERTICES:
        return geometry
    box = geometry.boundingBox()
    step = max(box.width(), box.height()) / _OUTLINE_STEPS
    while True:
        simple = geometry.simplify(step)
        if simple.isNull() or simple.isEmpty():
            return QgsGeometry.fromRect(box)
        if (
            simple.constGet().nCoordinates() <= OUTLINE_VERTICES
            or step > box.width() + box.height()
        ):
            return simple
        step *= 2


def too_many_text(count: int, most: int) -> str:
    """Say that an area has too many vertices for the server."""
    return tr("The area has {count} vertices; {most} are the most. Simplify it first.").format(
        count=f"{count:,}", most=f"{most:,}"
    )
