"""TiTiler's API at ``/cog``: what titiler.core 0.7.0 answers, and what 2.x added.

Paths that both versions have answer as 0.7 does, because sputnik's clients are written for it; one
that is asked with a parameter only 2.x has (``tilesize``, ``algorithm``, ...) draws as 2.x does.
``/cog/v2`` has every route of 2.x with its own answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from starlette.routing import Router

PREFIX = "/cog"


class CogRoutes:
    """The routes, to be mounted; rio-tiler is imported with them, at the first request."""

    def __init__(self) -> None:
        self._router: Router | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._router is None:
            self._router = await anyio.to_thread.run_sync(_router)
        await self._router(scope, receive, send)


def _router() -> Router:
    from .router import router

    return router


def cog_schema() -> dict[str, Any]:
    """Return the OpenAPI document of these routes, with their prefix."""
    from .router import schema

    return schema(PREFIX)


__all__ = ["PREFIX", "CogRoutes", "cog_schema"]
