"""Tiles by GET, as map clients ask for them."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from ..auth.principal import Principal
from ..operations.cog import CogTileInput
from ..operations.dispatch import invoke
from ..operations.registry import Bytes
from .credentials import tile_caller
from .problems import HTTPValidationError, Problem
from .state import server_state

router = APIRouter(tags=["tiles"])
_CACHE = "private, max-age=3600"
_MAX_AOI_IN_URL = 60_000


@router.get(
    "/tiles/{z}/{x}/{y}.{format}",
    operation_id="tiles.xyz",
    response_class=Response,
    responses={
        200: {"content": {"image/png": {}, "image/jpeg": {}, "image/webp": {}}},
        304: {"description": "Not modified"},
        **{status: {"model": Problem} for status in (400, 401, 403, 404)},
        422: {"model": HTTPValidationError},
    },
    openapi_extra={"x-required-scope": "tiles:read"},
)
async def xyz(
    request: Request,
    caller: Annotated[Principal, Depends(tile_caller)],
    z: Annotated[int, Path(ge=0, le=30)],
    x: Annotated[int, Path(ge=0, lt=2**30)],
    y: Annotated[int, Path(ge=0, lt=2**30)],
    format: str,
    url: Annotated[str, Query(max_length=4096, description="Asset href, or an allowed path.")],
    bands: Annotated[str | None, Query(max_length=1000)] = None,
    expression: Annotated[str | None, Query(max_length=2000)] = None,
    rescale: Annotated[str | None, Query(max_length=1000)] = None,
    colormap: Annotated[str | None, Query(max_length=100)] = None,
    quality: Annotated[int, Query(ge=1, le=100)] = 85,
    aoi: Annotated[str | None, Query(max_length=_MAX_AOI_IN_URL)] = None,
    v: Annotated[str | None, Query(description="Ignored: clients vary it to skip caches.")] = None,
    token: Annotated[str | None, Query(description="A tile token.")] = None,
) -> Response:
    """Render an XYZ tile (WebMercatorQuad, 256 px): the GET twin of cog.tile.render."""
    state = server_state(request)
    operation = state.operations.get("cog.tile.render")
    if operation is None:
        raise RuntimeError("cog.tile.render is not registered")
    tile = CogTileInput(
        url=url,
        z=z,
        x=x,
        y=y,
        format=format,
        bands=bands,
        expression=expression,
        rescale=rescale,
        colormap=colormap,
        quality=quality,
        aoi=aoi,
    )
    answer = await state.draw(lambda: invoke(state.context, operation, caller, tile))
    if not isinstance(answer, Bytes):
        raise TypeError("a tile is held in memory")
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": _CACHE}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(answer.content, media_type=answer.media_type, headers=headers)
