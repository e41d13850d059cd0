"""The cache of blocks: its budget, one decoding at a time, and no leftovers of a file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

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


def test_many_are_loaded_by_one_call_and_only_those_that_are_missing() -> None:
    cache = BlockCache()
    cache.get(("file", 1), lambda: block(1))
    asked: list[list[int]] = []

    def load(keys: Sequence[Any]) -> Iterator[np.ndarray]:
        asked.append([key[1] for key in keys])
        return (block(key[1]) for key in keys)

    found = cache.get_many([("file", number) for number in (3, 1, 2)], load)
    assert [each.size for each in found] == [3, 1, 2]
    assert asked == [[3, 2]]
    cache.get_many([("file", number) for number in (2, 3)], load)
    assert len(asked) == 1


def test_those_that_others_load_are_waited_for_one_by_one() -> None:
    """Two threads want overlapping sets: none waits for what it does not need, none for itself."""
    cache, loaded = BlockCache(), []
    first_is_there, may_end = threading.Event(), threading.Event()

    def slow(keys: Sequence[Any]) -> Iterator[np.ndarray]:
        for key in keys:
            loaded.append(key)
            yield block(4)
            first_is_there.set()
            assert may_end.wait(10)

    def quick(keys: Sequence[Any]) -> Iterator[np.ndarray]:
        loaded.extend(keys)
        return (block(5) for _ in keys)

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(cache.get_many, [("file", 0), ("file", 1)], slow)
        assert first_is_there.wait(10)
        assert [each.size for each in cache.get_many([("file", 2), ("file", 0)], quick)] == [5, 4]
        may_end.set()
        assert [each.size for each in other.result(10)] == [4, 4]
    assert sorted(loaded) == [("file", 0), ("file", 1), ("file", 2)]


def test_sets_that_threads_ask_for_in_opposite_orders_do_not_wait_for_ever() -> None:
    cache = BlockCache(budget=900)  # three blocks: most are loaded again and again
    keys = [("file", number) for number in range(8)]

    def load(wanted: Sequence[Any]) -> Iterator[np.ndarray]:
        for key in wanted:
            time.sleep(0)
            yield np.full(300, key[1], np.uint8)

    def ask(number: int) -> bool:
        order = keys[number % 8 :] + keys[: number % 8]
        order = order if number % 2 else order[::-1]
        return all(
            each[0] == key[1] for key, each in zip(order, cache.get_many(order, load), strict=True)
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400), timeout=60))
    assert cache.used <= 900
    assert not cache._flights


def test_a_load_that_breaks_off_keeps_what_it_gave() -> None:
    cache = BlockCache()

    def load(keys: Sequence[Any]) -> Iterator[np.ndarray]:
        yield block(1)
        raise OSError("unreadable")

    with pytest.raises(OSError, match="unreadable"):
        cache.get_many([("file", 0), ("file", 1)], load)
    assert len(cache) == 1
    assert cache.get(("file", 1), lambda: block(5)).size == 5
