"""Footprints of items: GeoJSON or a box in, WKB and a box kept. EPSG:4326."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .projects import Bbox
from .shapes import shape_of

_MAX_VERTICES = 100_000


@dataclass(frozen=True)
class Place:
    """Where an item is; the box is west, south, east, north, west > east over the antimeridian."""

    footprint: bytes
    bbox: Bbox


def place(geometry: dict[str, Any] | None, bbox: Sequence[float] | None) -> Place | None:
    """Return the place that a geometry, or a box when there is none, tells; None without both.

    Raises:
        InvalidInput: not GeoJSON, or outside of the world.
    """
    if geometry is None:
        if bbox is None:
            return None
        box = check_bbox(bbox)
        return Place(shapely.to_wkb(box_shape(box)), box)
    shape = shape_of(geometry, "geometry", _MAX_VERTICES)
    return Place(shapely.to_wkb(shape), box_of(shape))


def check_bbox(values: Sequence[float]) -> Bbox:
    """Return a box of 4 numbers, or the flat part of one of 6.

    Raises:
        InvalidInput: not degrees in order.
    """
    flat = (*values[:2], *values[3:5]) if len(values) == 6 else tuple(values)
    if len(flat) != 4 or not all(math.isfinite(value) for value in flat):
        raise InvalidInput("bbox is west, south, east, north in degrees.")
    west, south, east, north = flat
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        raise InvalidInput("bbox is west, south, east, north in degrees.")
    return west, south, east, north


def box_of(shape: BaseGeometry) -> Bbox:
    """Return the box of a shape; one that was cut at the antimeridian gets a box across it."""
    west, south, east, north = (float(bound) for bound in shape.bounds)
    if west <= -180 and east >= 180:
        bounds = shapely.bounds(shapely.get_parts(shape))
        ends, begins = bounds[bounds[:, 2] >= 180], bounds[bounds[:, 0] <= -180]
        rest = bounds[(bounds[:, 2] < 180) & (bounds[:, 0] > -180)]
        if len(ends) and len(begins) and not len(rest):
            start, end = float(ends[:, 0].min()), float(begins[:, 2].max())
            if start > end:
                return start, south, end, north
    return west, south, east, north


def geojson(footprint: bytes) -> dict[str, Any]:
    """Return the GeoJSON of a stored footprint."""
    mapping: dict[str, Any] = json.loads(shapely.to_geojson(shapely.from_wkb(footprint)))
    return mapping


def box_shape(box: Bbox) -> BaseGeometry:
    """Return the shape of a box; two parts when it goes across the antimeridian."""
    west, south, east, north = box
    if west <= east:
        return shapely.box(*box)
    return shapely.MultiPolygon(
        [shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)]
    )
