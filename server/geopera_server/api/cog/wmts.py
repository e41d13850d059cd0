"""The capabilities document of a WMTS with one layer and one tile matrix set."""

from __future__ import annotations

from html import escape

from morecantile import TileMatrixSet

from ...operations.item_wmts import wmts_matrix
from ...raster.titiler.limits import Box
from ...raster.titiler.look import FORMATS

_TITLE = "Cloud Optimized GeoTIFF"
_LAYER = "cogeo"
_NAMESPACES = (
    'xmlns="http://www.opengis.net/wmts/1.0"',
    'xmlns:ows="http://www.opengis.net/ows/1.1"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    'xmlns:gml="http://www.opengis.net/gml"',
    (
        'xsi:schemaLocation="http://www.opengis.net/wmts/1.0 '
        'http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd"'
    ),
)


def capabilities(
    tms: TileMatrixSet, zooms: tuple[int, int], box: Box, tiles: str, own: str, name: str
) -> str:
    """Return the document; ``tiles`` is the template of the tiles, ``own`` its own address.

    ``box`` is in WGS 84, ``name`` the format of the tiles.
    """
    kind = _quoted(FORMATS[name].media_type)
    matrices = "".join(wmts_matrix(tms, zoom) for zoom in range(zooms[0], zooms[1] + 1))
    operations = "".join(_operation(each, own) for each in ("GetCapabilities", "GetTile"))
    return f"""<Capabilities {" ".join(_NAMESPACES)} version="1.0.0">
<ows:ServiceIdentification>
<ows:Title>"{_TITLE}"</ows:Title>
<ows:ServiceType>OGC WMTS</ows:ServiceType>
<ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion>
</ows:ServiceIdentification>
<ows:OperationsMetadata>{operations}</ows:OperationsMetadata>
<Contents>
<Layer>
<ows:Title>{_TITLE}</ows:Title>
<ows:Identifier>{_LAYER}</ows:Identifier>
<ows:Abstract>{_TITLE}</ows:Abstract>
<ows:WGS84BoundingBox crs="urn:ogc:def:crs:OGC:2:84">
<ows:LowerCorner>{box[0]} {box[1]}</ows:LowerCorner>
<ows:UpperCorner>{box[2]} {box[3]}</ows:UpperCorner>
</ows:WGS84BoundingBox>
<Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style>
<Format>{escape(FORMATS[name].media_type)}</Format>
<TileMatrixSetLink><TileMatrixSet>{escape(str(tms.id))}</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format={kind} resourceType="tile" template={_quoted(tiles)} />
</Layer>
<TileMatrixSet>
<ows:Identifier>{escape(str(tms.id))}</ows:Identifier>
<ows:SupportedCRS>EPSG:{tms.rasterio_crs.to_epsg()}</ows:SupportedCRS>
{matrices}
</TileMatrixSet>
</Contents>
<ServiceMetadataURL xlink:href={_quoted(own)} />
</Capabilities>
"""


def _quoted(text: str) -> str:
    """Return the value of an attribute."""
    return f'"{escape(text)}"'


def _operation(name: str, own: str) -> str:
    return f"""<ows:Operation name="{name}"><ows:DCP><ows:HTTP>
<ows:Get xlink:href={_quoted(own)}>
<ows:Constraint name="GetEncoding">
<ows:AllowedValues><ows:Value>RESTful</ows:Value></ows:AllowedValues>
</ows:Constraint>
</ows:Get>
</ows:HTTP></ows:DCP></ows:Operation>
"""
