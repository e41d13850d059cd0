"""An item as OGC WMTS 1.0.0: its capabilities, and its tiles in WebMercatorQuad."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from pydantic import Field

from ..raster.tile_matrix import WEB_MERCATOR_QUAD, matrix_set
from .cog import TILE_MEDIA_TYPES
from .item_tiles import (
    ItemTilejsonInput,
    ItemTileRenderInput,
    ProfileName,
    render,
    tilejson,
)
from .registry import Bytes, Call, Registry
from .schemas import Identifier, Input

if TYPE_CHECKING:
    from morecantile import TileMatrixSet

registry = Registry()

XML = "application/xml"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = (
    'xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


class WmtsCapabilitiesInput(Input):
    """Which item; the addresses of its tiles begin with ``base_url`` and hold ``key`` as a token.

    Without a key they hold a token of their own, when the caller may read tiles.
    """

    item_id: Identifier
    base_url: str = Field(max_length=500, pattern=r"^https?://[^\s<>\"]*$")
    key: str = Field("", max_length=2000)
    profile: ProfileName | None = None


class WmtsGetTileInput(Input):
    """A tile of an item in WebMercatorQuad."""

    item_id: Identifier
    z: Annotated[int, Field(ge=0, le=30)]
    x: Annotated[int, Field(ge=0, lt=2**30)]
    y: Annotated[int, Field(ge=0, lt=2**30)]
    profile: ProfileName | None = None


@registry.operation(
    "items.tile.wmts_capabilities",
    scope="items:read",
    input=WmtsCapabilitiesInput,
    output=Bytes,
    media_types=(XML,),
)
def capabilities(call: Call, request: WmtsCapabilitiesInput) -> Bytes:
    """Describe an item as a WMTS of one layer, for QGIS, ArcGIS and others."""
    call.base_url = request.base_url.rstrip("/")
    told = tilejson(call, ItemTilejsonInput(item_id=request.item_id, profile=request.profile))
    template = told.tiles[0]
    if request.key:
        path, _, _ = template.rpartition("&token=")
        template = f"{path}&{urlencode({'token': request.key})}"
    for name, place in (("z", "TileMatrix"), ("x", "TileCol"), ("y", "TileRow")):
        template = template.replace(f"{{{name}}}", f"{{{place}}}")
    west, south, east, north = told.bounds
    grid = matrix_set(WEB_MERCATOR_QUAD)
    matrices = "".join(wmts_matrix(grid, zoom) for zoom in range(min(told.maxzoom, 24) + 1))
    document = f"""<?xml version="1.0" encoding="UTF-8"?>
<Capabilities {_NAMESPACES} version="1.0.0">
<ows:ServiceIdentification>
<ows:Title>{escape(told.name)}</ows:Title>
<ows:ServiceType>OGC WMTS</ows:ServiceType>
<ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion>
</ows:ServiceIdentification>
<Contents>
<Layer>
<ows:Title>{escape(told.name)}</ows:Title>
<ows:WGS84BoundingBox>
<ows:LowerCorner>{west} {south}</ows:LowerCorner>
<ows:UpperCorner>{east} {north}</ows:UpperCorner>
</ows:WGS84BoundingBox>
<ows:Identifier>{escape(request.item_id)}</ows:Identifier>
<Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style>
<Format>image/png</Format>
<TileMatrixSetLink><TileMatrixSet>{WEB_MERCATOR_QUAD}</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format="image/png" resourceType="tile" template="{escape(template)}"/>
</Layer>
<TileMatrixSet>
<ows:Identifier>{WEB_MERCATOR_QUAD}</ows:Identifier>
<ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>
{matrices}</TileMatrixSet>
</Contents>
</Capabilities>
"""
    return Bytes(_NOT_XML.sub("", document).encode(), XML)


@registry.operation(
    "items.tile.wmts_get_tile",
    scope="items:read",
    input=WmtsGetTileInput,
    output=Bytes,
    renders=True,
    media_types=TILE_MEDIA_TYPES,
)
def get_tile(call: Call, request: WmtsGetTileInput) -> Bytes:
    """Render a tile of an item's WMTS."""
    image: Bytes = render(call, ItemTileRenderInput(format="png", **request.model_dump()))
    return image


def wmts_matrix(grid: TileMatrixSet, zoom: int) -> str:
    """Return the element of one zoom of a tile matrix set, as WMTS 1.0.0 has it."""
    matrix = grid.matrix(zoom)
    x, y = matrix.pointOfOrigin
    return f"""<TileMatrix>
<ows:Identifier>{matrix.id}</ows:Identifier>
<ScaleDenominator>{matrix.scaleDenominator}</ScaleDenominator>
<TopLeftCorner>{x} {y}</TopLeftCorner>
<TileWidth>{matrix.tileWidth}</TileWidth>
<TileHeight>{matrix.tileHeight}</TileHeight>
<MatrixWidth>{matrix.matrixWidth}</MatrixWidth>
<MatrixHeight>{matrix.matrixHeight}</MatrixHeight>
</TileMatrix>
"""
