"""What a tile can be asked for beside bands and a stretch: against NumPy, and rio-tiler."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import morecantile
import numpy as np
import pytest
import rasterio
from rasterio.io import MemoryFile
from rasterio.transform import Affine
from rasterio.warp import transform_geom
from rio_tiler.io import Reader
from shapely.geometry import box, mapping

from geopera_server.errors import InvalidInput
from geopera_server.raster import tile_matrix
from geopera_server.raster.encode import encode
from geopera_server.raster.picture import Picture
from geopera_server.raster.source import raster_env
from geopera_server.raster.tile import TileRequest, render_tile
from geopera_server.raster.tile_matrix import tile_place

from .conftest import MakeRaster
from .test_tile import ALIGNED, BOUNDS, ZOOM, X, Y, pixels, request
from .test_tile_reader import smooth

CENTRES = {  # longitude and latitude in sets that do not have France
    "CanadianNAD83_LCC": (-95.2, 55.1),
    "LINZAntarticaMapTilegrid": (168.3, -77.8),
    "NZTM2000Quad": (174.6, -40.7),
    "UPSAntarcticWGS84Quad": (30.1, -75.3),
    "UPSArcticWGS84Quad": (30.1, 75.3),
}
PLACE = {"crs": "EPSG:3857", "transform": ALIGNED}


@pytest.fixture
def scene(make_raster: MakeRaster) -> tuple[Path, np.ndarray]:
    array = np.random.default_rng(5).integers(0, 3000, (4, 256, 256), np.uint16)
    names = ("red", "green", "blue", "nir")
    scales, offsets = (0.001, 0.002, 0.001, 0.001), (-0.1, 0.0, 0.5, 0.0)
    return make_raster(array, names=names, scales=scales, offsets=offsets, **PLACE), array


def level(values: np.ndarray, low: float, high: float) -> np.ndarray:
    share = (np.clip(values.astype(np.float64), low, high) - low) / (high - low)
    return share * 255


def assert_levels(found: np.ndarray, exact: np.ndarray) -> None:
    """Hold levels to their exact values, rounded down, but for rounding itself."""
    assert (np.abs(found - (exact - 0.5)) <= 0.51).all()


def test_indexes(scene: tuple[Path, np.ndarray]) -> None:
    found = pixels(render_tile(scene[0], request(indexes=(4, 1, 1), rescale="0,3000")))
    for plane, band in zip(found.transpose(2, 0, 1), (3, 0, 0), strict=False):
        assert_levels(plane, level(scene[1][band], 0, 3000))


def test_three_expressions_with_a_range_each(scene: tuple[Path, np.ndarray]) -> None:
    path, array = scene
    expression = "(nir-red)/(nir+red);where(b1>1500,b2,b3/2);abs(b1-b4)"
    found = pixels(render_tile(path, request(expression=expression, rescale="-1,1,0,3000,0,2000")))
    red, green, blue, nir = array.astype(np.float64)
    with np.errstate(all="ignore"):
        index = (nir - red) / (nir + red)
    good = np.isfinite(index)
    expected = (
        level(index, -1, 1),
        level(np.where(red > 1500, green, blue / 2), 0, 3000),
        level(np.abs(red - nir), 0, 2000),
    )
    for plane, exact in zip(found.transpose(2, 0, 1), expected, strict=False):
        assert_levels(plane[good], exact[good])
    assert ((found[..., 3] == 255) == good).all()


def test_unscale_of_bands_and_in_expressions(scene: tuple[Path, np.ndarray]) -> None:
    path, array = scene
    found = pixels(render_tile(path, request(bands="1,2,3", unscale=True, rescale="0,3")))
    physical = array.astype(np.float64) * np.array([0.001, 0.002, 0.001, 0.001])[:, None, None]
    physical += np.array([-0.1, 0.0, 0.5, 0.0])[:, None, None]
    for plane, values in zip(found.transpose(2, 0, 1), physical[:3], strict=False):
        assert_levels(plane, level(values, 0, 3))
    options = {"expression": "b1+b3", "unscale": True, "rescale": "0,5"}
    found = pixels(render_tile(path, request(**options)))[..., 0]
    assert_levels(found, level(physical[0] + physical[2], 0, 5))
    npy = np.load(io.BytesIO(render_tile(path, request(unscale=True, format="npy")).content))
    np.testing.assert_allclose(npy[:4], physical, atol=1e-5)
    plain, scaled = (pixels(render_tile(path, request(bands="1", unscale=u))) for u in (0, 1))
    assert np.abs(plain.astype(int) - scaled).max() <= 1  # the stretch follows


@pytest.mark.parametrize("nodata", [7, "7", "7.0"])
def test_nodata_replaces_the_files_own(make_raster: MakeRaster, nodata: float | str) -> None:
    array = np.random.default_rng(6).integers(0, 9, (1, 256, 256), np.uint8)
    path = make_raster(array, nodata=0, **PLACE)
    for kernel in ("nearest", "gauss"):  # by blocks, and by rio-tiler
        found = pixels(render_tile(path, request(nodata=nodata, resampling=kernel)))
        assert ((found[..., 3] == 255) == (array[0] != 7)).all()


def test_nodata_of_floats_may_be_nan(make_raster: MakeRaster) -> None:
    array = np.where(np.eye(256) > 0, np.nan, 5).astype("f4")[None]
    array[0, 0, 9] = -1
    path = make_raster(array, nodata=-1, **PLACE)
    found = pixels(render_tile(path, request(nodata="nan", rescale="-1,5")))[..., 3]
    assert ((found == 0) == np.isnan(array[0])).all()


def test_gamma_formula_and_colormap_in_their_order(scene: tuple[Path, np.ndarray]) -> None:
    path, _ = scene
    options = {"bands": "1,2,3", "rescale": "0,3000"}
    plain = pixels(render_tile(path, request(**options)))[..., :3]
    bright = pixels(render_tile(path, request(gamma=2.0, **options)))[..., :3]
    expected = np.rint(255 * (plain / 255) ** 0.5)
    np.testing.assert_array_equal(bright, expected)
    formula = "sigmoidal RGB 4 0.5 saturation 1.3"
    found = pixels(render_tile(path, request(color_formula=formula, **options)))[..., :3]
    with Reader(str(path)) as reader, raster_env():
        image = reader.tile(X, Y, ZOOM, indexes=(1, 2, 3))
    image.rescale(((0, 3000),))
    image.apply_color_formula(formula)
    off = np.abs(found.transpose(2, 0, 1).astype(int) - np.asarray(image.array.data).astype(int))
    assert off.max() <= 3
    assert (off > 1).mean() < 0.01
    one = {"bands": "1", "rescale": "0,3000", "gamma": 2.0, "colormap": "viridis"}
    mapped = pixels(render_tile(path, request(**one)))
    table = pixels(render_tile(path, request(bands="1", rescale="0,3000", gamma=2.0)))[..., 0]
    from geopera_server.raster.color_classes import color_classes

    np.testing.assert_array_equal(mapped, color_classes("viridis").table[table])


def test_colormaps_of_values_and_of_levels(scene: tuple[Path, np.ndarray]) -> None:
    path, array = scene
    intervals = json.dumps([[[0, 1000], [255, 0, 0]], [[1000, 2000], [0, 255, 0, 128]]])
    found = pixels(render_tile(path, request(bands="1", colormap=intervals)))
    low, middle = array[0] < 1000, (array[0] >= 1000) & (array[0] < 2000)
    assert (found[low] == (255, 0, 0, 255)).all()
    assert (found[middle] == (0, 255, 0, 128)).all()
    assert (found[~low & ~middle][:, 3] == 0).all()
    index = pixels(render_tile(path, request(expression="b1/1000", colormap='{"1.5":"#0000ff"}')))
    assert ((index[..., 2] == 255) == (array[0] == 1500)).all()
    levels = pixels(
        render_tile(path, request(bands="1", rescale="0,3000", colormap='{"255":"#0000ff"}'))
    )
    assert ((levels[..., 3] == 255) == (level(array[0], 0, 3000) >= 255)).all()


def test_return_mask(make_raster: MakeRaster) -> None:
    array = np.where(np.arange(256) < 100, 0, 90).astype("u1")
    path = make_raster(np.broadcast_to(array, (1, 256, 256)).copy(), nodata=0, **PLACE)
    found = pixels(render_tile(path, request(return_mask=False)))
    assert (found[..., 3] == 255).all()
    assert (found[:, :100, 0] == 0).all()
    beside = pixels(render_tile(path, TileRequest(5, 3, 3, return_mask=False)))
    assert beside[0, 0].tolist() == [0, 0, 0, 255]


@pytest.mark.parametrize("buffer", [0.5, 1, 16])
def test_buffer_is_as_rio_tilers(scene: tuple[Path, np.ndarray], buffer: float) -> None:
    path, _ = scene
    data = np.load(io.BytesIO(render_tile(path, request(buffer=buffer, format="npy")).content))
    with Reader(str(path)) as reader:
        image = reader.tile(X, Y, ZOOM, indexes=(1, 2, 3, 4), buffer=buffer)
    assert data.shape == (5, *image.array.shape[1:])
    shown = data[4] > 0
    assert (shown != (image.mask > 0)).mean() <= 0.02
    if buffer >= 1:
        whole = int(buffer)
        inner = data[:4, whole:-whole, whole:-whole]
        np.testing.assert_array_equal(inner, scene[1])


def test_padding_changes_nothing(scene: tuple[Path, np.ndarray]) -> None:
    one, other = (
        render_tile(scene[0], request(padding=n, resampling="cubic")).content for n in (0, 8)
    )
    assert one == other


@pytest.mark.parametrize("kind", ["tif", "npy", "npz"])
@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32"])
def test_data_formats(make_raster: MakeRaster, kind: str, dtype: str) -> None:
    array = np.random.default_rng(7).integers(1, 99, (5, 256, 256)).astype(dtype)
    array[:, :40] = 0
    path = make_raster(array, nodata=0, **PLACE)
    content = render_tile(path, request(format=kind)).content
    top = 255 if dtype == "float32" else np.iinfo(dtype).max
    mask = np.where(array[0] > 0, top, 0).astype(dtype)
    if kind == "npz":
        with np.load(io.BytesIO(content)) as file:
            found, found_mask = file["data"], file["mask"]
    elif kind == "npy":
        every = np.load(io.BytesIO(content))
        found, found_mask = every[:-1], every[-1]
    else:
        with MemoryFile(content) as memory, memory.open() as dataset:
            assert dataset.crs.to_epsg() == 3857
            assert dataset.bounds == pytest.approx(BOUNDS)
            assert dataset.colorinterp[-1] == rasterio.enums.ColorInterp.alpha
            every = dataset.read()
        found, found_mask = every[:-1], every[-1]
    assert found.dtype == np.dtype(dtype)
    np.testing.assert_array_equal(found, array)
    np.testing.assert_array_equal(found_mask, mask)


def test_data_of_expressions_and_without_a_mask(scene: tuple[Path, np.ndarray]) -> None:
    path, array = scene
    options = {"expression": "b1*2;b2", "format": "npy", "return_mask": False}
    found = np.load(io.BytesIO(render_tile(path, request(**options)).content))
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, array[:2] * np.array([2, 1])[:, None, None])
    levels = render_tile(path, request(format="npy", bands="1,2", rescale="0,3000")).content
    assert np.load(io.BytesIO(levels)).dtype == np.uint8
    area = mapping(box(0, 0, 1, 1))
    for other in (request(format="npz", aoi=area), TileRequest(5, 3, 3, format="npz")):
        with np.load(io.BytesIO(render_tile(path, other).content)) as file:
            assert file["data"].shape == (4, 256, 256)
            assert not file["mask"].any()


@pytest.mark.parametrize("alpha", [None, np.full((64, 64), 200, np.uint8)])
@pytest.mark.parametrize("count", [1, 3])
def test_avif(count: int, alpha: np.ndarray | None) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    picture = Picture(np.full((count, 64, 64), 90, np.uint8), alpha)
    image = encode(picture, "avif", 80)
    assert image.media_type == "image/avif"
    found = imagecodecs.avif_decode(image.content)
    assert found.shape == (64, 64, 3 if alpha is None else 4)
    assert np.abs(found[..., :3].astype(int) - 90).max() <= 4


@pytest.mark.parametrize("name", sorted(morecantile.tms.list()))
def test_tiles_of_every_matrix_set(make_raster: MakeRaster, name: str) -> None:
    """A tile is where morecantile puts it, and has what rio-tiler's reader finds there."""
    tms = morecantile.tms.get(name)
    lon, lat = CENTRES.get(name, (3.3, 45.2))
    path = make_raster(
        smooth(1, "uint8", 400),
        crs="EPSG:4326",
        transform=Affine(0.01, 0, lon - 2, 0, -0.01, lat + 2),
    )
    zoom = min(8, tms.maxzoom)
    tile = tms.tile(lon, lat, zoom)
    place = tile_place(name, tile.z, tile.x, tile.y)
    assert place.bounds == pytest.approx(tuple(tms.xy_bounds(tile)), abs=1e-6)
    options = {"tms": name, "format": "npy", "tilesize": 128}
    content = render_tile(path, TileRequest(tile.z, tile.x, tile.y, **options)).content
    values, mask = np.load(io.BytesIO(content))
    with Reader(str(path), tms=tms) as reader:
        image = reader.tile(tile.x, tile.y, tile.z, tilesize=128)
    expected, valid = np.asarray(image.array.data)[0], ~np.ma.getmaskarray(image.array)[0]
    assert valid.any()
    assert ((mask > 0) != valid).mean() <= 0.02
    both = (mask > 0) & valid
    off = np.abs(values[both].astype(int) - expected[both].astype(int))
    assert off.mean() <= 1.5  # rio-tiler's own warp is off by up to 0.125 px, and picks levels


def test_an_area_in_another_matrix_set(make_raster: MakeRaster) -> None:
    path = make_raster(
        np.full((1, 200, 200), 9, np.uint8),
        crs="EPSG:4326",
        transform=Affine(0.1, 0, 0, 0, -0.1, 60),
    )
    place = tile_place("WGS1984Quad", 4, 16, 3)
    left, bottom, right, top = place.bounds
    third = (right - left) / 3
    area = box(left + third, bottom + third, right - third, top - third)
    found = pixels(render_tile(path, TileRequest(4, 16, 3, tms="WGS1984Quad", aoi=area.wkt)))
    x, y = np.meshgrid(np.arange(256) + 0.5, np.arange(256) + 0.5)
    lon, lat = left + x / 256 * (right - left), top - y / 256 * (top - bottom)
    inside = (
        (lon > left + third) & (lon < right - third) & (lat > bottom + third) & (lat < top - third)
    )
    assert ((found[..., 3] == 255) == inside).all()
    with raster_env():
        polar = transform_geom("EPSG:5041", "EPSG:4326", mapping(box(19e5, 19e5, 21e5, 21e5)))
    render_tile(path, TileRequest(3, 3, 3, tms="UPSArcticWGS84Quad", aoi=json.dumps(polar)))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"tms": "Nowhere"}, "no tile matrix set"),
        ({"tms": "UTM31WGS84Quad", "format": "npy"}, "x of a tile is"),
        ({"indexes": (9,)}, "no band 9"),
        ({"indexes": (0,)}, "no band 0"),
        ({"indexes": (-1,)}, "no band"),
        ({"indexes": (1, 2)}, "one or three"),
        ({"indexes": (1,) * 65, "format": "npy"}, "at most 64"),
        ({"bands": ",".join(["1"] * 65), "format": "npy"}, "at most 64"),
        ({"indexes": (1,) * 40, "format": "npy", "tilesize": 1024}, "too much"),
        ({"expression": ";".join(["b1" + "+b1" * 30] * 16), "format": "npy"}, "400 steps"),
        ({"indexes": (1,), "bands": "b1"}, "not both"),
        ({"nodata": "none"}, "nodata"),
        ({"nodata": -1}, "can be -1"),
        ({"nodata": "nan"}, "can be nan"),
        ({"nodata": 0.5, "resampling": "gauss"}, "can be 0.5"),
        ({"buffer": 0.3}, "halves"),
        ({"buffer": -1}, "halves"),
        ({"buffer": float("nan")}, "halves"),
        ({"buffer": 1e9}, "128"),
        ({"padding": -1}, "padding"),
        ({"padding": 10**9}, "padding"),
        ({"gamma": 1e-9}, "gamma"),
        ({"gamma": float("inf")}, "gamma"),
        ({"color_formula": "nonsense"}, "color_formula"),
        ({"color_formula": "saturation 1.2", "bands": "1"}, "three bands"),
        ({"colormap": "{", "bands": "1"}, "JSON"),
        ({"colormap": "viridis", "bands": "1", "format": "tif"}, "data formats"),
        ({"colormap": '{"1":"#fff"}', "colormap_type": "odd", "bands": "1"}, "colormap_type"),
        ({"rescale": ";"}, "min,max"),
        ({"rescale": "0,1,0,1"}, "2 ranges"),
        ({"expression": "b1;" * 17}, "outputs"),
        ({"expression": "(" * 60 + "b1" + ")" * 60 + "**2" * 60}, "nested"),
        ({"resampling": "sum"}, "resampling"),
    ],
)
def test_bad_options_are_refused_in_words(
    scene: tuple[Path, np.ndarray], options: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=re.escape(words)):
        render_tile(scene[0], request(**options))


def test_web_mercator_needs_no_morecantile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_matrix, "matrix_set", lambda _name: pytest.fail("imported"))
    tile_matrix.tile_place.cache_clear()
    assert tile_place("WebMercatorQuad", ZOOM, X, Y).bounds == BOUNDS
