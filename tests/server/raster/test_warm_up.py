"""Drawing in advance leaves nothing behind, and a folder that cannot be written is no harm."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from geopera_server.raster import warm_up as module
from geopera_server.raster.block_cache import BLOCKS
from geopera_server.raster.bytes_source import FILES
from geopera_server.raster.tile import TileRequest, render_tile
from geopera_server.raster.warm_up import warm_up


@pytest.fixture(autouse=True)
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_warm", threading.Event())
    FILES.close()  # full ones would let go of others meanwhile
    BLOCKS.clear()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Return the names of the files that are drawn, and the bytes of their tiles."""
    drawn: list[tuple[str, int]] = []

    def watched(path: Path, request: TileRequest) -> None:
        drawn.append((path.name, len(render_tile(path, request).content)))

    monkeypatch.setattr(module, "render_tile", watched)
    return drawn


def test_what_is_drawn_in_advance_has_content_and_leaves_nothing(
    tmp_path: Path, drawn: list[tuple[str, int]]
) -> None:
    assert not module.is_warm()
    warm_up(tmp_path / "work")
    assert {name for name, _ in drawn} == {"short.tif", "photo.tif", "masked.tif", "heights.tif"}
    assert min(size for _, size in drawn) > 1500  # an empty tile has fewer bytes
    assert not list((tmp_path / "work").iterdir())
    assert (len(FILES), BLOCKS.used) == (0, 0)
    assert module.is_warm()


def test_what_is_of_each_thread_alone_takes_one_small_tile(
    tmp_path: Path, drawn: list[tuple[str, int]]
) -> None:
    module._warm.set()
    warm_up(tmp_path / "work")
    assert [name for name, _ in drawn] == ["small.tif"]
    assert not list((tmp_path / "work").iterdir())


def test_a_folder_that_is_a_file_is_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "work").write_text("")
    with caplog.at_level(logging.WARNING):
        warm_up(tmp_path / "work")
    assert "first tile" in caplog.text
