"""What is kept of the places of tiles."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from geopera_server.raster import sampling_cache
from geopera_server.raster.sampling import Scattered
from geopera_server.raster.sampling_cache import SamplingCache
from geopera_server.raster.window import Plane, Window


class Owner:
    """Stands for a grid."""


def sampling(seed: int = 0) -> Scattered:
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, 40, (16, 16)).astype(np.int32)
    columns = rng.integers(0, 60, (16, 16)).astype(np.int32)
    return Scattered(Window(5, 45, 7, 67), rows, columns, None)


def test_is_made_once_for_an_owner() -> None:
    cache, owner = SamplingCache(), Owner()
    first = cache.get(owner, "key", sampling)
    assert cache.get(owner, "key", sampling) is first
    assert cache.get(Owner(), "key", sampling) is not first
    assert cache.get(owner, "other", sampling) is not first


def test_nothing_is_not_kept() -> None:
    cache, owner = SamplingCache(), Owner()
    assert cache.get(owner, "key", lambda: None) is None
    assert cache.get(owner, "key", sampling) is not None


def test_stays_within_its_budget_and_keeps_what_is_in_use() -> None:
    cache, owner = SamplingCache(budget=3 * sampling().nbytes), Owner()
    firsts = [cache.get(owner, number, sampling) for number in range(10)]
    assert cache.used == cache.budget
    again = [cache.get(owner, number, sampling) for number in range(10)]
    assert sum(one is other for one, other in zip(firsts, again, strict=True)) == 3


def test_what_is_not_used_any_more_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling_cache, "_IN_USE_S", 0.0)
    cache, owner = SamplingCache(budget=3 * sampling().nbytes), Owner()
    for number in range(10):
        cache.get(owner, number, sampling)
    newest = cache.get(owner, 9, sampling)
    assert cache.get(owner, 9, sampling) is newest
    assert cache.used == cache.budget


def test_a_sampling_gathers_from_planes_of_any_width() -> None:
    found = sampling(3)
    rows, columns = found._places or (None, None)
    assert rows is not None
    assert columns is not None
    for width, top, left in ((60, 5, 7), (100, 0, 0), (70, 5, 0), (60, 5, 7)):
        values = np.arange(60 * width, dtype=np.int32).reshape(60, width)
        expected = values[rows + 5 - top, columns + 7 - left]
        assert (found.of(Plane(values, top, left)) == expected).all()


def test_threads_share_a_sampling_whose_width_changes() -> None:
    found = sampling(4)
    rows, columns = found._places or (None, None)
    assert rows is not None
    assert columns is not None
    wrong: list[int] = []

    def gather(width: int) -> None:
        values = np.arange(60 * width, dtype=np.int32).reshape(60, width)
        expected = values[rows + 5, columns + 7]
        for _ in range(300):
            if not (found.of(Plane(values, 0, 0)) == expected).all():
                wrong.append(width)

    threads = [threading.Thread(target=gather, args=(width,)) for width in (70, 90, 110)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
