"""The walk by LuaJIT against that in Python, on sound and on damaged streams."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from geopera_server.raster.clip.jpeg import JpegStream, UnusualJpeg, blanking, parse_jpeg
from geopera_server.raster.clip.jpeg.quick_walk import quick_program, quick_walk
from geopera_server.raster.clip.jpeg.walk import walk

pytestmark = pytest.mark.skipif(quick_program() is None, reason="lupa is not installed")

SIDE = 64
UNITS = (0, 1, 2, 7, 8, 15)


def stream(seed: int, quality: int, sampling: int, *, optimize: bool) -> JpegStream:
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    planes = [128 + 60 * np.sin(rows / (9 + i)) + 50 * np.cos(columns / 7) for i in range(3)]
    noisy = np.stack(planes, -1) + rng.normal(0, 10 * seed, (SIDE, SIDE, 3))
    file = io.BytesIO()
    image = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    image.save(file, "JPEG", quality=quality, subsampling=sampling, optimize=optimize)
    return parse_jpeg(file.getvalue())


def outcome(way: object, source: JpegStream, units: tuple[int, ...]) -> object:
    try:
        found = (
            quick_walk(quick_program(), source, units) if way == "quick" else walk(source, units)
        )
    except (ValueError, IndexError):
        return "damaged"
    return [tuple(tuple(x) if not isinstance(x, int) else x for x in each) for each in found]


@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_both_walks_find_the_same(sampling: int) -> None:
    for seed, quality, optimize in itertools.product((0, 2, 12), (30, 85, 100), (False, True)):
        source = stream(seed, quality, sampling, optimize=optimize)
        for units in (UNITS, (0,), (15,), (3, 5)):
            found = outcome("quick", source, units)
            assert found == outcome("plain", source, units)
            assert found != "damaged"
            assert all(len(each[2]) == 3 for each in found[:-1])


def test_both_refuse_the_same_damage() -> None:
    source = stream(2, 85, 2, optimize=True)
    rng = np.random.default_rng(5)
    refused = 0
    for turn in range(300):
        scan = bytearray(source.scan)
        for place in rng.integers(0, len(scan), 3):
            scan[place] = rng.integers(0, 256)
        cut = len(scan) if turn % 3 else int(rng.integers(0, len(scan)))
        damaged = replace(source, scan=bytes(scan[:cut]))
        found = outcome("quick", damaged, UNITS)
        assert found == outcome("plain", damaged, UNITS)
        refused += found == "damaged"
    assert 30 < refused < 300


def test_a_unit_beyond_the_end_is_refused() -> None:
    source = stream(1, 85, 2, optimize=True)
    with pytest.raises(ValueError, match="cut off|nil|in no table"):
        quick_walk(quick_program(), source, (0, 5000))


def test_blanking_uses_it_and_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    source = stream(2, 85, 2, optimize=True)
    kept = np.zeros((SIDE, SIDE), bool)
    kept[20:35, 25:45] = True
    used: list[JpegStream] = []

    def noted(program: object, stream: JpegStream, units: list[int]) -> object:
        used.append(stream)
        return quick_walk(program, stream, units)

    monkeypatch.setattr(blanking, "quick_walk", noted)
    quick = blanking.blank_outside(source, kept, has_luma=True)
    assert used == [source]
    monkeypatch.setattr(blanking, "quick_program", lambda: None)
    assert blanking.blank_outside(source, kept, has_luma=True) == quick
    assert used == [source]
    monkeypatch.undo()
    with pytest.raises(UnusualJpeg):
        blanking.blank_outside(replace(source, scan=source.scan[:9]), kept, has_luma=True)
