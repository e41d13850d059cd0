"""Lists of tile matrix sets, colormaps and algorithms, and each of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import Request, Response
from rio_tiler.colormap import cmap

from ...auth.principal import Principal
from ...raster.tile_matrix import matrix_set, matrix_set_names
from ...raster.titiler.algorithm import Range
from ...raster.titiler.algorithms import ALGORITHMS
from ...raster.titiler.colormap_picture import colormap_picture
from ...raster.titiler.look import MODERN_FORMATS, named_colormap
from ..kept import kept
from ..state import server_state
from .answering import SCOPE, listed
from .links import link
from .modern_parameters import Algorithm, ColorMap, Listing, MatrixSet
from .parsing import parsed
from .routing import JSON, PICTURES, Routes, add_route

routes: Routes = []
second_routes: Routes = []
_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"


def _references(request: Request, kind: str, names: Iterable[str], rel: str, word: str) -> Any:
    prefix = "/cog/v2" if request.url.path.startswith("/cog/v2/") else "/cog"
    return [
        {
            "id": name,
            "links": [
                {
                    "href": link(request, f"{prefix}/{kind}/{name}"),
                    "rel": rel,
                    "type": JSON,
                    "title": f"Definition of {name} {word}",
                }
            ],
        }
        for name in names
    ]


async def all_matrix_sets(request: Request, caller: Principal) -> Response:
    """List the tile matrix sets."""
    parsed(Listing, request)
    names = matrix_set_names()
    entries = _references(request, "tileMatrixSets", names, _SCHEME, "tileMatrixSet")
    return listed(request, caller, {"tileMatrixSets": entries})


async def one_matrix_set(request: Request, caller: Principal) -> Response:
    """Define a tile matrix set."""
    asked = parsed(MatrixSet, request)
    found = matrix_set(asked.tileMatrixSetId)
    return listed(request, caller, found.model_dump(mode="json", exclude_none=True))


async def colormaps(request: Request, caller: Principal) -> Response:
    """List the colormaps of rio-tiler."""
    parsed(Listing, request)
    entries = _references(request, "colorMaps", cmap.list(), "item", "ColorMap")
    return listed(request, caller, {"colormaps": entries})


async def colormap(request: Request, caller: Principal) -> Response:
    """Tell the colours of a colormap, or draw it."""
    asked = parsed(ColorMap, request)
    found = named_colormap(asked.colorMapId)
    if asked.f in MODERN_FORMATS:
        caller.require(SCOPE)
        name = str(asked.f)
        upright = asked.orientation == "vertical"
        size = (asked.width, asked.height)
        image = await server_state(request).draw(
            lambda: colormap_picture(found, name, upright, size)
        )
        return kept(request, image.content, image.media_type)
    if isinstance(found, dict):
        content: Any = {str(key): [int(part) for part in color] for key, color in found.items()}
    else:
        content = [[list(place), [int(part) for part in color]] for place, color in found]
    return listed(request, caller, content)


async def algorithms(request: Request, caller: Principal) -> Response:
    """List the algorithms."""
    parsed(Listing, request)
    entries = _references(request, "algorithms", ALGORITHMS, "item", "Algorithm")
    for entry in entries:  # TiTiler tells these as null
        entry["title"] = None
        entry["links"][0].update(templated=None, varBase=None, hreflang=None, length=None)
    return listed(request, caller, {"algorithms": entries})


async def algorithm(request: Request, caller: Principal) -> Response:
    """Tell what an algorithm does, and what it takes."""
    asked = parsed(Algorithm, request)
    found = ALGORITHMS[asked.algorithmId]
    content = {
        "title": found.title,
        "description": found.description,
        "inputs": {"nbands": found.inputs},
        "outputs": {"nbands": found.outputs, "dtype": found.dtype, "min": None, "max": None},
        "parameters": {name: _schema(name, each) for name, each in found.parameters.items()},
    }
    return listed(request, caller, content)


def _schema(name: str, spec: Range) -> dict[str, Any]:
    return {
        "default": spec.default,
        "maximum": spec.high,
        "minimum": spec.low,
        "title": name.replace("_", " ").title(),
        "type": "integer" if spec.whole else "number",
    }


for _routes, _name in ((routes, "cog"), (second_routes, "cog.v2")):
    add_route(_routes, all_matrix_sets, Listing, ["/tileMatrixSets"], [JSON], name=f"{_name}.tms")
    _path = "/tileMatrixSets/{tileMatrixSetId}"
    add_route(_routes, one_matrix_set, MatrixSet, [_path], [JSON], name=f"{_name}.tms.get")
    add_route(_routes, colormaps, Listing, ["/colorMaps"], [JSON], name=f"{_name}.colormaps")
    _path = "/colorMaps/{colorMapId}"
    _kinds = [JSON, *PICTURES]
    add_route(_routes, colormap, ColorMap, [_path], _kinds, name=f"{_name}.colormaps.get")
    add_route(_routes, algorithms, Listing, ["/algorithms"], [JSON], name=f"{_name}.algorithms")
    _path = "/algorithms/{algorithmId}"
    add_route(_routes, algorithm, Algorithm, [_path], [JSON], name=f"{_name}.algorithms.get")
