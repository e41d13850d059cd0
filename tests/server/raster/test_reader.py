"""The reader beside rio-tiler's own: the same tiles, whichever way they are read."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rio_tiler.errors import TileOutsideBounds
from rio_tiler.io import Reader as RioReader

from geopera_server.errors import InvalidInput, NotFound
from geopera_server.raster import plain_values
from geopera_server.raster import reader as reader_module
from geopera_server.raster.handle_pool import pooled_source
from geopera_server.raster.reader import open_reader
from geopera_server.raster.source import raster_env
from geopera_server.raster.tile_matrix import matrix_set
from geopera_server.raster.titiler import classic
from geopera_server.raster.titiler.algorithms import ALGORITHMS
from geopera_server.raster.titiler.cutout import Reading, Size
from tests.contract.titiler import rasters
from tests.contract.titiler.asks import tile

NATIVE = 14


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rasters")
    rasters.make_all(made)
    return made


def place_of(name: str, zoom: int = NATIVE) -> tuple[int, int, int]:
    z, x, y = map(int, tile(name, zoom).split("/"))
    return x, y, z


@pytest.mark.parametrize("name", rasters.NAMES)
@pytest.mark.parametrize(
    ("zoom", "buffer"),
    [(NATIVE, None), (NATIVE, 3), (NATIVE + 1, None), (NATIVE + 2, None), (NATIVE + 2, 1.0)],
)
def test_tiles_are_those_of_rio_tiler(
    name: str, zoom: int, buffer: float | None, folder: Path
) -> None:
    place = place_of(name, zoom)
    with open_reader(folder / f"{name}.tif") as reader:
        ours = reader.tile(*place, buffer=buffer)
    with raster_env(), RioReader(folder / f"{name}.tif") as plain:
        theirs = plain.tile(*place, buffer=buffer)
    assert ours.array.shape == theirs.array.shape
    assert ours.array.dtype == theirs.array.dtype
    assert ours.crs == theirs.crs
    assert np.allclose(ours.bounds, theirs.bounds, atol=1e-3)
    assert ours.band_names == theirs.band_names
    differs = np.ma.getmaskarray(ours.array) != np.ma.getmaskarray(theirs.array)
    assert differs.mean() <= 0.001
    both = ~(np.ma.getmaskarray(ours.array) | np.ma.getmaskarray(theirs.array))
    off = np.abs(ours.data.astype(np.float64) - theirs.data.astype(np.float64))[both]
    spread = float(np.ptp(theirs.data[both])) or 1.0
    is_jpeg = name == "photo"  # not every decoder decodes it to the same last bit
    assert off.mean() / spread * 255 <= (0.5 if is_jpeg else 0.1)
    # GDAL itself is off by up to an eighth of a pixel
    assert (off > (8 if is_jpeg else 0)).mean() <= 0.01


@pytest.mark.parametrize("zoom", [NATIVE - 2, NATIVE, NATIVE + 2])
@pytest.mark.parametrize("name", ["scene", "clear", "relief", "masked", "scaled"])
def test_what_is_reprojected_is_not_resampled_again(name: str, zoom: int, folder: Path) -> None:
    """By rio-tiler 9: reading differs from nothing where the warp has made the tile's pixels."""
    place = place_of(name, zoom)
    with raster_env(), RioReader(folder / f"{name}.tif") as plain:
        one = plain.tile(*place)
        other = plain.tile(*place, resampling_method="cubic")
    assert np.array_equal(one.data, other.data, equal_nan=True)
    assert np.array_equal(np.ma.getmaskarray(one.array), np.ma.getmaskarray(other.array))


@pytest.mark.parametrize("method", ["bilinear", "cubic", "cubic_spline"])
@pytest.mark.parametrize("zoom", [NATIVE, NATIVE + 2])
@pytest.mark.parametrize("name", [name for name in rasters.NAMES if name != "photo"])
def test_enlarged_tiles_are_those_of_rio_tiler(
    name: str, zoom: int, method: str, folder: Path
) -> None:
    x, y, z = place_of(name, zoom)
    with open_reader(folder / f"{name}.tif") as reader:
        data = reader.plain_tile(x, y, z, 256, reader.wanted(None), resampling=method)
        theirs = reader.warped_tile((x, y, z), 256, reproject_method=method)
        ours = classic.tile(reader, (z, x, y), 256, None, Reading(resampling=method))
        slowly = classic.part(
            reader, reader.tile_box(x, y, z), Size(None, 256, 256), Reading(resampling=method),
            reader.tms.rasterio_crs, None,
        )  # fmt: skip
    assert data is not None, "it was read from cached blocks"
    pairs = [(ours.values, ours.mask != 0, slowly.values, slowly.mask != 0)]
    if name != "classes":  # which is in the CRS of the tiles: rio-tiler 9 warps nothing
        seen = np.ones(data.values.shape, bool) if data.valid is None else data.valid
        pairs.append((data.values, seen, theirs.data, ~np.ma.getmaskarray(theirs.array)))
    for values, valid, expected, known in pairs:
        valid, known = (np.broadcast_to(each, values.shape) for each in (valid, known))
        assert np.array_equal(valid, known)
        off = np.abs(values.astype(np.float64) - expected)[valid]
        assert off.mean() / (float(np.ptp(expected[valid])) or 1.0) * 255 <= 0.1


@pytest.mark.parametrize(("zoom", "bound"), [(13, 1.0), (14, 0.1), (16, 0.1)])
def test_shades_of_smoothed_heights_are_those_of_rio_tiler(
    folder: Path, tmp_path: Path, zoom: int, bound: float
) -> None:
    """Over the edge of heights without holes, of type float; at zoom 13 they are shrunk."""
    with rasterio.open(folder / "relief.tif") as made:
        profile, height, width = made.profile, made.height, made.width
    y, x = np.mgrid[0:height, 0:width]
    hills = (300 + 90 * np.sin(x / 20) * np.cos(y / 15)).astype(np.float32)
    with rasterio.open(tmp_path / "hills.tif", "w", **{**profile, "nodata": -9999.0}) as made:
        made.write(hills[None])
    with open_reader(tmp_path / "hills.tif") as reader:
        box = reader.get_geographic_bounds("EPSG:4326")
        for column, row in (((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (box[0], box[3])):
            place = tuple(reader.tms.tile(column, row, zoom))
            options = {"buffer": 3.0, "reproject_method": "bilinear"}
            quick = reader.quick_tile(place, None, **options, shrinking=2.5)
            slow = reader.warped_tile(place, None, **options)
            assert quick is not None, "it was read from cached blocks"
            ours, theirs = (ALGORITHMS["hillshade"].apply(each, {}) for each in (quick, slow))
            hidden, masked = (np.ma.getmaskarray(each.array) for each in (ours, theirs))
            assert (hidden != masked).mean() <= 0.004
            off = ours.data.astype(float) - theirs.data
            assert np.abs(off[~(hidden | masked)]).mean() <= bound


@pytest.mark.parametrize("value", [-9999.0, np.inf, np.nan])
def test_heights_with_holes(folder: Path, tmp_path: Path, value: float) -> None:
    """What no nodata marks are values to rio-tiler, and mixed with others."""
    with rasterio.open(folder / "relief.tif") as made:
        profile, shape = made.profile, made.shape
    hills = (300 + 90 * np.sin(np.indices(shape).sum(axis=0) / 20)).astype(np.float32)
    hills[40:44, :] = value
    with rasterio.open(tmp_path / "hills.tif", "w", **{**profile, "nodata": -9999.0}) as made:
        made.write(hills[None])
    with open_reader(tmp_path / "hills.tif") as reader:
        west, south, east, north = reader.get_geographic_bounds("EPSG:4326")
        tile = reader.tms.tile((west + east) / 2, north - (north - south) / 8, 14)
        quick = reader.quick_tile(tuple(tile), None, reproject_method="bilinear")
        slow = reader.warped_tile(tuple(tile), None, reproject_method="bilinear")
    if value != -9999:
        assert quick is None
        return
    assert quick is not None
    hidden, masked = (np.ma.getmaskarray(each.array) for each in (quick, slow))
    assert hidden.any()
    assert (hidden != masked).mean() <= 0.001
    assert np.abs(quick.data - slow.data)[~(hidden | masked)].mean() <= 0.05


@pytest.mark.parametrize("name", ["scene", "relief", "masked"])
@pytest.mark.parametrize(
    "tms", ["WorldCRS84Quad", "EuropeanETRS89_LAEAQuad", "WGS1984Quad", "UTM31WGS84Quad"]
)
def test_tiles_of_other_sets_are_those_of_rio_tiler(name: str, tms: str, folder: Path) -> None:
    matrices = matrix_set(tms)
    path = folder / f"{name}.tif"
    with open_reader(path, tms) as reader, raster_env(), RioReader(path, tms=matrices) as plain:
        west, south, east, north = plain.get_geographic_bounds("EPSG:4326")
        place = matrices.tile((west + east) / 2, (south + north) / 2, plain.maxzoom)
        ours = reader.tile(place.x, place.y, place.z)
        theirs = plain.tile(place.x, place.y, place.z)
    assert ours.array.shape == theirs.array.shape
    assert ours.crs == theirs.crs
    assert np.allclose(ours.bounds, theirs.bounds)
    mine, other = np.ma.getmaskarray(ours.array), np.ma.getmaskarray(theirs.array)
    assert (mine != other).mean() <= 0.001
    assert not mine.all()
    both = ~(mine | other)
    off = np.abs(ours.data.astype(np.float64) - theirs.data.astype(np.float64))[both]
    spread = float(np.ptp(theirs.data[both])) or 1.0
    assert off.mean() / spread * 255 <= 0.1  # GDAL itself is off by up to an eighth of a pixel


def test_plain_tiles_come_from_cached_blocks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = reader_module.read_tile

    def counted(*args: object, **kwargs: object) -> object:
        asked.append(1)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(reader_module, "read_tile", counted)
    monkeypatch.setattr(plain_values, "read_tile", counted)
    with open_reader(folder / "scene.tif") as reader:
        reader.tile(*place_of("scene"))
        assert len(asked) == 1
        reader.tile(*place_of("scene"), buffer=0.5)
        reader.tile(*place_of("scene"), buffer=100)
        reader.tile(*place_of("scene"), nodata=5)
        assert len(asked) == 1  # these are rio-tiler's own
        reader.tile(*place_of("scene", NATIVE - 1), reproject_method="bilinear")  # is smaller
        reader.tile(*place_of("scene"), reproject_method="mode")
        assert len(asked) == 1
        reader.tile(*place_of("scene"), buffer=3)
        assert len(asked) == 2
        reader.tile(*place_of("scene"), reproject_method="bilinear")
        reader.tile(*place_of("scene"), resampling_method="bilinear")  # of what the warp has made
        assert len(asked) == 4
    with open_reader(folder / "scene.tif", "WorldCRS84Quad") as reader:
        reader.tile(4437, 856, 12)
        assert len(asked) == 5
    with open_reader(folder / "photo.tif") as reader:  # in the CRS of the tiles: nothing is warped
        reader.tile(*place_of("photo", NATIVE + 1), reproject_method="bilinear")
        reader.tile(*place_of("photo", NATIVE + 1), resampling_method="bilinear")
        assert len(asked) == 5
        reader.tile(*place_of("photo", NATIVE + 1))
        assert len(asked) == 6


def test_handles_stay_open_and_belong_to_their_thread(folder: Path) -> None:
    path = folder / "scene.tif"
    seen = []

    def look() -> None:
        with open_reader(path) as reader:
            seen.append(reader.dataset)
            assert not reader.dataset.closed

    look()
    look()
    other = threading.Thread(target=look)
    other.start()
    other.join()
    assert seen[0] is seen[1]
    assert seen[0] is not seen[2]
    assert not seen[0].closed
    with pooled_source(path) as source:
        assert source.dataset is seen[0]


def test_other_tile_matrix_sets(folder: Path) -> None:
    with open_reader(folder / "scene.tif", "WorldCRS84Quad") as reader:
        image = reader.tile(4437, 856, 12)
        assert image.array.shape == (4, 256, 256)
        assert image.crs.to_epsg() == 4326 or image.crs.to_string() == "OGC:CRS84"
        with pytest.raises(TileOutsideBounds):
            reader.tile(0, 0, 12)
    with pytest.raises(InvalidInput), open_reader(folder / "scene.tif", "Nothing"):
        pass
    assert matrix_set("WebMercatorQuad") is matrix_set("WebMercatorQuad")


def test_zooms_beyond_the_tile_matrix_set(folder: Path) -> None:
    with open_reader(folder / "photo.tif") as reader:
        assert reader.tile(*place_of("photo", 28)).array.shape == (3, 256, 256)
        with pytest.raises(TileOutsideBounds):
            reader.tile(0, 0, 31)
        with pytest.raises(TileOutsideBounds):
            reader.tile(0, 0, 28)


def test_what_is_no_geotiff_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tif").write_text("<VRTDataset/>")
    with pytest.raises(InvalidInput), open_reader(tmp_path / "x.tif"):
        pass
    with pytest.raises(NotFound), open_reader(tmp_path / "gone.tif"):
        pass
