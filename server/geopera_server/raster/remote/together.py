"""Requests at the same time, so many at most, of which one host has only a part."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Asked = TypeVar("Asked")
Got = TypeVar("Got")
_HOSTS = 16  # whose threads are kept


class _Host:
    """The turns of one host, and threads for its requests that belong together."""

    def __init__(self, limit: int) -> None:
        self.turns = threading.BoundedSemaphore(limit)
        self.threads = ThreadPoolExecutor(limit, "remote")
        self.users = 0


class Together:
    """Bounds the requests under way: a host that is slow leaves a quarter of them to others."""

    def __init__(self, limit: int) -> None:
        self._turns = threading.BoundedSemaphore(limit)
        self._share = max(1, limit - limit // 4)
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until fewer requests than the limits are under way."""
        with self._using(host) as used, used.turns, self._turns:
            yield

    def map(self, host: str, ask: Callable[[Asked], Got], things: Sequence[Asked]) -> list[Got]:
        """Return what ``ask`` gives for each thing; the first in this thread.

        The first error is raised when all have ended.
        """
        if len(things) < 2:
            return [ask(thing) for thing in things]
        with self._using(host) as used:
            futures = [used.threads.submit(ask, thing) for thing in things[1:]]
            try:
                first = ask(things[0])
            finally:
                for future in futures:
                    future.exception()
            return [first, *(future.result() for future in futures)]

    def close(self) -> None:
        """Let the threads go."""
        with self._lock:
            hosts, self._hosts = self._hosts, OrderedDict()
        for host in hosts.values():
            host.threads.shutdown(wait=False, cancel_futures=True)

    @contextmanager
    def _using(self, name: str) -> Iterator[_Host]:
        """Hold on to a host; those not used for longest are forgotten when there are many."""
        with self._lock:
            host = self._hosts.get(name)
            if host is None:
                host = self._hosts[name] = _Host(self._share)
            self._hosts.move_to_end(name)
            host.users += 1
            idle = [key for key, each in self._hosts.items() if not each.users]
            gone = [self._hosts.pop(key) for key in idle[: max(0, len(self._hosts) - _HOSTS)]]
        for each in gone:
            each.threads.shutdown(wait=False)
        try:
            yield host
        finally:
            with self._lock:
                host.users -= 1
