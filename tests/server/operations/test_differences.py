"""What changed between two rasters: tiles of the difference, and its figures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import morecantile
import numpy as np
import pytest
from PIL import Image

from ..conftest import lonlat_box, write_scene
from ..http import Api
from ..organizations import key_of, new_organization

FIELD = lonlat_box(302, 402, 1498, 1298)
TMS = morecantile.tms.get("WebMercatorQuad")
NDVI = "(nir-red)/(nir+red)"


@pytest.fixture
def urls(api: Api, scene: dict[str, str], scene_path: Path) -> tuple[str, str]:
    """Return the addresses of two scenes of one place, of different values."""
    later = write_scene(scene_path.with_name("field_2026-06-20.tif"), seed=8)
    body = {"project_id": scene["project_id"], "paths": [str(later)]}
    other = api.op("items.ingest", body)["items"][0]
    return tuple(f"geopera://items/{each['item_id']}/data" for each in (scene, other))


@pytest.fixture
def place() -> tuple[int, int, int]:
    lon, lat = np.mean(FIELD["coordinates"][0][:4], axis=0)
    tile = TMS.tile(lon, lat, 14)
    return tile.z, tile.x, tile.y


def tile(api: Api, place: tuple[int, int, int], format: str = "npy", **query: str) -> Any:
    address = "/tiles/{}/{}/{}".format(*place)
    return api.http.get(f"{address}.{format}?{urlencode(query)}", headers={"X-API-Key": api.key})


def values(response: Any) -> np.ndarray:
    assert response.status_code == 200, response.text
    return np.load(io.BytesIO(response.content))


@pytest.mark.parametrize("what", [{"expression": NDVI}, {"bands": "red"}])
def test_a_tile_has_the_values_of_one_less_those_of_the_other(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int], what: dict[str, str]
) -> None:
    one, two = (values(tile(api, place, url=url, **what)) for url in urls)
    both = values(tile(api, place, url=urls[0], minus=urls[1], **what))
    inside = (one[-1] > 0) & (two[-1] > 0)
    assert inside.any()
    wanted = one[0].astype("float64") - two[0]
    assert both[0][inside] == pytest.approx(wanted[inside], abs=1e-5)
    assert np.array_equal(both[-1] > 0, inside)
    assert both[0][inside].min() < 0 < both[0][inside].max()


def test_a_picture_is_coloured_around_zero(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int]
) -> None:
    look = {"expression": NDVI, "rescale": "-1,1", "colormap": "greys"}
    found = tile(api, place, "png", url=urls[0], minus=urls[0], **look)
    assert found.status_code == 200
    picture = np.asarray(Image.open(io.BytesIO(found.content)).convert("RGBA"))
    shown = picture[picture[..., 3] > 0]
    assert len(np.unique(shown, axis=0)) == 1, "a raster less itself is zero everywhere"
    assert 90 < shown[0, 0] < 180


def test_the_entity_tag_tells_of_both(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int]
) -> None:
    look = {"expression": NDVI, "rescale": "-1,1"}
    tags = {
        tile(api, place, "png", url=urls[0], **rest, **look).headers["etag"]
        for rest in ({}, {"minus": urls[0]}, {"minus": urls[1]})
    }
    assert len(tags) == 3


def test_what_cannot_be_subtracted_is_told(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int]
) -> None:
    without = tile(api, place, "png", url=urls[0], minus=urls[1], expression=NDVI)
    assert without.status_code == 400
    assert "rescale" in without.json()["detail"]
    for minus in ("geopera://items/none/data", "/etc/passwd", "http://10.0.0.1/a.tif"):
        found = tile(api, place, "png", url=urls[0], minus=minus, rescale="0,1", bands="b1")
        assert found.status_code in (400, 404), minus


def test_another_organization_cannot_subtract_ours(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int], scene_path: Path
) -> None:
    key = key_of(api.context, ["*"], new_organization(api.context))
    body = {"project_name": "Theirs", "paths": [str(scene_path)]}
    own = api.post("/v1/op/items.ingest", body, key).json()["items"][0]["item_id"]
    look = {"bands": "b1", "rescale": "0,1", "url": f"geopera://items/{own}/data"}
    address = "/tiles/{}/{}/{}.png?".format(*place)
    found = api.http.get(address + urlencode(look), headers={"X-API-Key": key})
    assert found.status_code == 200
    look["minus"] = urls[1]
    found = api.http.get(address + urlencode(look), headers={"X-API-Key": key})
    assert found.status_code == 404


def test_figures_are_those_of_the_pixels(api: Api, urls: tuple[str, str]) -> None:
    body = {"url": urls[0], "minus": urls[1], "geometry": FIELD, "bands": "red"}
    (found,) = api.op("cog.difference", body)
    one, two = (
        api.op("cog.statistics", {"url": url, "geometry": FIELD, "bands": "red"}) for url in urls
    )
    means = [next(iter(figures.values()))["mean"] for figures in (one, two)]
    assert found["mean"] == pytest.approx(means[0] - means[1], abs=20)
    assert found["percentiles"]["2"] < 0 < found["percentiles"]["98"]
    assert found["count"] > 10_000
    (same,) = api.op("cog.difference", {**body, "minus": urls[0]})
    assert same["percentiles"] == {"2": 0, "98": 0}


def test_figures_of_nothing_are_none(api: Api, urls: tuple[str, str]) -> None:
    far = {"type": "Polygon", "coordinates": [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0]]]}
    (found,) = api.op(
        "cog.difference", {"url": urls[0], "minus": urls[1], "geometry": far, "expression": NDVI}
    )
    assert found["count"] == 0
    assert found["mean"] is None


@pytest.mark.filterwarnings("error")
def test_infinity_less_infinity_is_no_value(api: Api, urls: tuple[str, str]) -> None:
    body = {"url": urls[0], "minus": urls[0], "geometry": FIELD, "expression": "red/(red-red)"}
    (found,) = api.op("cog.difference", body)
    assert (found["count"], found["mean"]) == (0, None)


def test_a_tile_token_is_taken_from_its_header(
    api: Api, urls: tuple[str, str], place: tuple[int, int, int]
) -> None:
    token = api.op("tiles.token")["token"]
    address = "/tiles/{}/{}/{}.png?".format(*place) + urlencode({"url": urls[0], "bands": "b1"})
    assert api.http.get(address, headers={"X-Tile-Token": token}).status_code == 200
    refused = api.http.get(address, headers={"X-Tile-Token": token + "x"})
    assert refused.status_code == 401
    assert "Basic" not in refused.headers["www-authenticate"], "no map client asks for a password"
    assert api.http.get(address).status_code == 401
    assert api.http.get("/colormaps", headers={"X-Tile-Token": token}).status_code == 401
