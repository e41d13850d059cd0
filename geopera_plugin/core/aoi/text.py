"""Read an area from text: GeoJSON, WKT, EWKT or four bounds."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from ..translate import tr
from .file import read_long_geojson
from .geojson import read_geojson
from .world import WGS84, AreaProblem

MAX_TEXT = 32_000_000
LONG_TEXT = 1_000_000
"""Python would read a longer JSON in one go, and hold up the window meanwhile."""
_SRID = re.compile(r"SRID\s*=\s*(\d{1,6})\s*;\s*", re.IGNORECASE)
_WKT = re.compile(r"(MULTI)?POLYGON\s*(ZM|Z|M)?\s*\(", re.IGNORECASE)
_WKT_BODY = re.compile(r"[\d\s.,()eE+-]*")
_NUMBER = r"[-+]?\d{1,12}(?:\.\d{0,20})?(?:[eE][-+]?\d{1,2})?"
_BOX = re.compile(
    rf"(?:bbox|bounds|extent)?\s*[=:]?\s*[\[(]?\s*({_NUMBER})(?:\s*[,;]\s*|\s+)({_NUMBER})"
    rf"(?:\s*[,;]\s*|\s+)({_NUMBER})(?:\s*[,;]\s*|\s+)({_NUMBER})\s*[\])]?(?:\s*\[?(EPSG:\d{{4,6}})\]?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PastedArea:
    """What was found in a text: polygons, their CRS, and the format's name."""

    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    format: str


def read_text(text: str) -> PastedArea:
    """Return the polygons of a text; they may be invalid still.

    Raises:
        AreaProblem: there are none; the text says what is wrong.
    """
    if len(text) > MAX_TEXT:
        raise AreaProblem(
            tr("The text is longer than {most} million characters.").format(most=MAX_TEXT // 10**6)
        )
    text = text.strip().lstrip("\ufeff")
    if not text:
        raise AreaProblem(tr("There is no text."))
    if text.startswith("{"):
        if len(text) > LONG_TEXT:
            return PastedArea(*read_long_geojson(text), "GeoJSON")
        geometry, crs = read_geojson(text)
        return PastedArea(geometry, _known(crs), "GeoJSON")
    found = _BOX.fullmatch(text) if len(text) < 400 else None
    if found is not None:
        west, south, east, north = (float(value) for value in found.groups()[:4])
        crs = _known(found[5] or WGS84)
        return PastedArea(bounds(west, south, east, north, crs), crs, tr("bounds"))
    return _read_wkt(text)


def bounds(
    west: float, south: float, east: float, north: float, crs: QgsCoordinateReferenceSystem
) -> QgsGeometry:
    """Return a rectangle; in degrees one whose west is larger than its east lies across 180°.

    Raises:
        AreaProblem: the bounds are in a wrong order, or not of this world.
    """
    if not all(map(math.isfinite, (west, south, east, north))):
        raise AreaProblem(tr("The bounds are not numbers."))
    if crs.isGeographic():
        if max(abs(south), abs(north)) > 90 or max(abs(west), abs(east)) > 360:
            raise AreaProblem(
                tr("These bounds are no longitudes and latitudes: name their CRS with them.")
            )
        if west > east:
            east += 360
    if west >= east:
        raise AreaProblem(tr("West must be smaller than east."))
    if south >= north:
        raise AreaProblem(tr("South must be smaller than north."))
    geometry = QgsGeometry.fromRect(QgsRectangle(west, south, east, north))
    straight = crs.isGeographic() or crs.authid() == "EPSG:3857"
    return geometry if straight else geometry.densifyByCount(16)


def _read_wkt(text: str) -> PastedArea:
    srid = _SRID.match(text)
    crs = _known(f"EPSG:{srid[1]}" if srid else WGS84)
    wkt = text[srid.end() :] if srid else text
    if not _WKT.match(wkt):  # others nest without an end, which the reader does not survive
        raise AreaProblem(
            tr("This is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON, nor four bounds.")
        )
    # The reader of QGIS takes what it does not understand for nothing.
    balanced = wkt.count("(") == wkt.count(")") and not re.search(r"\(\s*\(\s*\(\s*\(", wkt[:4000])
    if not balanced or not _WKT_BODY.fullmatch(wkt, _WKT.match(wkt).end()):
        raise AreaProblem(tr("The WKT cannot be read: look at its brackets and numbers."))
    geometry = QgsGeometry.fromWkt(wkt)
    if geometry.isNull() or geometry.isEmpty():
        raise AreaProblem(tr("The WKT cannot be read: look at its brackets and numbers."))
    return PastedArea(geometry, crs, "EWKT" if srid else "WKT")


def _known(name: str) -> QgsCoordinateReferenceSystem:
    crs = QgsCoordinateReferenceSystem(name)
    if not crs.isValid():
        raise AreaProblem(tr("{crs} is not known.").format(crs=name))
    return crs
