"""Shapes that go on beyond 180 degrees of longitude."""

from __future__ import annotations

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

_TURN = 360.0


def on_one_earth(geometry: BaseGeometry) -> BaseGeometry:
    """Return a valid shape (EPSG:4326) whose parts lie within 180 degrees, cut where it crosses.

    It may reach from -540 to 540 degrees.
    """
    west, _, east, _ = geometry.bounds
    if west >= -180 and east <= 180:
        return geometry
    pieces = []
    for turns in (-1, 0, 1):
        moved = translate(geometry, -turns * _TURN) if turns else geometry
        piece = shapely.clip_by_rect(moved, -180, -90, 180, 90)
        if not piece.is_empty:
            pieces.append(piece)
    return shapely.union_all(pieces)
