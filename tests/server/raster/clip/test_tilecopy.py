"""The tile copy engine: every codec and layout against what rasterio reads and burns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasterio.enums import ColorInterp
from rasterio.features import rasterize
from rasterio.windows import Window
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import Cancelled
from geopera_server.raster.clip import clip
from geopera_server.raster.clip.tilecopy import plan
from geopera_server.raster.clip.tilecopy.scanline import Place, Scanline
from geopera_server.raster.source import open_source, raster_env
from geopera_server.raster.tiff.directory import read_structure
from geopera_server.raster.tiff.image import levels

from ..conftest import MakeRaster, lonlat, pixel_polygon

cogeo = pytest.importorskip("rio_cogeo")

HEIGHT, WIDTH = 1100, 1300


@pytest.fixture(autouse=True)
def copy_small_clips_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rasters of these tests are far smaller than those that the engine is for."""
    monkeypatch.setattr(plan, "MIN_BYTES", 0)


AREA = pixel_polygon([(150.3, 140.2), (1200.7, 230.1), (1250.2, 1040.9), (160.6, 920.4)])
AREA = AREA.difference(pixel_polygon([(580, 450), (720, 450), (720, 590), (580, 590)]))
SCENE = {"blockxsize": 64, "blockysize": 64, "overviews": (2, 4, 8)}


def scene(bands: int, dtype: str) -> np.ndarray:
    rng = np.random.default_rng(7)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = [120 + 30 * np.sin(rows / (40 + i)) + 30 * np.cos(columns / 30) for i in range(bands)]
    return (np.stack(planes) + rng.integers(0, 9, (bands, HEIGHT, WIDTH))).astype(dtype)


SOURCES: dict[str, dict[str, Any]] = {
    "uint16 x 4": {"array": scene(4, "uint16"), "compress": "deflate", "predictor": 2, "nodata": 0},
    "uint16 x 5": {"array": scene(5, "uint16"), "compress": "deflate", "predictor": 2},
    "float, deflate": {"array": scene(1, "float32"), "compress": "deflate", "predictor": 3},
    "float, zstd": {
        "array": scene(1, "float32"),
        "compress": "zstd",
        "predictor": 3,
        "nodata": -9999.0,
    },
    "float, nan": {"array": scene(2, "float64"), "compress": "zstd", "nodata": float("nan")},
    "bytes, none": {"array": scene(1, "uint8"), "nodata": 0},
    "lzw": {"array": scene(3, "int16"), "compress": "lzw", "predictor": 2},
    "lerc": {"array": scene(1, "float32"), "compress": "lerc", "max_z_error": 0.5, "nodata": -1.0},
    "big endian": {
        "array": scene(2, "uint16"),
        "compress": "deflate",
        "predictor": 2,
        "endianness": "BIG",
    },
    "big endian float": {
        "array": scene(1, "float32"),
        "compress": "deflate",
        "predictor": 3,
        "endianness": "BIG",
    },
    "bigtiff": {"array": scene(2, "uint16"), "compress": "deflate", "bigtiff": "YES"},
    "by band": {"array": scene(3, "uint16"), "compress": "deflate", "interleave": "band"},
    "by pixel": {"array": scene(3, "uint16"), "compress": "deflate", "interleave": "pixel"},
    "alpha": {
        "array": np.concatenate([scene(3, "uint8"), np.full((1, HEIGHT, WIDTH), 255, "u1")]),
        "interp": ("red", "green", "blue", "alpha"),
        "photometric": "RGB",
        "compress": "deflate",
    },
    "mask": {
        "array": scene(3, "uint8"),
        "photometric": "RGB",
        "compress": "deflate",
        "interleave": "pixel",
        "mask": np.where(np.arange(WIDTH) > 900, 0, 255).astype("u1")[None].repeat(HEIGHT, 0),
    },
    "webp": {
        "array": scene(3, "uint8"),
        "photometric": "RGB",
        "compress": "webp",
        "interleave": "pixel",
        "webp_level": 60,
    },
    "lerc, zstd": {"array": scene(1, "float32"), "compress": "lerc_zstd", "max_z_error": 0.1},
    "big endian by band": {
        "array": scene(3, "int16"),
        "compress": "lzw",
        "interleave": "band",
        "endianness": "BIG",
        "bigtiff": "YES",
        "nodata": -5,
    },
    "mask by lzw": {
        "array": scene(1, "uint8"),
        "compress": "lzw",
        "mask": np.where(np.arange(WIDTH) > 900, 0, 255).astype("u1")[None].repeat(HEIGHT, 0),
    },
}


COLOURS = {"compress": "jpeg", "photometric": "YCBCR", "interleave": "pixel", "jpeg_quality": 90}
JPEGS: dict[str, dict[str, Any]] = {
    "colours": {"array": scene(3, "uint8"), **COLOURS},
    "colours, mask": {**SOURCES["mask"], **COLOURS},
    "grey": {"array": scene(1, "uint8"), "compress": "jpeg"},
    "rgb": {"array": scene(3, "uint8"), **COLOURS, "photometric": "RGB"},
    "shared codes": {"array": scene(3, "uint8"), **COLOURS, "jpegtablesmode": 3},
    "big endian": {"array": scene(3, "uint8"), **COLOURS, "endianness": "BIG", "bigtiff": "YES"},
}


def check(path: Path, native: BaseGeometry, output: Path) -> None:
    """Compare with GDAL's own burning of the same polygon, and each level with the source's."""
    report = clip(path, lonlat(native), output)
    assert report.engine == "tile-copy"
    assert not report.recompressed
    assert [item.name for item in output.parent.glob(".*")] == []
    assert cogeo.cog_validate(output, strict=True, quiet=True) == (True, [], [])
    with open_source(path) as source, open_source(output) as target:
        column = round((target.transform.c - source.transform.c) / source.transform.a)
        row = round((target.transform.f - source.transform.f) / source.transform.e)
        window = Window(column, row, target.width, target.height)
        assert column >= 0
        assert column + target.width <= source.width
        inside = rasterize(
            [native], (target.height, target.width), transform=target.transform
        ).astype(bool)
        assert report.pixels_inside == inside.sum()
        expected, found = source.read(window=window), target.read()
        assert found[:, inside].tobytes() == expected[:, inside].tobytes()
        shown = target.dataset_mask() > 0
        assert not shown[~inside].any()
        assert (shown[inside] == (source.dataset_mask(window=window) > 0)[inside]).all()
        for band, interp in zip(found, target.colorinterp, strict=True):
            none = target.nodata is None or interp == ColorInterp.alpha
            fill = 0 if none else target.nodata
            assert np.array_equal(
                np.unique(band[~inside]), [fill], equal_nan=band.dtype.kind == "f"
            )
        assert target.overviews(1)
        assert target.dtypes == source.dtypes
        assert target.colorinterp == source.colorinterp
        assert target.profile["interleave"] == source.profile["interleave"]
        assert target.compression == source.compression
    if "lerc" not in path.name:  # the others need no codec that tifffile lacks
        with tifffile.TiffFile(output) as tiff:
            assert tiff.pages.first.shape[:2] in {inside.shape, (found.shape[0], inside.shape[0])}


@pytest.mark.parametrize("kind", SOURCES)
def test_every_kind_of_source(make_raster: MakeRaster, tmp_path: Path, kind: str) -> None:
    options = {**SCENE, **SOURCES[kind]}
    source = make_raster(options.pop("array"), "source.tif", **options)
    check(source, AREA, tmp_path / "clip.tif")


@pytest.mark.parametrize("kind", JPEGS)
def test_jpeg_keeps_every_pixel_inside(make_raster: MakeRaster, tmp_path: Path, kind: str) -> None:
    """No pixel inside may change, and none far outside may still be imagery: it was 60 or more."""
    options = {**SCENE, **JPEGS[kind]}
    source = make_raster(options.pop("array"), "source.tif", **options)
    output = tmp_path / "clip.tif"
    report = clip(source, lonlat(AREA), output)
    assert report.engine == "tile-copy"
    assert not report.recompressed
    assert cogeo.cog_validate(output, strict=True, quiet=True) == (True, [], [])
    with open_source(source) as before, open_source(output) as after:
        column = round((after.transform.c - before.transform.c) / before.transform.a)
        row = round((after.transform.f - before.transform.f) / before.transform.e)
        window = Window(column, row, after.width, after.height)
        shape, grid = (after.height, after.width), after.transform
        inside = rasterize([AREA], shape, transform=grid).astype(bool)
        shown = before.dataset_mask(window=window) > 0
        found = after.read()
        keep = inside & shown
        assert report.pixels_inside == inside.sum()
        assert found[:, keep].tobytes() == before.read(window=window)[:, keep].tobytes()
        np.testing.assert_array_equal(after.dataset_mask() > 0, keep)
        far = ~rasterize([AREA.buffer(10 * 25)], shape, transform=grid).astype(bool)
        assert far.sum() > 10_000
        assert found[:, far].max() < 45 < found[:, keep].min()
        assert after.compression == before.compression
        assert after.photometric == before.photometric
        assert after.overviews(1)[:2] == [2, 4]
    with open_source(output, overview_level=1) as reduced:
        seen = reduced.dataset_mask() > 0
        assert seen.any()
        assert not seen.all()
        assert reduced.read(1)[seen].min() > 45


@pytest.mark.parametrize(
    ("kind", "start", "is_new"),
    [("jpeg", 150, True), ("jpeg", 10, False), ("deflate", 150, False)],
)
def test_overviews_that_are_encoded_anew_with_loss_are_told(
    make_raster: MakeRaster, tmp_path: Path, kind: str, start: int, is_new: bool
) -> None:
    """Tiles of deeper overviews are shifted unless the clip begins where the source does."""
    options: dict[str, Any] = COLOURS if kind == "jpeg" else {"compress": "deflate"}
    source = make_raster(scene(3, "uint8"), **options, **SCENE)
    area = pixel_polygon([(start, start), (900, start), (900, 900), (start, 900)])
    report = clip(source, lonlat(area), tmp_path / "clip.tif")
    assert report.engine == "tile-copy"
    assert not report.recompressed
    assert report.overviews_recompressed is is_new
    for number, same in enumerate((True, not is_new)):
        with (
            open_source(source, overview_level=number) as whole,
            open_source(report.path, overview_level=number) as part,
        ):
            step = whole.transform.a
            column = round((part.transform.c - whole.transform.c) / step)
            row = round((whole.transform.f - part.transform.f) / step)
            at = 100 if not number else 60
            before = whole.read(window=Window(column + at, row + at, 60, 60))
            after = part.read(window=Window(at, at, 60, 60))
            assert bool((before == after).all()) is (same or kind == "deflate"), number


def test_tiles_inside_are_the_same_bytes(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(scene(2, "uint16"), compress="deflate", predictor=2, zlevel=9, **SCENE)
    output = tmp_path / "clip.tif"
    clip(source, lonlat(AREA), output)
    tiles = [stored(path) for path in (source, output)]
    assert len(tiles[0] & tiles[1]) > 120


def stored(path: Path) -> set[bytes]:
    content = path.read_bytes()
    structure = read_structure(lambda offset, size: content[offset : offset + size])
    image = levels(structure)[0].image
    pairs = zip(image.offsets.ravel().tolist(), image.sizes.ravel().tolist(), strict=True)
    return {content[offset : offset + size] for offset, size in pairs}


def test_gdal_trusts_the_frame_of_each_tile(make_raster: MakeRaster, tmp_path: Path) -> None:
    options = {**SCENE, **SOURCES["mask"]}
    source = make_raster(options.pop("array"), **options)
    output = tmp_path / "clip.tif"
    clip(source, lonlat(AREA), output)
    content = output.read_bytes()
    structure = read_structure(lambda offset, size: content[offset : offset + size])
    level = levels(structure)[0]
    assert level.mask is not None
    for offset, size in zip(
        level.image.offsets.ravel().tolist(), level.image.sizes.ravel().tolist(), strict=True
    ):
        assert int.from_bytes(content[offset - 4 : offset], "little") == size
        assert content[offset + size : offset + size + 4] == content[offset + size - 4 :][:4]
    after = level.image.offsets + level.image.sizes + 8
    np.testing.assert_array_equal(after, level.mask.offsets)


@pytest.mark.parametrize("method", ["average", "cubic", "lanczos"])
@pytest.mark.parametrize("how", [{"nodata": 0}, {}], ids=["nodata", "mask"])
def test_overviews_hold_nothing_from_outside(
    make_raster: MakeRaster, tmp_path: Path, method: str, how: dict[str, Any]
) -> None:
    """Inside is 100, outside 250: no overview pixel that is shown may be anything but 100."""
    source = make_raster(np.full((1, 2048, 2048), 250, np.uint8), compress="deflate", **how)
    native = pixel_polygon([(150.3, 140.2), (1900.7, 230.1), (1950.2, 1840.9), (160.6, 1720.4)])
    with raster_env(), rasterio.open(source, "r+") as dataset:
        burnt = rasterize([native], dataset.shape, transform=dataset.transform).astype(bool)
        dataset.write(np.where(burnt, 100, 250).astype("u1"), 1)
        dataset.build_overviews((2, 4, 8, 16, 32), rasterio.enums.Resampling[method])
    output = tmp_path / "clip.tif"
    assert clip(source, lonlat(native), output).engine == "tile-copy"
    for level in range(5):
        with open_source(output, overview_level=level) as target:
            shown = target.dataset_mask() > 0
            assert shown.any()
            assert not shown.all()
            assert np.unique(target.read(1)[shown]).tolist() == [100]


def test_overviews_inside_are_those_of_the_source(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(scene(1, "uint16"), compress="deflate", nodata=0, **SCENE)
    output = tmp_path / "clip.tif"
    clip(source, lonlat(AREA), output)
    for number, factor in enumerate((2, 4, 8)):
        with (
            open_source(source, overview_level=number) as whole,
            open_source(output, overview_level=number) as part,
        ):
            column = round((part.transform.c - whole.transform.c) / whole.transform.a)
            row = round((part.transform.f - whole.transform.f) / whole.transform.e)
            expected = whole.read(1, window=Window(column, row, part.width, part.height))
            deep = AREA.buffer(-100 * factor)  # ten of its pixels, of ten metres each
            kept = rasterize([deep], part.shape, transform=part.transform, fill=0).astype(bool)
            assert kept.any() or factor == 8
            np.testing.assert_array_equal(part.read(1)[kept], expected[kept])


def test_metadata_is_kept_without_statistics(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(
        scene(2, "uint16"),
        compress="deflate",
        names=("red", "nir"),
        scales=(1e-4, 1e-4),
        offsets=(0.5, 0.0),
        tags={"ACQUISITION_DATE": "2026-04-12", "STATISTICS_MEAN": "3", "AREA_OR_POINT": "Point"},
        **SCENE,
    )
    output = tmp_path / "clip.tif"
    clip(source, lonlat(AREA), output, name="Field <1> & more")
    with open_source(source) as before, open_source(output) as after:
        tags = after.tags()
        assert tags["ACQUISITION_DATE"] == "2026-04-12"
        assert tags["GEOPERA_NAME"] == "Field <1> & more"
        assert "STATISTICS_MEAN" not in tags
        assert after.descriptions == ("red", "nir")
        assert (after.scales, after.offsets) == (before.scales, before.offsets)
        shift = (after.transform.c - before.transform.c) / 10
        assert shift == round(shift)
        assert after.crs == before.crs


def test_what_it_does_not_take_is_cropped(make_raster: MakeRaster, tmp_path: Path) -> None:
    def engine(native: BaseGeometry = AREA, **options: Any) -> str:
        array = scene(options.pop("bands", 1), "uint8")
        source = make_raster(array, **{"overviews": (2, 4), **options})
        return clip(source, lonlat(native), tmp_path / "clip.tif").engine

    assert engine() == "tile-copy"
    assert engine(tiled=False, blockxsize=WIDTH, blockysize=16) == "crop"
    assert engine(overviews=()) == "crop"
    assert engine(compress="jpeg", nodata=0) == "crop"
    assert engine(bands=2, compress="jpeg", interleave="band") == "crop"
    small = pixel_polygon([(100.2, 100.2), (190.9, 104.1), (120.3, 190.6)])
    assert engine(small) == "crop"


def test_cancel_is_quick_and_leaves_nothing(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(scene(4, "uint16"), compress="deflate", nodata=0, **SCENE)
    reached: list[float] = []
    for limit in (0.05, 0.5, 0.9):
        with pytest.raises(Cancelled):
            clip(
                source,
                lonlat(AREA),
                tmp_path / "clip.tif",
                progress=reached.append,
                cancelled=lambda limit=limit: bool(reached) and reached[-1] >= limit,
            )
        assert limit <= reached[-1] < 1
        reached.clear()
        assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


points = st.tuples(st.floats(-40, 140), st.floats(-40, 140))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(points, min_size=3, max_size=12), st.lists(points, min_size=3, max_size=5))
def test_pixels_and_tiles_are_those_that_gdal_burns(
    shell: list[tuple[float, float]], hole: list[tuple[float, float]]
) -> None:
    area = shapely.make_valid(Polygon(shell)).buffer(0)
    area = area.difference(shapely.make_valid(Polygon(hole)).buffer(0)).buffer(0)
    # centres that lie on an edge are a matter of rounding
    area = shapely.transform(area, lambda xy: xy * 1.0123457 + 0.1234567)
    if area.is_empty:
        return
    lines = Scanline(area, (0, 0), 1, 100, 90)
    burnt = rasterize([area], (90, 100)).astype(bool)
    np.testing.assert_array_equal(lines.mask(0, 0, 90, 100), burnt)
    places = lines.places(16, 32)
    for row, column in np.ndindex(places.shape):
        tile = burnt[row * 32 : (row + 1) * 32, column * 16 : (column + 1) * 16]
        wanted = Place.INSIDE if tile.all() else Place.BOUNDARY if tile.any() else Place.OUTSIDE
        # a boundary tile may hold none or all only where edges cross within a pixel
        assert places[row, column] in (wanted, Place.BOUNDARY)


def test_small_clips_end_at_their_box(
    make_raster: MakeRaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MIN_BYTES", 2**30)
    source = make_raster(scene(1, "uint8"), **SCENE)
    report = clip(source, lonlat(AREA), tmp_path / "clip.tif")
    assert report.engine == "crop"
    left, top, right, bottom = AREA.bounds
    assert report.width <= right - left + 2
    assert report.height <= bottom - top + 2
