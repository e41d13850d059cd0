"""The ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from . import __version__
from .api import datasets, health, identity, operations, sputnik, statistics, tiles, uploads
from .api.caller_cache import CallerCache
from .api.cog import PREFIX, CogRoutes
from .api.middleware import Edge
from .api.openapi import install_openapi
from .api.problems import install_handlers
from .api.render_pool import RenderPool
from .api.state import ServerState
from .api.tile_route import TileRoute
from .api.warm_up import warm_up
from .context import Context
from .operations.catalogue import all_operations, job_handlers
from .operations.painter import Painter
from .raster.source import raster_env
from .settings import Settings

_FAR_THREADS = 8  # they wait for other hosts


class Application(FastAPI):
    """FastAPI behind a ``front`` of our own, which answers what map clients ask for most.

    Starlette would put five layers of its own before any middleware: for a tile they cost as much
    as all that is done for it outside of the threads that draw.
    """

    front: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.front or self.framework)(scope, receive, send)

    async def framework(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the routes."""
        await super().__call__(scope, receive, send)


async def _leave_to_the_edge(_request: Request, error: Exception) -> Response:
    """Keep Starlette from answering: the edge does, and names the request."""
    raise error


def create_app(settings: Settings, context: Context | None = None) -> FastAPI:
    """Return the application; it opens a context of its own when none is given.

    Job workers run between start-up and shut-down of the application.
    """
    own = context or Context.open(settings)
    state = ServerState(
        context=own,
        operations=all_operations(),
        painter=Painter(own),
        render_pool=RenderPool(settings.render_threads, raster_env, kept=1),
        far_pool=RenderPool(_FAR_THREADS, raster_env),
        callers=CallerCache(),
        pixel_threads=anyio.CapacityLimiter(settings.render_threads),
        query_threads=anyio.CapacityLimiter(8),
        login_threads=anyio.CapacityLimiter(4),
    )

    cog = CogRoutes()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        state.context.start_workers(job_handlers(state.context))
        await warm_up(state, tile_route, settings.work_root)
        loading = asyncio.create_task(cog.load_in_quiet(lambda: state.render_pool.is_idle))
        try:
            yield
        finally:
            loading.cancel()
            await asyncio.wait([loading])
            await anyio.to_thread.run_sync(state.context.stop_workers)
            await anyio.to_thread.run_sync(state.render_pool.close)
            await anyio.to_thread.run_sync(state.far_pool.close)
            if context is None:
                state.context.close()

    app = Application(
        title="Geopera",
        summary="Tiles, statistics and clips of imagery.",
        version=__version__,
        lifespan=lifespan,
        docs_url="/docs",
        redoc_url=None,
    )
    app.state.server = state
    for router in (
        health.router,
        identity.router,
        datasets.router,
        tiles.router,
        statistics.router,
        uploads.router,
        sputnik.router,
        operations.router,
    ):
        app.routes.extend(router.routes)  # they need nothing of this application: built once
    app.mount(PREFIX, cog)
    install_handlers(app)
    app.add_exception_handler(Exception, _leave_to_the_edge)
    install_openapi(app, state.operations)
    tile_route = TileRoute(app.framework, state)
    app.front = Edge(
        tile_route,
        max_body_bytes=settings.max_body_bytes,
        hosts=settings.resolved_hosts,
        larger={"/uploads/": settings.max_upload_bytes},
    )
    return app
