"""TiTiler's API at ``/cog``: what titiler.core 0.7.0 answers, and what 2.x added.

Paths that both versions have answer as 0.7 does, because sputnik's clients are written for it; one
that is asked with a parameter only 2.x has (``tilesize``, ``algorithm``, ...) draws as 2.x does.
``/cog/v2`` has every route of 2.x with its own answers.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import anyio
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from starlette.routing import Router

PREFIX = "/cog"
_LOG = logging.getLogger(__name__)
FIRST_S = 2.0  # what a client asks for first comes first
_QUIET_S = 0.25
_PATIENCE = 60  # looks for a quiet moment
# one after the other, so that no other thread waits for long, and a server can stop in between
_PARTS = (
    *("morecantile", "pystac", "rio_tiler"),
    *(f"{__name__}.{part}" for part in ("parameters", "modern_parameters", "router")),
)


class CogRoutes:
    """The routes, to be mounted; rio-tiler is imported with them, at the first request or before.

    That takes a quarter of a second, which no client need wait for: see `load_in_quiet`.
    """

    def __init__(self) -> None:
        self._router: Router | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._router is None:
            self._router = await anyio.to_thread.run_sync(_router)
        await self._router(scope, receive, send)

    async def load_in_quiet(self, is_idle: Callable[[], bool]) -> None:
        """Import everything in a thread, when the server has run for a moment and has no work."""
        await asyncio.sleep(FIRST_S)
        for part in _PARTS:
            for _ in range(_PATIENCE):
                if is_idle():
                    break
                await asyncio.sleep(_QUIET_S)
            try:
                await anyio.to_thread.run_sync(importlib.import_module, part)
            except ImportError as error:  # the first request will tell
                _LOG.warning("the routes of /cog were not loaded in advance: %s", error)
                return
        self._router = _router()


def _router() -> Router:
    from .router import router

    return router


def cog_schema() -> dict[str, Any]:
    """Return the OpenAPI document of these routes, with their prefix."""
    from .router import schema

    return schema(PREFIX)


__all__ = ["PREFIX", "CogRoutes", "cog_schema"]
