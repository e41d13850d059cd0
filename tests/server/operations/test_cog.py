"""Statistics, tiles, colormaps and formulas over HTTP."""

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
from rasterio.features import geometry_mask
from rasterio.warp import transform_geom

from ..conftest import lonlat_box
from ..http import Api

FIELD = lonlat_box(302, 402, 1498, 1298)  # its edges keep off the centres of pixels
TMS = morecantile.tms.get("WebMercatorQuad")


@pytest.fixture
def url(scene: dict[str, str]) -> str:
    return f"geopera://items/{scene['item_id']}/data"


@pytest.fixture
def token(api: Api) -> str:
    return api.op("tiles.token")["token"]


def picture(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA"))


def tile_over_field(zoom: int = 14) -> dict[str, int]:
    lon, lat = np.mean(FIELD["coordinates"][0][:4], axis=0)
    tile = TMS.tile(lon, lat, zoom)
    return {"z": tile.z, "x": tile.x, "y": tile.y}


def test_statistics_are_those_of_every_pixel_inside(api: Api, url: str, scene_path: Path) -> None:
    body = {"url": url, "geometry": FIELD, "percentiles": [2, 50, 98]}
    found = api.op("cog.statistics", body)
    with rasterio.open(scene_path) as source:
        values = source.read()
        shape = transform_geom("EPSG:4326", source.crs, FIELD)
        inside = geometry_mask([shape], values.shape[1:], source.transform, invert=True)
    assert set(found) == {"b1", "b2", "b3", "b4"}
    for index, band in enumerate(values):
        expected = band[inside].astype(np.float64)
        one = found[f"b{index + 1}"]
        assert one["count"] == inside.sum()
        assert (one["min"], one["max"]) == (expected.min(), expected.max())
        assert one["mean"] == pytest.approx(expected.mean(), rel=1e-12)
        assert one["std"] == pytest.approx(expected.std(), rel=1e-9)
        assert one["valid_percent"] == 100
        for percentile in (2, 50, 98):
            assert one[f"percentile_{percentile}"] == pytest.approx(
                np.percentile(expected, percentile)
            )
        assert sum(one["histogram"][0]) == one["count"]


def test_statistics_of_an_expression(api: Api, url: str, scene_path: Path) -> None:
    by_name = {"url": url, "geometry": FIELD, "expression": "(nir-red)/(nir+red)"}
    by_index = {**by_name, "expression": "(b4-b3)/(b4+b3)"}
    (first,) = api.op("cog.statistics", by_name).values()
    (second,) = api.op("cog.statistics", by_index).values()
    with rasterio.open(scene_path) as source:
        values = source.read([3, 4]).astype(np.float64)
        shape = transform_geom("EPSG:4326", source.crs, FIELD)
        inside = geometry_mask([shape], values.shape[1:], source.transform, invert=True)
    red, nir = values[:, inside]
    ndvi = (nir - red) / (nir + red)
    for found in (first, second):
        assert found["mean"] == pytest.approx(ndvi.mean(), abs=1e-6)
        assert found["percentile_98"] == pytest.approx(np.percentile(ndvi, 98), abs=1e-5)


@pytest.mark.parametrize(
    "change",
    [
        {"expression": "nir/"},
        {"expression": "swir-red"},
        {"expression": "__import__('os')"},
        {"expression": "red.real"},
        {"bands": "purple"},
        {"bands": "9"},
        {"geometry": {"type": "Point", "coordinates": [15, 52]}},
        {"geometry": {}},
        {"geometry": lonlat_box(90_000, 90_000, 91_000, 91_000)},
    ],
)
def test_bad_statistics_requests_are_400_in_words(
    api: Api, url: str, change: dict[str, Any]
) -> None:
    answer = api.op("cog.statistics", {"url": url, "geometry": FIELD, **change}, 400)
    assert len(answer["detail"]) > 15


@pytest.mark.parametrize("format", ["png", "jpg", "webp"])
def test_get_and_post_give_the_same_tile(api: Api, url: str, token: str, format: str) -> None:
    style = {"bands": "red,green,blue", "rescale": "0,4000"}
    where = tile_over_field()
    posted = api.post("/v1/op/cog.tile.render", {"url": url, "format": format, **where, **style})
    path = f"/tiles/{where['z']}/{where['x']}/{where['y']}.{format}"
    got = api.http.get(path, params={"url": url, "token": token, **style})
    assert posted.status_code == got.status_code == 200
    assert got.content == posted.content
    assert got.headers["content-type"] == posted.headers["content-type"]
    assert picture(got.content).shape == (256, 256, 4)
    assert "private" in got.headers["cache-control"]
    again = api.http.get(
        path,
        params={"url": url, "token": token, **style},
        headers={"If-None-Match": got.headers["etag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_formula_is_drawn_with_its_colormap(api: Api, url: str, token: str) -> None:
    where = tile_over_field()
    path = f"/tiles/{where['z']}/{where['x']}/{where['y']}.png"
    params = {"url": url, "token": token, "expression": "(nir-red)/(nir+red)", "rescale": "-1,1"}
    grey = picture(api.http.get(path, params=params).content)
    coloured = picture(api.http.get(path, params={**params, "colormap": "rdylgn"}).content)
    inside = grey[..., 3] > 0
    assert inside.any()
    assert np.array_equal(grey[..., 0], grey[..., 1])
    assert not np.array_equal(coloured[..., 0], coloured[..., 1])
    assert np.array_equal(coloured[..., 3], grey[..., 3])


def test_pixels_outside_the_aoi_are_transparent(api: Api, url: str, token: str) -> None:
    where = tile_over_field(13)
    path = f"/tiles/{where['z']}/{where['x']}/{where['y']}.png"
    params = {"url": url, "token": token, "bands": "nir", "rescale": "0,4000"}
    whole = picture(api.http.get(path, params=params).content)
    cut = picture(api.http.get(path, params={**params, "aoi": json.dumps(FIELD)}).content)
    shape = transform_geom("EPSG:4326", "EPSG:3857", FIELD)
    bounds = TMS.xy_bounds(morecantile.Tile(where["x"], where["y"], where["z"]))
    grid = rasterio.transform.from_bounds(*bounds, 256, 256)
    inside = geometry_mask([shape], (256, 256), grid, invert=True)
    assert 0 < inside.sum() < inside.size
    assert np.array_equal(cut[..., 3] > 0, inside & (whole[..., 3] > 0))
    assert np.array_equal(cut[inside], whole[inside])
    ring = ", ".join(f"{lon} {lat}" for lon, lat in FIELD["coordinates"][0])
    wkt = api.http.get(path, params={**params, "aoi": f"POLYGON (({ring}))"})
    assert np.array_equal(picture(wkt.content), cut)


def test_a_tile_beside_the_scene_is_empty(api: Api, url: str, token: str) -> None:
    response = api.http.get("/tiles/14/0/0.png", params={"url": url, "token": token})
    assert response.status_code == 200
    assert not picture(response.content)[..., 3].any()


@pytest.mark.parametrize(
    ("path", "params", "status"),
    [
        ("/tiles/3/8/0.png", {}, 400),
        ("/tiles/-1/0/0.png", {}, 422),
        ("/tiles/31/0/0.png", {}, 422),
        ("/tiles/a/0/0.png", {}, 422),
        ("/tiles/3/0/0.bmp", {}, 400),
        ("/tiles/3/0/0.png", {"rescale": "a,b"}, 400),
        ("/tiles/3/0/0.png", {"rescale": "5,5,5"}, 400),
        ("/tiles/3/0/0.png", {"rescale": "nan,1"}, 400),
        ("/tiles/3/0/0.png", {"bands": "red", "colormap": "nope"}, 400),
        ("/tiles/3/0/0.png", {"bands": "red,green,blue", "colormap": "viridis"}, 400),
        ("/tiles/3/0/0.png", {"aoi": "POLYGON(("}, 400),
        ("/tiles/3/0/0.png", {"quality": "0"}, 422),
        ("/tiles/3/0/0.png", {"url": "geopera://items/none/data"}, 404),
        ("/tiles/3/0/0.png", {"url": "/etc/passwd"}, 404),
        ("/tiles/3/0/0.png", {"url": "http://127.0.0.1:1/x.tif"}, 400),
        ("/tiles/3/0/0.png", {"url": "/vsicurl/http://127.0.0.1:1/x.tif"}, 400),
        ("/tiles/3/0/0.png", {"url": "vrt:///etc/passwd"}, 400),
        ("/tiles/3/0/0.png", {"url": "\0"}, 400),
        ("/tiles/3/0/0.png", {"url": "file://["}, 400),
        ("/tiles/3/0/0.png", {"url": "file://elsewhere/etc/passwd"}, 400),
        ("/tiles/3/0/0.png", {"url": "file:///etc/passwd"}, 404),
        ("/tiles/3/0/0.png", {"aoi": '{"type": ["Polygon"]}'}, 400),
        ("/tiles/3/0/0.png", {"aoi": '{"type": {"a": 1}}'}, 400),
    ],
)
def test_bad_tile_requests(
    api: Api, url: str, token: str, path: str, params: dict[str, str], status: int
) -> None:
    response = api.http.get(path, params={"url": url, "token": token, **params})
    assert response.status_code == status, response.text
    assert "detail" in response.json()


def test_tiles_need_a_token_or_a_key(api: Api, url: str, token: str) -> None:
    path = "/tiles/3/0/0.png"
    assert api.http.get(path, params={"url": url}).status_code == 401
    assert api.http.get(path, params={"url": url, "token": "x"}).status_code == 401
    assert api.http.get(path, params={"url": url, "token": api.key}).status_code == 401
    assert api.http.get(path, params={"url": url}, auth=("qgis", api.key)).status_code == 200
    response = api.http.post("/v1/op/projects.list", headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 401


def test_only_geotiffs_are_opened(api: Api, token: str, scene_path: Path) -> None:
    vrt = scene_path.with_suffix(".vrt")
    vrt.write_text(
        f"""<VRTDataset rasterXSize="8" rasterYSize="8"><VRTRasterBand dataType="Byte" band="1">
        <SimpleSource><SourceFilename>{scene_path}</SourceFilename></SimpleSource>
        </VRTRasterBand></VRTDataset>"""
    )
    response = api.http.get("/tiles/3/0/0.png", params={"url": str(vrt), "token": token})
    assert response.status_code == 400
    allowed = api.http.get("/tiles/3/0/0.png", params={"url": str(scene_path), "token": token})
    assert allowed.status_code == 200


def test_colormaps_can_be_drawn_and_formulas_used(api: Api, url: str) -> None:
    groups = api.op("cog.colormaps")
    assert {"sequential", "diverging", "categorical", "elevation", "ocean"} <= set(groups)
    names = {entry["name"] for group in groups.values() for entry in group}
    for group in groups.values():
        for entry in group:
            assert all(len(colour) == 7 and colour[0] == "#" for colour in entry["colors"])
    formulas = api.op("cog.formulas")
    assert len(formulas) >= 40
    assert formulas["ndvi"]["expression"] == "(nir - red) / (nir + red)"
    for id, formula in formulas.items():
        assert formula["id"] == id
        assert formula["colormap"].removesuffix("_r") in names
        assert formula["rescale"][0] < formula["rescale"][1]
        assert formula["name"]
        assert formula["reference"].startswith("http")
