"""How single values of an answer are read; a server may send anything."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]
Bbox = tuple[float, float, float, float]
MAX_ZOOM = 30  # beyond it tiles have no numbers any more that QGIS could count
_MOST = 2**53
_LARGEST = 1e150  # what is larger cannot be subtracted and squared, and measures nothing
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
_VERTICES = 20_000  # of an outline, which is drawn and compared in the window


def read_bbox(value: Any) -> Bbox | None:
    """Return west, south, east, north; heights are dropped."""
    if not value or len(value) < 4:
        return None
    west, south, east, north = (value[0], value[1], value[-2], value[-1])
    if len(value) == 6:
        east, north = value[3], value[4]
    box = (float(west), float(south), float(east), float(north))
    return box if all(map(math.isfinite, box)) else None


def read_number(value: Any) -> float | None:
    """Return a number, or None for null and for what is none, such as NaN and 1e999."""
    number = None if value is None else float(value)
    return number if number is not None and abs(number) < _LARGEST else None


def read_count(value: Any) -> int:
    """Return how many there are: no less than none, and no more than Qt can count."""
    return min(_MOST, max(0, int(value or 0)))


def read_zoom(value: Any, otherwise: int) -> int:
    """Return a zoom of tiles: QGIS keeps a matrix for each one up to it."""
    return min(MAX_ZOOM, max(0, otherwise if value is None else int(value)))


def read_day(value: Any) -> str | None:
    """Return the ISO day that a text begins with, or None when that is none of the calendar."""
    found = _DAY.match(str(value or ""))
    try:
        return datetime.date.fromisoformat(found[0]).isoformat() if found else None
    except ValueError:
        return None


def read_colours(values: Any) -> tuple[str, ...]:
    """Return the colours among values, as ``#rrggbb``."""
    return tuple(text for text in map(str, values or ()) if _COLOUR.fullmatch(text))


def read_outline(value: Any) -> Json | None:
    """Return a GeoJSON Polygon or MultiPolygon that can be drawn, None for anything else."""
    try:
        coordinates = value["coordinates"]
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}[value["type"]]
        count = 0
        for rings in polygons:
            for ring in rings:
                count += len(ring)
                if count > _VERTICES:
                    return None
                if not all(math.isfinite(point[0]) and math.isfinite(point[1]) for point in ring):
                    return None
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None
    return {"type": value["type"], "coordinates": coordinates} if count else None


def read_text(value: Any) -> str | None:
    """Return a text, or None for null."""
    return None if value is None else str(value)
