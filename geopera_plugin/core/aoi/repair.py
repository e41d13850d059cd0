"""Make polygons valid, and say what was wrong with them."""

from __future__ import annotations

from collections import Counter

import numpy as np
from qgis.core import QgsGeometry, QgsWkbTypes

from ..translate import tr
from .geojson import points_of
from .world import AreaProblem

MAX_CROSSINGS = 1000  # the cost of a repair grows with their square, and cannot be interrupted
_SAMPLES = 32


def repaired(geometry: QgsGeometry) -> tuple[QgsGeometry, str]:
    """Return a flat, valid polygon or multipolygon, and in words what was repaired, if anything.

    Lines and points among polygons are left out.

    Raises:
        AreaProblem: nothing is left, or it crosses itself too often to be repaired.
    """
    geometry = _flat_polygons(geometry)
    if geometry.isGeosValid():
        return geometry, ""
    crossings = 0
    parts = []
    for part in geometry.asGeometryCollection():
        if part.isGeosValid():
            parts.append(part)
            continue
        _require_numbers(part)
        crossings += count_crossings(part)
        parts.append(_only_polygons(part.makeValid()))
    whole = parts[0] if len(parts) == 1 else QgsGeometry.unaryUnion(parts)
    if whole.isNull() or whole.isEmpty():
        raise AreaProblem(tr("The area is empty: draw one with three corners or more."))
    if crossings == 1:
        return whole, tr("Repaired: 1 self-crossing.")
    if crossings:
        return whole, tr("Repaired: {count} self-crossings.").format(count=crossings)
    if len(parts) > 1:
        return whole, tr("Repaired: parts that overlapped are one now.")
    return whole, tr("Repaired: rings that touched or overlapped.")


def count_crossings(polygon: QgsGeometry) -> int:
    """Return how often the outline of a polygon crosses or touches itself.

    Raises:
        AreaProblem: too often to be repaired.
    """
    outline = QgsGeometry(polygon.constGet().boundary())
    if _is_tangled(outline):
        raise AreaProblem(_too_tangled())
    # Joined with itself an outline is divided wherever it meets itself.
    noded = QgsGeometry.unaryUnion([outline])
    ends: Counter[tuple[float, float]] = Counter()
    for piece in noded.asGeometryCollection():
        line = piece.constGet()
        if line.isClosed():
            ends[(line.xAt(0), line.yAt(0))] += 2
            continue
        for place in (0, line.numPoints() - 1):
            ends[(line.xAt(place), line.yAt(place))] += 1
    crossings = sum(1 for count in ends.values() if count > 2)
    if crossings > MAX_CROSSINGS:
        raise AreaProblem(_too_tangled())
    return crossings


def _too_tangled() -> str:
    return tr("The area crosses itself more than {count} times: it cannot be repaired.").format(
        count=MAX_CROSSINGS
    )


def _is_tangled(outline: QgsGeometry) -> bool:
    """Judge by some of its edges whether an outline crosses itself far too often.

    Counting all crossings of a scribble could take hours.
    """
    lines = [points_of(part) for part in outline.asGeometryCollection()]
    starts = np.concatenate([line[:-1] for line in lines])
    ends = np.concatenate([line[1:] for line in lines])
    count = len(starts)
    if count < 100:
        return False
    sample = np.random.default_rng(count).integers(0, count, _SAMPLES)
    found = sum(_crossed(starts[edge], ends[edge], starts, ends) for edge in sample)
    return found / _SAMPLES * count / 2 > 20 * MAX_CROSSINGS


def _crossed(start: np.ndarray, end: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> int:
    """Return how many edges one edge properly crosses."""

    def side(origin, towards, points):
        along, to = towards - origin, points - origin
        return along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]

    across = side(start, end, starts) * side(start, end, ends) < 0
    back = side(starts, ends, start) * side(starts, ends, end) < 0
    return int((across & back).sum())


def _require_numbers(polygon: QgsGeometry) -> None:
    for line in QgsGeometry(polygon.constGet().boundary()).asGeometryCollection():
        if not np.isfinite(points_of(line)).all():
            raise AreaProblem(tr("The area has coordinates that are not numbers."))


def _flat_polygons(geometry: QgsGeometry) -> QgsGeometry:
    geometry = QgsGeometry(geometry)
    if geometry.isNull() or geometry.isEmpty():
        raise AreaProblem(tr("The area is empty: draw one with three corners or more."))
    shape = geometry.get()
    shape.dropZValue()
    shape.dropMValue()
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(shape.segmentize())
    return _only_polygons(geometry)


def _only_polygons(geometry: QgsGeometry) -> QgsGeometry:
    """Return the polygons of a geometry, not joined."""
    if geometry.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        return geometry
    parts = [
        part
        for part in geometry.asGeometryCollection()
        if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry
    ]
    if not parts:
        raise AreaProblem(tr("The area is empty: draw one with three corners or more."))
    return parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts)
