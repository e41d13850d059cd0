"""``/product``: the files that tasks made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from ...operations import products
from ..downloads import Download
from ..state import server_state
from .access import Caller, ProjectNumber, described, note, reading, writing
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
    response_class=Response,
    **described("items:read"),
)
async def download(
    request: Request,
    principal: Caller,
    number: ProjectNumber,
    product_id: Annotated[str, Query(max_length=64)],
) -> Response:
    """Download the file of a product, whole or by ranges."""
    state = server_state(request)

    def find(session: Session) -> products.Product:
        return products.product(session, principal.organization_id, number, product_id)

    found = await reading(request, principal, "items:read", find)
    file = await state.query(lambda: products.opened(state.context, principal, found))

    def tell(session: Session) -> None:
        note(request, session, principal, "product.download", product_id, project_id=number)

    await writing(request, principal, "items:read", tell)
    return Download(file)
