"""Open rasters: each thread has its own, only so many, and none of a file that changed."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster import handle_pool
from geopera_server.raster.handle_pool import pooled_source

from .conftest import MakeRaster

pytestmark = pytest.mark.any_numpy


@pytest.fixture
def path(make_raster: MakeRaster) -> Path:
    return make_raster(np.ones((1, 128, 128), np.uint8), overviews=(2,))


def test_it_stays_open(path: Path) -> None:
    with pooled_source(path) as source:
        first = source.dataset
    with pooled_source(path) as source:
        assert source.dataset is first
        assert source.level(0) is first
        assert source.level(1).width == 64
    assert not first.closed


def test_each_thread_has_its_own(path: Path) -> None:
    found = []

    def use() -> None:
        with pooled_source(path) as source:
            found.append(source.dataset)

    use()
    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert found[0] is not found[1]


def test_a_changed_file_is_closed_and_opened_anew(path: Path, make_raster: MakeRaster) -> None:
    with pooled_source(path) as source:
        before = source.dataset
    make_raster(np.ones((1, 200, 200), np.uint8))
    with pooled_source(path) as source:
        assert source.layout.info.width == source.dataset.width == 200
    assert before.closed


def test_only_so_many_stay_open(
    path: Path, make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handle_pool, "MAX_HANDLES", 3)
    opened = []
    for number in range(6):
        each = make_raster(np.ones((1, 64, 64), np.uint8), f"{number}.tif")
        with pooled_source(each) as source:
            opened.append(source.dataset)
    assert [dataset.closed for dataset in opened] == [True] * 3 + [False] * 3


def test_a_removed_file_is_not_found(path: Path) -> None:
    with pooled_source(path):
        pass
    path.unlink()
    with pytest.raises(NotFound), pooled_source(path):
        pass


def test_a_file_that_becomes_no_raster_is_refused(path: Path) -> None:
    with pooled_source(path):
        pass
    path.write_text("not a raster")
    with pytest.raises(InvalidInput), pooled_source(path):
        pass
