"""TiTiler's API at ``/cog``: what titiler.core 0.7.0 answers, and what 2.x added.

Paths that both versions have answer as 0.7 does, because sputnik's clients are written for it; one
that is asked with a parameter only 2.x has (``tilesize``, ``algorithm``, ...) draws as 2.x does.
``/cog/v2`` has every route of 2.x with its own answers.
"""

from __future__ import annotations

from fastapi import APIRouter

from . import classic, classic_documents, modern, modern_documents, vocabulary

router = APIRouter()
router.include_router(classic.router, prefix="/cog", tags=["cog"])
router.include_router(classic_documents.router, prefix="/cog", tags=["cog"])
router.include_router(modern.added_router, prefix="/cog", tags=["cog"])
router.include_router(modern_documents.added_router, prefix="/cog", tags=["cog"])
router.include_router(vocabulary.router, prefix="/cog", tags=["cog"])
router.include_router(modern.router, prefix="/cog/v2", tags=["cog 2.x"])
router.include_router(modern_documents.router, prefix="/cog/v2", tags=["cog 2.x"])
router.include_router(vocabulary.second_router, prefix="/cog/v2", tags=["cog 2.x"])

__all__ = ["router"]
