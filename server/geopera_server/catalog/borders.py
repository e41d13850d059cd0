"""Areas as the REST family writes them: GeoJSON text in, WKT kept, both out. EPSG:4326."""

from __future__ import annotations

import datetime as dt
import json

import shapely

from ..errors import InvalidInput
from .projects import Bbox
from .shapes import require_simple, shape_of

_MOST_VERTICES = 500_000
_POLYGONS = ("Polygon", "MultiPolygon")


def to_wkt(text: str) -> str:
    """Return the WKT of a polygon given as GeoJSON text: a geometry or a feature.

    Raises:
        InvalidInput: not that, or outside of the world.
    """
    try:
        value = json.loads(text)
        if isinstance(value, dict) and value.get("type") == "Feature":
            value = value.get("geometry")
        if not isinstance(value, dict) or value.get("type") not in _POLYGONS:
            raise InvalidInput("border is a GeoJSON Polygon or MultiPolygon, as text.")
    except (ValueError, RecursionError):
        raise InvalidInput("border is not GeoJSON.") from None
    geometry = shape_of(value, "border", _MOST_VERTICES)
    require_simple(geometry, "border")
    return str(geometry.wkt)


def to_geojson(wkt: str) -> str:
    """Return the GeoJSON text of WKT."""
    return str(shapely.to_geojson(shapely.from_wkt(wkt)))


def box_wkt(bbox: Bbox | None) -> str:
    """Return the WKT of a box; an empty polygon when there is none."""
    return str(shapely.box(*bbox).wkt) if bbox else "POLYGON EMPTY"


def check_days(start: str | None, end: str | None) -> None:
    """Check that days exist and are in order.

    Raises:
        InvalidInput: they are not.
    """
    for day in (start, end):
        if day is not None:
            parse_day(day)
    if start and end and start > end:
        raise InvalidInput("start_date is after end_date.")


def end_of(day: dt.datetime) -> dt.datetime | None:
    """Return the midnight at which a day ends; None for the last one of the calendar."""
    try:
        return day + dt.timedelta(days=1)
    except OverflowError:
        return None


def parse_day(text: str) -> dt.datetime:
    """Return the midnight, UTC, at which a day begins.

    Raises:
        InvalidInput: there is no such day.
    """
    try:
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), dt.UTC)
    except ValueError:
        raise InvalidInput(f"{text!r} is not a day: write 2026-04-12.") from None
