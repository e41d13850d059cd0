"""The "sputnik" REST family: projects, scenes, processings and products by HTTP Basic."""

from __future__ import annotations

from fastapi import APIRouter

from . import meta, pictures, processings, products, projects

router = APIRouter(tags=["sputnik"])
for part in (projects, meta, pictures, products, processings):
    router.include_router(part.router)
