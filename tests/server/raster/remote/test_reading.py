"""Rasters over HTTP give what local files give, in few requests."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio.shutil
from shapely.geometry import box

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster.info import inspect
from geopera_server.raster.location import identify
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.source import open_source, raster_env
from geopera_server.raster.statistics import statistics
from geopera_server.raster.thumbnail import render_thumbnail
from geopera_server.raster.tile import TileRequest, render_tile

from ...range_server import RangeServer
from ..conftest import MakeRaster
from .conftest import MakeAccess

pytestmark = pytest.mark.any_numpy


@pytest.fixture
def scene(make_raster: MakeRaster) -> Path:
    values = np.random.default_rng(3).integers(1, 4000, (3, 1024, 1024), np.uint16)
    plain = make_raster(values, "plain.tif", names=("red", "green", "nir"), nodata=0)
    cog = plain.with_name("scene_2026-04-12.tif")
    with raster_env():
        rasterio.shutil.copy(plain, cog, driver="COG", compress="deflate", blocksize=256)
    return cog


@pytest.fixture
def url(scene: Path, host: RangeServer) -> str:
    return host.put("/data/scene_2026-04-12.tif", scene.read_bytes())


def test_it_is_described_as_the_local_file(scene: Path, url: str, access: RemoteAccess) -> None:
    local, remote = inspect(scene), inspect(access.file(url))
    assert remote.path == url
    for name in ("width", "height", "bands", "bbox_wgs84", "footprint", "captured", "cog_errors"):
        assert getattr(remote, name) == getattr(local, name), name
    assert remote.size_bytes == scene.stat().st_size


def test_pixels_are_those_of_the_local_file(scene: Path, url: str, access: RemoteAccess) -> None:
    with open_source(scene) as local, open_source(access.file(url)) as remote:
        assert np.array_equal(local.read(), remote.read())
        assert np.array_equal(local.dataset_mask(), remote.dataset_mask())


def test_tiles_statistics_and_thumbnails_are_the_same(
    scene: Path, url: str, access: RemoteAccess
) -> None:
    remote = access.file(url)
    info = inspect(scene)
    west, south, east, north = info.bbox_wgs84
    for resampling in ("nearest", "bilinear"):
        x, y = _tile(14, (west + east) / 2, (south + north) / 2)
        request = TileRequest(14, x, y, expression="(nir-red)/(nir+red)", resampling=resampling)
        assert render_tile(remote, request).content == render_tile(scene, request).content
    area = box(west + 0.01, south + 0.01, east - 0.02, north - 0.02)
    assert statistics(remote, area) == statistics(scene, area)
    assert render_thumbnail(remote, 99, 99).content == render_thumbnail(scene, 99, 99).content


def test_a_warm_tile_asks_for_nothing(url: str, host: RangeServer, access: RemoteAccess) -> None:
    remote = access.file(url)
    west, south, east, north = inspect(remote).bbox_wgs84
    request = TileRequest(14, *_tile(14, (west + east) / 2, (south + north) / 2), bands="red")
    render_tile(remote, request)
    host.take()
    render_tile(remote, request)
    assert host.take() == []


def test_connections_stay_open(url: str, host: RangeServer, access: RemoteAccess) -> None:
    with open_source(access.file(url)) as dataset:
        for row in range(0, 1024, 256):
            dataset.read(1, window=((row, row + 256), (0, 1024)))
    requests = host.take()
    assert len(requests) >= 5
    assert len({request.connection for request in requests}) == 1


def test_the_header_comes_in_one_request(url: str, host: RangeServer, access: RemoteAccess) -> None:
    with open_source(access.file(url)):
        pass
    assert [request.range for request in host.take()] == [(0, 65535)]


def test_handles_of_many_threads_are_sound(
    scene: Path, url: str, host: RangeServer, access: RemoteAccess
) -> None:
    west, _, _, north = inspect(scene).bbox_wgs84
    remote = access.file(url)
    corner = _tile(15, west, north)
    places = [(corner[0] + x, corner[1] + y) for x in range(5) for y in range(5)]
    expected = {place: render_tile(scene, _red(place)).content for place in places}
    wrong: list[object] = []

    def work(seed: int) -> None:
        try:
            for index in np.random.default_rng(seed).permutation(len(places)):
                place = places[index]
                if render_tile(remote, _red(place)).content != expected[place]:
                    wrong.append(place)
        except Exception as error:  # noqa: BLE001
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_neighbouring_blocks_come_together(
    url: str, host: RangeServer, make_access: MakeAccess
) -> None:
    with open_source(make_access(request_bytes=2**28).file(url)) as dataset:
        dataset.read(1, window=((0, 8), (0, 8)))
        host.take()
        dataset.read(window=((256, 1024), (0, 1024)))
    assert len(host.take()) <= 3  # 12 blocks of 3 bands lie side by side


def test_what_is_no_tiff_is_refused(host: RangeServer, access: RemoteAccess) -> None:
    host.put("/page.tif", b"<html>" * 100)
    host.put("/empty.tif", b"")
    host.put("/fake.tif", b"II*\x00" + b"\xff" * 100)
    host.put("/trick.tif", b"<VRTDataset rasterXSize='8' rasterYSize='8'></VRTDataset>")
    for path in ("/page.tif", "/empty.tif", "/fake.tif", "/trick.tif"):
        with pytest.raises(InvalidInput) as caught, open_source(access.file(host.url(path))):
            pass
        assert "/vsi" not in caught.value.detail
        assert "127.0.0.1" not in caught.value.detail


def test_what_is_not_there_is_not_found(host: RangeServer, access: RemoteAccess) -> None:
    with pytest.raises(NotFound, match="no such raster"), open_source(access.file(host.url("/a"))):
        pass


def test_truncated_files_are_refused(scene: Path, host: RangeServer, access: RemoteAccess) -> None:
    content = scene.read_bytes()
    location = access.file(host.put("/half.tif", content[: len(content) // 2]))
    with pytest.raises(InvalidInput, match=r"half\.tif"), open_source(location) as dataset:
        dataset.read()


def test_sources_read_ranges(url: str, scene: Path, access: RemoteAccess) -> None:
    content = scene.read_bytes()
    source = identify(access.file(url)).source()
    assert source.size == len(content)
    assert source.read(5, 10) == content[5:15]
    assert source.read(100_000, 200_000) == content[100_000:300_000]
    ranges = [(70_000, 10), (3, 0), (500_000, 100_000), (80_000, 20), (75_000, 10_000)]
    expected = [content[start : start + length] for start, length in ranges]
    assert source.read_many(ranges) == expected
    for bad in ((-1, 5), (0, -1), (len(content) - 1, 2), (2**63, 1)):
        with pytest.raises(OSError, match="beyond"):
            source.read(*bad)


def _red(place: tuple[int, int]) -> TileRequest:
    return TileRequest(15, *place, bands="red", rescale="0,4000")


def _tile(z: int, lon: float, lat: float) -> tuple[int, int]:
    side = 2**z
    y = (1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * side
    return int((lon + 180) / 360 * side), int(y)
