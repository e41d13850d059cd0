"""Read polygons from GeoJSON that anybody may have written."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import numpy as np
from qgis.core import QgsGeometry, QgsLineString, QgsPolygon

from ..translate import tr
from .world import WGS84, AreaProblem

MAX_COORDINATES = 2_000_000
_MAX_DEPTH = 8
_DECIMALS = 9  # a tenth of a millimetre
_STEP = 5_000
_CRS = re.compile(r"(?:urn:ogc:def:crs:)?(EPSG|OGC):[\w.]*?:?(CRS84|\d{4,6})", re.IGNORECASE)


def read_geojson(text: str) -> tuple[QgsGeometry, str]:
    """Return the polygons of a geometry, Feature or FeatureCollection, and the id of their CRS.

    Raises:
        AreaProblem: it is no GeoJSON, or has no polygon.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f" ({error.msg}, {tr('line')} {error.lineno})" if hasattr(error, "lineno") else ""
        raise AreaProblem(tr("This is no valid JSON{place}.").format(place=place)) from error
    if not isinstance(document, dict):
        raise AreaProblem(tr("This is JSON, but no GeoJSON object."))
    polygons: list[QgsGeometry] = []
    _collect(document, polygons, [0], 0)
    if not polygons:
        raise AreaProblem(tr("This GeoJSON has no polygon."))
    whole = polygons[0] if len(polygons) == 1 else QgsGeometry.collectGeometry(polygons)
    return whole, _crs_of(document)


def geojson_of(geometry: QgsGeometry) -> dict[str, Any]:
    """Return a flat polygon or multipolygon as GeoJSON.

    In small steps: while Python reads a long JSON in one go, no other thread can run Python.
    """
    polygons = []
    for part in geometry.asGeometryCollection():
        polygon = part.constGet()
        rings = [polygon.exteriorRing()]
        rings += [polygon.interiorRing(number) for number in range(polygon.numInteriorRings())]
        polygons.append([_coordinates(ring) for ring in rings])
    if geometry.isMultipart():
        return {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Polygon", "coordinates": polygons[0]}


def points_of(line: QgsGeometry) -> np.ndarray:
    """Return the points of a flat line, shape (n, 2), by way of its WKB."""
    return np.frombuffer(bytes(line.asWkb()), "<f8", offset=9).reshape(-1, 2)


def _coordinates(ring: QgsLineString) -> list[tuple[float, float]]:
    """Return pairs, which Python's garbage collector does not look through again and again."""
    points = points_of(QgsGeometry(ring.clone())).round(_DECIMALS)
    found: list[tuple[float, float]] = []
    for start in range(0, len(points), _STEP):
        step = points[start : start + _STEP]
        found.extend(zip(step[:, 0].tolist(), step[:, 1].tolist()))
    return found


def _collect(value: Any, polygons: list[QgsGeometry], count: list[int], depth: int) -> None:
    if not isinstance(value, dict) or depth > _MAX_DEPTH:
        raise AreaProblem(tr("This GeoJSON is not put together as GeoJSON is."))
    kind = value.get("type")
    inner = {"FeatureCollection": "features", "GeometryCollection": "geometries"}.get(str(kind))
    if inner is not None:
        members = value.get(inner)
        if not isinstance(members, list):
            raise AreaProblem(tr("This GeoJSON is not put together as GeoJSON is."))
        for member in members:
            _collect(member, polygons, count, depth + 1)
    elif kind == "Feature":
        if value.get("geometry") is not None:
            _collect(value["geometry"], polygons, count, depth + 1)
    elif kind == "Polygon":
        polygons.append(_polygon(value.get("coordinates"), count))
    elif kind == "MultiPolygon":
        members = value.get("coordinates")
        if not isinstance(members, list):
            raise AreaProblem(tr("The coordinates cannot be read."))
        polygons.extend(_polygon(member, count) for member in members)
    elif kind not in ("Point", "MultiPoint", "LineString", "MultiLineString"):
        raise AreaProblem(tr("This is JSON, but no GeoJSON object."))


def _polygon(rings: Any, count: list[int]) -> QgsGeometry:
    if not isinstance(rings, list) or not rings:
        raise AreaProblem(tr("The coordinates cannot be read."))
    polygon = QgsPolygon()
    for number, ring in enumerate(rings):
        line = _ring(ring, count)
        if number:
            polygon.addInteriorRing(line)
        else:
            polygon.setExteriorRing(line)
    return QgsGeometry(polygon)


def _ring(points: Any, count: list[int]) -> QgsLineString:
    if not isinstance(points, list) or len(points) < 3:
        raise AreaProblem(tr("A polygon needs three corners or more."))
    count[0] += len(points)
    if count[0] > MAX_COORDINATES:
        raise AreaProblem(
            tr("There are more than {most} vertices.").format(most=f"{MAX_COORDINATES:,}")
        )
    try:
        xs = [float(point[0]) for point in points]
        ys = [float(point[1]) for point in points]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        raise AreaProblem(tr("The coordinates cannot be read.")) from error
    if not all(map(math.isfinite, xs)) or not all(map(math.isfinite, ys)):
        raise AreaProblem(tr("The area has coordinates that are not numbers."))
    if (xs[0], ys[0]) != (xs[-1], ys[-1]):
        xs.append(xs[0])
        ys.append(ys[0])
    return QgsLineString(xs, ys)


def _crs_of(document: dict[str, Any]) -> str:
    """Return the CRS that GeoJSON of before 2016 may name."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if name is None:
        return WGS84
    found = _CRS.fullmatch(str(name)[:100])
    if found is None:
        raise AreaProblem(tr("The CRS of this GeoJSON is not known."))
    return WGS84 if found[2].upper() == "CRS84" else f"EPSG:{found[2]}"
