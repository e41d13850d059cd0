"""The threads that draw tiles: few, kept, and cheap to hand work to."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

T = TypeVar("T")
_IDLE_S = 10.0


class RenderPool:
    """Runs calls in at most ``size`` threads, in the order they came.

    Each thread runs inside a context of its own from ``surroundings``, entered once. Threads start
    when there is work for them and end after ten seconds without any, but for as many as are
    ``kept``: what a thread opens for itself need not be opened again after a pause.
    """

    def __init__(
        self, size: int, surroundings: Callable[[], AbstractContextManager[Any]], kept: int = 0
    ) -> None:
        self.size = size
        self._kept = kept
        self._surroundings = surroundings
        self._work: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads: set[threading.Thread] = set()
        self._under_way = 0  # calls that wait or run
        self._closed = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is drawn, and nothing waits for it."""
        return self._under_way == 0

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call in a thread and return what it returns, or raise what it raises.

        A call whose caller is cancelled before a thread takes it is not run at all.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the threads have been stopped")
            self._work.put(_Job(call, loop, answer))
            self._under_way += 1
            if self._under_way > len(self._threads) and len(self._threads) < self.size:
                self._start()
        return await answer

    def close(self, patience_s: float = 5.0) -> None:
        """Let the threads finish what they are at, and wait for them, but not for ever.

        One that waits for a host that does not answer ends by itself later.
        """
        end = time.monotonic() + patience_s
        with self._lock:
            self._closed = True
            threads = tuple(self._threads)
            for _ in threads:
                self._work.put(None)
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _start(self) -> None:
        thread = threading.Thread(target=self._loop, name="geopera-render", daemon=True)
        self._threads.add(thread)
        thread.start()

    def _loop(self) -> None:
        with self._surroundings():
            while job := self._next():
                job.run(self._finish)

    def _finish(self) -> None:
        with self._lock:
            self._under_way -= 1

    def _next(self) -> _Job | None:
        with contextlib.suppress(queue.Empty):
            return self._work.get_nowait()
        while True:
            with contextlib.suppress(queue.Empty):
                return self._work.get(timeout=_IDLE_S)  # None is the word to end
            with self._lock:
                try:  # what came in between
                    return self._work.get_nowait()
                except queue.Empty:
                    if len(self._threads) > self._kept:
                        self._threads.discard(threading.current_thread())
                        return None


class _Job:
    """A call, and who waits for it."""

    __slots__ = ("_answer", "_call", "_loop")

    def __init__(
        self, call: Callable[[], Any], loop: asyncio.AbstractEventLoop, answer: asyncio.Future[Any]
    ) -> None:
        self._call = call
        self._loop = loop
        self._answer = answer

    def run(self, finished: Callable[[], None]) -> None:
        """Run the call; ``finished`` is told before who waits is: they may ask again at once."""
        if self._answer.cancelled():
            finished()
            return
        try:
            result = self._call()
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is awaited
            finished()
            self._tell(self._fail, error)
        else:
            finished()
            self._tell(self._succeed, result)

    def _tell(self, how: Callable[[Any], None], what: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has been closed: nobody waits
            self._loop.call_soon_threadsafe(how, what)

    def _succeed(self, result: object) -> None:
        if not self._answer.done():
            self._answer.set_result(result)

    def _fail(self, error: BaseException) -> None:
        if not self._answer.done():
            self._answer.set_exception(error)
