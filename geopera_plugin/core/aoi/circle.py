"""Circles on the ellipsoid."""

from __future__ import annotations

import math
import re

from qgis.core import QgsGeometry, QgsPointXY

from ..translate import tr
from .area import ellipsoid
from .world import AreaProblem

CORNERS = 180
MAX_RADIUS_M = 5_000_000
_UNITS = {"": 1.0, "m": 1.0, "km": 1000.0, "ft": 0.3048, "mi": 1609.344}
_RADIUS = re.compile(
    r"^\s*(\d{1,9}(?:[.,]\d{1,6})?|[.,]\d{1,6})\s*(km|mi|ft|m|)\s*$", re.IGNORECASE
)


def circle(centre: QgsPointXY, radius_m: float) -> QgsGeometry:
    """Return all places of one distance from a centre in EPSG:4326; it may reach beyond 180°.

    Raises:
        AreaProblem: it has no radius, is too large, or contains a pole.
    """
    if not 0 < radius_m <= MAX_RADIUS_M:
        raise AreaProblem(
            tr("A circle's radius is more than nothing, and {most} km at most.").format(
                most=f"{MAX_RADIUS_M / 1000:,.0f}"
            )
        )
    tape = ellipsoid()
    turns = math.floor((centre.x() + 180) / 360)
    middle = QgsPointXY(centre.x() - 360 * turns, centre.y())
    for pole in (90.0, -90.0):
        if tape.measureLine(middle, QgsPointXY(middle.x(), pole)) <= radius_m:
            raise AreaProblem(
                tr("The circle contains a pole: draw it so that it stays short of it.")
            )
    ring = []
    for corner in range(CORNERS):
        azimuth = 2 * math.pi * corner / CORNERS
        point = tape.computeSpheroidProject(middle, radius_m, azimuth)
        x = point.x() + 360 * round((middle.x() - point.x()) / 360)
        ring.append(QgsPointXY(x + 360 * turns, point.y()))
    return QgsGeometry.fromPolygonXY([[*ring, ring[0]]])


def distance_m(one: QgsPointXY, other: QgsPointXY) -> float:
    """Return the distance on the ellipsoid of two points in EPSG:4326, in metres."""
    return float(ellipsoid().measureLine(one, other))


def read_radius(text: str) -> float | None:
    """Return a typed radius in metres: `1500`, `1.5 km`; None while it is none."""
    found = _RADIUS.match(text)
    if not found:
        return None
    return float(found[1].replace(",", ".")) * _UNITS[found[2].lower()]
