"""What titiler.core 0.7 tells of a raster, and where clients find its tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from ...auth.principal import Principal
from ...errors import InvalidInput
from ...operations.item_wmts import XML
from ...raster.reader import Reader
from ...raster.tile_matrix import WEB_MERCATOR_QUAD
from ...raster.titiler.classic_info import geographic_bounds, info, zooms
from ...raster.titiler.limits import Box
from .answering import GEOJSON, JSON, told
from .links import link, query_without
from .parameters import ClassicTileJson, ClassicWmts, Source, ZoomRange
from .parsing import parsed
from .routing import Routes, add_route
from .wmts import capabilities

routes: Routes = []
_NOT_OF_TILES = ("tilematrixsetid", "tile_format", "tile_scale", "minzoom", "maxzoom")
_TILES = "/cog/tiles"


async def bounds(request: Request, caller: Principal) -> Response:
    """Tell the bounds of a raster in WGS 84."""
    asked = parsed(Source, request)

    def work(reader: Reader) -> Mapping[str, Any]:
        return {"bounds": geographic_bounds(reader)}

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work)


async def information(request: Request, caller: Principal) -> Response:
    """Tell what a raster is made of."""
    asked = parsed(Source, request)
    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, info)


async def information_geojson(request: Request, caller: Principal) -> Response:
    """Tell what a raster is made of, as a feature."""
    asked = parsed(Source, request)

    def work(reader: Reader) -> Mapping[str, Any]:
        return {
            "type": "Feature",
            "geometry": ring(geographic_bounds(reader)),
            "properties": info(reader),
        }

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work, GEOJSON)


def ring(box: Box) -> dict[str, Any]:
    """Return a box as a GeoJSON polygon."""
    west, south, east, north = box
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


async def tilejson(request: Request, caller: Principal) -> Response:
    """Tell a map client where the tiles are (TileJSON 2.2.0)."""
    asked = parsed(ClassicTileJson, request)
    ending = f".{asked.tile_format}" if asked.tile_format else ""
    place = f"{asked.TileMatrixSetId}/{{z}}/{{x}}/{{y}}@{asked.tile_scale}x{ending}"
    tiles = link(request, f"{_TILES}/{place}", query_without(request, *_NOT_OF_TILES))

    def work(reader: Reader) -> Mapping[str, Any]:
        west, south, east, north = geographic_bounds(reader)
        low, high = zoom_range(asked, zooms(reader))
        return {
            "tilejson": "2.2.0",
            "version": "1.0.0",
            "scheme": "xyz",
            "tiles": [tiles],
            "minzoom": low,
            "maxzoom": high,
            "bounds": [west, south, east, north],
            "center": [(west + east) / 2, (south + north) / 2, low],
        }

    return await told(request, caller, asked.url, asked.TileMatrixSetId, work)


async def wmts(request: Request, caller: Principal) -> Response:
    """Tell a WMTS client where the tiles are."""
    asked = parsed(ClassicWmts, request)
    place = f"{asked.TileMatrixSetId}/{{TileMatrix}}/{{TileCol}}/{{TileRow}}"
    place += f"@{asked.tile_scale}x.{asked.tile_format}"
    query = query_without(request, *_NOT_OF_TILES, "service", "request")
    tiles = link(request, f"{_TILES}/{place}", query)

    def work(reader: Reader) -> str:
        low, high = zoom_range(asked, zooms(reader))
        last = max(int(matrix.id) for matrix in reader.tms)
        if not 0 <= low <= high <= last:
            raise InvalidInput(f"The zooms must be 0 to {last}, minzoom first.")
        box = geographic_bounds(reader)
        return capabilities(
            reader.tms, (low, high), box, tiles, str(request.url), asked.tile_format
        )

    return await told(request, caller, asked.url, asked.TileMatrixSetId, work, XML)


def zoom_range(asked: ZoomRange, own: tuple[int, int]) -> tuple[int, int]:
    """Return the zooms asked for, or the raster's own."""
    return (
        own[0] if asked.minzoom is None else asked.minzoom,
        own[1] if asked.maxzoom is None else asked.maxzoom,
    )


add_route(routes, bounds, Source, ["/bounds"], [JSON], name="cog.bounds")
add_route(routes, information, Source, ["/info"], [JSON], name="cog.info")
add_route(
    routes, information_geojson, Source, ["/info.geojson"], [GEOJSON], name="cog.info.geojson"
)
add_route(
    routes,
    tilejson,
    ClassicTileJson,
    ["/tilejson.json", "/{TileMatrixSetId}/tilejson.json"],
    [JSON],
    name="cog.tilejson",
)
add_route(
    routes,
    wmts,
    ClassicWmts,
    ["/WMTSCapabilities.xml", "/{TileMatrixSetId}/WMTSCapabilities.xml"],
    [XML],
    name="cog.wmts",
)
