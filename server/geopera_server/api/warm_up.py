"""What the first request would wait for, done before the server says that it is ready."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp, Message, Scope

from ..raster.warm_up import is_warm
from .state import ServerState

_TILE = "/tiles/0/0/0.png"
_QUERY = b"url=%2Fnone.tif&expression=b1%2Bb2&rescale=0%2C1&colormap=viridis"


async def warm_up(state: ServerState, tiles: ASGIApp, folder: Path) -> None:
    """Draw in each thread of tiles, run something in those of queries, and ask for a tile.

    What ``tiles`` is asked for has no credentials, so that nothing is read. To do the same for
    another family of routes, ask for one of its addresses here. A process is warmed once: a server
    that starts again in it only looks at its database.
    """
    cold, pool = not is_warm(), state.render_pool
    prepare = partial(state.painter.prepare, folder if cold else None)
    drawing = asyncio.gather(*(pool.run(prepare) for _ in range(pool.size if cold else 1)))
    await asyncio.gather(drawing, state.log_in(_nothing), state.query(_nothing))
    await _ask(tiles, _TILE, _QUERY)


async def _ask(app: ASGIApp, path: str, query: bytes) -> None:
    """Ask as a client would, and let the answer go."""
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("ascii"),
        "query_string": query,
        "root_path": "",
        "headers": [],
        "client": None,
        "server": None,
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_message: Message) -> None:
        return None

    await app(scope, receive, send)


def _nothing() -> None:
    """Start a thread, and what hands work to it."""
