"""Decoded blocks of rasters, shared by all threads and bounded in bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

BUDGET_BYTES = 256 * 2**20

Key = tuple[Hashable, ...]
Block = NDArray[Any]


@dataclass
class _Flight:
    """A block on its way: who asks for it meanwhile waits for ``landed``."""

    landed: threading.Event = field(default_factory=threading.Event)
    block: Block | None = None


class BlockCache:
    """Least recently used blocks go first; a block is decoded by one thread at a time.

    A key starts with the identity of the file, so that :meth:`discard` can drop a file's blocks.
    """

    def __init__(self, budget: int = BUDGET_BYTES) -> None:
        self.budget = budget
        self.used = 0
        self._blocks: OrderedDict[Key, Block] = OrderedDict()
        self._flights: dict[Key, _Flight] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._blocks)

    def get(self, key: Key, load: Callable[[], Block]) -> Block:
        """Return a block, by ``load`` when it is not here; it must not be written to.

        What ``load`` raises reaches the thread that called it; those that waited try themselves.
        """
        while True:
            with self._lock:
                block = self._blocks.get(key)
                if block is not None:
                    self._blocks.move_to_end(key)
                    return block
                flight = self._flights.get(key)
                mine = flight is None
                if flight is None:
                    flight = self._flights[key] = _Flight()
            if mine:
                return self._load(key, flight, load)
            flight.landed.wait()
            if flight.block is not None:
                return flight.block

    def discard(self, identity: Hashable) -> None:
        """Forget the blocks of a file."""
        with self._lock:
            for key in [key for key in self._blocks if key[0] == identity]:
                self.used -= self._blocks.pop(key).nbytes

    def _load(self, key: Key, flight: _Flight, load: Callable[[], Block]) -> Block:
        try:
            block = load()
            block.flags.writeable = False
            flight.block = block
            self._keep(key, block)
            return block
        finally:
            with self._lock:
                del self._flights[key]
            flight.landed.set()

    def _keep(self, key: Key, block: Block) -> None:
        if block.nbytes > self.budget:
            return
        with self._lock:
            self._blocks[key] = block
            self.used += block.nbytes
            while self.used > self.budget:
                self.used -= self._blocks.popitem(last=False)[1].nbytes


BLOCKS = BlockCache()
