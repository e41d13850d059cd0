"""Where a raster lies in a tile matrix set, as OGC API Tiles tells it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import Request
from morecantile import TileMatrixSet
from rasterio.crs import CRS
from rio_tiler.utils import CRS_to_uri

from ...errors import InvalidInput
from ...raster.reader import Reader
from .links import Query, link

_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
_JSON = "application/json"


def bounding_box(reader: Reader, crs: CRS) -> dict[str, Any]:
    """Return the raster's bounds in a geographic CRS."""
    west, south, east, north = reader.get_geographic_bounds(crs)
    return {"lowerLeft": [west, south], "upperRight": [east, north], "crs": CRS_to_uri(crs)}


def crs_of(tms: TileMatrixSet) -> Any:
    """Return the CRS of a tile matrix set as its definition names it."""
    return tms.model_dump(mode="json", include={"crs"})["crs"]


def matrix_limits(reader: Reader, zooms: tuple[int, int]) -> list[dict[str, Any]]:
    """Return the rows and columns of tiles that the raster meets at each zoom.

    Raises:
        InvalidInput: the tile matrix set does not have these zooms.
    """
    tms = reader.tms
    if not zooms[0] <= zooms[1] <= max(int(matrix.id) for matrix in tms):
        raise InvalidInput(f"The tile matrix set {tms.id} does not have these zooms.")
    west, south, east, north = reader.get_geographic_bounds(tms.rasterio_geographic_crs)
    limits = []
    for zoom in range(max(zooms[0], tms.minzoom), zooms[1] + 1):
        matrix = tms.matrix(zoom)
        first, last = tms.tile(west, north, zoom), tms.tile(east, south, zoom)
        columns, rows = sorted((first.x, last.x)), sorted((first.y, last.y))
        limits.append(
            {
                "tileMatrix": matrix.id,
                "minTileRow": max(rows[0], 0),
                "maxTileRow": min(rows[1], matrix.matrixHeight),
                "minTileCol": max(columns[0], 0),
                "maxTileCol": min(columns[1], matrix.matrixWidth),
            }
        )
    return limits


def tile_set_links(
    request: Request, prefix: str, name: str, query: Query, described: bool = False
) -> list[dict[str, Any]]:
    """Return where to find a tile set, its tiles, and its tile matrix set.

    ``described`` links are those of the tile set itself, which tell of its map page too.
    """
    place = quote("{z}/{x}/{y}", safe="/")
    tiles = {
        "href": link(request, f"{prefix}/tiles/{name}/{place}", query),
        "rel": "tile",
        "title": "Templated link for retrieving Raster tiles",
    }
    links = [
        {
            "href": link(request, f"{prefix}/tiles/{name}", () if described else query),
            "rel": "self",
            "type": _JSON,
            "title": f"Tileset tiled using {name} TileMatrixSet",
        },
        {**tiles, "templated": True} if described else tiles,
        {
            "href": link(request, f"{prefix}/tileMatrixSets/{name}"),
            "rel": _SCHEME,
            "type": _JSON,
            "title": f"Definition of '{name}' tileMatrixSet",
        },
    ]
    if described:
        viewer = {
            "href": link(request, f"{prefix}/{name}/map.html", query),
            "rel": "data",
            "type": "text/html",
            "title": f"Map viewer for '{name}' tileMatrixSet",
        }
        links.append(viewer)
    return links
