"""What titiler.core 2.x tells of a raster, and where clients find its tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from rasterio.crs import CRS
from rio_tiler.constants import WGS84_CRS

from ...auth.principal import Principal
from ...raster.reader import Reader
from ...raster.tile_matrix import WEB_MERCATOR_QUAD, matrix_set, matrix_set_names
from ...raster.titiler import modern as reading
from .answering import GEOJSON, JSON, listed_text, told
from .classic_documents import ring, zoom_range
from .links import link, query_without
from .map_page import HTML, page
from .modern_parameters import InfoInCrs, MapPage, TileJson, TileSet, TileSets
from .parameters import Source
from .parsing import parsed
from .routing import Routes, add_route
from .tile_sets import bounding_box, crs_of, matrix_limits, tile_set_links

routes: Routes = []
added_routes: Routes = []  # the routes that 0.7 does not have
_NOT_OF_TILES = ("tilematrixsetid", "tile_format", "minzoom", "maxzoom")


def _prefix(request: Request) -> str:
    return "/cog/v2" if request.url.path.startswith("/cog/v2/") else "/cog"


async def information(request: Request, caller: Principal) -> Response:
    """Tell what a raster is made of."""
    asked = parsed(Source, request)
    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, reading.info)


async def information_geojson(request: Request, caller: Principal) -> Response:
    """Tell what a raster is made of, as a feature."""
    asked = parsed(InfoInCrs, request)
    crs = CRS.from_user_input(asked.crs) if asked.crs else WGS84_CRS

    def work(reader: Reader) -> Mapping[str, Any]:
        west, south, east, north = box = reader.get_geographic_bounds(crs)
        geometry = ring(box)
        if west > east:
            halves = (ring((-180.0, south, east, north)), ring((west, south, 180.0, north)))
            parts = [half["coordinates"] for half in halves]
            geometry = {"type": "MultiPolygon", "coordinates": parts}
        return {
            "bbox": list(box),
            "type": "Feature",
            "geometry": geometry,
            "properties": reading.info(reader),
        }

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work, GEOJSON)


async def tilejson(request: Request, caller: Principal) -> Response:
    """Tell a map client where the tiles are (TileJSON 3.0.0)."""
    asked = parsed(TileJson, request)
    ending = f".{asked.tile_format}" if asked.tile_format else ""
    place = f"/tiles/{asked.tileMatrixSetId}/{{z}}/{{x}}/{{y}}{ending}"
    query = query_without(request, *_NOT_OF_TILES)
    if "tilesize" not in request.query_params:
        query.append(("tilesize", str(asked.tilesize)))
    tiles = link(request, _prefix(request) + place, query)

    def work(reader: Reader) -> Mapping[str, Any]:
        west, south, east, north = reader.get_geographic_bounds(reader.tms.rasterio_geographic_crs)
        low, high = zoom_range(asked, (reader.minzoom, reader.maxzoom))
        known = reading.info(reader)
        found = {
            "tilejson": "3.0.0",
            "version": "1.0.0",
            "scheme": "xyz",
            "tiles": [tiles],
            "minzoom": low,
            "maxzoom": high,
            "bounds": [west, south, east, north],
            "center": [(west + east) / 2, (south + north) / 2, low],
            "raster_layers": {},
            "band_descriptions": known["band_descriptions"],
            "data_type": known["dtype"],
        }
        return found | ({"minmax": known["minmax"]} if "minmax" in known else {})

    return await told(request, caller, asked.url, asked.tileMatrixSetId, work)


async def map_page(request: Request, caller: Principal) -> Response:
    """Show the tiles on a page."""
    asked = parsed(MapPage, request)
    query = list(request.query_params.multi_items())
    if "tilesize" not in request.query_params:
        query.append(("tilesize", str(asked.tilesize)))
    document = link(request, f"{_prefix(request)}/{asked.tileMatrixSetId}/tilejson.json", query)
    tms = matrix_set(asked.tileMatrixSetId)
    return listed_text(request, caller, page(tms, document), HTML)


async def tile_sets(request: Request, caller: Principal) -> Response:
    """List the tile matrix sets that a raster can be seen in."""
    asked = parsed(TileSets, request)
    crs = CRS.from_user_input(asked.crs) if asked.crs else WGS84_CRS
    query = query_without(request, "crs")
    prefix = _prefix(request)

    def work(reader: Reader) -> Mapping[str, Any]:
        box = bounding_box(reader, crs)
        return {
            "tilesets": [
                {
                    "title": f"tileset tiled using {name} TileMatrixSet",
                    "dataType": "map",
                    "crs": crs_of(matrix_set(name)),
                    "links": tile_set_links(request, prefix, name, query),
                    "boundingBox": box,
                    "accessConstraints": "unclassified",
                }
                for name in matrix_set_names()
            ]
        }

    return await told(request, caller, asked.url, WEB_MERCATOR_QUAD, work)


async def tile_set(request: Request, caller: Principal) -> Response:
    """Tell where a raster lies in a tile matrix set."""
    asked = parsed(TileSet, request)
    name, prefix = asked.tileMatrixSetId, _prefix(request)
    query = list(request.query_params.multi_items())

    def work(reader: Reader) -> Mapping[str, Any]:
        zooms = zoom_range(asked, (reader.minzoom, reader.maxzoom))
        links = tile_set_links(request, prefix, name, query, described=True)
        return {
            "title": f"tileset tiled using {name} TileMatrixSet",
            "dataType": "map",
            "crs": crs_of(reader.tms),
            "links": links,
            "tileMatrixSetLimits": matrix_limits(reader, zooms),
            "boundingBox": bounding_box(reader, reader.tms.rasterio_geographic_crs),
            "accessConstraints": "unclassified",
        }

    return await told(request, caller, asked.url, name, work)


add_route(routes, information, Source, ["/info"], [JSON], name="cog.v2.info")
add_route(
    routes, information_geojson, InfoInCrs, ["/info.geojson"], [GEOJSON], name="cog.v2.info.geojson"
)
add_route(
    routes, tilejson, TileJson, ["/{tileMatrixSetId}/tilejson.json"], [JSON], name="cog.v2.tilejson"
)
for _routes, _name in ((routes, "cog.v2"), (added_routes, "cog")):
    _page = "/{tileMatrixSetId}/map.html"
    add_route(_routes, map_page, MapPage, [_page], [HTML], name=f"{_name}.map.html")
    add_route(_routes, tile_sets, TileSets, ["/tiles"], [JSON], name=f"{_name}.tilesets")
    add_route(
        _routes, tile_set, TileSet, ["/tiles/{tileMatrixSetId}"], [JSON], name=f"{_name}.tileset"
    )
