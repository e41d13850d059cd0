"""Requests at the same time, so many at most."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Asked = TypeVar("Asked")
Got = TypeVar("Got")


class Together:
    """Bounds the requests under way, and has threads for those of one reader."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._turns = threading.BoundedSemaphore(limit)
        self._threads: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until fewer requests than the limit are under way."""
        with self._turns:
            yield

    def map(self, ask: Callable[[Asked], Got], things: Sequence[Asked]) -> list[Got]:
        """Return what ``ask`` gives for each thing; the first in this thread.

        The first error is raised when all have ended.
        """
        if len(things) < 2:
            return [ask(thing) for thing in things]
        threads = self._running()
        futures = [threads.submit(ask, thing) for thing in things[1:]]
        try:
            first = ask(things[0])
        finally:
            for future in futures:
                future.exception()
        return [first, *(future.result() for future in futures)]

    def close(self) -> None:
        """Let the threads go."""
        with self._lock:
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=False, cancel_futures=True)

    def _running(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self._limit, "remote")
            return self._threads
