"""Statistics against an independent computation in plain NumPy."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import Cancelled, InvalidInput
from geopera_server.raster import zone_batches
from geopera_server.raster.statistics import BandStatistics, statistics

from .conftest import MakeRaster, lonlat, pixel_polygon

HEIGHT, WIDTH = 150, 200
PERCENTILES = (0, 2, 25, 37.5, 98, 100)


def polygon_with_hole() -> Polygon:
    outer = pixel_polygon([(20.3, 10.2), (170.7, 30.1), (150.2, 140.9), (60.6, 120.4)])
    return outer.difference(pixel_polygon([(80, 50), (120, 50), (120, 90), (80, 90)]))


POLYGONS: dict[str, BaseGeometry] = {
    "hole": polygon_with_hole(),
    "across the edge": pixel_polygon([(-30.5, -20), (90.3, 60.2), (40.1, 190)]),
    "several": MultiPolygon(
        [
            pixel_polygon([(5.2, 5.2), (30.1, 8.3), (10.7, 40.9)]),
            pixel_polygon([(100.4, 100.1), (190.3, 110.2), (140.8, 149.1)]),
        ]
    ),
    "all": pixel_polygon([(-5, -5), (205, -5), (205, 155), (-5, 155)]),
}


def inside(native: BaseGeometry) -> np.ndarray:
    """Test every pixel centre on its own."""
    result = np.zeros((HEIGHT, WIDTH), bool)
    import shapely

    columns, rows = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    points = shapely.points(500000 + 10 * columns, 5200000 - 10 * rows)
    result[...] = shapely.contains(native, points)
    return result


def check(found: BandStatistics, values: np.ndarray, pixels: int) -> None:
    wide = values.astype(np.float64)
    assert found.count == found.valid_pixels == values.size
    assert found.masked_pixels == pixels - values.size
    assert found.valid_percent == pytest.approx(100 * values.size / pixels)
    assert (found.min, found.max) == (wide.min(), wide.max())
    assert found.sum == pytest.approx(wide.sum(), rel=1e-12)
    assert found.mean == pytest.approx(wide.mean(), rel=1e-12)
    assert found.std == pytest.approx(wide.std(), rel=1e-9)
    assert found.median == np.median(wide)
    for percentile in PERCENTILES:
        expected = np.percentile(wide, percentile, method="linear")
        assert found.percentiles[f"percentile_{percentile:g}"] == pytest.approx(expected, rel=1e-14)
    counts, edges = np.histogram(wide, bins=7)
    np.testing.assert_allclose(found.histogram[1], edges, rtol=1e-12)
    assert found.histogram[0] == counts.tolist()


def random_array(dtype: str, bands: int = 2) -> np.ndarray:
    rng = np.random.default_rng(7)
    if dtype.startswith("float"):
        return (rng.normal(0, 1e3, (bands, HEIGHT, WIDTH)) ** 3).astype(dtype)
    limits = np.iinfo(dtype)
    return rng.integers(limits.min, limits.max, (bands, HEIGHT, WIDTH), dtype, endpoint=True)


CASES = [
    *itertools.product(
        ["uint8", "int8", "uint16", "int16", "int32", "uint32", "float32", "float64"], ["hole"]
    ),
    *itertools.product(["uint16", "float32"], ["across the edge", "several", "all"]),
]


@pytest.mark.parametrize(("dtype", "polygon"), CASES)
@pytest.mark.parametrize("kept", [10_000_000, 100])
def test_every_dtype_and_polygon(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch, dtype: str, polygon: str, kept: int
) -> None:
    monkeypatch.setattr(zone_batches, "KEPT_BYTES", kept)
    monkeypatch.setattr(zone_batches, "LEAST_KEPT_BYTES", kept)
    array = random_array(dtype)
    path = make_raster(array)
    native = POLYGONS[polygon]
    found = statistics(path, lonlat(native), percentiles=PERCENTILES, histogram_bins=7)
    mask = inside(native)
    assert list(found) == ["b1", "b2"]
    for index, key in enumerate(found):
        check(found[key], array[index][mask], int(mask.sum()))


@pytest.mark.parametrize("kept", [10_000_000, 100])
def test_nodata_is_per_band_and_nan_is_never_valid(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(zone_batches, "KEPT_BYTES", kept)
    monkeypatch.setattr(zone_batches, "LEAST_KEPT_BYTES", kept)
    array = random_array("float32")
    array[0, 40:60] = -9999
    array[1, :, 70:75] = np.nan
    array[1, 80, :] = np.inf
    path = make_raster(array, nodata=-9999)
    native = POLYGONS["hole"]
    found = statistics(path, lonlat(native), percentiles=PERCENTILES, histogram_bins=7)
    mask = inside(native)
    first, second = array[0][mask], array[1][mask]
    check(found["b1"], first[first != -9999], int(mask.sum()))
    check(found["b2"], second[np.isfinite(second)], int(mask.sum()))


def test_internal_mask_and_alpha_hide_all_bands(make_raster: MakeRaster) -> None:
    array = random_array("uint8", 4)
    hidden = np.zeros((HEIGHT, WIDTH), bool)
    hidden[30:90, 20:100] = True
    native = POLYGONS["hole"]
    mask = inside(native)
    masked = make_raster(
        array, "mask.tif", photometric="MINISBLACK", mask=np.where(hidden, 0, 255).astype("u1")
    )
    array_alpha = array.copy()
    array_alpha[3] = np.where(hidden, 0, 200)
    alpha = make_raster(array_alpha, "alpha.tif", interp=("red", "green", "blue", "alpha"))
    for path, keys in ((masked, ["b1", "b2", "b3", "b4"]), (alpha, ["b1", "b2", "b3"])):
        found = statistics(path, lonlat(native), percentiles=PERCENTILES, histogram_bins=7)
        assert list(found) == keys
        check(found["b3"], array[2][mask & ~hidden], int(mask.sum()))


def test_expression_over_named_bands(make_raster: MakeRaster) -> None:
    rng = np.random.default_rng(3)
    array = rng.integers(0, 4000, (2, HEIGHT, WIDTH), np.uint16)
    array[0, 50:70] = 0
    path = make_raster(array, names=("red", "nir"), nodata=0)
    native = POLYGONS["hole"]
    text = "(nir-red)/(nir+red); red*2"
    found = statistics(
        path, lonlat(native), expression=text, percentiles=PERCENTILES, histogram_bins=7
    )
    mask = inside(native) & (array != 0).all(axis=0)
    red, nir = (band[mask].astype(np.float32) for band in array)
    assert list(found) == ["(nir-red)/(nir+red)", "red*2"]
    pixels = int(inside(native).sum())
    check(found["(nir-red)/(nir+red)"], (nir - red) / (nir + red), pixels)
    check(found["red*2"], red * 2, pixels)


def test_division_by_zero_is_not_valid(make_raster: MakeRaster) -> None:
    array = np.ones((2, HEIGHT, WIDTH), np.uint8)
    array[1, :, : WIDTH // 2] = 0
    found = statistics(make_raster(array), lonlat(POLYGONS["all"]), expression="b1/b2")["b1/b2"]
    assert found.valid_percent == 50
    assert (found.min, found.max, found.std) == (1, 1, 0)


def test_bands_by_name_keep_their_number(make_raster: MakeRaster) -> None:
    array = random_array("uint8", 3)
    path = make_raster(array, names=("blue", "green", "red"))
    found = statistics(path, lonlat(POLYGONS["all"]), bands="red,blue,b3")
    assert list(found) == ["b3", "b1"]
    assert found["b3"].description == "red"
    assert found["b3"].sum == int(array[2].sum())


def test_no_pixel_centre_inside(make_raster: MakeRaster) -> None:
    speck = pixel_polygon([(10.6, 10.6), (10.9, 10.6), (10.9, 10.9), (10.6, 10.9)])
    found = statistics(make_raster(random_array("uint8")), lonlat(speck))["b1"].asdict()
    assert found["count"] == 0
    assert found["valid_percent"] == 0
    nulls = ("min", "max", "mean", "std", "sum", "median", "percentile_2", "percentile_98")
    assert all(found[key] is None for key in nulls)
    assert found["histogram"] == [[], []]


def test_all_masked(make_raster: MakeRaster) -> None:
    path = make_raster(np.zeros((1, HEIGHT, WIDTH), np.float32), nodata=0)
    found = statistics(path, lonlat(POLYGONS["hole"]))["b1"]
    assert (found.count, found.mean, found.valid_percent) == (0, None, 0)
    assert found.masked_pixels == inside(POLYGONS["hole"]).sum()


def test_no_overlap_is_refused(make_raster: MakeRaster) -> None:
    path = make_raster(random_array("uint8"))
    for far in (Point(15, 47.5).buffer(0.1), Point(-100, 10).buffer(1)):
        with pytest.raises(InvalidInput, match="does not overlap"):
            statistics(path, far)


def test_a_polygon_of_half_the_world_is_cut_to_the_raster(make_raster: MakeRaster) -> None:
    array = random_array("uint8", 1)
    world = Polygon([(-179, -89), (179, -89), (179, 89), (-179, 89)])
    found = statistics(make_raster(array), world)["b1"]
    assert (found.count, found.sum) == (array.size, int(array.astype(np.int64).sum()))


def test_many_vertices_give_the_same_pixels(make_raster: MakeRaster) -> None:
    array = random_array("uint16", 1)
    angles = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    radii = 60 + 5 * np.sin(40 * angles)
    ring = [(100 + r * np.cos(a), 75 + r * np.sin(a)) for r, a in zip(radii, angles, strict=True)]
    native = pixel_polygon(ring)
    found = statistics(make_raster(array), lonlat(native))["b1"]
    mask = inside(native)
    assert found.count == mask.sum()
    assert found.sum == int(array[0][mask].astype(np.int64).sum())


@pytest.mark.parametrize("layout", [{"tiled": False, "blockxsize": WIDTH}, {"blockysize": 16}])
def test_block_layout_does_not_matter(make_raster: MakeRaster, layout: dict[str, object]) -> None:
    array = random_array("uint16")
    native = POLYGONS["hole"]
    found = statistics(
        make_raster(array, **layout), lonlat(native), percentiles=PERCENTILES, histogram_bins=7
    )
    mask = inside(native)
    check(found["b2"], array[1][mask], int(mask.sum()))


def test_asdict_is_flat(make_raster: MakeRaster) -> None:
    found = statistics(
        make_raster(random_array("uint8")), lonlat(POLYGONS["all"]), percentiles=(2, 37.5)
    )
    flat = found["b1"].asdict()
    assert {"percentile_2", "percentile_37.5", "histogram", "description"} <= set(flat)
    assert len(flat["histogram"][0]) == 10


def test_progress_grows_and_cancel_stops(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zone_batches, "KEPT_BYTES", 400)
    monkeypatch.setattr(zone_batches, "LEAST_KEPT_BYTES", 400)
    path = make_raster(random_array("float32"))
    seen: list[float] = []
    statistics(path, lonlat(POLYGONS["all"]), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1
    with pytest.raises(Cancelled):
        statistics(path, lonlat(POLYGONS["all"]), cancelled=lambda: True)


@pytest.mark.parametrize(
    "arguments",
    [
        {"percentiles": (101,)},
        {"percentiles": (float("nan"),)},
        {"percentiles": (1,) * 101},
        {"histogram_bins": 0},
        {"bands": "b9"},
        {"bands": "b1", "expression": "b1"},
        {"expression": "b1;b1"},
    ],
)
def test_bad_arguments(make_raster: MakeRaster, arguments: dict[str, object]) -> None:
    path = make_raster(random_array("uint8"))
    with pytest.raises(InvalidInput):
        statistics(path, lonlat(POLYGONS["all"]), **arguments)  # type: ignore[arg-type]
