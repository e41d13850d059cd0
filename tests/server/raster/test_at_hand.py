"""Tiles from what is in memory, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import morecantile
import pytest

from geopera_server.raster import handle_pool
from geopera_server.raster.at_hand import NotAtHand, about_to_wait, only_at_hand
from geopera_server.raster.block_cache import BLOCKS
from geopera_server.raster.tile import TileRequest, render_tile

from ..conftest import lonlat_box

T = TypeVar("T")


@pytest.fixture
def request_of_scene() -> TileRequest:
    BLOCKS.clear()
    lon, lat = lonlat_box(1000, 1000, 1200, 1200)["coordinates"][0][0]  # type: ignore[index]
    tile = morecantile.tms.get("WebMercatorQuad").tile(lon, lat, 14)
    return TileRequest(tile.z, tile.x, tile.y, rescale="0,3000", bands="1,2,3")


def in_thread(call: Callable[[], T]) -> T:
    """Run a call in a thread that has drawn nothing before."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result(30)


def draw_at_hand(path: Path, request: TileRequest) -> bytes:
    with only_at_hand():
        return render_tile(path, request).content


def test_a_tile_whose_blocks_are_here_is_the_same(
    scene_path: Path, request_of_scene: TileRequest
) -> None:
    drawn = render_tile(scene_path, request_of_scene).content
    assert draw_at_hand(scene_path, request_of_scene) == drawn


def test_no_handle_of_the_thread_is_needed(scene_path: Path, request_of_scene: TileRequest) -> None:
    drawn = render_tile(scene_path, request_of_scene).content

    def elsewhere() -> tuple[bytes, int]:
        content = draw_at_hand(scene_path, request_of_scene)
        return content, len(handle_pool._handles.open)

    assert in_thread(elsewhere) == (drawn, 0)


def test_blocks_are_not_read(scene_path: Path, request_of_scene: TileRequest) -> None:
    render_tile(scene_path, request_of_scene)
    BLOCKS.clear()
    with pytest.raises(NotAtHand):
        draw_at_hand(scene_path, request_of_scene)
    assert not len(BLOCKS)


def test_a_raster_is_not_opened(scene_path: Path, request_of_scene: TileRequest) -> None:
    copy = scene_path.with_name("unseen.tif")
    copy.write_bytes(scene_path.read_bytes())
    with pytest.raises(NotAtHand):
        in_thread(lambda: draw_at_hand(copy, request_of_scene))


def test_a_new_place_is_not_projected(scene_path: Path, request_of_scene: TileRequest) -> None:
    render_tile(scene_path, request_of_scene)
    wider = replace(request_of_scene, buffer=1.0)  # another grid, on blocks that are here
    with pytest.raises(NotAtHand):
        draw_at_hand(scene_path, wider)
    drawn = render_tile(scene_path, wider).content
    assert draw_at_hand(scene_path, wider) == drawn


def test_gdal_encodes_nothing(scene_path: Path, request_of_scene: TileRequest) -> None:
    values = replace(request_of_scene, format="tif", rescale=None)
    render_tile(scene_path, values)
    with pytest.raises(NotAtHand):
        draw_at_hand(scene_path, values)


def test_a_stretch_is_not_estimated_but_used(
    scene_path: Path, request_of_scene: TileRequest
) -> None:
    render_tile(scene_path, request_of_scene)
    plain = replace(request_of_scene, rescale=None, bands="3,2,1")
    with pytest.raises(NotAtHand):
        in_thread(lambda: draw_at_hand(scene_path, plain))
    drawn = render_tile(scene_path, plain).content
    assert in_thread(lambda: draw_at_hand(scene_path, plain)) == drawn


def test_the_thread_may_wait_again_afterwards(
    scene_path: Path, request_of_scene: TileRequest
) -> None:
    with pytest.raises(NotAtHand), only_at_hand():
        about_to_wait()
    about_to_wait()
