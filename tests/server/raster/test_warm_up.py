"""Drawing in advance leaves nothing behind, and a folder that cannot be written is no harm."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from geopera_server.raster import warm_up as module
from geopera_server.raster.tile import TileRequest, render_tile
from geopera_server.raster.warm_up import warm_up


@pytest.fixture(autouse=True)
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_warm", threading.Event())


def test_what_is_drawn_in_advance_has_content_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    assert not module.is_warm()

    def watched(path: Path, request: TileRequest) -> None:
        sizes.append(len(render_tile(path, request).content))

    monkeypatch.setattr(module, "render_tile", watched)
    warm_up(tmp_path / "work")
    assert len(sizes) == 6
    assert min(sizes) > 1500  # an empty tile has fewer bytes
    assert not list((tmp_path / "work").iterdir())
    assert module.is_warm()


def test_a_folder_that_is_a_file_is_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "work").write_text("")
    with caplog.at_level(logging.WARNING):
        warm_up(tmp_path / "work")
    assert "first tile" in caplog.text
