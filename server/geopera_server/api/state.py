"""What every route needs, made once per application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

import anyio
from fastapi import Request

from ..context import Context
from ..operations.registry import Registry

T = TypeVar("T")


@dataclass
class ServerState:
    """The context, the operations, and how many threads may read pixels or rows at once."""

    context: Context
    operations: Registry
    renderers: anyio.CapacityLimiter
    readers: anyio.CapacityLimiter

    async def render(self, call: Callable[[], T]) -> T:
        """Run pixel work in a thread."""
        return await anyio.to_thread.run_sync(call, limiter=self.renderers)

    async def read(self, call: Callable[[], T]) -> T:
        """Run database work in a thread."""
        return await anyio.to_thread.run_sync(call, limiter=self.readers)


def server_state(request: Request) -> ServerState:
    """Return the state of the application that a request reached."""
    return cast(ServerState, request.app.state.server)
