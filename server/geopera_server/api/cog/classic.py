"""Pictures and values as titiler.core 0.7 answers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from ...auth.principal import Principal
from ...raster.encode import Image
from ...raster.reader import Reader
from ...raster.tile_matrix import WEB_MERCATOR_QUAD
from ...raster.titiler import classic
from ...raster.titiler.classic_picture import draw
from ...raster.titiler.classic_statistics import measure
from . import modern
from .answering import GEOJSON, drawn, told
from .bodies import body_of
from .geojson import Feature, feature_of
from .measuring import Bands, of_features, of_raster
from .parameters import (
    ClassicBox,
    ClassicPoint,
    ClassicPreview,
    ClassicStatistics,
    ClassicTile,
)
from .parsing import invalid, parsed
from .routing import JSON, Routes, add_route

routes: Routes = []
_MAX_SCALE = 3
_ONLY_MODERN = frozenset(
    {"tilesize", "reproject", "padding", "algorithm", "algorithm_params", "dst_crs", "coord_crs"}
)


def _is_modern(request: Request) -> bool:
    return not _ONLY_MODERN.isdisjoint(request.query_params.keys())


async def tile(request: Request, caller: Principal) -> Response:
    """Draw a tile of a raster."""
    if _is_modern(request):
        names = {**request.query_params, **request.path_params}
        fixed = {"tileMatrixSetId": names.get("TileMatrixSetId", WEB_MERCATOR_QUAD)}
        return await modern.tile(request, caller, fixed)
    asked = parsed(ClassicTile, request)
    if asked.scale > _MAX_SCALE and "scale" not in request.path_params:  # 0.7 bounds only this one
        raise invalid("query", "scale", f"The scale must be 1 to {_MAX_SCALE}.")

    def work(reader: Reader) -> Image:
        place = (asked.z, asked.x, asked.y)
        cutout = classic.tile(reader, place, asked.scale * 256, asked.buffer, asked.reading())
        return draw(cutout, asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, asked.TileMatrixSetId, work)


async def preview(request: Request, caller: Principal) -> Response:
    """Draw the whole raster."""
    if _is_modern(request):
        return await modern.preview(request, caller)
    asked = parsed(ClassicPreview, request)

    def work(reader: Reader) -> Image:
        cutout = classic.preview(reader, asked.size(), asked.reading())
        return draw(cutout, asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, WEB_MERCATOR_QUAD, work)


async def crop(request: Request, caller: Principal) -> Response:
    """Draw a box of a raster, in WGS 84."""
    asked = parsed(ClassicBox, request)

    def work(reader: Reader) -> Image:
        box = (asked.minx, asked.miny, asked.maxx, asked.maxy)
        cutout = classic.part(reader, box, asked.size(), asked.reading())
        return draw(cutout, asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked, WEB_MERCATOR_QUAD, work)


async def crop_feature(request: Request, caller: Principal) -> Response:
    """Draw what a polygon covers of a raster, in WGS 84."""
    asked = parsed(ClassicPreview, request)
    shape = (await body_of(request, feature_of)).shape()

    def work(reader: Reader) -> Image:
        cutout = classic.feature(reader, shape, asked.size(), asked.reading())
        return draw(cutout, asked.look(asked.format), reader.colormap)

    return await drawn(request, caller, asked.on(shape), WEB_MERCATOR_QUAD, work)


async def point(request: Request, caller: Principal) -> Response:
    """Read the values at a place."""
    if _is_modern(request):
        return await modern.point(request, caller)
    asked = parsed(ClassicPoint, request)

    def work(reader: Reader) -> Mapping[str, Any]:
        values = classic.point(reader, asked.lon, asked.lat, asked.reading())
        return {"coordinates": [asked.lon, asked.lat], "values": values}

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work)


async def statistics(request: Request, caller: Principal) -> Response:
    """Measure a smaller version of a raster; cog.statistics is exact."""
    asked = parsed(ClassicStatistics, request)

    def of(reader: Reader) -> Bands:
        cutout = classic.preview(reader, asked.size(), asked.reading())
        return measure(cutout, asked.measures())

    return await of_raster(request, caller, asked.url, of)


async def feature_statistics(request: Request, caller: Principal) -> Response:
    """Measure what polygons cover of a smaller version of a raster; cog.statistics is exact."""
    asked = parsed(ClassicStatistics, request)

    def of(reader: Reader, feature: Feature) -> Bands:
        cutout = classic.feature(reader, feature.shape(), asked.size(), asked.reading())
        return measure(cutout, asked.measures())

    return await of_features(request, caller, asked.url, of)


_PLACES = ("/tiles/{TileMatrixSetId}/{z}/{x}/{y}", "/tiles/{z}/{x}/{y}")
_ENDS = ("@{scale}x.{format}", "@{scale}x", ".{format}", "")
_BOX = "/crop/{minx},{miny},{maxx},{maxy}"

add_route(
    routes, tile, ClassicTile, [place + end for end in _ENDS for place in _PLACES], name="cog.tile"
)
add_route(routes, preview, ClassicPreview, ["/preview.{format}", "/preview"], name="cog.preview")
add_route(
    routes,
    crop,
    ClassicBox,
    [_BOX + "/{width}x{height}.{format}", _BOX + ".{format}"],
    name="cog.crop",
)
add_route(
    routes,
    crop_feature,
    ClassicPreview,
    ["/crop/{width}x{height}.{format}", "/crop.{format}", "/crop"],
    method="POST",
    name="cog.crop.feature",
)
add_route(routes, point, ClassicPoint, ["/point/{lon},{lat}"], [JSON], name="cog.point")
add_route(routes, statistics, ClassicStatistics, ["/statistics"], [JSON], name="cog.measures")
add_route(
    routes,
    feature_statistics,
    ClassicStatistics,
    ["/statistics"],
    [GEOJSON],
    method="POST",
    name="cog.measures.features",
)
