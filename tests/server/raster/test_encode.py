"""Pictures of tiles: whatever their form, the same pixels come back."""

from __future__ import annotations

import io

import numpy as np
import pytest

from geopera_server.raster import fast
from geopera_server.raster.encode import encode
from geopera_server.raster.picture import Picture

PIL = pytest.importorskip("PIL.Image")
GENTLE = {"jpg": 3.0, "webp": 3.0}  # levels of 255 that a lossy format may be off on average


@pytest.fixture(params=["fast", "plain"], autouse=True)
def codecs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run each test with the quicker codecs, and as if they were not installed."""
    if request.param == "plain":
        for name in ("isal_zlib", "simplejpeg", "imagecodecs"):
            monkeypatch.setattr(fast, name, None)
    elif fast.isal_zlib is None:
        pytest.skip("the quicker codecs are not installed")
    return str(request.param)


TABLE = np.stack([np.arange(256), np.arange(256)[::-1], np.full(256, 9), np.full(256, 255)], axis=1)
TABLE = TABLE.astype(np.uint8)


def decoded(picture: Picture) -> tuple[str, np.ndarray]:
    """Return the mode of a PNG and its RGBA (rows, columns, 4)."""
    image = PIL.open(io.BytesIO(encode(picture, "png").content))
    return image.mode, np.asarray(image.convert("RGBA"))


def levels(count: int, top: int = 256) -> np.ndarray:
    return np.random.default_rng(3).integers(0, top, (count, 64, 48), np.uint8)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("hidden", [False, True])
def test_planes_come_back(count: int, hidden: bool) -> None:
    planes = levels(count)
    alpha = np.full((64, 48), 255, np.uint8)
    alpha[:10] = 0
    _, found = decoded(Picture(planes, alpha if hidden else None))
    expected = np.broadcast_to(planes, (3, 64, 48)).transpose(1, 2, 0)
    first = 10 if hidden else 0
    np.testing.assert_array_equal(found[first:, :, :3], expected[first:])
    assert (found[first:, :, 3] == 255).all()
    assert (found[:first] == 0).all()


def test_a_colormap_gives_a_palette() -> None:
    numbers = levels(1)
    mode, found = decoded(Picture(numbers, None, TABLE))
    assert mode == "P"
    np.testing.assert_array_equal(found, TABLE[numbers[0]])


def test_hidden_pixels_take_a_free_place_of_the_palette() -> None:
    numbers, alpha = levels(1, 200), np.full((64, 48), 255, np.uint8)
    alpha[:, :7] = 0
    mode, found = decoded(Picture(numbers, alpha, TABLE))
    assert mode == "P"
    np.testing.assert_array_equal(found[:, 7:], TABLE[numbers[0]][:, 7:])
    assert (found[:, :7] == 0).all()


@pytest.mark.parametrize("opacity", [0, 128])
def test_a_palette_that_is_too_small_gives_way_to_colours(opacity: int) -> None:
    numbers, alpha = levels(1), np.full((64, 48), 255, np.uint8)
    alpha[:, :7] = opacity
    mode, found = decoded(Picture(numbers, alpha, TABLE))
    assert mode == "RGBA"
    np.testing.assert_array_equal(found[:, 7:], TABLE[numbers[0]][:, 7:])
    assert (found[:, :7, 3] == opacity).all()
    if opacity:
        np.testing.assert_array_equal(found[:, :7, :3], TABLE[numbers[0]][:, :7, :3])


def smooth(count: int) -> np.ndarray:
    """Return planes as imagery is: neighbours are alike."""
    rows, columns = np.mgrid[0:64, 0:48]
    return np.stack([(rows * 2 + columns * (3 + i)) // 2 for i in range(count)]).astype(np.uint8)


@pytest.mark.parametrize("name", ["jpg", "webp"])
@pytest.mark.parametrize("count", [1, 3])
def test_lossy_formats_stay_near(name: str, count: int) -> None:
    planes = smooth(count)
    image = PIL.open(io.BytesIO(encode(Picture(planes), name, 95).content))
    found = np.asarray(image.convert("RGB")).astype(int).transpose(2, 0, 1)
    assert np.abs(found - np.broadcast_to(planes, (3, 64, 48))).mean() < GENTLE[name]


def test_a_lossy_tile_is_small() -> None:
    planes = smooth(3)
    assert len(encode(Picture(planes), "webp", 50).content) < planes.nbytes / 10
    assert len(encode(Picture(planes), "jpg", 50).content) < planes.nbytes / 5


def test_what_is_hidden_is_transparent_as_webp_and_white_as_jpeg() -> None:
    planes, alpha = smooth(3), np.full((64, 48), 255, np.uint8)
    alpha[:32] = 0
    webp = PIL.open(io.BytesIO(encode(Picture(planes, alpha), "webp").content)).convert("RGBA")
    np.testing.assert_array_equal(np.asarray(webp)[..., 3], alpha)
    jpeg = np.asarray(PIL.open(io.BytesIO(encode(Picture(planes, alpha), "jpg").content)))
    assert jpeg[:24].min() > 250
    assert jpeg[40:].mean() < 200
