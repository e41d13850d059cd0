"""Areas of interest: read from text, moved to a raster's CRS, burnt by pixel centre."""

from __future__ import annotations

import json
import math
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
from .source import raster_env

MAX_VERTICES = 200_000
MAX_TEXT = 16_000_000
_WGS84 = "EPSG:4326"
_STEP_DEGREES = 0.002  # an edge of 220 m bows by less than a millimetre at middle latitudes
_STEPS_PER_SIDE = 4000


def parse_aoi(value: str | dict[str, Any] | BaseGeometry) -> Polygon | MultiPolygon:
    """Read a Polygon or MultiPolygon in longitude and latitude (EPSG:4326).

    Takes GeoJSON (geometry, Feature or FeatureCollection, as text or dict) or WKT. Several
    polygons become one area. A self-intersecting one is repaired.

    Raises:
        InvalidInput: anything else, in words.
    """
    geometry = value if isinstance(value, BaseGeometry) else _read(value)
    geometry = shapely.force_2d(geometry)
    _check(geometry)
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    polygons = [
        part
        for part in shapely.get_parts(shapely.get_parts([geometry]))
        if isinstance(part, Polygon) and part.area > 0
    ]
    if not polygons:
        raise InvalidInput("The area of interest has no area.")
    if len(polygons) == 1:
        return polygons[0]
    joined = shapely.union_all(polygons)
    return joined if isinstance(joined, Polygon | MultiPolygon) else MultiPolygon(polygons)


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
    return projected if projected.is_valid else shapely.make_valid(projected)


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
    try:
        with np.errstate(invalid="ignore"):  # NaN is refused later, in words
            return shapely.from_wkt(text)
    except (shapely.errors.GEOSException, ValueError) as error:
        raise InvalidInput("The area of interest is neither GeoJSON nor WKT.") from error


def _from_geojson(document: dict[str, Any]) -> BaseGeometry:
    kind = document.get("type")
    if kind == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list) or not features:
            raise InvalidInput("The FeatureCollection of the area of interest has no features.")
        parts = [_from_geojson(item) for item in features if isinstance(item, dict)]
        return shapely.GeometryCollection(parts)
    if kind == "Feature":
        inner = document.get("geometry")
        if not isinstance(inner, dict):
            raise InvalidInput("The Feature of the area of interest has no geometry.")
        return _from_geojson(inner)
    if kind not in {"Polygon", "MultiPolygon", "GeometryCollection"}:
        raise InvalidInput(f"The area of interest must be a Polygon or MultiPolygon, not {kind!r}.")
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
    if low[0] < -180 or high[0] > 180 or low[1] < -90 or high[1] > 90:
        raise InvalidInput(
            "The area of interest must be in longitude and latitude (EPSG:4326): "
            f"found x {low[0]:.6g} to {high[0]:.6g}, y {low[1]:.6g} to {high[1]:.6g}."
        )
