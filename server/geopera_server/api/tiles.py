"""The `cog.*` operations by GET, as map clients ask for them."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from ..auth.principal import Principal
from ..operations.cog import (
    TILE_MEDIA_TYPES,
    CogTerrainInput,
    CogThumbnailInput,
    CogTileInput,
    TerrainLook,
    TileLook,
    terrain_request,
    tile_request,
)
from ..operations.dispatch import invoke
from ..operations.registry import Bytes
from ..operations.schemas import Empty
from ..raster.terrain import render_terrain
from ..raster.thumbnail import render_thumbnail
from ..raster.tile import render_tile
from .credentials import caller as key_caller
from .credentials import tile_caller
from .kept import kept
from .pictures import look_of, look_of_tile, painted
from .problems import HTTPValidationError, Problem
from .state import server_state

router = APIRouter(tags=["tiles"])

Zoom = Annotated[int, Path(ge=0, le=30)]
Place = Annotated[int, Path(ge=0, lt=2**30)]
Side = Annotated[int, Query(ge=1, le=2048)]
Url = Annotated[str, Query(max_length=4096, description="Asset href, or an allowed path.")]
Version = Annotated[str | None, Field(description="Ignored: clients vary it to skip caches.")]
Token = Annotated[str | None, Field(description="A tile token.")]


class TileQuery(TileLook):
    """What the address of a tile says of it, beside its place."""

    model_config = ConfigDict(extra="ignore")

    v: Version = None
    token: Token = None


class TerrainQuery(TerrainLook):
    """What the address of a tile of heights says of it, beside its place."""

    model_config = ConfigDict(extra="ignore")

    v: Version = None
    token: Token = None


_CLIENTS_OWN = {"v", "token"}


def _described(*media_types: str) -> dict[str, Any]:
    """Return what the schema says of every route here."""
    return {
        "response_class": Response,
        "responses": {
            200: {"content": {media_type: {} for media_type in media_types}},
            304: {"description": "Not modified"},
            **{status: {"model": Problem} for status in (400, 401, 403, 404)},
            422: {"model": HTTPValidationError},
        },
        "openapi_extra": {"x-required-scope": "tiles:read"},
    }


@router.get(
    "/tiles/{z}/{x}/{y}.{format}", operation_id="tiles.xyz", **_described(*TILE_MEDIA_TYPES)
)
async def xyz(
    request: Request,
    caller: Annotated[Principal, Depends(tile_caller)],
    z: Zoom,
    x: Place,
    y: Place,
    format: Annotated[str, Path(max_length=10)],
    query: Annotated[TileQuery, Query()],
) -> Response:
    """Render an XYZ tile: the GET twin of cog.tile.render."""
    asked = query.model_dump(exclude=_CLIENTS_OWN)
    tile = CogTileInput(z=z, x=x, y=y, format=format, **asked)
    layer = look_of(tile.model_copy(update={"z": 0, "x": 0, "y": 0}))
    draw = partial(render_tile, request=tile_request(tile))
    return await painted(request, caller, tile.url, look_of_tile(layer, z, x, y), draw, tile.minus)


@router.get("/terrain/{z}/{x}/{y}.png", operation_id="terrain.xyz", **_described("image/png"))
async def terrain(
    request: Request,
    caller: Annotated[Principal, Depends(tile_caller)],
    z: Zoom,
    x: Place,
    y: Place,
    query: Annotated[TerrainQuery, Query()],
) -> Response:
    """Render a tile of heights: the GET twin of cog.tile.terrain."""
    tile = CogTerrainInput(z=z, x=x, y=y, **query.model_dump(exclude=_CLIENTS_OWN))
    draw = partial(render_terrain, request=terrain_request(tile))
    return await painted(request, caller, tile.url, look_of(tile), draw)


@router.get("/thumbnail", operation_id="thumbnail.get", **_described("image/jpeg"))
async def thumbnail(
    request: Request,
    caller: Annotated[Principal, Depends(tile_caller)],
    url: Url,
    width: Side = 256,
    height: Side = 256,
    v: Version = None,
    token: Token = None,
) -> Response:
    """Render a JPEG thumbnail: the GET twin of cog.thumbnail."""
    box = CogThumbnailInput(url=url, width=width, height=height)
    draw = partial(render_thumbnail, width=width, height=height)
    return await painted(request, caller, url, look_of(box), draw)


@router.get("/colormaps", operation_id="colormaps.get", **_described("application/json"))
async def colormaps(
    request: Request, caller: Annotated[Principal, Depends(key_caller)]
) -> Response:
    """List the curated colormap groups: the GET twin of cog.colormaps."""
    return await _listed(request, caller, "cog.colormaps", Empty())


@router.get("/formulas", operation_id="formulas.get", **_described("application/json"))
async def formulas(request: Request, caller: Annotated[Principal, Depends(key_caller)]) -> Response:
    """List the predefined spectral indices: the GET twin of cog.formulas."""
    return await _listed(request, caller, "cog.formulas", Empty())


async def _listed(
    request: Request, caller: Principal, operation_id: str, model: BaseModel
) -> Response:
    """Answer with a list, or 304 when the client has it already."""
    state = server_state(request)
    operation = state.operations.get(operation_id)
    if operation is None:
        raise RuntimeError(f"{operation_id} is not registered")
    answer = await state.query(lambda: invoke(state.context, operation, caller, model))
    if not isinstance(answer, Bytes):
        raise TypeError("a list is held in memory")
    return kept(request, answer.content, answer.media_type)
