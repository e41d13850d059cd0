"""Tiles: the right pixels in the right place, and words for what cannot be drawn."""

from __future__ import annotations

import io
import json
import math
import re
import struct
import warnings
from pathlib import Path

import numpy as np
import pytest
from rasterio.transform import Affine
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster import preview, stretch, tile_reference
from geopera_server.raster.mercator import tile_bounds
from geopera_server.raster.tile import Image, TileRequest, render_tile

from .conftest import MakeRaster, lonlat

PIL = pytest.importorskip("PIL.Image")

ZOOM, X, Y = 12, 2218, 1440
BOUNDS = tile_bounds(ZOOM, X, Y)
SIDE = BOUNDS[2] - BOUNDS[0]
# a raster in EPSG:3857 whose pixels are those of the tile, one tile wide and high
ALIGNED = Affine(SIDE / 256, 0, BOUNDS[0], 0, -SIDE / 256, BOUNDS[3])


def pixels(image: Image) -> np.ndarray:
    """Decode to RGBA (rows, columns, 4)."""
    return np.asarray(PIL.open(io.BytesIO(image.content)).convert("RGBA"))


def request(**options: object) -> TileRequest:
    return TileRequest(ZOOM, X, Y, **options)  # type: ignore[arg-type]


def native_part(left: float, top: float, right: float, bottom: float) -> BaseGeometry:
    """Return an area of the tile, by tile pixels, in EPSG:4326."""
    step = SIDE / 256
    corners = box(
        BOUNDS[0] + left * step, BOUNDS[3] - bottom * step,
        BOUNDS[0] + right * step, BOUNDS[3] - top * step,
    )  # fmt: skip
    return lonlat(corners, "EPSG:3857")


@pytest.fixture
def rgb(make_raster: MakeRaster) -> tuple[Path, np.ndarray]:
    array = np.random.default_rng(0).integers(0, 256, (4, 256, 256), np.uint8)
    names = ("red", "green", "blue", "nir")
    path = make_raster(
        array, crs="EPSG:3857", transform=ALIGNED, names=names, photometric="MINISBLACK"
    )
    return path, array


def test_aligned_tile_is_the_raster_itself(rgb: tuple[Path, np.ndarray]) -> None:
    path, array = rgb
    image = render_tile(path, request())
    assert image.media_type == "image/png"
    found = pixels(image)
    np.testing.assert_array_equal(found[..., :3], array[:3].transpose(1, 2, 0))
    assert (found[..., 3] == 255).all()


def test_bands_in_the_order_asked(rgb: tuple[Path, np.ndarray]) -> None:
    path, array = rgb
    found = pixels(render_tile(path, request(bands="nir,b1,2")))
    np.testing.assert_array_equal(found[..., :3], array[[3, 0, 1]].transpose(1, 2, 0))
    single = pixels(render_tile(path, request(bands="nir")))
    np.testing.assert_array_equal(single[..., 1], array[3])


def test_formula_and_colormap(rgb: tuple[Path, np.ndarray]) -> None:
    from geopera_server.raster.colormaps import lookup

    path, array = rgb
    found = pixels(
        render_tile(
            path,
            request(expression="(nir-red)/(nir+red)", rescale="-1,1", colormap="rdylgn"),
        )
    )
    red, nir = array[0].astype("f4"), array[3].astype("f4")
    with np.errstate(all="ignore"):
        index = (nir - red) / (nir + red)
    level = ((np.nan_to_num(index) + 1) / np.float32(2) * np.float32(255)).astype(np.uint8)
    table = np.array([lookup("rdylgn")[i] for i in range(256)], np.uint8)
    good = np.isfinite(index)
    near = np.abs(found[good].astype(int) - table[level[good]].astype(int)).max(axis=1)
    assert (near == 0).mean() > 0.999
    assert (found[~good][:, 3] == 0).all()


def test_rescale_of_one_and_of_each_band(make_raster: MakeRaster) -> None:
    array = np.stack([np.full((256, 256), v, np.uint16) for v in (500, 1000, 2000)])
    path = make_raster(array, crs="EPSG:3857", transform=ALIGNED)
    once = pixels(render_tile(path, request(rescale="0,2000")))
    assert once[9, 9].tolist() == [63, 127, 255, 255]
    each = pixels(render_tile(path, request(rescale="0,500;0,2000;2000,3000")))
    assert each[9, 9].tolist() == [255, 127, 0, 255]


@pytest.mark.parametrize("dtype", ["uint16", "int16", "float32", "float64", "int8", "uint32"])
def test_default_stretch_is_never_just_black(make_raster: MakeRaster, dtype: str) -> None:
    ramp = np.linspace(10, 120, 256 * 256).reshape(1, 256, 256)
    path = make_raster(ramp.astype(dtype), crs="EPSG:3857", transform=ALIGNED)
    found = pixels(render_tile(path, request()))[..., 0]
    assert found.min() == 0
    assert found.max() == 255
    assert 100 < found.mean() < 155


def test_default_stretch_of_an_expression(rgb: tuple[Path, np.ndarray]) -> None:
    found = pixels(render_tile(rgb[0], request(expression="b1*0.001")))[..., 0]
    assert (found.min(), found.max()) == (0, 255)


def test_default_stretch_follows_the_file(make_raster: MakeRaster) -> None:
    ramp = np.linspace(0, 1000, 256 * 256).reshape(1, 256, 256).astype(np.uint16)
    path = make_raster(ramp, crs="EPSG:3857", transform=ALIGNED)
    before = pixels(render_tile(path, request()))
    make_raster(ramp + np.uint16(5000), crs="EPSG:3857", transform=ALIGNED, compress="deflate")
    np.testing.assert_array_equal(pixels(render_tile(path, request())), before)


def test_constant_raster_is_grey(make_raster: MakeRaster) -> None:
    path = make_raster(np.full((1, 256, 256), 7, np.uint16), crs="EPSG:3857", transform=ALIGNED)
    assert pixels(render_tile(path, request()))[0, 0].tolist() == [127, 127, 127, 255]


def test_nodata_mask_alpha_and_nan_are_transparent(make_raster: MakeRaster) -> None:
    left = np.zeros((256, 256), bool)
    left[:, :100] = True
    place = {"crs": "EPSG:3857", "transform": ALIGNED}
    grey = np.full((1, 256, 256), 90, np.uint8)
    rgba = np.full((4, 256, 256), 90, np.uint8)
    rgba[3] = np.where(left, 0, 255)
    paths = [
        make_raster(np.where(left, 0, grey).astype("u1"), "nodata.tif", nodata=0, **place),
        make_raster(grey, "mask.tif", mask=np.where(left, 0, 255).astype("u1"), **place),
        make_raster(rgba, "alpha.tif", interp=("red", "green", "blue", "alpha"), **place),
        make_raster(np.where(left, np.nan, 5)[None].astype("f4"), "nan.tif", **place),
    ]
    for path in paths:
        alpha = pixels(render_tile(path, request()))[..., 3]
        assert (alpha[:, :100] == 0).all(), path.name
        assert (alpha[:, 100:] == 255).all(), path.name


def test_black_in_one_band_is_a_colour(make_raster: MakeRaster) -> None:
    array = np.full((3, 256, 256), 90, np.uint8)
    array[0] = 0
    path = make_raster(array, nodata=0, crs="EPSG:3857", transform=ALIGNED)
    assert pixels(render_tile(path, request()))[5, 5].tolist() == [0, 90, 90, 255]


def test_half_transparent_stays_half(make_raster: MakeRaster) -> None:
    rgba = np.full((4, 256, 256), 90, np.uint8)
    rgba[3] = 128
    path = make_raster(
        rgba, interp=("red", "green", "blue", "alpha"), crs="EPSG:3857", transform=ALIGNED
    )
    assert pixels(render_tile(path, request()))[5, 5].tolist() == [90, 90, 90, 128]


def test_colour_table_of_the_file(make_raster: MakeRaster) -> None:
    classes = np.full((1, 256, 256), 2, np.uint8)
    path = make_raster(
        classes, colormap={2: (10, 200, 30, 255)}, crs="EPSG:3857", transform=ALIGNED
    )
    assert pixels(render_tile(path, request()))[0, 0].tolist() == [10, 200, 30, 255]


@pytest.mark.parametrize("spelling", ["geojson", "text", "wkt"])
def test_outside_the_area_is_transparent_by_pixel_centre(
    rgb: tuple[Path, np.ndarray], spelling: str
) -> None:
    area = native_part(20.4, 30.6, 200.4, 150.6)
    aoi = {"geojson": mapping(area), "text": json.dumps(mapping(area)), "wkt": area.wkt}[spelling]
    found = pixels(render_tile(rgb[0], request(aoi=aoi)))
    inside = np.zeros((256, 256), bool)
    inside[31:151, 20:200] = True
    np.testing.assert_array_equal(found[..., 3] == 255, inside)
    assert (found[~inside] == 0).all()
    np.testing.assert_array_equal(found[inside][:, :3], rgb[1][:3, inside].T)


def test_area_beside_the_tile_and_around_it(rgb: tuple[Path, np.ndarray]) -> None:
    beside = pixels(render_tile(rgb[0], request(aoi=native_part(300, 300, 400, 400).wkt)))
    assert (beside == 0).all()
    world = "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))"
    around = pixels(render_tile(rgb[0], request(aoi=world)))
    assert (around[..., 3] == 255).all()


def test_area_in_jpeg_is_white_outside_and_in_webp_transparent(make_raster: MakeRaster) -> None:
    path = make_raster(np.full((3, 256, 256), 60, np.uint8), crs="EPSG:3857", transform=ALIGNED)
    area = native_part(0, 0, 128, 256).wkt
    jpeg = render_tile(path, request(aoi=area, format="jpg"))
    assert jpeg.media_type == "image/jpeg"
    assert pixels(jpeg)[100, 250].tolist() == [255, 255, 255, 255]
    assert abs(int(pixels(jpeg)[100, 50, 0]) - 60) <= 2
    webp = render_tile(path, request(aoi=area, format="webp"))
    assert webp.media_type == "image/webp"
    assert pixels(webp)[100, 250, 3] == 0
    assert pixels(webp)[100, 50, 3] == 255


def test_away_from_the_raster(rgb: tuple[Path, np.ndarray]) -> None:
    for kind, expected in (("png", 0), ("webp", 0), ("jpeg", 255)):
        image = render_tile(rgb[0], TileRequest(5, 3, 3, format=kind))
        found = pixels(image)
        assert found.shape == (256, 256, 4)
        assert (found[..., :] == 255).all() if expected else (found[..., 3] == 0).all()


@pytest.mark.parametrize("size", [16, 256, 512, 1000])
def test_size(rgb: tuple[Path, np.ndarray], size: int) -> None:
    assert pixels(render_tile(rgb[0], request(tilesize=size))).shape == (size, size, 4)


def test_projected_raster_lands_where_it_belongs(make_raster: MakeRaster) -> None:
    """One bright block in UTM must be found at its own longitude and latitude."""
    array = np.zeros((1, 400, 400), np.uint8)
    array[0, 200:220, 300:320] = 255
    path = make_raster(array)
    spot = lonlat(box(503000, 5197800, 503200, 5198000)).centroid
    z = 13
    column = (spot.x + 180) / 360 * 2**z
    latitude = math.asinh(math.tan(math.radians(spot.y)))
    row = (1 - latitude / math.pi) / 2 * 2**z
    found = pixels(render_tile(path, TileRequest(z, int(column), int(row))))
    bright = np.argwhere(found[..., 0] == 255) + 0.5
    centre = bright.mean(axis=0)
    assert centre[0] == pytest.approx(row % 1 * 256, abs=1)
    assert centre[1] == pytest.approx(column % 1 * 256, abs=1)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"format": "gif"}, "one of png, jpg, webp"),
        ({"bands": "b9"}, "no band 9"),
        ({"bands": "b1,b2"}, "one or three"),
        ({"bands": "b1", "expression": "b1"}, "not both"),
        ({"expression": "b1+purple"}, "purple"),
        ({"expression": "b1;b2"}, "one or three"),
        ({"colormap": "viridis"}, "exactly one"),
        ({"colormap": "nonsense", "bands": "b1"}, "no colormap"),
        ({"rescale": "1"}, "min,max"),
        ({"rescale": "a,b"}, "min,max"),
        ({"rescale": "1,2,3"}, "min,max"),
        ({"rescale": "5,1"}, "smaller to a larger"),
        ({"rescale": "1,1"}, "smaller to a larger"),
        ({"rescale": "nan,1"}, "finite"),
        ({"rescale": "0,inf"}, "finite"),
        ({"rescale": "0,1;0,1"}, "2 ranges for 3"),
        ({"tilesize": 1025}, "1024"),
        ({"tilesize": 0}, "16"),
        ({"quality": 0}, "quality"),
        ({"resampling": "magic"}, "resampling"),
        ({"aoi": "nonsense"}, "neither"),
    ],
)
def test_bad_requests_are_refused_in_words(
    rgb: tuple[Path, np.ndarray], options: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=re.escape(words)):
        render_tile(rgb[0], request(**options))


@pytest.mark.parametrize("zxy", [(31, 0, 0), (-1, 0, 0), (3, 8, 0), (3, 0, 8), (3, -1, 0)])
def test_tiles_that_do_not_exist(rgb: tuple[Path, np.ndarray], zxy: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidInput):
        render_tile(rgb[0], TileRequest(*zxy))


def test_absent_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        render_tile(tmp_path / "absent.tif", request())


def test_low_zoom_without_overviews_reads_the_file_once(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tile_reference, "MAX_TILE_PIXELS", 10_000)
    made: list[str] = []
    original = preview._make

    def counted(dataset: object) -> bytes:
        made.append(dataset.name)  # type: ignore[attr-defined]
        return original(dataset)  # type: ignore[arg-type]

    monkeypatch.setattr(preview, "_make", counted)
    array = np.full((3, 2500, 2500), 77, np.uint8)
    array[:, :, 1250:] = 0
    path = make_raster(array, nodata=0)
    for z in (5, 6, 7):
        scale = 2**z / 360
        x = int((15.1 + 180) * scale)
        latitude = math.asinh(math.tan(math.radians(46.85)))
        y = int((1 - latitude / math.pi) / 2 * 2**z)
        found = pixels(render_tile(path, TileRequest(z, x, y)))
        shown = found[..., 3] == 255
        assert shown.any()
        assert (found[shown][:, :3] == 77).all()
    assert len(made) == 1


def test_too_large_without_overviews_is_refused_in_words(
    make_raster: MakeRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tile_reference, "MAX_TILE_PIXELS", 100)
    monkeypatch.setattr(preview, "MAX_SOURCE_PIXELS", 1000)
    path = make_raster(np.ones((1, 100, 100), np.uint8), transform=Affine(9e3, 0, 0, 0, -9e3, 55e5))
    with pytest.raises(InvalidInput, match="overviews"):
        render_tile(path, TileRequest(2, 2, 1))


def test_png_is_well_formed_and_without_warnings(rgb: tuple[Path, np.ndarray]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", PendingDeprecationWarning)  # of affine, in rasterio
        content = render_tile(rgb[0], request()).content
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (256, 256)


def test_threads_draw_the_same(rgb: tuple[Path, np.ndarray]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    path = rgb[0]
    expected = render_tile(path, request()).content
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: render_tile(path, request()).content, range(40)))
    assert set(found) == {expected}


def test_estimates_are_cached_by_file(make_raster: MakeRaster) -> None:
    stretch._estimates.clear()
    ramp = np.linspace(0, 1000, 256 * 256).reshape(1, 256, 256).astype(np.uint16)
    path = make_raster(ramp, crs="EPSG:3857", transform=ALIGNED)
    render_tile(path, request())
    render_tile(path, request())
    assert len(stretch._estimates) == 1
    (low, high) = next(iter(stretch._estimates.values()))[0]
    assert (low, high) == pytest.approx((20, 980), abs=1)
