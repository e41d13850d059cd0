"""Areas of interest: read from text, moved to a raster's CRS, burnt by pixel centre."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.features import geometry_mask as rasterio_mask
from rasterio.transform import Affine
from rasterio.warp import transform
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from ..errors import InvalidInput
from .antimeridian import on_one_earth
from .source import raster_env

MAX_VERTICES = 200_000
MAX_TEXT = 16_000_000
MAX_CROSSINGS = 200
MAX_DEPTH = 4
_MOST_NEAR = 10_000_000  # pairs of edges whose boxes meet
_MOST_ALONG = 4  # other edges that lie along an edge, on average
_SAMPLE = 256
_SAMPLE_STEP = 16
_WKT = re.compile(r"(MULTI)?POLYGON\s*(ZM|Z|M)?\s*(\(|EMPTY)", re.IGNORECASE)
_WGS84 = "EPSG:4326"
_STEP_DEGREES = 0.002  # an edge of 220 m bows by less than a millimetre at middle latitudes
_STEPS_PER_SIDE = 4000


def parse_aoi(value: str | dict[str, Any] | BaseGeometry) -> Polygon | MultiPolygon:
    """Read a Polygon or MultiPolygon in longitude and latitude (EPSG:4326).

    Takes GeoJSON (geometry, Feature or FeatureCollection, as text or dict) or WKT. Several
    polygons become one area. A self-intersecting one is repaired. One that crosses the antimeridian
    is given in two parts or goes on beyond 180 degrees; its parts lie within 180 degrees.

    Raises:
        InvalidInput: anything else, in words.
    """
    geometry = value if isinstance(value, BaseGeometry) else _read(value)
    geometry = shapely.force_2d(geometry)
    _check(geometry)
    if not geometry.is_valid:
        geometry = repaired(geometry)
    geometry = on_one_earth(geometry)
    polygons = [
        part
        for part in shapely.get_parts(shapely.get_parts([geometry]))
        if isinstance(part, Polygon) and part.area > 0
    ]
    if not polygons:
        raise InvalidInput("The area of interest has no area.")
    if len(polygons) == 1:
        return polygons[0]
    together = MultiPolygon(polygons)
    if together.is_valid:
        return together
    _require_few_crossings(together, "Its polygons overlap: dissolve them into one first.")
    joined = shapely.union_all(polygons)
    return joined if isinstance(joined, Polygon | MultiPolygon) else together


def features_of(value: dict[str, Any]) -> list[Any]:
    """Return the features of a FeatureCollection, each an area of its own.

    Raises:
        InvalidInput: not such a collection, or an empty one.
    """
    features = value.get("features")
    if value.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise InvalidInput("Give a list of geometries, or a FeatureCollection with features.")
    return features


def repaired(geometry: BaseGeometry) -> BaseGeometry:
    """Return a valid geometry that covers the same ground as one that crosses itself.

    Raises:
        InvalidInput: it crosses itself so often that the repair would take minutes.
    """
    _require_few_crossings(geometry, "It crosses itself: repair it first.")
    return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def to_crs(geometry: BaseGeometry, crs: Any) -> BaseGeometry:
    """Project an EPSG:4326 geometry; its edges, straight in lon/lat, are densified before.

    Raises:
        InvalidInput: a part of it cannot be expressed in that CRS.
    """
    if geometry.is_empty:
        return geometry
    with raster_env():
        return _projected(geometry, CRS.from_user_input(crs))


def _projected(geometry: BaseGeometry, target: CRS) -> BaseGeometry:
    if _is_wgs84(target):
        return geometry
    if not target.is_geographic:
        west, south, east, north = geometry.bounds
        side = max(east - west, north - south)
        geometry = shapely.segmentize(geometry, max(_STEP_DEGREES, side / _STEPS_PER_SIDE))

    def project(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = transform(_WGS84, target, xy[:, 0].tolist(), xy[:, 1].tolist())
        return np.column_stack([x, y])

    try:
        projected = shapely.transform(geometry, project)
    except (RasterioError, CPLE_BaseError) as error:
        raise InvalidInput("The area of interest cannot be projected.") from error
    if not all(math.isfinite(bound) for bound in projected.bounds):
        raise InvalidInput("The area of interest reaches outside the raster's map projection.")
    if projected.is_valid:
        return projected
    return shapely.make_valid(projected, method="structure", keep_collapsed=False)


def geometry_mask(
    geometry: BaseGeometry, affine: Affine, height: int, width: int
) -> NDArray[np.bool_]:
    """Return True, shape (height, width), where a pixel's centre is inside the geometry.

    The geometry is in the CRS that ``affine`` maps pixels to.
    """
    if geometry.is_empty:
        return np.zeros((height, width), np.bool_)
    mask: NDArray[np.bool_] = rasterio_mask(
        [geometry], out_shape=(height, width), transform=affine, all_touched=False, invert=True
    )
    return mask


def _is_wgs84(crs: CRS) -> bool:
    return bool(crs.is_geographic and crs.to_epsg() == 4326)


def _require_few_crossings(geometry: BaseGeometry, advice: str) -> None:
    """Refuse a geometry whose repair costs more than it is worth.

    The cost grows with the square of the crossings and more, and cannot be interrupted.
    """
    _require_few_neighbours(geometry, _MOST_NEAR // 10)
    edges = _edges(geometry)
    tree = shapely.STRtree(edges)
    crossing, along, start, step = 0, 0, 0, 1
    while start < len(edges):  # a tangle shows at its first edges: so they are few
        asking, near = tree.query(edges[start : start + step])
        others = start + asking != near
        one, other = edges[start + asking[others]], edges[near[others]]
        crossing += int(np.count_nonzero(shapely.crosses(one, other)))
        beside = shapely.overlaps(one, other) | shapely.covers(one, other)
        along += int(np.count_nonzero(beside))
        start, step = start + step, min(4096, 2 * step)
        most = 2 * MAX_CROSSINGS  # each is found from both sides
        if crossing > most or along > most + _MOST_ALONG * start:
            raise InvalidInput(f"The area of interest is too tangled to be repaired. {advice}")


def _require_few_neighbours(geometry: BaseGeometry, most: int = _MOST_NEAR) -> None:
    """Refuse a geometry of which GEOS would compare too many pairs of edges, valid or not.

    A sample of the edges tells how many lie near each other; nobody can know which they are.
    """
    if int(shapely.get_num_coordinates(geometry)) ** 2 <= most:  # else of 32 bits
        return
    edges = _edges(geometry)
    tree = shapely.STRtree(edges)
    near, looked = 0, 0
    while looked < min(_SAMPLE, len(edges)):  # step by step: each edge may lie near all others
        asked = edges[looked : looked + _SAMPLE_STEP]
        near, looked = near + tree.query(asked).shape[1], looked + len(asked)
        if near * len(edges) > most * _SAMPLE:
            break
    if near / looked * len(edges) > most:
        raise InvalidInput(
            "The area of interest is too tangled: it has too many long edges side by side. "
            "Simplify it, or give its parts one by one."
        )


def _edges(geometry: BaseGeometry) -> NDArray[Any]:
    """Return the edges of polygons, each once, in an order that no caller can know."""
    rings = shapely.get_rings(shapely.get_parts(shapely.get_parts([geometry])))
    corners = [shapely.get_coordinates(ring) for ring in rings]
    ends = np.concatenate([np.stack([ring[:-1], ring[1:]], 1) for ring in corners])
    ends = np.unique(np.sort(ends.view(np.complex128)[..., 0], axis=1), axis=0)
    edges = np.asarray(shapely.linestrings(ends.view(np.float64).reshape(-1, 2, 2)))
    np.random.default_rng().shuffle(edges)
    return edges


def _read(value: str | dict[str, Any]) -> BaseGeometry:
    if isinstance(value, dict):
        return _from_geojson(value)
    if not isinstance(value, str):
        raise InvalidInput("The area of interest must be GeoJSON or WKT.")
    text = value.strip()
    if not text:
        raise InvalidInput("The area of interest is empty.")
    if len(text) > MAX_TEXT:
        raise InvalidInput(f"The area of interest is longer than {MAX_TEXT} characters.")
    if text.startswith(("{", "[")):
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InvalidInput(f"The area of interest is not valid JSON: {error}.") from error
        if not isinstance(document, dict):
            raise InvalidInput("The area of interest must be a GeoJSON object.")
        return _from_geojson(document)
    if text.upper().startswith("SRID="):
        srid, _, text = text.partition(";")
        if srid.upper() != "SRID=4326":
            raise InvalidInput("The area of interest must be in EPSG:4326.")
    if not _WKT.match(text):  # nested collections could overflow the stack of the WKT reader
        raise InvalidInput(
            "The area of interest is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON."
        )
    try:
        with np.errstate(invalid="ignore"):  # NaN is refused later, in words
            return shapely.from_wkt(text)
    except (shapely.errors.GEOSException, ValueError) as error:
        raise InvalidInput("The WKT of the area of interest cannot be read.") from error


def _from_geojson(document: dict[str, Any], depth: int = 0) -> BaseGeometry:
    kind = document.get("type")
    if depth > MAX_DEPTH:
        raise InvalidInput("The GeoJSON of the area of interest is nested too deeply.")
    if kind == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list) or not features:
            raise InvalidInput("The FeatureCollection of the area of interest has no features.")
        parts = [_from_geojson(item, depth + 1) for item in features if isinstance(item, dict)]
        return shapely.GeometryCollection(parts)
    if kind == "Feature":
        inner = document.get("geometry")
        if not isinstance(inner, dict):
            raise InvalidInput("The Feature of the area of interest has no geometry.")
        return _from_geojson(inner, depth + 1)
    if kind == "GeometryCollection":
        members = document.get("geometries")
        if not isinstance(members, list) or not members:
            raise InvalidInput("The GeometryCollection of the area of interest is empty.")
        parts = [_from_geojson(item, depth + 1) for item in members if isinstance(item, dict)]
        return shapely.GeometryCollection(parts)
    if kind not in ("Polygon", "MultiPolygon"):
        named = f"{kind!r}"[:40]
        raise InvalidInput(f"The area of interest must be a Polygon or MultiPolygon, not {named}.")
    try:
        return shape(document)
    except Exception as error:  # shapely raises what its parsing meets: any type
        raise InvalidInput(f"The coordinates of the {kind} cannot be read.") from error


def _check(geometry: BaseGeometry) -> None:
    if geometry.is_empty:
        raise InvalidInput("The area of interest is empty.")
    leaves = shapely.get_parts(shapely.get_parts([geometry]))
    if any(not isinstance(part, Polygon) for part in leaves):
        raise InvalidInput(
            f"The area of interest must be a Polygon or MultiPolygon, not {geometry.geom_type}."
        )
    count = int(shapely.get_num_coordinates(geometry))
    if count > MAX_VERTICES:
        raise InvalidInput(f"The area of interest has {count} vertices, over {MAX_VERTICES}.")
    coordinates = shapely.get_coordinates(geometry)
    if not np.isfinite(coordinates).all():
        raise InvalidInput("The area of interest has coordinates that are not finite numbers.")
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    wide = high[0] - low[0] > 360 or low[0] < -360 or high[0] > 360
    if wide or low[1] < -90 or high[1] > 90:
        raise InvalidInput(
            "The area of interest must be in longitude and latitude (EPSG:4326): "
            f"found x {low[0]:.6g} to {high[0]:.6g}, y {low[1]:.6g} to {high[1]:.6g}."
        )
    _require_few_neighbours(geometry)
