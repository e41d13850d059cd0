"""Clips of every kind of source: the same pixels inside, nothing outside, a valid COG."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.enums import ColorInterp
from rasterio.transform import Affine
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geopera_server.errors import Cancelled, InvalidInput, NotFound, Unavailable
from geopera_server.raster.clip import clip
from geopera_server.raster.clip.profile import block_size
from geopera_server.raster.info import inspect
from geopera_server.raster.source import open_source, raster_env

from ..conftest import GRID, UTM, MakeRaster, lonlat, pixel_polygon

cogeo = pytest.importorskip("rio_cogeo")

HEIGHT, WIDTH = 700, 900
RNG = np.random.default_rng(5)

HOLE = pixel_polygon([(50.3, 40.2), (800.7, 130.1), (850.2, 640.9), (160.6, 520.4)]).difference(
    pixel_polygon([(380, 250), (520, 250), (520, 390), (380, 390)])
)
SEVERAL = MultiPolygon(
    [
        pixel_polygon([(15.2, 15.2), (330.1, 28.3), (110.7, 440.9)]),
        pixel_polygon([(500.4, 300.1), (890.3, 310.2), (640.8, 699.1)]),
    ]
)
EDGE = pixel_polygon([(-100.5, -90), (300.3, 200.2), (140.1, 800)])
TINY = pixel_polygon([(100.2, 100.2), (140.9, 104.1), (120.3, 150.6)])


def inside(native: BaseGeometry, window: tuple[int, int, int, int], grid: Affine) -> np.ndarray:
    """Test every pixel centre of a window (column, row, width, height) on its own."""
    column, row, width, height = window
    columns, rows = np.meshgrid(
        np.arange(column, column + width) + 0.5, np.arange(row, row + height) + 0.5
    )
    points = shapely.points(grid.c + grid.a * columns, grid.f + grid.e * rows)
    shapely.prepare(native)
    return np.asarray(shapely.contains(native, points))


def values(bands: int, dtype: str) -> np.ndarray:
    """Return smooth data without zeros, so that compression and overviews mean something."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = [100 + 20 * np.sin(rows / (20 + i)) + 30 * np.cos(columns / 30) for i in range(bands)]
    noise = RNG.integers(0, 9, (bands, HEIGHT, WIDTH))
    return (np.stack(planes) + noise).astype(dtype)


def check(source_path: Path, native: BaseGeometry, output: Path, crs: str = UTM) -> None:
    """Compare a clip with its source, pixel by pixel and name by name."""
    report = clip(source_path, lonlat(native, crs), output)
    assert report.path == output
    assert report.size_bytes == output.stat().st_size
    assert report.checksum == hashlib.sha256(output.read_bytes()).hexdigest()
    assert [path.name for path in output.parent.glob(".*")] == []
    valid, errors, warnings = cogeo.cog_validate(output, strict=True, quiet=True)
    assert valid, (errors, warnings)
    assert inspect(output).is_cog
    with open_source(source_path) as source, open_source(output) as target:
        column = round((target.transform.c - source.transform.c) / source.transform.a)
        row = round((target.transform.f - source.transform.f) / source.transform.e)
        assert target.transform.almost_equals(
            source.window_transform(
                rasterio.windows.Window(column, row, target.width, target.height)
            ),
            precision=1e-9 * abs(source.transform.c),
        )
        assert target.transform.a == pytest.approx(source.transform.a, rel=1e-12)
        window = rasterio.windows.Window(column, row, target.width, target.height)
        box = native.bounds
        left = (box[0] - source.transform.c) / source.transform.a
        right = (box[2] - source.transform.c) / source.transform.a
        first, end = max(0, int(np.floor(left))), min(source.width, int(np.ceil(right)))
        if report.engine == "crop":
            assert (column, column + target.width) == (first, end)
        else:
            tile = source.block_shapes[0][1]
            assert first - 2 * tile < column <= first
            assert end <= column + target.width <= end + 2 * tile
        mask = inside(native, (column, row, target.width, target.height), source.transform)
        assert report.pixels_inside == mask.sum() > 0
        expected, found = source.read(window=window), target.read()
        np.testing.assert_array_equal(
            found.view(f"u{found.itemsize}")[:, mask], expected.view(f"u{found.itemsize}")[:, mask]
        )
        shown = target.dataset_mask() > 0
        np.testing.assert_array_equal(shown[mask], (source.dataset_mask(window=window) > 0)[mask])
        assert not shown[~mask].any()
        for index, band in enumerate(found, 1):
            hidden = band[~mask]
            fill = 0 if target.nodata is None else target.nodata
            if target.colorinterp[index - 1] == ColorInterp.alpha:
                fill = 0
            assert (np.isnan(hidden) if np.isnan(fill) else hidden == fill).all()
        assert target.crs == source.crs
        assert target.dtypes == source.dtypes
        assert repr(target.nodatavals) == repr(source.nodatavals)
        assert target.descriptions == source.descriptions
        assert target.colorinterp == source.colorinterp
        assert (target.scales, target.offsets) == (source.scales, source.offsets)
        assert target.units == source.units
        names = {key for i in target.indexes for key in target.tags(i)}
        assert not any(name.startswith("STATISTICS_") for name in names)


SOURCES: dict[str, dict[str, Any]] = {
    "like naip": {
        "array": values(4, "uint8"),
        "nodata": 0,
        "photometric": "MINISBLACK",
        "crs": "EPSG:26914",
        "compress": "deflate",
        "interleave": "pixel",
    },
    "five bands": {
        "array": values(5, "uint16"),
        "nodata": 0,
        "names": ("blue", "green", "red", "nir", "swir"),
        "scales": (1e-4,) * 5,
        "offsets": (0.5,) * 5,
        "tags": {"ACQUISITION_DATE": "2026-04-12", "STATISTICS_MEAN": "3"},
        "overviews": (2, 4),
    },
    "elevation": {"array": values(1, "float32"), "nodata": -9999.0},
    "nodata is nan": {"array": values(1, "float64"), "nodata": float("nan")},
    "signed": {"array": values(2, "int16"), "nodata": -1},
    "alpha": {
        "array": np.concatenate([values(3, "uint8"), np.full((1, HEIGHT, WIDTH), 255, "u1")]),
        "interp": ("red", "green", "blue", "alpha"),
        "photometric": "RGB",
    },
    "internal mask": {
        "array": values(3, "uint8"),
        "photometric": "RGB",
        "mask": np.where(np.arange(WIDTH) > 600, 0, 255).astype("u1")[None].repeat(HEIGHT, 0),
    },
    "nothing hides": {"array": values(2, "uint16")},
    "float without nodata": {"array": values(1, "float32"), "compress": "lzw"},
    "striped": {"array": values(1, "uint16"), "tiled": False, "blockxsize": WIDTH, "blockysize": 3},
    "wide tiles": {"array": values(2, "int32"), "blockxsize": 128, "blockysize": 32},
    "zstd": {"array": values(2, "float32"), "compress": "zstd", "predictor": 3, "nodata": -1},
    "forty bands": {"array": values(40, "uint8"), "interleave": "band", "nodata": 0},
    "large integers": {"array": values(1, "int32") * 1_000_003, "nodata": -2147483648},
    "point pixels": {"array": values(1, "uint8"), "tags": {"AREA_OR_POINT": "Point"}},
}


@pytest.mark.parametrize("kind", SOURCES)
def test_every_kind_of_source(make_raster: MakeRaster, tmp_path: Path, kind: str) -> None:
    settings = dict(SOURCES[kind])
    source = make_raster(settings.pop("array"), "source.tif", **settings)
    check(source, HOLE, tmp_path / "clip.tif", settings.get("crs", UTM))


@pytest.mark.parametrize("native", [SEVERAL, EDGE, TINY], ids=["several", "edge", "tiny"])
def test_every_kind_of_polygon(
    make_raster: MakeRaster, tmp_path: Path, native: BaseGeometry
) -> None:
    check(make_raster(values(2, "uint16"), nodata=0), native, tmp_path / "clip.tif")


def test_geographic_source(make_raster: MakeRaster, tmp_path: Path) -> None:
    grid = Affine(0.0008, 0.0, -74.7, 0.0, -0.0008, -8.28)
    path = make_raster(
        values(4, "uint8"), crs="EPSG:4326", transform=grid, nodata=0, photometric="MINISBLACK"
    )
    native = shapely.transform(
        HOLE,
        lambda xy: np.column_stack(
            [
                grid.c + grid.a * (xy[:, 0] - GRID.c) / GRID.a,
                grid.f + grid.e * (xy[:, 1] - GRID.f) / GRID.e,
            ]
        ),
    )
    check(path, native, tmp_path / "clip.tif", "EPSG:4326")


@pytest.mark.filterwarnings("ignore::rasterio.errors.NodataShadowWarning")
def test_nodata_beside_alpha(make_raster: MakeRaster, tmp_path: Path) -> None:
    array = np.concatenate([values(3, "uint8"), np.full((1, HEIGHT, WIDTH), 255, "u1")])
    source = make_raster(
        array, nodata=0, interp=("red", "green", "blue", "alpha"), photometric="RGB"
    )
    check(source, HOLE, tmp_path / "clip.tif")


def test_colour_table_is_kept(make_raster: MakeRaster, tmp_path: Path) -> None:
    classes = RNG.integers(1, 5, (1, HEIGHT, WIDTH), np.uint8)
    colors = {i: (i * 40, 255 - i * 40, i, 255) for i in range(5)}
    source = make_raster(classes, colormap=colors, nodata=0, interp=("palette",))
    output = tmp_path / "clip.tif"
    check(source, HOLE, output)
    with open_source(output) as target:
        found = target.colormap(1)
        assert {i: found[i] for i in range(1, 5)} == {i: colors[i] for i in range(1, 5)}
        reduced = target.read(1, out_shape=(target.height // 2, target.width // 2))
        assert set(np.unique(reduced)) <= {0, 1, 2, 3, 4}


def test_jpeg_source_is_stored_without_further_loss(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    source = make_raster(
        values(3, "uint8"),
        compress="jpeg",
        photometric="YCBCR",
        interleave="pixel",
        blockxsize=256,
        blockysize=256,
    )
    output = tmp_path / "clip.tif"
    assert clip(source, lonlat(HOLE), output).recompressed
    check(source, HOLE, output)


def test_lossless_source_is_not_called_recompressed(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    source = make_raster(values(1, "uint8"), compress="deflate")
    assert not clip(source, lonlat(HOLE), tmp_path / "clip.tif").recompressed


@pytest.mark.parametrize("hiding", ["nodata", "alpha", "mask"])
def test_what_is_hidden_does_not_bleed_into_overviews(
    make_raster: MakeRaster, tmp_path: Path, hiding: str
) -> None:
    """Inside is 200 all over: an overview pixel that averaged hidden zeros would be darker."""
    array = np.full((4 if hiding == "alpha" else 1, 1600, 1600), 200, np.uint8)
    settings: dict[str, Any] = {}
    if hiding == "alpha":
        array[3] = 255
        settings = {"interp": ("red", "green", "blue", "alpha"), "photometric": "RGB"}
    if hiding == "nodata":
        settings = {"nodata": 0}
    source = make_raster(array, **settings)
    native = pixel_polygon([(50.3, 40.2), (1500.7, 130.1), (1550.2, 1540.9), (160.6, 1220.4)])
    output = tmp_path / "clip.tif"
    clip(source, lonlat(native), output)
    levels = inspect(output).overviews
    assert len(levels) >= 2
    for level in range(len(levels)):
        with open_source(output, overview_level=level) as target:
            shown = target.dataset_mask() > 0
            assert shown.any()
            assert not shown.all()
            assert np.unique(target.read(1)[shown]).tolist() == [200]


def test_statistics_of_bands_are_dropped(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(values(1, "uint16"))
    with raster_env(), rasterio.open(source, "r+") as dataset:
        dataset.update_tags(1, STATISTICS_MEAN="5", WAVELENGTH="665")
    output = tmp_path / "clip.tif"
    clip(source, lonlat(HOLE), output, name="My clip")
    with open_source(output) as target:
        assert target.tags(1) == {"WAVELENGTH": "665"}
        assert target.tags()["GEOPERA_NAME"] == "My clip"


def test_the_same_clip_has_the_same_bytes(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(values(2, "uint16"), nodata=0)
    first = clip(source, lonlat(HOLE), tmp_path / "first.tif")
    second = clip(source, lonlat(HOLE), tmp_path / "second.tif")
    assert first.checksum == second.checksum


def test_no_overlap_and_no_pixel_are_refused(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(values(1, "uint8"))
    output = tmp_path / "clip.tif"
    far = pixel_polygon([(2000, 2000), (2100, 2000), (2100, 2100)])
    speck = pixel_polygon([(10.6, 10.6), (10.9, 10.6), (10.9, 10.9), (10.6, 10.9)])
    with pytest.raises(InvalidInput, match="overlap"):
        clip(source, lonlat(far), output)
    with pytest.raises(InvalidInput, match="no pixel centre"):
        clip(source, lonlat(speck), output)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


def test_cancel_leaves_nothing(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(values(1, "uint8"))
    asked = 0

    def later() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1

    for stop in (lambda: True, later):
        with pytest.raises(Cancelled):
            clip(source, lonlat(HOLE), tmp_path / "clip.tif", cancelled=stop)
        assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


def test_cancel_is_heard_at_every_moment(make_raster: MakeRaster, tmp_path: Path) -> None:
    """Random data without overviews: all of it is encoded; half a second is what may pass."""
    source = make_raster(RNG.integers(1, 65535, (2, 2000, 2000), np.uint16), compress="deflate")
    whole = pixel_polygon([(-1, -1), (2001, -1), (2001, 2001), (-1, 2001)])
    for share in (0.05, 0.5, 0.72, 0.97):
        asked: list[float] = []

        def progress(now: float, share: float = share, asked: list[float] = asked) -> None:
            if now >= share and not asked:
                asked.append(time.thread_time())

        with pytest.raises(Cancelled):
            clip(
                source,
                lonlat(whole),
                tmp_path / "clip.tif",
                progress=progress,
                cancelled=lambda asked=asked: bool(asked),
            )
        assert time.thread_time() - asked[0] < 0.5
        assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


def test_an_older_output_stays_until_the_new_one_is_whole(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    source = make_raster(values(1, "uint8"))
    output = tmp_path / "clip.tif"
    output.write_bytes(b"older")
    with pytest.raises(Cancelled):
        clip(source, lonlat(HOLE), output, cancelled=lambda: True)
    assert output.read_bytes() == b"older"
    clip(source, lonlat(HOLE), output)
    assert inspect(output).is_cog


def test_outputs_that_cannot_be(make_raster: MakeRaster, tmp_path: Path) -> None:
    source = make_raster(values(1, "uint8"))
    before = source.read_bytes()
    with pytest.raises(InvalidInput, match="source"):
        clip(source, lonlat(HOLE), source)
    with pytest.raises(InvalidInput, match="folder"):
        clip(source, lonlat(HOLE), tmp_path / "absent" / "clip.tif")
    with pytest.raises(NotFound):
        clip(tmp_path / "absent.tif", lonlat(HOLE), tmp_path / "clip.tif")
    assert source.read_bytes() == before


def test_a_damaged_source_is_told_and_not_tried_again(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    noise = RNG.integers(1, 65535, (2, HEIGHT, WIDTH), np.uint16)
    source = make_raster(noise, compress="deflate")
    with source.open("r+b") as file:
        file.seek(source.stat().st_size // 3)
        file.write(b"\xff" * (source.stat().st_size // 2))
    with pytest.raises(InvalidInput, match=f"{source.name} cannot be read") as told:
        clip(source, lonlat(HOLE), tmp_path / "clip.tif")
    assert str(tmp_path) not in told.value.detail
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_a_full_disk_is_told_and_leaves_nothing(make_raster: MakeRaster, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    source = make_raster(RNG.integers(1, 65535, (2, HEIGHT, WIDTH), np.uint16))
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, old[1]))
        with pytest.raises(Unavailable, match="cannot be written"):
            clip(source, lonlat(HOLE), tmp_path / "clip.tif")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


def test_progress_grows_to_one(make_raster: MakeRaster, tmp_path: Path) -> None:
    seen: list[float] = []
    clip(make_raster(values(1, "uint8")), lonlat(HOLE), tmp_path / "c.tif", progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_names_with_brackets_are_no_patterns(make_raster: MakeRaster, tmp_path: Path) -> None:
    other = tmp_path / ".a.part.tif"
    other.write_bytes(b"not ours")
    clip(make_raster(values(1, "uint8")), lonlat(HOLE), tmp_path / "[a].tif")
    assert other.exists()
    assert inspect(tmp_path / "[a].tif").is_cog


@pytest.mark.parametrize(("width", "height"), [(512, 900), (1024, 2100), (1023, 5000), (512, 512)])
def test_no_level_is_taken_for_untiled(
    make_raster: MakeRaster, tmp_path: Path, width: int, height: int
) -> None:
    source = make_raster(np.ones((1, height, width), np.uint8))
    native: Polygon = pixel_polygon(
        [(-1, -1), (width + 1, -1), (width + 1, height + 1), (-1, height + 1)]
    )
    output = tmp_path / "clip.tif"
    clip(source, lonlat(native), output)
    assert cogeo.cog_validate(output, strict=True, quiet=True)[0]
    assert block_size(width, height) != width or height <= width
