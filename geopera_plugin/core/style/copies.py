"""What a layer shows, as text for other programs. No key is ever in it; a tile token may be."""

from __future__ import annotations

import enum
import json
import re
import shlex
from urllib.parse import quote, urlencode

from ...client.models import Asset
from ..layers.spec import LayerSpec
from ..layers.tile_uri import tile_query
from .colors import is_custom, sampled, stops_of
from .expression import names_in
from .relief import Relief
from .style import band_number

_STEPS = 48
Query = list[tuple[str, str]]


class Copy(enum.Enum):
    """What a layer can be copied as."""

    XYZ = "xyz"
    TILEJSON = "tilejson"
    WMTS = "wmts"
    PYTHON = "python"
    PROCESS = "qgis_process"

    @property
    def needs_token(self) -> bool:
        """Say whether the text is of no use without a token."""
        return self in (Copy.XYZ, Copy.TILEJSON, Copy.WMTS)

    def suits(self, spec: LayerSpec) -> bool:
        """Say whether it can tell of a layer: TiTiler's routes and the algorithm know one date."""
        return not spec.minus or self in (Copy.XYZ, Copy.PYTHON)


def copied(kind: Copy, spec: LayerSpec, asset: Asset, base_url: str, token: str) -> str:
    """Return the text for a layer; the token is in it only where nothing works without."""
    base = base_url.rstrip("/")
    relief = Relief.from_text(spec.relief)
    if kind is Copy.XYZ:
        if relief is not None and not relief.is_shade:  # heights, whatever this QGIS can read
            heights = [("url", spec.url), ("encoding", relief.encoding)]
            return f"{base}/terrain/{{z}}/{{x}}/{{y}}.png?{_encoded(heights, token)}"
        if relief is not None:
            query = _encoded(titiler_query(spec, asset), token)
            return f"{base}/cog/tiles/WebMercatorQuad/{{z}}/{{x}}/{{y}}.png?{query}"
        return f"{base}/tiles/{{z}}/{{x}}/{{y}}.png?{_encoded(tile_query(spec), token)}"
    if kind is Copy.TILEJSON:
        query = _encoded(titiler_query(spec, asset), token)
        if relief is not None:
            return f"{base}/cog/v2/WebMercatorQuad/tilejson.json?{query}"
        return f"{base}/cog/tilejson.json?{query}"
    if kind is Copy.WMTS:
        query = _encoded(titiler_query(spec, asset), token)
        return f"{base}/cog/WMTSCapabilities.xml?{query}"
    return python_text(spec, base) if kind is Copy.PYTHON else process_text(spec, asset)


def titiler_query(spec: LayerSpec, asset: Asset) -> Query:
    """Return what TiTiler's routes take for the looks of a layer."""
    query: Query = [("url", spec.url)]
    relief = Relief.from_text(spec.relief)
    if relief is not None:
        return [*query, *relief.algorithm()]
    if spec.expression:
        query.append(("expression", numbered(spec.expression, asset)))
    for name in (spec.bands or "").split(","):
        number = band_number(asset, name) if name else None
        if number is not None:
            query.append(("bidx", str(number)))
    query += [("rescale", part) for part in (spec.rescale or "").split(";") if part]
    if is_custom(spec.colormap):
        query.append(("colormap", _intervals(spec.colormap or "")))
    elif spec.colormap:
        query.append(("colormap_name", spec.colormap))
    if spec.resampling:
        query.append(("resampling", spec.resampling))
    return query


def numbered(expression: str, asset: Asset) -> str:
    """Return an expression with "b4" for "nir": TiTiler knows bands by their numbers."""
    for name in names_in(expression):
        number = band_number(asset, name)
        if number is not None:
            expression = re.sub(rf"(?<![\w.]){re.escape(name)}\b(?!\()", f"b{number}", expression)
    return expression


def python_text(spec: LayerSpec, base_url: str) -> str:
    """Return a script that draws a tile and measures; it reads the key from the environment."""
    relief = Relief.from_text(spec.relief)
    if relief is not None:
        operation, looks = "cog.tile.terrain", {"encoding": relief.encoding}
    else:
        operation, looks = "cog.tile.render", dict(tile_query(spec)[1:])
        looks["format"] = "png"
    place = {"z": 0, "x": 0, "y": 0}
    body = json.dumps({"url": spec.url, **looks, **place}, indent=4)
    measured = {name: looks[name] for name in ("bands", "expression") if name in looks}
    west, south, east, north = spec.bbox or (-180.0, -85.0, 180.0, 85.0)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    area = json.dumps({"type": "Polygon", "coordinates": [ring]})
    asked = f"client.statistics({json.dumps(spec.url)}, area, **{json.dumps(measured)})"
    shown = """for name, band in figures.items():
    print(name, band.mean, band.percentile(2), band.percentile(98))"""
    if spec.minus:
        compared = json.dumps({"url": spec.url, "minus": spec.minus, **measured})
        asked = f'client.op("cog.difference", {{**{compared}, "geometry": area}})'
        shown = """for band in figures:
    print(band["name"], band["mean"], band["percentiles"])"""
    return f"""import os
from pathlib import Path

from geopera_plugin.client import Client

client = Client({json.dumps(base_url)}, os.environ["GEOPERA_KEY"])
tile = client.op_raw({json.dumps(operation)}, {body})
Path("tile.png").write_bytes(tile)

area = {area}
figures = {asked}
{shown}
"""


def process_text(spec: LayerSpec, asset: Asset) -> str:
    """Return the command that computes what the layer shows as a GeoTIFF.

    The file of the scene is the one word to fill in: the server does not tell where its files are,
    and bands go by their numbers, since not every file names them.
    """
    expression = numbered(spec.expression or "", asset) or ";".join(
        f"b{number}"
        for number in (band_number(asset, name) for name in (spec.bands or "b1").split(","))
        if number is not None
    )
    words = ["qgis_process", "run", "geopera:index", "--"]
    pairs = {
        "INPUT": f"{asset.key}.tif",
        "EXPRESSION": expression or "b1",
        "OUTPUT": f"{re.sub(r'[^A-Za-z0-9._-]+', '_', spec.title) or 'index'}.tif",
    }
    return shlex.join([*words, *(f"{name}={value}" for name, value in pairs.items())])


def _encoded(query: Query, token: str) -> str:
    secret = [("token", token)] if token else []
    return urlencode([*query, *secret], quote_via=quote, safe="")


def _intervals(colormap: str) -> str:
    """Return colours of one's own as intervals of 0 to 255, which TiTiler reads."""
    colors = sampled(stops_of(colormap), _STEPS)
    width = 256 / _STEPS
    parts = [
        [[round(place * width, 2), round((place + 1) * width, 2)], list(_rgba(color))]
        for place, color in enumerate(colors)
    ]
    return json.dumps(parts, separators=(",", ":"))


def _rgba(color: str) -> tuple[int, int, int, int]:
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue, 255
