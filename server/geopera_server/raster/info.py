"""What a raster file is: size, bands, place, footprint, date."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

import rasterio
from rasterio.enums import ColorInterp
from rasterio.warp import transform_bounds

from ..errors import InvalidInput
from .bands import common_names
from .capture import capture_date
from .cog import cog_problems
from .footprint import footprint
from .formats import Format
from .location import Location, identify, location_of, name_of, text_of
from .source import open_source

__all__ = ["Band", "RasterInfo", "capture_date", "describe", "inspect"]

_EARTH_RADIUS_M = 6378137.0
_METRES_PER_DEGREE = math.pi * _EARTH_RADIUS_M / 180
_WORLD_PIXEL_M = 2 * math.pi * _EARTH_RADIUS_M / 256  # web mercator, zoom 0
_FINEST_ZOOM = 24
_NEAR_ZOOM = 0.25  # a zoom whose pixels are coarser by so little is fine enough
_LEAST_PIXEL_M = 0.001
_CLOUD_TAGS = ("GEOPERA_CLOUD_COVER", "CLOUD_COVER", "CLOUDY_PIXEL_PERCENTAGE")


@dataclass(frozen=True)
class Band:
    """One band; ``index`` counts from 1, ``nodata`` is None when the dtype cannot hold it."""

    index: int
    name: str
    common_name: str | None
    dtype: str
    nodata: float | None
    scale: float
    offset: float
    colorinterp: str


@dataclass(frozen=True)
class RasterInfo:
    """One file. ``bounds`` are in its own CRS, ``bbox_wgs84`` and ``footprint`` in EPSG:4326.

    ``footprint`` and ``cog_errors`` are empty when only :func:`describe` was called.
    """

    path: str
    format: Format
    width: int
    height: int
    bands: tuple[Band, ...]
    dtype: str
    crs_wkt: str
    epsg: int | None
    transform: tuple[float, float, float, float, float, float]
    bounds: tuple[float, float, float, float]
    bbox_wgs84: tuple[float, float, float, float]
    footprint: dict[str, Any]
    nodata: float | None
    overviews: tuple[int, ...]
    is_cog: bool
    cog_errors: tuple[str, ...]
    gsd_m: float
    minzoom: int
    maxzoom: int
    size_bytes: int
    captured: date | None
    cloud_cover: float | None
    tags: dict[str, str]


def inspect(location: Location) -> RasterInfo:
    """Read all that is known of a GeoTIFF, its footprint included.

    Raises:
        NotFound: there is no such file.
        InvalidInput: not a GeoTIFF, or one without a place on earth.
    """
    with open_source(location) as dataset:
        return describe(dataset, complete=True)


def describe(dataset: rasterio.DatasetReader, *, complete: bool = False) -> RasterInfo:
    """Describe an open raster; ``complete`` adds footprint and COG check, which read data."""
    location = location_of(dataset)
    path = text_of(location)
    bands = _bands(dataset)
    bbox = wgs84_bounds(dataset)
    gsd = _gsd_m(dataset, bbox)
    maxzoom = _maxzoom(gsd, bbox)
    tags = dict(dataset.tags())
    problems = cog_problems(dataset) if complete else ()
    return RasterInfo(
        path=path,
        format=Format(dataset.driver),
        width=dataset.width,
        height=dataset.height,
        bands=bands,
        dtype=bands[0].dtype,
        crs_wkt=dataset.crs.to_wkt(),
        epsg=dataset.crs.to_epsg(),
        transform=tuple(dataset.transform)[:6],
        bounds=tuple(dataset.bounds),
        bbox_wgs84=bbox,
        footprint=footprint(dataset) if complete else {},
        nodata=bands[0].nodata,
        overviews=tuple(dataset.overviews(1)),
        is_cog=complete and not problems,
        cog_errors=problems,
        gsd_m=gsd,
        minzoom=max(0, maxzoom - _levels(dataset)),
        maxzoom=maxzoom,
        size_bytes=identify(location).size,
        captured=capture_date(name_of(location), tags),
        cloud_cover=_cloud_cover(tags),
        tags=tags,
    )


def wgs84_bounds(dataset: rasterio.DatasetReader) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees; west > east across the antimeridian.

    Raises:
        InvalidInput: the raster has no place on earth, or one that only tiles can use.
    """
    _require_place(dataset)
    west, south, east, north = transform_bounds(
        dataset.crs, "EPSG:4326", *dataset.bounds, densify_pts=21
    )
    if not all(math.isfinite(value) for value in (west, south, east, north)):
        raise InvalidInput("The raster's place cannot be told in longitude and latitude.")
    return west, max(-90.0, south), east, min(90.0, north)


def usable_nodata(dtype: str, nodata: float | None) -> float | None:
    """Return the nodata value, None when no pixel of this dtype can have it."""
    if nodata is None or dtype.startswith("float"):
        return nodata
    import numpy as np

    limits = np.iinfo(dtype)
    inside = math.isfinite(nodata) and limits.min <= nodata <= limits.max
    return nodata if inside and float(nodata).is_integer() else None


def _bands(dataset: rasterio.DatasetReader) -> tuple[Band, ...]:
    interps = [_interp_name(value) for value in dataset.colorinterp]
    names = common_names(dataset.descriptions, interps, name_of(location_of(dataset)))
    return tuple(
        Band(
            index=index,
            name=dataset.descriptions[index - 1] or f"b{index}",
            common_name=names[index - 1],
            dtype=dataset.dtypes[index - 1],
            nodata=usable_nodata(dataset.dtypes[index - 1], dataset.nodatavals[index - 1]),
            scale=float(dataset.scales[index - 1]),
            offset=float(dataset.offsets[index - 1]),
            colorinterp=interps[index - 1],
        )
        for index in dataset.indexes
    )


def _interp_name(value: ColorInterp | int) -> str:
    return value.name if isinstance(value, ColorInterp) else "undefined"


def _require_place(dataset: rasterio.DatasetReader) -> None:
    name = name_of(location_of(dataset))
    if dataset.crs is None and dataset.gcps[0]:
        raise InvalidInput(f"{name} is placed by control points alone: georeference it first.")
    if dataset.crs is None:
        raise InvalidInput(f"{name} has no coordinate reference system: georeference it first.")
    if not (dataset.crs.is_geographic or dataset.crs.is_projected):
        raise InvalidInput(f"{name} is in no map projection: reproject it first.")
    if dataset.transform.is_identity or dataset.transform.is_degenerate:
        raise InvalidInput(f"{name} has no georeference: no pixel size and origin.")


def _gsd_m(dataset: rasterio.DatasetReader, bbox: tuple[float, float, float, float]) -> float:
    """Return the size of a pixel in metres, geometric mean of both axes."""
    size = math.sqrt(abs(dataset.transform.determinant))
    if dataset.crs.is_geographic:
        latitude = math.radians((bbox[1] + bbox[3]) / 2)
        return size * _METRES_PER_DEGREE * math.sqrt(max(math.cos(latitude), 1e-6))
    return size * float(dataset.crs.linear_units_factor[1])


def _maxzoom(gsd: float, bbox: tuple[float, float, float, float]) -> int:
    """Return the first zoom whose pixels are not coarser than the raster's."""
    latitude = math.radians(min(85.0, abs(bbox[1] + bbox[3]) / 2))
    zoom = math.log2(_WORLD_PIXEL_M * math.cos(latitude) / gsd)
    return max(0, min(_FINEST_ZOOM, math.ceil(zoom - _NEAR_ZOOM)))


def pixel_sizes_m(maxzoom: int, latitude: float) -> tuple[float, float]:
    """Return the least and the greatest size of pixels, in metres, of rasters of a maxzoom."""
    size = _WORLD_PIXEL_M * math.cos(math.radians(min(85.0, abs(latitude)))) / 2**maxzoom
    low = size / 2**_NEAR_ZOOM if maxzoom < _FINEST_ZOOM else 0.0
    return max(low, _LEAST_PIXEL_M), size * 2 ** (1 - _NEAR_ZOOM) if maxzoom else math.inf


def _levels(dataset: rasterio.DatasetReader) -> int:
    longest = max(dataset.width, dataset.height)
    return max(0, math.ceil(math.log2(longest / 256))) if longest > 256 else 0


def _cloud_cover(tags: dict[str, str]) -> float | None:
    for key in _CLOUD_TAGS:
        try:
            value = float(tags[key].rstrip(" %"))
        except (KeyError, ValueError):
            continue
        if 0 <= value <= 100:
            return value
    return None
