"""A hand with decoding: cores that draw nothing decode for a tile that needs several blocks."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
_MAX_THREADS = 3


class DecodingHelp:
    """Knows how many threads decode, and lends others as long as there are cores left.

    Under full load every core decodes for somebody already: nothing is lent then.
    """

    def __init__(self, cores: int) -> None:
        self._cores = cores
        self._busy = 0
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Count this thread among those that decode."""
        with self._lock:
            self._busy += 1
        try:
            yield
        finally:
            self._leave()

    def offer(self, call: Callable[[], T]) -> Future[T] | None:
        """Run a call in another thread; None, and it is not run, when no core is free."""
        with self._lock:
            if self._busy >= self._cores:
                return None
            self._busy += 1
            if self._pool is None:
                self._pool = ThreadPoolExecutor(_MAX_THREADS, "geopera-decode")
            future = self._pool.submit(call)
        future.add_done_callback(lambda _: self._leave())
        return future

    def close(self) -> None:
        """End the threads; new ones are started when they are needed."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def _leave(self) -> None:
        with self._lock:
            self._busy -= 1


HELP = DecodingHelp(min(_MAX_THREADS + 1, os.cpu_count() or 1))
