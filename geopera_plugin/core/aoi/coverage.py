"""Tell how much of an area of interest a scene covers."""

from __future__ import annotations

import json

from qgis.core import QgsGeometry

from ...client.models import Scene
from ..footprints import box_of
from .area import Area, measure
from .geojson import read_geojson
from .repair import repaired
from .world import AreaProblem


def footprint_of(scene: Scene) -> QgsGeometry | None:
    """Return where a scene lies, in EPSG:4326: its outline if the server tells it, or its box."""
    if scene.geometry:
        try:
            outline, _crs = read_geojson(json.dumps(dict(scene.geometry)))
            return repaired(outline)[0]
        except (AreaProblem, TypeError, ValueError):
            pass  # a server may send anything
    box = box_of(scene)
    return None if box.isNull() else box


def coverage(area: Area, footprint: QgsGeometry) -> float:
    """Return the share of an area, 0 to 1, that lies in a footprint, by ellipsoidal areas."""
    if area.is_empty or area.area_m2 <= 0:
        return 0.0
    if footprint.contains(area.geometry):
        return 1.0
    shared = area.geometry.intersection(footprint)
    if shared.isNull() or shared.isEmpty():
        return 0.0
    return min(1.0, measure(shared)[0] / area.area_m2)


def coverage_of(area: Area, scene: Scene) -> float | None:
    """Return the share of an area that a scene covers; None when nobody knows where it is."""
    footprint = footprint_of(scene)
    return None if footprint is None else coverage(area, footprint)
