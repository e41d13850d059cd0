"""The fast reader against rio-tiler, and against exact sampling of single pixels."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasterio.crs import CRS
from rasterio.transform import Affine
from rasterio.warp import transform, transform_bounds

from geopera_server.raster import tile_reader
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.mercator import tile_bounds, tile_transform
from geopera_server.raster.source import open_source, raster_env
from geopera_server.raster.tile_data import TileData
from geopera_server.raster.tile_reader import read_tile
from geopera_server.raster.tile_reference import read_reference

from .conftest import GRID, UTM, MakeRaster

SIZE = 700
TIE_PX = 1e-4  # a centre so close to an edge may fall on either side, for a whole row at once
# CRS, geotransform and a zoom whose tiles have pixels about as large as the raster's
PLACES: dict[str, tuple[str, Affine, int]] = {
    "utm": (UTM, GRID, 14),
    "mercator": ("EPSG:3857", Affine(9.7, 0, 1_669_000, 0, -9.7, 5_900_000), 14),
    "degrees": ("EPSG:4326", Affine(1e-4, 0, 15.0, 0, -1e-4, 47.0), 14),
    "polar": ("EPSG:3413", Affine(30, 0, -1_500_000, 0, -30, -1_500_000), 13),
    "rotated": (UTM, Affine(9.4, 3.4, 500_000, 3.4, -9.4, 5_200_000), 14),
    "not-square": (UTM, Affine(10, 0, 500_000, 0, -7, 5_200_000), 14),
    "south-up": (UTM, Affine(10, 0, 500_000, 0, 10, 5_190_000), 14),
}


def smooth(count: int, dtype: str, size: int = SIZE) -> np.ndarray:
    """Return bands that look like imagery: hills with some noise, from 20 to 120."""
    rows, columns = np.mgrid[0:size, 0:size] / 40
    noise = np.random.default_rng(1).normal(0, 1, (count, size, size))
    bands = np.stack([np.sin(rows + band) * np.cos(columns) for band in range(count)])
    return np.clip(bands * 45 + 70 + noise, 20, 120).astype(dtype)


def tiles(path: Path, zoom: int, limit: int = 6) -> list[tuple[float, float, float, float]]:
    """Return bounds of tiles over a raster: its corners, edges and middle."""
    with pooled_source(path) as source:
        bounds = source.layout.bounds
    assert bounds is not None
    side = tile_bounds(zoom, 0, 0)[2] - tile_bounds(zoom, 0, 0)[0]
    west, north = tile_bounds(0, 0, 0)[0], tile_bounds(0, 0, 0)[3]
    first_x, last_x = int((bounds[0] - west) / side), int((bounds[2] - west) / side)
    first_y, last_y = int((north - bounds[3]) / side), int((north - bounds[1]) / side)
    every = [(x, y) for x in range(first_x, last_x + 1) for y in range(first_y, last_y + 1)]
    return [tile_bounds(zoom, x, y) for x, y in every[:: max(1, len(every) // limit)]]


def both(path: Path, bounds: Any, indexes: tuple[int, ...]) -> tuple[TileData | None, ...]:
    with pooled_source(path) as source:
        fast = read_tile(source, indexes, bounds, 256)
    with open_source(path) as dataset:
        return fast, read_reference(dataset, indexes, bounds, 256)


def planes(data: TileData | None, like: TileData) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return values, validity and opacity, full size."""
    if data is None:
        shape = like.values.shape
        return np.zeros(shape), np.zeros(shape, bool), np.zeros(shape[1:], np.uint8)
    shape = data.values.shape
    valid = np.ones(shape, bool) if data.valid is None else np.broadcast_to(data.valid, shape)
    alpha = np.full(shape[1:], 255, np.uint8) if data.alpha is None else data.alpha
    return data.values, valid, alpha


def assert_agree(path: Path, zoom: int, indexes: tuple[int, ...] = (1,), what: str = "") -> None:
    """Hold the fast reader to the bounds of parity over all tiles of a zoom together."""
    different = valid_differs = alpha_differs = total = 0.0
    for bounds in tiles(path, zoom):
        fast, reference = both(path, bounds, indexes)
        if reference is None:
            assert fast is None
            continue
        values, valid, alpha = planes(fast, reference)
        expected, expected_valid, expected_alpha = planes(reference, reference)
        shown = valid & expected_valid
        step = np.abs(values[shown].astype(float) - expected[shown].astype(float))
        different += step.sum()
        valid_differs += (valid != expected_valid).sum()
        alpha_differs += (alpha != expected_alpha)[shown.any(axis=0)].sum()
        total += valid.size
    assert total, what
    assert different / total <= 0.1, what
    assert valid_differs / total <= 0.001, what
    assert alpha_differs / total <= 0.001, what


@pytest.fixture
def no_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when the fast reader leaves a tile to rio-tiler."""

    def refuse(*_args: object) -> None:
        raise AssertionError("left to rio-tiler")

    monkeypatch.setattr(tile_reader, "read_reference", refuse)


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@pytest.mark.usefixtures("no_reference")
@pytest.mark.parametrize("place", PLACES)
def test_place(make_raster: MakeRaster, place: str) -> None:
    crs, grid, zoom = PLACES[place]
    path = make_raster(smooth(1, "uint8"), crs=crs, transform=grid)
    assert_agree(path, zoom)


@pytest.mark.usefixtures("no_reference")
@pytest.mark.parametrize(
    "dtype",
    ["uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"],
)
def test_dtype(make_raster: MakeRaster, dtype: str) -> None:
    assert_agree(make_raster(smooth(2, dtype)), 14, (2, 1))


def edge_cases(make_raster: MakeRaster) -> dict[str, tuple[Path, tuple[int, ...]]]:
    hole = np.zeros((SIZE, SIZE), bool)
    hole[200:420, 100:530] = True
    grey, three = smooth(1, "uint8"), smooth(3, "uint8")
    rgba = np.concatenate([three, np.where(hole, 0, 200)[None].astype("u1")])
    colors = ("red", "green", "blue", "alpha")
    wide = {"interleave": "band"}
    deflate = {"compress": "deflate", "interleave": "pixel"}
    return {
        "nodata": (make_raster(np.where(hole, 0, grey), "nodata.tif", nodata=0), (1,)),
        "nan": (make_raster(np.where(hole, np.nan, grey).astype("f4"), "nan.tif"), (1,)),
        "nan nodata": (
            make_raster(np.where(hole, np.nan, grey).astype("f4"), "nn.tif", nodata=np.nan),
            (1,),
        ),
        "alpha": (make_raster(rgba, "alpha.tif", interp=colors), (1, 2, 3)),
        "alpha and nodata": (
            make_raster(
                np.concatenate([three, np.where(hole, 0, 255)[None].astype("u1")]),
                "both.tif",
                interp=colors,
                nodata=7,
            ),
            (1, 2, 3),
        ),
        "mask": (make_raster(grey, "mask.tif", mask=np.where(hole, 0, 255).astype("u1")), (1,)),
        "colours": (make_raster(grey, "table.tif", colormap={60: (1, 2, 3, 255)}), (1,)),
        "by band": (make_raster(three, "band.tif", **wide), (3, 1)),
        "by pixel": (make_raster(three, "pixel.tif", **deflate), (3, 1)),
        "strips": (
            make_raster(grey, "strips.tif", tiled=False, blockxsize=SIZE, blockysize=3),
            (1,),
        ),
        "odd size": (make_raster(grey[:, :333, :517], "odd.tif"), (1,)),
    }


@pytest.mark.filterwarnings("ignore::rasterio.errors.NodataShadowWarning")
@pytest.mark.usefixtures("no_reference")
def test_what_hides_pixels_and_how_they_are_stored(make_raster: MakeRaster) -> None:
    for name, (path, indexes) in edge_cases(make_raster).items():
        assert_agree(path, 14, indexes, name)


def test_what_is_left_to_the_reference(make_raster: MakeRaster) -> None:
    grey = smooth(1, "uint8", 300)
    mask = np.full((300, 300), 255, np.uint8)
    mask[:100] = 0
    assert_agree(make_raster(grey, "both.tif", nodata=0, mask=mask), 14)


@pytest.mark.parametrize(
    ("crs", "grid"),
    [
        ("EPSG:4326", Affine(0.01, 0, 178, 0, -0.01, 10)),  # 178 to 181
        ("EPSG:4326", Affine(0.01, 0, -181, 0, -0.01, 10)),
        ("EPSG:3857", Affine(1000, 0, 19_900_000, 0, -1000, 1_000_000)),
        ("EPSG:32660", Affine(1000, 0, 700_000, 0, -1000, 1_000_000)),
    ],
)
def test_both_sides_of_the_antimeridian(make_raster: MakeRaster, crs: str, grid: Affine) -> None:
    array = np.arange(300 * 300, dtype=np.uint32).reshape(1, 300, 300) + 1
    path = make_raster(array, crs=crs, transform=grid, nodata=0)
    seen: set[int] = set()
    for x in (0, 2**8 - 1):
        for y in range(2**7 - 9, 2**7 + 2):
            with pooled_source(path) as source:
                data = read_tile(source, (1,), tile_bounds(8, x, y), 256)
            if data is not None:
                shown = data.values[planes(data, data)[1]]
                seen |= set(shown.tolist())
                columns = (shown.astype(int) - 1) % 300
                # the east of the raster is in the west of the map
                assert (columns.mean() > 150) == (x == 0)
    assert len(seen) > 0.5 * array.size


@pytest.mark.parametrize("zoom", [0, 2, 5])
def test_a_raster_around_the_pole(make_raster: MakeRaster, zoom: int) -> None:
    """Each pixel has its own value, on the map and in the polar tiles of another tile matrix."""
    grid = Affine(20_000, 0, -3_000_000, 0, -20_000, 3_000_000)
    array = np.arange(300 * 300, dtype=np.uint32).reshape(1, 300, 300) + 1
    path = make_raster(array, crs="EPSG:3413", transform=grid, nodata=0)
    for x in {0, 2**zoom // 2, 2**zoom - 1}:
        assert_exact(path, grid, "EPSG:3413", tile_bounds(zoom, x, 0), "EPSG:3857")
    assert_exact(path, grid, "EPSG:3413", (-2e6, -2e6, 1e6, 1e6), "EPSG:3575")
    assert_exact(path, grid, "EPSG:3413", (-180, 60, 180, 90), "EPSG:4326")


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32632", "EPSG:3035"])
def test_exact_in_any_crs_and_shape(make_raster: MakeRaster, place: str, crs: str) -> None:
    raster_crs, grid, _ = PLACES[place]
    array = np.arange(SIZE * SIZE, dtype=np.uint32).reshape(1, SIZE, SIZE) + 1
    path = make_raster(array, crs=raster_crs, transform=grid, nodata=0)
    with open_source(path) as dataset, raster_env():
        left, bottom, right, top = transform_bounds(dataset.crs, crs, *dataset.bounds)
    third_x, third_y = (right - left) / 3, (top - bottom) / 3
    bounds = (left + third_x, bottom - third_y, right - third_x, top - third_y)
    assert_exact(path, grid, raster_crs, bounds, crs, (200, 310))


def assert_exact(
    path: Path,
    grid: Affine,
    raster_crs: str,
    bounds: tuple[float, float, float, float],
    crs: str,
    shape: tuple[int, int] = (256, 256),
) -> None:
    """Hold a tile to the pixels under its centres, of which one in a thousand may differ."""
    with pooled_source(path) as source:
        data = read_tile(source, (1,), bounds, shape, crs=crs)
        height, width = source.layout.info.height, source.layout.info.width
    x, y = np.meshgrid(np.arange(shape[1]) + 0.5, np.arange(shape[0]) + 0.5)
    east, south = tile_transform(bounds, shape) @ (x, y)
    with raster_env():
        moved = transform(crs, raster_crs, east.ravel().tolist(), south.ravel().tolist())
    across, down = (np.reshape(v, shape) for v in ~grid @ np.array(moved))
    inside = (across >= 0) & (across < width) & (down >= 0) & (down < height)
    tie = (np.abs(across - np.round(across)) < TIE_PX) | (np.abs(down - np.round(down)) < TIE_PX)
    expected = np.where(inside, np.floor(down) * width + np.floor(across) + 1, 0)
    if data is None:
        assert not (inside & ~tie).any()
        return
    found = np.where(planes(data, data)[1][0], data.values[0].astype(float), 0)
    assert ((found != expected) & ~tie).sum() <= 0.001 * max(inside.sum(), 1)


@pytest.mark.parametrize("zoom", [9, 10, 11, 12, 13, 14, 15, 17])
@pytest.mark.parametrize("place", ["utm", "degrees", "mercator"])
def test_exact_at_any_zoom(make_raster: MakeRaster, place: str, zoom: int) -> None:
    """Each pixel of the tile is the source pixel under its centre, at a level that fits."""
    crs, grid, _ = PLACES[place]
    array = np.arange(SIZE * SIZE, dtype=np.uint32).reshape(1, SIZE, SIZE)
    path = make_raster(array, crs=crs, transform=grid)
    wrong = total = 0
    for bounds in tiles(path, zoom):
        with pooled_source(path) as source:
            data = read_tile(source, (1,), bounds, 256)
        x, y = np.meshgrid(np.arange(256) + 0.5, np.arange(256) + 0.5)
        east, south = tile_transform(bounds, 256) @ (x, y)
        with raster_env():
            moved = transform("EPSG:3857", CRS.from_string(crs), east.ravel(), south.ravel())
        across, down = (np.reshape(v, (256, 256)) for v in ~grid @ np.array(moved))
        columns, rows = np.floor(across), np.floor(down)
        tie = (np.abs(across - np.round(across)) < TIE_PX) | (
            np.abs(down - np.round(down)) < TIE_PX
        )
        inside = (columns >= 0) & (columns < SIZE) & (rows >= 0) & (rows < SIZE)
        total += inside.sum()
        if data is None:
            assert not (inside & ~tie).any()
            continue
        found = np.where(planes(data, data)[1][0], data.values[0].astype(float), -1)
        wrong += ((found != np.where(inside, rows * SIZE + columns, -1)) & ~tie).sum()
    assert wrong <= total * 0.001


def test_overviews_are_read_at_low_zoom(make_raster: MakeRaster) -> None:
    path = make_raster(smooth(3, "uint8"), overviews=(2, 4))
    for zoom in (11, 12, 13):
        assert_agree(path, zoom, (1, 2, 3))


def test_threads_and_files_that_are_replaced(make_raster: MakeRaster, tmp_path: Path) -> None:
    """A tile is of one version of a file, whoever replaces it meanwhile; none is of the past."""
    values = (40, 90, 140, 190)
    versions = [
        make_raster(np.full((1, 300, 300), value, np.uint8), f"v{value}.tif") for value in values
    ]
    target = tmp_path / "live.tif"
    target.write_bytes(versions[0].read_bytes())
    places = tiles(target, 15)
    stop, failures = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            for bounds in places:
                try:
                    with pooled_source(target) as source:
                        data = read_tile(source, (1,), bounds, 256)
                except Exception as error:  # noqa: BLE001 - told by the main thread
                    failures.append(error)
                    return
                if data is not None:
                    shown = np.unique(data.values[planes(data, data)[1]])
                    if not set(shown.tolist()) <= set(values):
                        failures.append(AssertionError(shown))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for turn in range(60):
        part = tmp_path / "part.tif"
        part.write_bytes(versions[turn % 4].read_bytes())
        part.replace(target)
        with pooled_source(target) as source:
            data = read_tile(source, (1,), places[0], 256)
        assert data is not None
        shown = data.values[planes(data, data)[1]]
        assert set(shown.tolist()) <= {values[turn % 4]}
    stop.set()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    assert not failures, failures[0]
