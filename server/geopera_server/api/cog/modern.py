"""Pictures and values as titiler.core 2.x answers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from rasterio.crs import CRS
from rio_tiler.constants import WGS84_CRS

from ...auth.principal import Principal
from ...raster.encode import Image
from ...raster.reader import Reader
from ...raster.tile_matrix import WEB_MERCATOR_QUAD
from ...raster.titiler import modern as reading
from ...raster.titiler.algorithms import ALGORITHMS
from ...raster.titiler.modern_picture import draw
from .answering import GEOJSON, drawn, told
from .bodies import body_of
from .geojson import Feature, feature_of
from .measuring import Bands, of_features, of_raster
from .modern_parameters import (
    Box,
    FeatureStatistics,
    Map,
    Point,
    Preview,
    Processed,
    Statistics,
    Tile,
)
from .modern_parameters import Feature as FeatureParameters
from .parsing import parsed
from .routing import JSON, Routes, add_route

routes: Routes = []
added_routes: Routes = []  # the routes that 0.7 does not have


def _crs(name: str | None) -> CRS | None:
    return CRS.from_user_input(name) if name else None


def _processed(asked: Processed, image: Any) -> Any:
    if asked.algorithm is None:
        return image
    return ALGORITHMS[asked.algorithm].apply(image, asked.algorithm_params or {})


async def tile(
    request: Request, caller: Principal, fixed: Mapping[str, str] | None = None
) -> Response:
    """Draw a tile of a raster."""
    asked = parsed(Tile, request, fixed)

    def work(reader: Reader) -> Image:
        place = (asked.z, asked.x, asked.y)
        options = {**asked.options(), **asked.edges()}
        shrinking = ALGORITHMS[asked.algorithm].shrinking if asked.algorithm else 1.0
        image = reading.tile(reader, place, asked.tilesize, options, shrinking)
        return draw(_processed(asked, image), asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, asked.tileMatrixSetId, work)


async def preview(request: Request, caller: Principal) -> Response:
    """Draw the whole raster."""
    asked = parsed(Preview, request)

    def work(reader: Reader) -> Image:
        options = {**asked.options(), **asked.sides(1024)}
        image = reading.preview(reader, _crs(asked.dst_crs), options)
        return draw(_processed(asked, image), asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, WEB_MERCATOR_QUAD, work)


async def box(request: Request, caller: Principal) -> Response:
    """Draw a box of a raster."""
    asked = parsed(Box, request)

    def work(reader: Reader) -> Image:
        corners = (asked.minx, asked.miny, asked.maxx, asked.maxy)
        crs = (_crs(asked.coord_crs) or WGS84_CRS, _crs(asked.dst_crs))
        image = reading.part(reader, corners, crs, {**asked.options(), **asked.sides(None)})
        return draw(_processed(asked, image), asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, WEB_MERCATOR_QUAD, work)


async def feature(request: Request, caller: Principal) -> Response:
    """Draw what a polygon covers of a raster."""
    asked = parsed(FeatureParameters, request)
    shape = (await body_of(request, feature_of)).shape()

    def work(reader: Reader) -> Image:
        crs = (_crs(asked.coord_crs) or WGS84_CRS, _crs(asked.dst_crs))
        options = {**asked.options(), **asked.sides(None)}
        image = reading.feature(reader, shape, crs, options)
        return draw(_processed(asked, image), asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked.on(shape), WEB_MERCATOR_QUAD, work)


async def ogc_map(request: Request, caller: Principal) -> Response:
    """Draw a map of a raster, as OGC API Maps asks for it."""
    asked = parsed(Map, request)

    def work(reader: Reader) -> Image:
        given = asked.width or asked.height
        options = {
            **asked.options(),
            "width": asked.width,
            "height": asked.height,
            "max_size": None if given else 1024,
        }
        target = _crs(asked.crs) or reader.crs
        if asked.bbox:
            crs = (_crs(asked.bbox_crs) or WGS84_CRS, target)
            image = reading.part(reader, asked.bbox, crs, options)
        else:
            image = reading.preview(reader, target, options)
        return draw(_processed(asked, image), asked.look(asked.f or "png"), reader.colormap)

    return await drawn(request, caller, asked, WEB_MERCATOR_QUAD, work)


async def point(request: Request, caller: Principal) -> Response:
    """Read the values at a place."""
    asked = parsed(Point, request)

    def work(reader: Reader) -> Mapping[str, Any]:
        crs = _crs(asked.coord_crs) or WGS84_CRS
        found = reading.point(reader, asked.lon, asked.lat, crs, asked.options())
        return {
            "coordinates": [asked.lon, asked.lat],
            "values": found.array.tolist(),
            "band_names": found.band_names,
            "band_descriptions": found.band_descriptions,
        }

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work)


async def statistics(request: Request, caller: Principal) -> Response:
    """Measure a smaller version of a raster; cog.statistics is exact."""
    asked = parsed(Statistics, request)

    def of(reader: Reader) -> Bands:
        image = reading.preview(reader, None, {**asked.options(), **asked.sides(1024)})
        return reading.measure(_processed(asked, image), asked.measures())

    return await of_raster(request, caller, asked.url, of)


async def feature_statistics(request: Request, caller: Principal) -> Response:
    """Measure what polygons cover of a raster, by how much of each pixel."""
    asked = parsed(FeatureStatistics, request)

    def of(reader: Reader, feature: Feature) -> Bands:
        crs = (_crs(asked.coord_crs) or WGS84_CRS, _crs(asked.dst_crs))
        options = {**asked.options(), **asked.sides(None), "align_bounds_with_dataset": True}
        shape = feature.shape()
        image = reading.feature(reader, shape, crs, options)
        coverage = reading.coverage(image, shape, crs[0], asked.cover_scale)
        return reading.measure(_processed(asked, image), asked.measures(), coverage)

    return await of_features(request, caller, asked.url, of)


_TILE = "/tiles/{tileMatrixSetId}/{z}/{x}/{y}"
_BOX = "/bbox/{minx},{miny},{maxx},{maxy}"
_SIZED_PREVIEW = "/preview/{width}x{height}.{format}"
_FEATURES = ["/feature/{width}x{height}.{format}", "/feature.{format}", "/feature"]

add_route(routes, tile, Tile, [_TILE + ".{format}", _TILE], name="cog.v2.tile")
add_route(routes, point, Point, ["/point/{lon},{lat}"], [JSON], name="cog.v2.point")
add_route(routes, statistics, Statistics, ["/statistics"], [JSON], name="cog.v2.measures")
add_route(
    routes,
    feature_statistics,
    FeatureStatistics,
    ["/statistics"],
    [GEOJSON],
    method="POST",
    name="cog.v2.measures.features",
)
add_route(routes, preview, Preview, ["/preview.{format}", "/preview"], name="cog.v2.preview")
for _routes, _prefix in ((routes, "cog.v2"), (added_routes, "cog")):
    add_route(_routes, preview, Preview, [_SIZED_PREVIEW], name=f"{_prefix}.preview.sized")
    add_route(
        _routes,
        box,
        Box,
        [_BOX + "/{width}x{height}.{format}", _BOX + ".{format}"],
        name=f"{_prefix}.bbox",
    )
    add_route(
        _routes, feature, FeatureParameters, _FEATURES, method="POST", name=f"{_prefix}.feature"
    )
    add_route(_routes, ogc_map, Map, ["/map"], name=f"{_prefix}.map")
