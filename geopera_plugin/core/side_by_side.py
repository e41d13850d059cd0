"""The same work on many things, a few at a time, with answers in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Callable, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_THREADS = 4
_AHEAD = 4  # of each thread


def in_parallel(
    work: Callable[[T], R], things: Iterable[T], cancelled: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    """Yield each thing with what work made of it; no more once it is cancelled.

    Only a few answers are kept at a time, however many things there are.
    """
    threads = min(_THREADS, os.cpu_count() or 1)
    waiting: deque[tuple[T, Future[R]]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="geopera-tiles") as executor:
        try:
            for thing in things:
                waiting.append((thing, executor.submit(work, thing)))
                if len(waiting) >= threads * _AHEAD:
                    done, future = waiting.popleft()
                    yield done, future.result()
                if cancelled():
                    return
            while waiting and not cancelled():
                done, future = waiting.popleft()
                yield done, future.result()
        finally:
            for _, future in waiting:
                future.cancel()
