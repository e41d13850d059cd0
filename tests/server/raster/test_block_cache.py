"""The cache of blocks: its budget, one decoding at a time, and no leftovers of a file."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from geopera_server.raster.block_cache import BlockCache


def block(size: int) -> np.ndarray:
    return np.zeros(size, np.uint8)


def test_the_budget_holds_and_the_oldest_go_first() -> None:
    cache = BlockCache(budget=1000)
    for number in range(50):
        cache.get(("file", number), lambda: block(300))
        assert cache.used <= 1000
    assert len(cache) == 3
    cache.get(("file", 47), lambda: pytest.fail("it was used lately"))
    cache.get(("file", 50), lambda: block(300))
    cache.get(("file", 47), lambda: pytest.fail("asking for it made it young"))
    loads: list[int] = []
    cache.get(("file", 48), lambda: (loads.append(1), block(300))[1])
    assert loads


def test_a_block_over_the_budget_is_given_but_not_kept() -> None:
    cache = BlockCache(budget=1000)
    assert cache.get(("file", 1), lambda: block(2000)).nbytes == 2000
    assert (len(cache), cache.used) == (0, 0)


def test_threads_wait_for_one_decoding() -> None:
    cache, loads = BlockCache(), []
    together = threading.Barrier(8)

    def load() -> np.ndarray:
        loads.append(1)
        time.sleep(0.05)
        return block(10)

    def ask(_: int) -> np.ndarray:
        together.wait()
        return cache.get(("file", 0), load)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len(loads) == 1
    assert all(each is found[0] for each in found)


def test_a_failure_reaches_who_asked_and_the_next_tries_again() -> None:
    cache = BlockCache()

    def fail() -> np.ndarray:
        raise OSError("unreadable")

    with pytest.raises(OSError, match="unreadable"):
        cache.get(("file", 0), fail)
    assert cache.get(("file", 0), lambda: block(5)).nbytes == 5


def test_blocks_cannot_be_written_to() -> None:
    kept = BlockCache().get(("file", 0), lambda: block(5))
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 1


def test_a_file_that_changed_leaves_nothing() -> None:
    cache = BlockCache()
    for name in ("old", "new"):
        cache.get((name, 0), lambda: block(100))
    cache.discard("old")
    assert (len(cache), cache.used) == (1, 100)
