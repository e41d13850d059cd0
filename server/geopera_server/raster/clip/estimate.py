"""How large a clip will be, before making it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from ...errors import InvalidInput
from ..aoi import parse_aoi
from ..footprint import frame_wgs84
from ..info import describe
from ..location import Location, identify, location_of
from ..pixels import pixel_area
from ..source import open_source
from .engine import Engine, choose_engine, is_recompressed
from .kept_bands import kept_bands
from .profile import LOSSY_CODECS
from .tilecopy import Plan

_GEOD = Geod(ellps="WGS84")
_LOSSLESS_SHARE = 0.6  # of the raw size, for sources whose own codec is lossy or none
_OVERVIEW_SHARE = 1.34
_EDGE_DEGREES = 0.1


@dataclass(frozen=True)
class ClipEstimate:
    """``area_m2`` of the polygon on the ellipsoid, ``coverage_percent`` of it in the raster.

    ``pixels`` inside, and ``bytes`` of the file, which is a guess from the source's own size.
    ``engine`` and ``recompressed`` are what the report of the clip will say.
    """

    area_m2: float
    pixels: int
    bytes: int
    coverage_percent: float
    engine: Engine = Engine.CROP
    recompressed: bool = False


def estimate(
    location: Location,
    geometry: BaseGeometry | dict[str, Any] | str,
    bands: str | None = None,
) -> ClipEstimate:
    """Estimate a clip of a raster to an EPSG:4326 polygon; reads no pixels.

    A polygon beside the raster gives no pixels and 0 percent. ``bands`` are those to keep.

    Raises:
        InvalidInput: an unknown band.
    """
    area = parse_aoi(geometry)
    with open_source(location) as dataset:
        describe(dataset)
        area_m2 = geodesic_area_m2(area)
        covered_m2 = geodesic_area_m2(area.intersection(frame_wgs84(dataset)))
        try:
            inside = pixel_area(dataset, area)
        except InvalidInput:  # no overlap
            return ClipEstimate(area_m2, 0, 0, 0.0)
        pixels = inside.size
        plan = choose_engine(dataset, inside) if bands is None else None
        raw = pixels * len(kept_bands(dataset, bands)) * np.dtype(dataset.dtypes[0]).itemsize
        return ClipEstimate(
            area_m2=area_m2,
            pixels=round(pixels),
            bytes=round(raw * _bytes_per_raw_byte(dataset, plan)),
            coverage_percent=min(100.0, 100.0 * covered_m2 / area_m2) if area_m2 else 0.0,
            engine=Engine.CROP if plan is None else Engine.TILE_COPY,
            recompressed=is_recompressed(dataset, plan),
        )


def geodesic_area_m2(geometry: BaseGeometry) -> float:
    """Return the area of a lon/lat polygon, its edges straight in lon/lat, on the ellipsoid."""
    if geometry.is_empty:
        return 0.0
    west, south, east, north = geometry.bounds
    step = min(_EDGE_DEGREES, max(east - west, north - south) / 50)
    parts = [part for part in shapely.get_parts(geometry) if part.area > 0]
    dense = [orient(shapely.segmentize(part, step)) for part in parts]
    return sum(abs(float(_GEOD.geometry_area_perimeter(part)[0])) for part in dense)


def _bytes_per_raw_byte(dataset: rasterio.DatasetReader, plan: Plan | None) -> float:
    raw = dataset.width * dataset.height * dataset.count
    raw *= np.dtype(dataset.dtypes[0]).itemsize
    structure = dataset.tags(ns="IMAGE_STRUCTURE").get("COMPRESSION", "").lower()
    lossy = any(codec in structure for codec in LOSSY_CODECS)
    if not structure or (lossy and plan is None):
        return _LOSSLESS_SHARE * _OVERVIEW_SHARE
    share = float(identify(location_of(dataset)).size / raw)
    return min(1.0, share) * (1.0 if dataset.overviews(1) else _OVERVIEW_SHARE)
