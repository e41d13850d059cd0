"""Find the rings of an area by the numbers of their vertices."""

from __future__ import annotations

from qgis.core import QgsGeometry


def rings_of(geometry: QgsGeometry) -> list[tuple[int, int]]:
    """Return the numbers of the first and the last vertex, which are one place, of each ring."""
    shape = geometry.constGet()
    found, start = [], 0
    for part in range(shape.partCount()):
        for ring in range(shape.ringCount(part)):
            end = start + shape.vertexCount(part, ring)
            found.append((start, end - 1))
            start = end
    return found


def is_needed(geometry: QgsGeometry, vertex: int) -> bool:
    """Tell whether without a vertex there would be no area, or a hole would become one."""
    shape = geometry.constGet()
    found, place = geometry.vertexIdFromVertexNr(vertex)
    if not found or place.ring > 0 or shape.vertexCount(place.part, place.ring) > 4:
        return False
    return bool(shape.partCount() == 1 or shape.ringCount(place.part) > 1)
