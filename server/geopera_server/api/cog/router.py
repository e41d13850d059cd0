"""All routes below ``/cog``, in the order in which they are looked for."""

from __future__ import annotations

from fastapi import APIRouter

from . import classic, classic_documents, modern, modern_documents, vocabulary

router = APIRouter()
for _router in (
    classic.router,
    classic_documents.router,
    modern.added_router,
    modern_documents.added_router,
    vocabulary.router,
):
    router.include_router(_router, tags=["cog"])
for _router in (modern.router, modern_documents.router, vocabulary.second_router):
    router.include_router(_router, prefix="/v2", tags=["cog 2.x"])
