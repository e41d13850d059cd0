"""Kernels: what they are by definition, and how near rio-tiler's answer they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from rasterio.transform import Affine

from geopera_server.raster import tile_reader
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.source import open_source
from geopera_server.raster.tile_data import TileData
from geopera_server.raster.tile_reader import read_tile
from geopera_server.raster.tile_reference import read_reference

from .conftest import GRID, MakeRaster
from .test_tile_reader import PLACES, SIZE, planes, smooth, tiles

# bounds of parity with rio-tiler on imagery, of 255: its own warp is off by up to 0.125 px, and
# below the native zoom it widens its kernels in steps
MOST_MEAN, MOST_MEAN_BELOW, MOST_VALID = 0.1, 0.4, 0.004
CASES = [
    ("utm", "bilinear"), ("utm", "cubic"), ("utm", "cubic_spline"), ("utm", "lanczos"),
    ("utm", "average"), ("mercator", "cubic"), ("mercator", "average"), ("degrees", "bilinear"),
    ("degrees", "lanczos"), ("rotated", "bilinear"), ("rotated", "average"),
]  # fmt: skip


@pytest.fixture
def no_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("left to rio-tiler")

    monkeypatch.setattr(tile_reader, "read_reference", refuse)


def differences(path: Path, zoom: int, method: str, limit: int = 5) -> tuple[float, float, float]:
    """Return the mean difference of 255, the share of validity and of values that differ."""
    steps, valid_differs, values_differ = [], [], []
    for bounds in tiles(path, zoom, limit):
        with pooled_source(path) as source:
            fast = read_tile(source, (1,), bounds, 256, method)
        with open_source(path) as dataset:
            reference = read_reference(dataset, (1,), bounds, 256, method)
        if reference is None:
            assert fast is None
            continue
        values, valid, _ = planes(fast, reference)
        expected, expected_valid, _ = planes(reference, reference)
        valid_differs.append((valid != expected_valid).mean())
        shown = valid & expected_valid
        if shown.any():
            step = np.abs(values.astype(float) - expected.astype(float))[shown]
            steps.append(step.mean())
            values_differ.append((step > 0.5).mean())
    assert steps
    return float(np.mean(steps)), float(np.mean(valid_differs)), float(np.mean(values_differ))


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@pytest.mark.usefixtures("no_reference")
@pytest.mark.parametrize(("place", "method"), CASES)
def test_near_rio_tiler(make_raster: MakeRaster, place: str, method: str) -> None:
    crs, grid, zoom = PLACES[place]
    hole = np.zeros((SIZE, SIZE), bool)
    hole[200:420, 100:530] = True
    array = smooth(1, "uint8")
    path = make_raster(
        np.where(hole, 0, array).astype("u1"), crs=crs, transform=grid, nodata=0, overviews=(2, 4)
    )
    for level in (zoom, zoom - 1):
        mean, valid, _ = differences(path, level, method)
        assert mean <= (MOST_MEAN if level >= zoom else MOST_MEAN_BELOW), level
        assert valid <= MOST_VALID, level


@pytest.mark.usefixtures("no_reference")
def test_mode_is_near_rio_tiler(make_raster: MakeRaster) -> None:
    classes = np.random.default_rng(3).integers(1, 9, (1, 35, 35))
    array = classes.repeat(20, axis=1).repeat(20, axis=2).astype("u1")
    path = make_raster(array, overviews=(2, 4))
    for zoom in (15, 13):
        _, valid, values = differences(path, zoom, "mode")
        assert valid <= MOST_VALID
        assert values <= 0.08  # rio-tiler counts pixels, and does not weigh what is covered


def linear(x: np.ndarray) -> np.ndarray:
    return np.maximum(1 - np.abs(x), 0)


def catmull_rom(x: np.ndarray) -> np.ndarray:
    x = np.abs(x)
    near, far = 1.5 * x**3 - 2.5 * x**2 + 1, -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x <= 1, near, np.where(x < 2, far, 0))


def straightforward(
    array: np.ndarray, valid: np.ndarray, x: np.ndarray, y: np.ndarray, scale: float,
    kernel: Callable[[np.ndarray], np.ndarray],
) -> np.ndarray:  # fmt: skip
    """Mix all pixels of a raster for each place, by the definition."""
    columns, rows = np.arange(array.shape[1]) + 0.5, np.arange(array.shape[0]) + 0.5
    wide = max(scale, 1.0)
    across = kernel((columns[None] - x[:, None]) / wide)
    down = kernel((rows[None] - y[:, None]) / wide)
    mixed = down @ np.where(valid, array, 0.0) @ across.T
    return mixed / (down @ valid.astype(float) @ across.T)


@pytest.mark.usefixtures("no_reference")
@pytest.mark.parametrize("scale", [0.4, 1.0, 1.7, 3.3])
@pytest.mark.parametrize("method", ["bilinear", "cubic", "average"])
def test_by_definition(make_raster: MakeRaster, method: str, scale: float) -> None:
    """In the raster's own CRS, at its edges and at a hole, each value is the weighted mean."""
    array = np.random.default_rng(4).normal(100, 30, (60, 70)).astype(np.float32)
    if method != "cubic":  # whose edges are another matter
        array[20:25, 30:33] = np.nan
    path = make_raster(array[None])
    width = int(70 / scale) - 2
    left, top = 500000.0 + 3.7, 5200000.0 - 5.3
    step = 10 * scale
    bounds = (left, top - 40 * step, left + width * step, top)
    with pooled_source(path) as source:
        data = read_tile(source, (1,), bounds, (40, width), method, "EPSG:32633")
    assert data is not None
    x = (left - 500000 + (np.arange(width) + 0.5) * step) / 10
    y = (5200000 - top + (np.arange(40) + 0.5) * step) / 10
    kernel = {
        "bilinear": linear,
        "cubic": catmull_rom,
        "average": lambda d: np.clip((scale + 1) / 2 - np.abs(d) * max(scale, 1), 0, min(scale, 1)),
    }[method]
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = straightforward(array, np.isfinite(array), x, y, scale, kernel)
    values, valid, _ = planes(data, data)
    inside = np.broadcast_to((y < 60)[:, None] & (x < 70)[None], valid[0].shape)
    assert (valid[0] & ~inside).sum() == 0
    compared = valid[0] & inside
    if method == "cubic":
        compared = compared & (y > 8)[:, None] & (y < 52)[:, None] & (x > 8) & (x < 62)
    assert compared.sum() > 0.3 * inside.sum()
    np.testing.assert_allclose(values[0][compared], expected[compared], atol=2e-3)


def one_tile(path: Path, method: str, shape: tuple[int, int], step: float) -> TileData:
    bounds = (500000, 5200000 - shape[0] * step, 500000 + shape[1] * step, 5200000)
    with pooled_source(path) as source:
        data = read_tile(source, (1,), bounds, shape, method, "EPSG:32633")
    assert data is not None
    return data


def test_average_and_mode_of_whole_pixels(make_raster: MakeRaster) -> None:
    array = np.array([[1, 1, 5, 7], [3, 1, 6, 7], [0, 0, 0, 9], [0, 0, 8, 9]], np.uint8)
    path = make_raster(array[None], nodata=0)
    mean = one_tile(path, "average", (2, 2), 20)
    most = one_tile(path, "mode", (2, 2), 20)
    for data, expected in ((mean, [[2, 6], [0, 9]]), (most, [[1, 7], [0, 9]])):
        values, valid, _ = planes(data, data)
        assert valid[0].tolist() == [[True, True], [False, True]]
        assert np.where(valid, values, 0)[0].tolist() == expected


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "int32", "uint64"])
def test_overshoot_stays_in_the_dtype(make_raster: MakeRaster, dtype: str) -> None:
    limits = np.iinfo(dtype)
    array = np.array([limits.min, limits.max], dtype)[(np.arange(40) % 14 >= 7).astype(int)]
    path = make_raster(np.broadcast_to(array, (1, 40, 40)).copy())
    for method in ("cubic", "lanczos"):
        values = one_tile(path, method, (80, 80), 5).values[0].astype(float)
        assert values.min() == limits.min
        assert values.max() >= limits.max * (1 - 1e-9)
        # far from the steps nothing changes: no value wraps around
        assert (values[:, 5:9] == limits.min).all()


def test_alpha_and_mask_stay_crisp(make_raster: MakeRaster) -> None:
    rgba = np.full((4, 64, 64), 90, np.uint8)
    rgba[3] = np.where(np.arange(64) < 30, 0, 255)
    rgba[:3, :, :30] = 0
    colors = ("red", "green", "blue", "alpha")
    mask = rgba[3].copy()
    paths = (
        make_raster(rgba, "alpha.tif", interp=colors, crs="EPSG:32633", transform=GRID),
        make_raster(rgba[:1], "mask.tif", mask=mask),
    )
    for path in paths:
        data = one_tile(path, "bilinear", (128, 128), 5)
        values, valid, _ = planes(data, data)
        assert (valid[0] == (np.arange(128) >= 60)).all()
        assert (values[0][:, 60:] == 90).all()  # nothing of the black beyond the edge


def test_too_coarse_for_taps_is_left_to_rio_tiler(make_raster: MakeRaster) -> None:
    path = make_raster(smooth(1, "uint8"))
    for method in ("average", "mode", "lanczos"):
        data = one_tile(path, method, (20, 20), 350)
        shown = data.values[0][planes(data, data)[1][0]]
        assert shown.size == 400
        assert abs(float(shown.mean()) - 70) < 8


@pytest.mark.parametrize("method", ["rms", "sum", "gauss"])
def test_methods_that_only_rio_tiler_has(make_raster: MakeRaster, method: str) -> None:
    data = one_tile(make_raster(smooth(1, "uint8", 64)), method, (32, 32), 20)
    assert planes(data, data)[1].all()


def test_a_kernel_over_the_pole(make_raster: MakeRaster) -> None:
    grid = Affine(20_000, 0, -3_000_000, 0, -20_000, 3_000_000)
    array = np.full((1, 300, 300), 70, np.uint8)
    path = make_raster(array, crs="EPSG:3413", transform=grid)
    with pooled_source(path) as source:
        data = read_tile(source, (1,), (-180, 60, 180, 90), (128, 256), "cubic", "EPSG:4326")
    assert data is not None
    values, valid, _ = planes(data, data)
    assert valid[0][:100].all()
    assert (values[valid] == 70).all()
