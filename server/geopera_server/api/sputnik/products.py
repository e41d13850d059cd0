"""``/product``: the files that tasks made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse
from sqlalchemy.orm import Session

from ...operations import products
from ..state import server_state
from .access import Caller, ProjectNumber, described, reading
from .models import Product, ProductListRes

router = APIRouter(prefix="/product")


@router.get("/list", operation_id="sputnik.product.list", **described("items:read"))
async def listing(request: Request, principal: Caller, number: ProjectNumber) -> ProductListRes:
    """List the files of completed tasks, newest first."""

    def find(session: Session) -> list[Product]:
        found = products.finished(session, principal.organization_id, number)
        return [
            Product(
                product_id=each.id,
                event_id=each.event_id,
                task=each.task,
                title=each.title,
                filename=each.filename,
                size_bytes=each.size_bytes,
            )
            for each in found
        ]

    return ProductListRes(products=await reading(request, principal, "items:read", find))


@router.get(
    "/download",
    operation_id="sputnik.product.download",
    response_class=FileResponse,
    **described("items:read"),
)
async def download(
    request: Request,
    principal: Caller,
    number: ProjectNumber,
    product_id: Annotated[str, Query(max_length=64)],
) -> FileResponse:
    """Download the file of a product."""
    context = server_state(request).context

    def find(session: Session) -> products.ProductFile:
        return products.file_of(context, session, principal.organization_id, number, product_id)

    found = await reading(request, principal, "items:read", find)
    return FileResponse(found.path, media_type=found.media_type, filename=found.filename)
