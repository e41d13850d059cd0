"""All routes below ``/cog``, in the order in which they are looked for."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from starlette.routing import Router

from . import classic, classic_documents, modern, modern_documents, vocabulary
from .routing import ServedRoute, describe

_FAMILIES = (
    (classic.routes, "", "cog"),
    (classic_documents.routes, "", "cog"),
    (modern.added_routes, "", "cog"),
    (modern_documents.added_routes, "", "cog"),
    (vocabulary.routes, "", "cog"),
    (modern.routes, "/v2", "cog 2.x"),
    (modern_documents.routes, "/v2", "cog 2.x"),
    (vocabulary.second_routes, "/v2", "cog 2.x"),
)

router = Router([ServedRoute(each, prefix) for routes, prefix, _ in _FAMILIES for each in routes])


def schema(prefix: str) -> dict[str, Any]:
    """Return the OpenAPI document of the routes, which are below ``prefix``."""
    documented = APIRouter()
    for routes, version, tag in _FAMILIES:
        describe(documented, routes, prefix + version, tag)
    return get_openapi(title="cog", version="1", routes=documented.routes)
