"""``/rgb`` and quicklooks: scenes and products as pictures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from sqlalchemy.orm import Session

from ...auth.principal import Principal
from ...db.usage_counter import Counted
from ...operations import products
from ...raster.location import Location
from ...raster.thumbnail import render_thumbnail
from ...raster.tile import TileRequest, render_tile
from ..state import server_state
from .access import MAX_NUMBER, Caller, ProjectNumber, described, reading
from .models import RgbListRes

router = APIRouter()
_QUICKLOOK_SIDE = 512
_CACHE = {"Cache-Control": "private, max-age=3600"}
Number = Annotated[int, Path(ge=1, le=MAX_NUMBER)]
Identifier = Annotated[str, Path(max_length=64)]


@router.get("/rgb/list", operation_id="sputnik.rgb.list", **described("items:read"))
async def listing(request: Request, principal: Caller, number: ProjectNumber) -> RgbListRes:
    """List what can be shown in colour: products of tasks, then scenes, newest first."""

    def find(session: Session) -> list[str]:
        return products.picture_ids(session, principal.organization_id, number)

    return RgbListRes(product_ids=await reading(request, principal, "items:read", find))


@router.get(
    "/rgb/tile/{project_id}/{product_id}/{z}/{x}/{y}",
    operation_id="sputnik.rgb.tile",
    response_class=Response,
    **described("tiles:read"),
)
async def tile(
    request: Request,
    principal: Caller,
    project_id: Number,
    product_id: Identifier,
    z: Annotated[int, Path(ge=0, le=30)],
    x: Annotated[int, Path(ge=0, lt=2**30)],
    y: Annotated[int, Path(ge=0, lt=2**30)],
) -> Response:
    """Render a tile (WebMercatorQuad, 256 px, PNG)."""
    context = server_state(request).context

    path = await _raster(request, principal, project_id, product_id)
    image = await server_state(request).draw(lambda: render_tile(path, TileRequest(z, x, y)))
    context.usage.add(principal.organization_id, Counted.TILES)
    return Response(image.content, media_type=image.media_type, headers=_CACHE)


@router.get(
    "/storage/{project_id}/ql/{scene_id}-ql.jpg",
    operation_id="sputnik.quicklook",
    response_class=Response,
    **described("tiles:read"),
)
async def look(
    request: Request, principal: Caller, project_id: Number, scene_id: Identifier
) -> Response:
    """Show a whole scene as a small JPEG."""
    context = server_state(request).context

    path = await _raster(request, principal, project_id, scene_id)
    image = await server_state(request).draw(
        lambda: render_thumbnail(path, _QUICKLOOK_SIDE, _QUICKLOOK_SIDE)
    )
    context.usage.add(principal.organization_id, Counted.TILES)
    return Response(image.content, media_type=image.media_type, headers=_CACHE)


async def _raster(request: Request, principal: Principal, number: int, id: str) -> Location:
    state = server_state(request)

    def find(session: Session) -> products.Product | str:
        return products.picture(session, principal.organization_id, number, id)

    found = await reading(request, principal, "tiles:read", find)
    # S3 may be slow: no connection of the database waits for it
    return await state.query(lambda: products.raster_of(state.context, found))
