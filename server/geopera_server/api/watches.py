"""Clients that go away while they wait: maps do when they are moved."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

T = TypeVar("T")


class Watches:
    """Watches over answers that take longer than ``patience_s``; the others are not worth it.

    One timer serves all of them: one of its own would be the dearest part of most answers.
    """

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._young: deque[tuple[float, _Watch]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def unless_gone(self, receive: Receive, answer: Coroutine[Any, Any, T]) -> T | None:
        """Wait for an answer, or give it up and return None when the client hangs up."""
        watch = _Watch(receive, asyncio.current_task())
        self._add(watch)
        try:
            return await answer
        except asyncio.CancelledError:
            if not watch.has_ended:
                raise
            watch.tell()
            return None
        finally:
            watch.stop()

    def _add(self, watch: _Watch) -> None:
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop = loop
            self._young.clear()
        if not self._young:
            loop.call_later(self._patience_s, self._look, loop)
        self._young.append((loop.time() + self._patience_s, watch))

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start to watch over the answers that take long, and come back for the others."""
        if loop is not self._loop:
            return
        now = loop.time()
        while self._young and (self._young[0][0] <= now or self._young[0][1].is_over):
            self._young.popleft()[1].start()
        if self._young:
            loop.call_later(self._young[0][0] - now, self._look, loop)


class _Watch:
    """Cancels a task when its client hangs up."""

    def __init__(self, receive: Receive, task: asyncio.Task[Any] | None) -> None:
        self._receive = receive
        self._task = task
        self._waiting: asyncio.Task[None] | None = None
        self.has_ended = False
        self.is_over = False

    def start(self) -> None:
        """Wait for the client to hang up, unless it has its answer."""
        if not self.is_over:
            self._waiting = asyncio.ensure_future(_hang_up(self._receive))
            self._waiting.add_done_callback(self._end)

    def stop(self) -> None:
        """Let the client go: it has its answer."""
        self.is_over = True
        if self._waiting is not None:
            self._waiting.cancel()

    def tell(self) -> None:
        """Take the cancellation back; raise what was wrong with the request, if anything was."""
        if self._task is not None:
            self._task.uncancel()
        if self._waiting is not None:
            self._waiting.result()

    def _end(self, waiting: asyncio.Task[None]) -> None:
        if not waiting.cancelled() and self._task is not None and not self.is_over:
            self.has_ended = True
            self._task.cancel()


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
