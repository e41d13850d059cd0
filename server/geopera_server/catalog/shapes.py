"""Shapes as callers give them: GeoJSON geometries in degrees, EPSG:4326, checked."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput


def shape_of(geometry: dict[str, Any], name: str, most_vertices: int) -> BaseGeometry:
    """Return the shape of a GeoJSON geometry, without heights; ``name`` is what words call it.

    Raises:
        InvalidInput: not GeoJSON, empty, too long, or outside of the world.
    """
    try:
        shape: BaseGeometry = shapely.from_geojson(json.dumps(geometry))
    except (ValueError, RecursionError, ShapelyError):
        raise InvalidInput(f"{name} is not a GeoJSON geometry.") from None
    if shape.is_empty or shapely.get_num_coordinates(shape) > most_vertices:
        raise InvalidInput(f"{name} is empty or has over {most_vertices} vertices.")
    shape = shapely.force_2d(shape)
    west, south, east, north = shape.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise InvalidInput(f"{name} has longitude, latitude in degrees (EPSG:4326).")
    return shape


def require_simple(shape: BaseGeometry, name: str) -> None:
    """Check that a shape does not cross itself.

    Raises:
        InvalidInput: it does.
    """
    if not shape.is_valid:
        raise InvalidInput(f"{name} crosses itself.")
