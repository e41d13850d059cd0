"""Many polygons in one pass, categories, overviews, threads and limits."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rasterio.transform import Affine
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import Cancelled, InvalidInput
from geopera_server.raster import (
    approximation,
    area_reader,
    measurement,
    pieces,
    zonal,
    zone_batches,
)
from geopera_server.raster import statistics as module
from geopera_server.raster.aoi import MAX_VERTICES, to_crs
from geopera_server.raster.source import raster_env
from geopera_server.raster.statistics import statistics, zonal_statistics

from .conftest import GRID, MakeRaster, lonlat, pixel_polygon

SIDE = 256


def parcels(count: int = 40) -> list[BaseGeometry]:
    random = np.random.default_rng(9)
    corners = random.uniform(-10, 250, (count, 2))
    sizes = random.uniform(1, 60, (count, 2))
    return [
        pixel_polygon([(x, y), (x + w, y + h * 0.3), (x + w * 0.6, y + h)])
        for (x, y), (w, h) in zip(corners, sizes, strict=True)
    ]


def raster(dtype: str, bands: int = 2) -> np.ndarray:
    random = np.random.default_rng(3)
    return (random.normal(0, 300, (bands, SIDE, SIDE)) + 1500).astype(dtype)


@pytest.mark.parametrize("dtype", ["uint16", "float32"])
@pytest.mark.parametrize("options", [{}, {"weighted": True}, {"expression": "b1/b2;b2-b1"}])
@pytest.mark.parametrize("kept", [48 * 2**20, 5000])
def test_each_of_many_is_measured_as_if_it_were_alone(
    make_raster: MakeRaster,
    monkeypatch: pytest.MonkeyPatch,
    dtype: str,
    options: dict[str, object],
    kept: int,
) -> None:
    path = make_raster(raster(dtype), nodata=1500)
    shapes = [lonlat(parcel) for parcel in parcels()]
    alone = []
    for shape in shapes:
        try:
            alone.append(statistics(path, shape, **options))
        except InvalidInput:
            alone.append(None)
    monkeypatch.setattr(zone_batches, "KEPT_BYTES", kept)
    monkeypatch.setattr(zone_batches, "LEAST_KEPT_BYTES", min(kept, 2**20))
    together = zonal_statistics(path, shapes, **options)
    assert len(together) == len(shapes)
    assert sum(one is not None for one in alone) > 30
    for one, found in zip(alone, together, strict=True):
        for key, band in found.items():
            if one is None:
                assert (band.count, band.mean, band.masked_pixels) == (0, None, 0)
                continue
            _compare(band.asdict(), one[key].asdict())


def _compare(one: dict[str, object], other: dict[str, object]) -> None:
    for key, value in one.items():
        if key in ("histogram", "description"):
            continue
        expected = other[key]
        assert value == (expected if expected is None else pytest.approx(expected, rel=1e-9)), key
    counts, edges = one["histogram"]  # type: ignore[misc]
    np.testing.assert_allclose(counts, other["histogram"][0], atol=1e-9)  # type: ignore[index]
    np.testing.assert_allclose(edges, other["histogram"][1], rtol=1e-12)  # type: ignore[index]


def test_a_block_is_decoded_once_for_all(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(raster("uint16"))
    windows = []
    honest = area_reader.AreaReader.read

    def watched(self: area_reader.AreaReader, window: object) -> object:
        windows.append(window)
        return honest(self, window)  # type: ignore[arg-type]

    monkeypatch.setattr(area_reader.AreaReader, "read", watched)
    zonal_statistics(path, [lonlat(parcel) for parcel in parcels()], threads=1)
    assert len(windows) == len({(w.top, w.left) for w in windows}) <= 4  # type: ignore[attr-defined]


def test_threads_do_not_change_a_bit(make_raster: MakeRaster) -> None:
    path = make_raster(raster("float32"), blockxsize=16, blockysize=16)
    shape = lonlat(pixel_polygon([(3, 4), (250, 20), (200, 250), (30, 200)]))
    for options in ({}, {"weighted": True}):
        found = [
            statistics(path, shape, threads=threads, **options)["b1"].asdict()
            for threads in (1, 4, 4)
        ]
        assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_categories(make_raster: MakeRaster, dtype: str) -> None:
    classes = np.random.default_rng(1).choice(
        [1, 2, 5, 9], (1, SIDE, SIDE), p=[0.5, 0.3, 0.19, 0.01]
    )
    path = make_raster(classes.astype(dtype), nodata=5)
    box = pixel_polygon([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]).buffer(100)
    found = statistics(path, lonlat(box), categories=True)["b1"].asdict()
    values, counts = np.unique(classes[classes != 5], return_counts=True)
    assert found["categories"] == [list(each) for each in zip(values, counts, strict=True)]
    assert (found["majority"], found["minority"], found["unique"]) == (1, 9, 3)
    assert "categories" not in statistics(path, lonlat(box))["b1"].asdict()


@pytest.mark.parametrize("resampling", ["nearest", "average"])
@pytest.mark.parametrize("kind", ["noise", "hills"])
def test_the_error_of_an_approximation_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resampling: str, kind: str
) -> None:
    monkeypatch.setattr(approximation, "MOST_SAMPLED", 60_000)
    random = np.random.default_rng(4)
    rows, columns = np.mgrid[0:1024, 0:1024]
    hills = 1000 + 500 * np.sin(rows / 90) * np.cos(columns / 70)
    noise = random.gamma(2, 100 if kind == "noise" else 10, (1024, 1024))
    path = tmp_path / "scene.tif"
    profile = {"driver": "GTiff", "count": 1, "height": 1024, "width": 1024, "dtype": "float32"}
    profile |= {"crs": "EPSG:32633", "transform": GRID, "tiled": True, "nodata": -1}
    values = (hills + noise).astype(np.float32)
    values[300:340] = -1
    with raster_env():
        with rasterio.open(path, "w", **profile) as dataset:
            dataset.write(values, 1)
        with rasterio.open(path, "r+") as dataset:
            dataset.build_overviews([2, 4, 8], rasterio.enums.Resampling[resampling])
    shape = lonlat(pixel_polygon([(30, 40), (1000, 20), (980, 1000), (100, 900)]))
    exact = statistics(path, shape)["b1"].asdict()
    rough = statistics(path, shape, approximate=True)["b1"].asdict()
    told = rough["approximation"]
    assert told["factor"] == 4
    assert told["sampled_pixels"] < exact["count"] / 10
    assert told["checked_pixels"] > 0
    for name in ("mean", "std", "median", "percentile_2", "percentile_98", "count", "sum"):
        assert told["errors"][name] > 0
        assert abs(rough[name] - exact[name]) <= told["errors"][name], name
    assert told["errors"]["mean"] < 0.2 * exact["std"]
    assert told["errors"]["min"] is None
    assert sum(rough["histogram"][0]) == pytest.approx(rough["count"], abs=10)


def test_an_approximation_that_reads_all_is_exact(make_raster: MakeRaster) -> None:
    path = make_raster(raster("uint16"), overviews=(2, 4))
    shape = lonlat(pixel_polygon([(3, 4), (250, 20), (200, 250), (30, 200)]))
    exact = statistics(path, shape)["b1"].asdict()
    rough = statistics(path, shape, approximate=True)["b1"].asdict()
    told = rough.pop("approximation")
    assert rough == exact
    assert told["factor"] == 1
    assert set(told["errors"].values()) == {0.0}


def test_what_is_hardly_larger_than_a_sample_is_read_whole(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(raster("uint16"), overviews=(2, 4))
    shape = lonlat(pixel_polygon([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]))
    for share, factor in ((0.8, 1), (0.5, 2)):
        monkeypatch.setattr(approximation, "MOST_SAMPLED", share * SIDE * SIDE)
        told = statistics(path, shape, approximate=True)["b1"].asdict()["approximation"]
        assert told["factor"] == factor


def test_values_are_limited(make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_raster(raster("uint16"), overviews=(2, 4, 8))
    shape = lonlat(pixel_polygon([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]))
    monkeypatch.setattr(module, "MAX_VALUES", 2 * SIDE * SIDE - 5000)
    with pytest.raises(InvalidInput, match="values"):
        statistics(path, shape)
    statistics(path, shape, bands="b1")
    with pytest.raises(InvalidInput, match="values"):
        zonal_statistics(path, [shape, shape], bands="b1")
    monkeypatch.setattr(approximation, "MOST_SAMPLED", 5000)
    statistics(path, shape, approximate=True)


def test_polygons_are_limited(make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_raster(raster("uint16"))
    shape = lonlat(parcels(1)[0])
    with pytest.raises(InvalidInput, match="polygons"):
        zonal_statistics(path, [])
    monkeypatch.setattr(module, "MAX_ZONES", 3)
    with pytest.raises(InvalidInput, match="polygons"):
        zonal_statistics(path, [shape] * 4)
    angles = np.linspace(0, 2 * np.pi, MAX_VERTICES // 2, endpoint=False)
    circle = shapely.Polygon(
        np.column_stack([15 + np.cos(angles) / 99, 46.9 + np.sin(angles) / 99])
    )
    with pytest.raises(InvalidInput, match="vertices"):
        zonal_statistics(path, [circle] * 3)


def test_answers_are_limited(make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_raster(raster("uint16"))
    shapes = [lonlat(each) for each in parcels(3)]
    monkeypatch.setattr(measurement, "MAX_LISTED", 50)
    with pytest.raises(InvalidInput, match="categories"):
        zonal_statistics(path, shapes, categories=True)
    monkeypatch.setattr(module, "MAX_NUMBERS", 3 * 2 * 31)
    with pytest.raises(InvalidInput, match="numbers"):
        zonal_statistics(path, shapes)
    assert len(zonal_statistics(path, shapes, bands="b1")) == 3


def test_an_area_that_reaches_too_far_is_refused(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(raster("uint16"), blockxsize=16, blockysize=16)
    monkeypatch.setattr(pieces, "PIECE_PIXELS", 256)
    monkeypatch.setattr(zonal, "MAX_GROUPS", 100)
    near, far = (
        pixel_polygon([(1, 1), (5, 1), (5, 9)]),
        pixel_polygon([(250, 240), (255, 250), (250, 250)]),
    )
    with pytest.raises(InvalidInput, match="too far"):
        zonal_statistics(path, [lonlat(near), lonlat(far)])
    zonal_statistics(path, [lonlat(near)])


def test_outputs_in_portions_are_all_there(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(raster("uint16", 5), names=("blue", "green", "red", "nir", "swir"))
    shape = lonlat(pixel_polygon([(3, 4), (250, 20), (200, 250), (30, 200)]))
    for options in ({}, {"expression": "nir-red; swir*2; nir+blue; green"}):
        whole = statistics(path, shape, **options)
        with monkeypatch.context() as patch:
            patch.setattr(zone_batches, "_OUTPUTS_AT_ONCE", 2)
            parts = statistics(path, shape, **options)
        assert list(parts) == list(whole)
        assert parts == whole


def test_many_can_be_cancelled_while_threads_read(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE_PIXELS", 256)
    path = make_raster(raster("float32"), blockxsize=16, blockysize=16)
    shape = lonlat(pixel_polygon([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]))
    before = threading.active_count()
    seen: list[float] = []
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        zonal_statistics(
            path,
            [shape] * 50,
            threads=3,
            progress=seen.append,
            cancelled=lambda: next(asked, True),
        )
    assert threading.active_count() == before


@pytest.mark.parametrize("threads", [1, 3])
def test_a_damaged_file_is_told_of_in_words(make_raster: MakeRaster, threads: int) -> None:
    path = make_raster(raster("uint16"), blockxsize=16, blockysize=16, compress="deflate")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = bytes(20_000)
    path.write_bytes(content)
    before = threading.active_count()
    shape = lonlat(pixel_polygon([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]))
    with pytest.raises(InvalidInput, match="cannot be read"):
        statistics(path, shape, threads=threads)
    assert threading.active_count() == before


@pytest.mark.parametrize("threads", [1, 3])
def test_progress_grows_over_passes_and_batches(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    monkeypatch.setattr(zone_batches, "KEPT_BYTES", 5000)
    monkeypatch.setattr(zone_batches, "LEAST_KEPT_BYTES", 400)
    path = make_raster(raster("float32"), blockxsize=16, blockysize=16)
    seen: list[float] = []
    zonal_statistics(
        path, [lonlat(each) for each in parcels()], threads=threads, progress=seen.append
    )
    assert seen == sorted(seen)
    assert seen[-1] == 1


@pytest.mark.parametrize(
    "layout",
    [
        {"tiled": False, "blockysize": 1},
        {"tiled": False, "blockysize": SIDE, "compress": "deflate"},
        {"blockxsize": 256, "blockysize": 256, "compress": "lzw", "predictor": 2},
        {"blockxsize": 16, "blockysize": 16, "interleave": "pixel"},
        {"interleave": "band", "compress": "zstd"},
        {"blockxsize": 128, "blockysize": 32, "compress": "deflate", "zlevel": 1},
    ],
)
@pytest.mark.parametrize("piece", [512 * 512, 5000])
def test_blocks_of_any_shape(
    make_raster: MakeRaster,
    monkeypatch: pytest.MonkeyPatch,
    layout: dict[str, object],
    piece: int,
) -> None:
    monkeypatch.setattr(pieces, "PIECE_PIXELS", piece)
    array = raster("uint16", 3)
    path = make_raster(array, **layout)
    box = pixel_polygon([(10, 20), (200, 20), (200, 230), (10, 230)])
    found = statistics(path, lonlat(box.buffer(-0.01)))
    inside = array[:, 20:230, 10:200].astype(np.int64)
    for index, band in enumerate(found.values()):
        assert (band.count, band.sum) == (inside[index].size, inside[index].sum())
        assert band.median == np.median(inside[index])


@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # of rasterio
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_polygon_on_any_small_raster(make_raster: MakeRaster, data: st.DataObject) -> None:
    dtype = data.draw(st.sampled_from(["uint8", "int16", "int32", "float32", "float64"]))
    height, width = data.draw(st.tuples(st.integers(1, 70), st.integers(1, 70)))
    seed = data.draw(st.integers(0, 1000))
    array = np.random.default_rng(seed).integers(0, 100, (1, height, width)).astype(dtype)
    rotation = data.draw(st.sampled_from([0, 0, 33]))
    transform = GRID @ Affine.rotation(rotation)
    path = make_raster(
        array,
        nodata=data.draw(st.sampled_from([None, 0, 7])),
        transform=transform,
        blockxsize=16,
        blockysize=16,
    )
    corner = st.integers(-200, 900).map(lambda tenths: tenths / 10 + 0.0137)
    points = data.draw(st.lists(st.tuples(corner, corner), min_size=3, max_size=8))
    shape = shapely.Polygon([transform @ point for point in points]).buffer(0)
    assume(shape.area > 100)
    (alone,) = zonal_statistics(path, [lonlat(shape)])
    found = alone["b1"]

    back = to_crs(lonlat(shape), "EPSG:32633")
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x = transform.a * columns + transform.b * rows + transform.c
    y = transform.d * columns + transform.e * rows + transform.f
    inside = shapely.contains_xy(back, x, y)
    near = shapely.distance(back.boundary, shapely.points(x, y)) < 1e-5
    assume(not near.any())  # a centre on the line itself: rounding decides
    with raster_env(), rasterio.open(path) as dataset:
        values = array[0][inside & (dataset.read_masks(1) > 0)].astype(np.float64)
    assert found.count == values.size
    assert found.masked_pixels == inside.sum() - values.size
    if values.size:
        assert (found.min, found.max) == (values.min(), values.max())
        assert found.mean == pytest.approx(values.mean(), rel=1e-12)
        assert found.percentiles["percentile_98"] == pytest.approx(np.percentile(values, 98))
