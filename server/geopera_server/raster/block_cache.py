"""Decoded blocks of rasters, shared by all threads and bounded in bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from numpy.typing import NDArray

from .at_hand import about_to_wait

BUDGET_BYTES = 256 * 2**20

Key = tuple[Any, ...]
Block = NDArray[Any]


class _Flight:
    """Blocks on their way: who asks for one of them meanwhile waits until it is there."""

    def __init__(self) -> None:
        self.changed = threading.Condition(threading.Lock())
        self.blocks: dict[Key, Block] = {}
        self.is_over = False

    def land(self, key: Key, block: Block) -> None:
        with self.changed:
            self.blocks[key] = block
            self.changed.notify_all()

    def end(self) -> None:
        with self.changed:
            self.is_over = True
            self.changed.notify_all()

    def wait(self, key: Key) -> Block | None:
        """Return a block, None when it could not be loaded."""
        with self.changed:
            self.changed.wait_for(lambda: self.is_over or key in self.blocks)
            return self.blocks.get(key)


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
        with self._lock:
            block = self._blocks.get(key)
            if block is not None:
                self._blocks.move_to_end(key)
                return block
        return self.get_many((key,), lambda _: (load(),))[0]

    def get_many(
        self, keys: Sequence[Key], load: Callable[[Sequence[Key]], Iterable[Block]]
    ) -> list[Block]:
        """Return the blocks of keys, those that are not here by one call of ``load``.

        ``load`` gives the blocks of the keys that it gets, in their order. Each can be used by
        other threads as soon as it is there, before the next.
        """
        with self._lock:
            blocks, touch = self._blocks, self._blocks.move_to_end
            try:
                found = [blocks[key] for key in keys]
            except KeyError:
                pass
            else:
                for key in keys:
                    touch(key)
                return found
        about_to_wait()
        there: dict[Key, Block] = {}
        wanted = tuple(dict.fromkeys(keys))
        while len(there) < len(wanted):
            self._look(wanted, there, load)
        return [there[key] for key in keys]

    def clear(self) -> None:
        """Forget all blocks."""
        with self._lock:
            self._blocks.clear()
            self.used = 0

    def discard(self, identity: Hashable) -> None:
        """Forget the blocks of a file."""
        with self._lock:
            for key in [key for key in self._blocks if key[0] == identity]:
                self.used -= self._blocks.pop(key).nbytes

    def _look(
        self,
        keys: Sequence[Key],
        there: dict[Key, Block],
        load: Callable[[Sequence[Key]], Iterable[Block]],
    ) -> None:
        """Add to ``there`` what is kept, what this thread loads and what others are loading."""
        flight = _Flight()
        mine: list[Key] = []
        others: list[tuple[Key, _Flight]] = []
        with self._lock:
            for key in keys:
                if key in there:
                    continue
                block = self._blocks.get(key)
                if block is not None:
                    self._blocks.move_to_end(key)
                    there[key] = block
                elif key in self._flights:
                    others.append((key, self._flights[key]))
                else:
                    self._flights[key] = flight
                    mine.append(key)
        if mine:  # first: a thread that waits has nothing that others wait for
            self._load(mine, flight, load)
            there.update(flight.blocks)
        for key, awaited in others:
            block = awaited.wait(key)
            if block is not None:
                there[key] = block

    def _load(
        self, keys: list[Key], flight: _Flight, load: Callable[[Sequence[Key]], Iterable[Block]]
    ) -> None:
        try:
            for key, block in zip(keys, load(keys), strict=True):
                block.flags.writeable = False
                flight.land(key, block)
                self._keep(key, block)
        finally:
            with self._lock:
                for key in keys:
                    if self._flights.get(key) is flight:
                        del self._flights[key]
            flight.end()

    def _keep(self, key: Key, block: Block) -> None:
        with self._lock:
            self._flights.pop(key, None)
            if block.nbytes > self.budget:
                return
            self._blocks[key] = block
            self.used += block.nbytes
            while self.used > self.budget:
                self.used -= self._blocks.popitem(last=False)[1].nbytes


BLOCKS = BlockCache()
