"""Terrain tiles and thumbnails over HTTP, by POST and by GET."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import morecantile
import numpy as np
import pytest
import rasterio
from PIL import Image
from rasterio.enums import Resampling
from rasterio.features import geometry_mask
from rasterio.transform import Affine, from_bounds
from rasterio.warp import transform_geom

from geopera_server.settings import Settings

from ..http import Api

TMS = morecantile.tms.get("WebMercatorQuad")
TILE = morecantile.Tile(8800, 5300, 14)
PATH = f"/terrain/{TILE.z}/{TILE.x}/{TILE.y}.png"
WHERE = {"z": TILE.z, "x": TILE.x, "y": TILE.y}


def write_heights(path: Path, heights: np.ndarray, **profile: Any) -> Path:
    """Write heights on the very pixels of a tile, nodata -99999."""
    rows, columns = heights.shape[-2:]
    planes = heights.reshape(-1, rows, columns)
    options = {
        "driver": "GTiff",
        "width": columns,
        "height": rows,
        "count": len(planes),
        "dtype": heights.dtype.name,
        "crs": "EPSG:3857",
        "transform": from_bounds(*TMS.xy_bounds(TILE), columns, rows),
        "nodata": -99999 if heights.dtype.kind == "f" else None,
        **profile,
    }
    with rasterio.open(path, "w", **options) as dataset:
        dataset.write(planes)
    return path


@pytest.fixture
def folder(settings: Settings) -> Path:
    return settings.allow_source[0]


@pytest.fixture
def heights() -> np.ndarray:
    """Return heights over the whole range of the encoding, with one pixel missing."""
    values = np.linspace(-10_000, 1_667_721.5, 256 * 256).reshape(256, 256).round(1)
    values[0, :100] = np.linspace(-500, 8848.9, 100).round(1)
    values[7, 9] = -99999
    return values


@pytest.fixture
def token(api: Api) -> str:
    return api.op("tiles.token")["token"]


def rgba(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA")).astype(np.int64)


def mapbox_m(pixels: np.ndarray) -> np.ndarray:
    code = pixels[..., 0] * 65536 + pixels[..., 1] * 256 + pixels[..., 2]
    return -10_000 + code * 0.1


def terrarium_m(pixels: np.ndarray) -> np.ndarray:
    return pixels[..., 0] * 256 + pixels[..., 1] + pixels[..., 2] / 256 - 32768


def test_heights_are_exact_over_the_whole_range(
    api: Api, token: str, folder: Path, heights: np.ndarray
) -> None:
    url = str(write_heights(folder / "dem.tif", heights))
    posted = api.op("cog.tile.terrain", {"url": url, **WHERE})
    got = api.http.get(PATH, params={"url": url, "token": token})
    assert (got.status_code, got.headers["content-type"]) == (200, "image/png")
    assert got.content == posted
    pixels = rgba(posted)
    shown = pixels[..., 3] == 255
    assert np.array_equal(shown, heights != -99999)
    assert np.array_equal(mapbox_m(pixels)[shown].round(1), heights[shown])
    again = api.http.get(
        PATH,
        params={"url": url, "token": token},
        headers={"If-None-Match": got.headers["etag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


def test_terrarium_is_exact_to_a_256th(api: Api, folder: Path) -> None:
    heights = np.linspace(-32_768, 32_767.99, 65536).reshape(256, 256).astype(np.float32)
    url = str(write_heights(folder / "dem.tif", heights))
    pixels = rgba(api.op("cog.tile.terrain", {"url": url, **WHERE, "encoding": "terrarium"}))
    assert np.abs(terrarium_m(pixels) - heights).max() <= 1 / 512


def test_depths_are_inverted_and_the_range_is_kept(api: Api, token: str, folder: Path) -> None:
    depths = np.full((256, 256), 42.5, np.float32)
    depths[0, 0], depths[0, 1] = 12_000, -2_000_000
    params = {"url": str(write_heights(folder / "sea.tif", depths)), "token": token}
    found = mapbox_m(rgba(api.http.get(PATH, params={**params, "invert": "true"}).content))
    assert found[5, 5] == pytest.approx(-42.5)
    assert (found[0, 0], found[0, 1]) == pytest.approx((-10_000, 1_667_721.5))


def test_scale_and_offset_of_the_band_are_applied(api: Api, folder: Path) -> None:
    stored = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    path = write_heights(folder / "dem.tif", stored)
    with rasterio.open(path, "r+") as dataset:
        dataset.scales, dataset.offsets = (0.1,), (-500.0,)
    found = mapbox_m(rgba(api.op("cog.tile.terrain", {"url": str(path), **WHERE})))
    assert np.allclose(found, stored * 0.1 - 500, atol=1e-6)


def test_heights_outside_the_aoi_are_transparent(
    api: Api, token: str, folder: Path, heights: np.ndarray
) -> None:
    params = {"url": str(write_heights(folder / "dem.tif", heights)), "token": token}
    west, south, east, north = TMS.bounds(TILE)
    x, y = (west + east) / 2 + 1e-6, (south + north) / 2 + 1e-6
    ring = [[west - 1, south - 1], [x, south - 1], [x, y], [west - 1, y], [west - 1, south - 1]]
    area = {"type": "Polygon", "coordinates": [ring]}
    pixels = rgba(api.http.get(PATH, params={**params, "aoi": json.dumps(area)}).content)
    grid = from_bounds(*TMS.xy_bounds(TILE), 256, 256)
    shape = transform_geom("EPSG:4326", "EPSG:3857", area)
    inside = geometry_mask([shape], (256, 256), grid, invert=True)
    assert 0.2 < inside.mean() < 0.3
    assert np.array_equal(pixels[..., 3] == 255, inside & (heights != -99999))


SEA = {"mapbox": (1, 134, 160, 0), "terrarium": (128, 0, 0, 0)}


@pytest.mark.parametrize("encoding", SEA)
@pytest.mark.parametrize("invert", [False, True])
def test_what_has_no_height_is_transparent_and_0_m(
    api: Api, token: str, folder: Path, heights: np.ndarray, encoding: str, invert: bool
) -> None:
    """Relief clients read colours alone: (0, 0, 0) would be a chasm of 10 km."""
    url = str(write_heights(folder / "dem.tif", heights))
    params = {"url": url, "token": token, "encoding": encoding, "invert": str(invert)}
    found = rgba(api.http.get(PATH, params=params).content)
    assert found[7, 9].tolist() == list(SEA[encoding])
    beside = rgba(api.http.get("/terrain/14/0/0.png", params=params).content)
    assert (beside == SEA[encoding]).all()
    west, south, east, north = TMS.bounds(TILE)
    middle = (west + east) / 2
    corners = [(west, south), (middle, south), (middle, north), (west, north), (west, south)]
    half = f"POLYGON(({','.join(f'{x} {y}' for x, y in corners)}))"
    cut = rgba(api.http.get(PATH, params={**params, "aoi": half}).content)
    assert (cut[:, 128:] == SEA[encoding]).all()
    assert (cut[8:, :127, 3] == 255).all()


def test_terrain_in_another_matrix_set_and_smoothed(api: Api, folder: Path) -> None:
    heights = (np.arange(64) * 50.0 * np.ones((64, 1))).astype(np.float32)
    url = str(write_heights(folder / "dem.tif", heights))
    where = {"z": 15, "x": 2 * TILE.x + 1, "y": 2 * TILE.y + 1}
    steps = mapbox_m(rgba(api.op("cog.tile.terrain", {"url": url, **where})))
    options = {"resampling": "bilinear", "tilesize": 512}
    smooth = mapbox_m(rgba(api.op("cog.tile.terrain", {"url": url, **where, **options})))
    assert smooth.shape == (512, 512)
    assert len(np.unique(smooth[100])) > 5 * len(np.unique(steps[50]))
    other = {"tms": "WorldMercatorWGS84Quad"}
    api.op("cog.tile.terrain", {"url": url, **WHERE, **other})
    answer = api.op("cog.tile.terrain", {"url": url, **WHERE, "tms": "None"}, 400)
    assert "matrix set" in answer["detail"]


def test_a_tile_beside_the_raster_is_empty(
    api: Api, token: str, folder: Path, heights: np.ndarray
) -> None:
    params = {"url": str(write_heights(folder / "dem.tif", heights)), "token": token}
    response = api.http.get("/terrain/14/0/0.png", params=params)
    assert response.status_code == 200
    assert not rgba(response.content)[..., 3].any()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"encoding": "other"}, 422),
        ({"invert": "perhaps"}, 422),
        ({"aoi": "POLYGON(("}, 400),
        ({"url": "/vsicurl/http://127.0.0.1:1/x.tif"}, 400),
        ({"url": "/etc/passwd"}, 404),
        ({"token": "wrong"}, 401),
    ],
)
def test_bad_terrain_requests(
    api: Api, token: str, folder: Path, heights: np.ndarray, change: dict[str, str], status: int
) -> None:
    url = str(write_heights(folder / "dem.tif", heights))
    response = api.http.get(PATH, params={"url": url, "token": token, **change})
    assert response.status_code == status, response.text


def test_terrain_needs_one_band(api: Api, scene_path: Path) -> None:
    answer = api.op("cog.tile.terrain", {"url": str(scene_path), **WHERE}, 400)
    assert "one band" in answer["detail"]


@pytest.fixture
def photo(folder: Path) -> Path:
    """Write 800 x 400 pixels of RGB whose overviews of 2 and 4 are of another colour each."""
    path = folder / "photo.tif"
    profile: dict[str, Any] = {
        "driver": "GTiff",
        "width": 800,
        "height": 400,
        "count": 3,
        "dtype": "uint8",
        "crs": "EPSG:32633",
        "transform": Affine(10, 0, 500_000, 0, -10, 5_800_000),
        "tiled": True,
        "photometric": "RGB",
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(np.full((3, 400, 800), 200, np.uint8))
    with rasterio.open(path, "r+") as dataset:
        dataset.build_overviews([2, 4], Resampling.nearest)
    for level, value in enumerate((100, 50)):
        with rasterio.open(path, "r+", overview_level=level) as dataset:
            dataset.write(np.full((3, dataset.height, dataset.width), value, np.uint8))
    return path


@pytest.mark.parametrize(
    ("box", "size", "level"),
    [
        ({}, (256, 128), 100),
        ({"width": 200, "height": 200}, (200, 100), 50),
        ({"width": 400, "height": 100}, (200, 100), 50),
        ({"width": 2000, "height": 2000}, (800, 400), 200),
        ({"width": 1, "height": 1}, (1, 1), 50),
    ],
)
def test_thumbnails_fit_and_come_from_the_smallest_fitting_overview(
    api: Api, token: str, photo: Path, box: dict[str, int], size: tuple[int, int], level: int
) -> None:
    posted = api.op("cog.thumbnail", {"url": str(photo), **box})
    got = api.http.get("/thumbnail", params={"url": str(photo), "token": token, **box})
    assert (got.status_code, got.headers["content-type"]) == (200, "image/jpeg")
    assert got.content == posted
    image = Image.open(io.BytesIO(posted))
    assert (image.format, image.size) == ("JPEG", size)
    assert np.abs(np.asarray(image).astype(int) - level).max() <= 2


@pytest.mark.parametrize("change", [{"width": 0}, {"height": 2049}, {"width": "wide"}])
def test_bad_sizes_of_thumbnails(api: Api, token: str, photo: Path, change: dict[str, Any]) -> None:
    response = api.http.get("/thumbnail", params={"url": str(photo), "token": token, **change})
    assert response.status_code == 422
    api.op("cog.thumbnail", {"url": str(photo), **change}, 422)


@pytest.mark.parametrize("name", ["colormaps", "formulas"])
def test_lists_have_a_get_twin_that_a_tile_token_does_not_open(
    api: Api, token: str, name: str
) -> None:
    got = api.http.get(f"/{name}", auth=("any", api.key))
    assert got.json() == api.op(f"cog.{name}")
    assert api.http.get(f"/{name}", params={"token": token}).status_code == 401
