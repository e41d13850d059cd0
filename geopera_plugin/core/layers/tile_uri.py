"""Data sources of XYZ layers: of our layers they hold no address and no secret, ever.

QGIS writes data sources into many files, into the clipboard and into its log. Ours name a host
that does not exist; where it leads, and the token, are put into each request as it leaves QGIS.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from ...client.models.read import MAX_ZOOM
from ..style.relief import Relief
from .spec import LayerSpec

PLACEHOLDER = "geopera.invalid"
PLACEHOLDER_URL = f"http://{PLACEHOLDER}"
SERVER = "server"
_PATH = "/tiles/{z}/{x}/{y}.png"
_TERRAIN_PATH = "/terrain/{z}/{x}/{y}.png"
_SHADE_PATH = "/cog/tiles/WebMercatorQuad/{z}/{x}/{y}.png"
_SAFE = ":/?"  # QGIS 3.40 reads no address in which these are encoded
_LOOK = ("bands", "expression", "rescale", "colormap", "colormap_type", "resampling", "minus")
_TILE = re.compile(r"(?:/terrain|/cog/tiles/WebMercatorQuad|/tiles)/\d+/\d+/\d+\.\w+")
_OURS = re.compile(r"^.*?((/terrain|/cog/tiles/WebMercatorQuad|/tiles)/\{z\}/\{x\}/\{y\}\.\w+)$")


def tile_uri(spec: LayerSpec, base_url: str = PLACEHOLDER_URL, token: str = "") -> str:  # nosec B107
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
    if spec.server:
        query.append((SERVER, spec.server))
    if token:
        query.append(("token", token))
    address = f"{base_url.rstrip('/')}{path}?{urlencode(query, quote_via=quote, safe='')}"
    last = min(MAX_ZOOM, max(0, spec.maxzoom))  # QGIS keeps a matrix for each zoom up to it
    return f"type=xyz&url={quote(address, safe=_SAFE)}&zmin=0&zmax={last}{ending}"


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
        smooth = [("resampling", "bilinear"), ("reproject", "bilinear")]
        return [*query, *relief.algorithm(), *smooth]
    for name in _LOOK:
        value = getattr(spec, name)
        if value:
            query.append((name, str(value)))
    return query


def is_tile(path: str) -> bool:
    """Say whether a path is that of a tile: the key goes with it, and a project may name any."""
    return _TILE.fullmatch(path) is not None


def server_of(query: str) -> str:
    """Return the id of the server that the query of a tile's address names; empty: embedded."""
    return dict(parse_qsl(query)).get(SERVER, "")


def plain_query(query: str) -> str:
    """Return the query of a tile's address, encoded once: QGIS 3.40 asks with it encoded twice.

    The href of an asset has a colon or a slash, so its encoding tells which it is.
    """
    pairs = [pair.partition("=") for pair in query.split("&")]
    href = next((value for name, _, value in pairs if name == "url"), "").upper()
    is_once = any(mark in href for mark in ("%3A", "%2F", ":", "/"))
    if is_once or not ("%253A" in href or "%252F" in href):
        return query
    return "&".join(f"{name}={unquote(value)}" for name, _, value in pairs)


def holds_token(uri: str) -> bool:
    """Return whether a data source is a tile layer of ours that holds a token."""
    parts = _split(uri)
    return parts is not None and any(name == "token" for name, _value in parts[1])


def without_secret(uri: str) -> str:
    """Return a data source as files keep it: placeholder host, no token.

    For what still has an address and a token: layers of earlier versions, and copied addresses.
    What is not a tile layer of ours comes back as it is.
    """
    parts = _split(uri)
    if parts is None:
        return uri
    options, query = parts
    query = [(name, value) for name, value in query if name != "token"]
    interpretation, path = options.get("interpretation", ""), options["path"]
    ending = f"&interpretation={interpretation}" if interpretation.isalpha() else ""
    address = f"{PLACEHOLDER_URL}{path}?{urlencode(query, quote_via=quote, safe='')}"
    zoom = f"zmin={_zoom(options.get('zmin'), 0)}&zmax={_zoom(options.get('zmax'), 22)}"
    return f"type=xyz&url={quote(address, safe=_SAFE)}&{zoom}{ending}"


def _zoom(text: str | None, otherwise: int) -> int:
    return min(MAX_ZOOM, int(text)) if text and re.fullmatch(r"[0-9]{1,9}", text) else otherwise


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
