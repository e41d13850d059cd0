"""Clips of rasters on an HTTP server: the same file as from a local one, for few bytes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import Cancelled, Unavailable
from geopera_server.raster.aoi import parse_aoi
from geopera_server.raster.clip import Wanted, clip
from geopera_server.raster.clip.tilecopy import make_plan, plan
from geopera_server.raster.clip.tilecopy.ahead import ReadAhead
from geopera_server.raster.pixels import pixel_area
from geopera_server.raster.remote.access import RemoteAccess
from geopera_server.raster.remote.file import RemoteFile
from geopera_server.raster.remote.options import RemoteOptions
from geopera_server.raster.source import RasterChanged, open_source

from ...range_server import Handler, RangeServer, range_server
from ..conftest import MakeRaster, lonlat, pixel_polygon

pytestmark = pytest.mark.any_numpy


HEIGHT, WIDTH = 1100, 1300
AREA = pixel_polygon([(150.3, 140.2), (1200.7, 230.1), (1250.2, 1040.9), (160.6, 920.4)])
SCENE = {"blockxsize": 64, "blockysize": 64, "overviews": (2, 4, 8)}


@pytest.fixture(autouse=True)
def copy_small_clips_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MIN_BYTES", 0)


@pytest.fixture
def host() -> Iterator[RangeServer]:
    with range_server() as server:
        yield server


@pytest.fixture
def access(host: RangeServer) -> Iterator[RemoteAccess]:
    options = RemoteOptions(prefixes=(host.url("/"),), backoff_s=0.01, timeout_s=5.0)
    opened = RemoteAccess(options)
    yield opened
    opened.close()


def scene(bands: int, dtype: str, side: int = 0) -> np.ndarray:
    rng = np.random.default_rng(7)
    height, width = (side, side) if side else (HEIGHT, WIDTH)
    rows, columns = np.mgrid[0:height, 0:width]
    planes = [120 + 30 * np.sin(rows / (40 + i)) + 30 * np.cos(columns / 30) for i in range(bands)]
    return (np.stack(planes) + rng.integers(0, 30, (bands, height, width))).astype(dtype)


MASK = np.where(np.arange(WIDTH) > 900, 0, 255).astype("u1")[None].repeat(HEIGHT, 0)
KINDS: dict[str, dict[str, Any]] = {
    "deflate": {"array": scene(4, "uint16"), "compress": "deflate", "nodata": 0},
    "by band": {"array": scene(3, "uint16"), "compress": "deflate", "interleave": "band"},
    "mask": {"array": scene(3, "uint8"), "compress": "zstd", "mask": MASK},
    "stored": {"array": scene(1, "float32"), "nodata": -1.0},
    "jpeg": {
        "array": scene(3, "uint8"),
        "compress": "jpeg",
        "photometric": "YCBCR",
        "interleave": "pixel",
        "mask": MASK,
    },
}


def both(
    make_raster: MakeRaster, host: RangeServer, access: RemoteAccess, **options: Any
) -> tuple[Path, RemoteFile]:
    """Return a raster as a local and as a remote file."""
    path = make_raster(options.pop("array"), **{**SCENE, **options})
    return path, access.file(host.put("/scene.tif", path.read_bytes()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_the_same_file(
    make_raster: MakeRaster, tmp_path: Path, host: RangeServer, access: RemoteAccess, kind: str
) -> None:
    path, remote = both(make_raster, host, access, **KINDS[kind])
    expected = clip(path, lonlat(AREA), tmp_path / "local.tif")
    report = clip(remote, lonlat(AREA), tmp_path / "clip.tif")
    assert report.engine == expected.engine == "tile-copy"
    assert report.checksum == expected.checksum
    assert report.path.read_bytes() == expected.path.read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {"scene.tif", "local.tif", "clip.tif"}


@pytest.mark.parametrize(
    ("wanted", "engine"),
    [
        (Wanted(exact_box=True), "crop"),
        (Wanted(expression="b1 * 2"), "crop"),
        (Wanted(crs="EPSG:3857"), "warp"),
    ],
)
def test_what_is_read_and_written_again_is_the_same(
    make_raster: MakeRaster,
    tmp_path: Path,
    host: RangeServer,
    access: RemoteAccess,
    wanted: Wanted,
    engine: str,
) -> None:
    path, remote = both(make_raster, host, access, **KINDS["deflate"])
    expected = clip(path, lonlat(AREA), tmp_path / "local.tif", wanted=wanted)
    report = clip(remote, lonlat(AREA), tmp_path / "clip.tif", wanted=wanted)
    assert report.engine == expected.engine == engine
    assert report.checksum == expected.checksum


@pytest.mark.parametrize(
    ("kind", "share", "engine"),
    [
        ("stored", 0.05, "tile-copy"),
        ("stored", 0.1, "crop"),
        ("stored", 0.4, "tile-copy"),
        ("jpeg", 0.4, "tile-copy"),
    ],
)
def test_few_bytes_beside_the_touched_tiles_are_fetched(
    make_raster: MakeRaster,
    tmp_path: Path,
    host: RangeServer,
    access: RemoteAccess,
    kind: str,
    share: float,
    engine: str,
) -> None:
    side = 3072 if kind == "stored" else 4096
    array = scene(1, "float32", side) if kind == "stored" else scene(3, "uint8", side)
    is_crop = engine == "crop"
    block = 128 if is_crop else 256
    options = {**KINDS[kind], "array": array, "blockxsize": block, "blockysize": block}
    options |= {"mask": None, "overviews": (2, 4, 8, 16)}
    _, remote = both(make_raster, host, access, **options)
    length = side * share**0.5
    start = (side - length) / 2 + 10.3
    slant = length / 9
    end = start + length
    native = pixel_polygon(
        [(start, start), (end, start + slant), (end - slant, end), (start - slant, end - slant)]
    )
    if is_crop:  # half of its box has no pixel
        native = pixel_polygon([(start, start), (end, start), (start, end)])
    touched = _touched(remote, lonlat(native), levels=1 if is_crop else None)
    access.pages.discard((remote, remote.version()))
    host.take()
    wanted = Wanted(exact_box=is_crop)
    report = clip(remote, lonlat(native), tmp_path / "clip.tif", wanted=wanted)
    assert report.engine == engine
    requests = host.take()
    assert sum(each.sent for each in requests) <= 1.2 * touched
    assert len(requests) < 100


def _touched(remote: RemoteFile, area: BaseGeometry, levels: int | None) -> int:
    """Return the bytes of all tiles of so many levels of which the clip has pixels."""
    total = 0
    with open_source(remote) as source:
        for level in make_plan(source, pixel_area(source, parse_aoi(area))).levels[:levels]:
            y, x = level.first_tile
            rows, columns = level.places.shape
            sizes = level.image.sizes[:, y : y + rows, x : x + columns]
            total += int(sizes[:, level.places > 0].sum())
    return total


def test_cancel_does_not_wait_for_a_slow_host(
    make_raster: MakeRaster, tmp_path: Path, host: RangeServer, access: RemoteAccess
) -> None:
    _, remote = both(make_raster, host, access, **KINDS["deflate"])
    host.latency_s = 0.1
    asked: list[float] = []

    def cancelled() -> bool:
        if len(host.requests) > 6 and not asked:
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(Cancelled):
        clip(remote, lonlat(AREA), tmp_path / "clip.tif", cancelled=cancelled)
    assert time.monotonic() - asked[0] < 0.5
    assert {each.name for each in tmp_path.iterdir()} == {"scene.tif"}


@pytest.mark.parametrize(
    ("wanted", "limit"),
    [(Wanted(), 0), (Wanted(), 4), (Wanted(exact_box=True), 4), (Wanted(crs="EPSG:3857"), 6)],
    ids=["at once", "copy", "crop", "warp"],
)
def test_cancel_does_not_wait_for_a_host_that_fell_silent(
    make_raster: MakeRaster,
    tmp_path: Path,
    host: RangeServer,
    access: RemoteAccess,
    wanted: Wanted,
    limit: int,
) -> None:
    _, remote = both(make_raster, host, access, **KINDS["deflate"])
    silent, go_on = threading.Event(), threading.Event()

    def falls_silent(_: Handler) -> bool:
        if len(host.requests) > limit:
            silent.set()
            go_on.wait(10)
        return False

    asked: list[float] = []

    def cancelled() -> bool:
        if silent.is_set() and not asked:
            asked.append(time.monotonic())
        return bool(asked)

    host.take()
    host.tricks["/scene.tif"] = falls_silent
    try:
        with pytest.raises(Cancelled):
            clip(remote, lonlat(AREA), tmp_path / "clip.tif", wanted=wanted, cancelled=cancelled)
        assert time.monotonic() - asked[0] < 0.5
    finally:
        go_on.set()
    assert {each.name for each in tmp_path.iterdir()} == {"scene.tif"}


def test_a_host_that_fails_on_the_way_is_worth_another_try(
    make_raster: MakeRaster, tmp_path: Path, host: RangeServer, access: RemoteAccess
) -> None:
    def fails(handler: Handler) -> bool:
        return len(host.requests) > 5 and handler.answer(503, b"")

    for wanted in (Wanted(), Wanted(exact_box=True), Wanted(crs="EPSG:3857")):
        _, remote = both(make_raster, host, access, **KINDS["deflate"])
        host.take()
        host.tricks["/scene.tif"] = fails
        with pytest.raises(Unavailable, match=r"host|answer"):
            clip(remote, lonlat(AREA), tmp_path / "clip.tif", wanted=wanted)
        host.tricks.clear()
    assert {each.name for each in tmp_path.iterdir()} == {"scene.tif"}


def test_a_raster_that_is_replaced_on_the_way_is_not_mixed(
    make_raster: MakeRaster, tmp_path: Path, host: RangeServer, access: RemoteAccess
) -> None:
    for limit in (4, 8, 12):
        _, remote = both(make_raster, host, access, **KINDS["deflate"])
        content = host.files["/scene.tif"]
        host.take()

        def swaps(handler: Handler, limit: int = limit, content: bytes = content) -> bool:
            if len(host.requests) == limit:
                host.put("/scene.tif", content[:-1] + b"\0")
            return False

        host.tricks["/scene.tif"] = swaps
        with pytest.raises(RasterChanged):
            clip(remote, lonlat(AREA), tmp_path / "clip.tif")
        host.tricks.clear()
    assert {each.name for each in tmp_path.iterdir()} == {"scene.tif"}


def test_what_is_loaded_ahead_is_bounded_and_read_once(
    host: RangeServer, access: RemoteAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = np.random.default_rng(1).bytes(400_000)
    remote = access.file(host.put("/bytes.bin", content))
    monkeypatch.setattr("geopera_server.raster.clip.tilecopy.ahead._HELD", 150_000)
    source = ReadAhead(remote.source(remote.version()))
    host.take()
    source.load([(100_000, 60_000), (200_000, 60_000)])
    assert len(host.take()) == 2
    assert source.read(200_000, 60_000) == content[200_000:260_000]
    assert source.read(110_000, 50_000) == content[110_000:160_000]
    source.load([(200_000, 60_000), (260_010, 60_000)])
    assert [each.range for each in host.take()] == [(260_010, 320_009)]
    assert source.read(200_000, 60_000) == content[200_000:260_000]
    assert host.take() == []
    assert source.read_many([(200_000, 60_000), (100_000, 60_000)])[1] == content[100_000:160_000]
    assert [each.range for each in host.take()] == [(100_000, 159_999)]
    source.load([(320_010, 40_000)])
    host.take()
    assert source.read(270_000, 80_000) == content[270_000:350_000]
    assert host.take() == []
