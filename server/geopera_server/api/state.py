"""What every route needs, made once per application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

import anyio
from fastapi import Request

from ..auth.principal import Principal
from ..context import Context
from ..operations.painter import FarAway, Painted, Painter
from ..operations.registry import Registry
from ..raster.at_hand import NotAtHand, only_at_hand
from ..raster.encode import Image
from .caller_cache import CallerCache
from .pace import Pace
from .render_pool import RenderPool

T = TypeVar("T")


@dataclass
class ServerState:
    """The context, the operations, and the threads of each kind of work.

    Tiles, longer work on pixels, queries and log-ins have limits of their own: none of them waits
    for another kind that is slow.
    """

    context: Context
    operations: Registry
    painter: Painter
    render_pool: RenderPool
    far_pool: RenderPool
    callers: CallerCache
    pixel_threads: anyio.CapacityLimiter
    query_threads: anyio.CapacityLimiter
    login_threads: anyio.CapacityLimiter

    async def draw(self, call: Callable[[], T]) -> T:
        """Run the drawing of a tile in a thread."""
        return await self.render_pool.run(call)

    async def paint(
        self,
        caller: Principal,
        url: str,
        look: bytes,
        draw: Callable[..., Image],
        known: str | None,
        minus: str | None = None,
        pace: Pace | None = None,
    ) -> Painted:
        """Draw a picture for a caller: see `Painter.paint`.

        Rasters on other hosts have threads of their own, which mostly wait: a slow host keeps
        nobody from the rasters that are here. The threads tell ``pace`` how long they took.
        """
        paint = partial(self.painter.paint, caller, url, look, draw, known, minus)
        here = partial(paint, here=True)
        try:
            return await self.draw(here if pace is None else partial(pace.timed, here))
        except FarAway:
            return await self.far_pool.run(paint)

    def paint_at_once(
        self,
        caller: Principal,
        url: str,
        look: bytes,
        draw: Callable[..., Image],
        known: str | None,
        pace: Pace,
    ) -> Painted | None:
        """Draw a picture in this thread, the loop's, if that is quick; None if it is not.

        The way to another thread and back costs a fourth of a tile whose blocks are at hand.
        """
        if not pace.is_quick:
            return None
        paint = partial(self.painter.paint, caller, url, look, draw, known, here=True)
        try:
            with only_at_hand():
                return pace.timed(paint)
        except (NotAtHand, FarAway):
            pace.missed()
            return None

    async def measure(self, call: Callable[[], T]) -> T:
        """Run longer work on pixels in a thread; it must notice by itself when nobody waits."""
        return await anyio.to_thread.run_sync(
            call, abandon_on_cancel=True, limiter=self.pixel_threads
        )

    async def query(self, call: Callable[[], T]) -> T:
        """Run database work in a thread."""
        return await anyio.to_thread.run_sync(call, limiter=self.query_threads)

    async def log_in(self, call: Callable[[], T]) -> T:
        """Run the check of credentials in a thread."""
        return await anyio.to_thread.run_sync(call, limiter=self.login_threads)


def server_state(request: Request) -> ServerState:
    """Return the state of the application that a request reached."""
    return cast(ServerState, request.app.state.server)
