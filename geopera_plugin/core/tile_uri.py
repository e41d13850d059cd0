"""Data sources of XYZ layers: with live address and token, or without both for project files."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from .layer_spec import LayerSpec
from .style_relief import Relief

PLACEHOLDER = "geopera.invalid"
PLACEHOLDER_URL = f"http://{PLACEHOLDER}"
_PATH = "/tiles/{z}/{x}/{y}.png"
_TERRAIN_PATH = "/terrain/{z}/{x}/{y}.png"
_SHADE_PATH = "/cog/tiles/WebMercatorQuad/{z}/{x}/{y}.png"
_OURS = re.compile(r"^.*?((/terrain|/cog/tiles/WebMercatorQuad|/tiles)/\{z\}/\{x\}/\{y\}\.\w+)$")


def tile_uri(spec: LayerSpec, base_url: str, token: str) -> str:
    """Return the data source of an XYZ layer: ``type=xyz&url=<percent-encoded>&zmin=&zmax=``.

    Tiles are asked for from zoom 0 on, whatever the scene's own first zoom is: else QGIS asks for
    very many tiles when the map shows the whole world. An empty token is left out.
    """
    relief = Relief.from_text(spec.relief)
    path, ending = tile_path(spec), ""
    query = tile_query(spec)
    if relief is not None and relief.is_native:
        ending = f"&interpretation={relief.interpretation}"
        spec = replace(spec, relief=relief.encoding)  # other light needs no other heights
    query.append(("v", spec.version_hash()))
    if token:
        query.append(("token", token))
    address = f"{base_url.rstrip('/')}{path}?{urlencode(query, quote_via=quote, safe='')}"
    return f"type=xyz&url={quote(address, safe='')}&zmin=0&zmax={spec.maxzoom}{ending}"


def tile_path(spec: LayerSpec) -> str:
    """Return the path of the route that draws a layer."""
    relief = Relief.from_text(spec.relief)
    if relief is None:
        return _PATH
    if relief.is_native:
        return _TERRAIN_PATH
    return _SHADE_PATH if relief.is_shade else _PATH


def tile_query(spec: LayerSpec) -> list[tuple[str, str]]:
    """Return what the address of a tile says of its raster and its looks."""
    query: list[tuple[str, str]] = [("url", spec.url)]
    relief = Relief.from_text(spec.relief)
    if relief is not None and relief.is_native:
        return [*query, ("encoding", relief.encoding), ("resampling", "bilinear")]
    if relief is not None and relief.is_shade:
        return [*query, *relief.algorithm(), ("resampling", "bilinear")]
    for name in ("bands", "expression", "rescale", "colormap", "colormap_type", "resampling"):
        value = getattr(spec, name)
        if value:
            query.append((name, value))
    return query


def without_secret(uri: str) -> str:
    """Return a data source as project files keep it: placeholder host, no token.

    What is not a tile layer of ours comes back as it is.
    """
    parts = _split(uri)
    if parts is None:
        return uri
    options, query = parts
    query = [(name, value) for name, value in query if name != "token"]
    return _join(options, PLACEHOLDER_URL, query)


def with_server(uri: str, base_url: str, token: str) -> str:
    """Return a data source of a project file, pointed at a live server."""
    parts = _split(uri)
    if parts is None:
        return uri
    options, query = parts
    query = [(name, value) for name, value in query if name != "token"]
    if token:
        query.append(("token", token))
    return _join(options, base_url.rstrip("/"), query)


def _split(uri: str) -> tuple[dict[str, str], list[tuple[str, str]]] | None:
    """Return the options of an XYZ data source and the query of its address, if it is ours.

    QGIS hands them out in more than one encoding, so both are decoded here.
    """
    if ("tiles" not in uri and "terrain" not in uri) or "xyz" not in uri:
        return None
    pairs = [part.partition("=")[::2] for part in uri.split("&")]
    options = {name: unquote(value) for name, value in pairs}
    if options.get("type") != "xyz":
        return None
    try:
        address = urlsplit(options.get("url", ""))
    except ValueError:
        return None
    query = parse_qsl(address.query, keep_blank_values=True)
    names = {name for name, _value in query}
    known = address.netloc == PLACEHOLDER or {"url", "v"} <= names
    ours = _OURS.match(unquote(address.path))
    if not known or ours is None:
        return None
    return {**options, "path": ours.group(1)}, query


def _join(options: dict[str, str], base_url: str, query: list[tuple[str, str]]) -> str:
    interpretation, path = options.get("interpretation", ""), options["path"]
    ending = f"&interpretation={interpretation}" if interpretation.isalpha() else ""
    address = f"{base_url}{path}?{urlencode(query, quote_via=quote, safe='')}"
    zoom = f"zmin={options.get('zmin', '0')}&zmax={options.get('zmax', '22')}"
    return f"type=xyz&url={quote(address, safe='')}&{zoom}{ending}"
