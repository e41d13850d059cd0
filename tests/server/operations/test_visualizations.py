"""What can be shown of some bands, what bands probably are, and an item as a WMTS."""

from __future__ import annotations

from xml.etree import ElementTree

import httpx
import pytest

from geopera_server.operations.visualizations import suggested_names

from ..http import Api

BANDS = {"blue": 1, "green": 2, "red": 3, "nir": 4}
OWS = "{http://www.opengis.net/ows/1.1}"
WMTS = "{http://www.opengis.net/wmts/1.0}"


def test_what_bands_allow_is_listed(api: Api) -> None:
    found = api.op("visualization.list_for", {"band_roles": BANDS, "asset": "data"})
    specs = {spec["id"]: spec for spec in found["visualizations"]}
    assert found["default_id"] == "true_color"
    assert specs["true_color"]["bands"] == [3, 2, 1]
    assert specs["ndvi"]["expression"].replace(" ", "") == "(b4-b3)/(b4+b3)"
    assert specs["ndvi"]["kind"] == "index"
    assert "ndbi" not in specs, "it needs a band that there is not"
    assert {spec["asset"] for spec in specs.values()} == {"data"}
    assert [spec["id"] for spec in specs.values() if spec["is_default"]] == ["true_color"]


def test_elevation_and_what_is_not_known(api: Api) -> None:
    terrain = api.op("visualization.list_for", {"data_type": "elevation"})
    assert terrain["default_id"] == "elevation"
    params = {"render_params": {"rescale": "0,9", "colormap": 7}}
    (raw,) = api.op("visualization.list_for", params)["visualizations"]
    assert (raw["kind"], raw["bands"], raw["rescale"], raw["colormap"]) == ("raw", [1], "0,9", None)
    api.op("visualization.list_for", {"band_roles": {"red": 0}}, 422)


@pytest.mark.parametrize(
    ("brightness", "names"),
    [
        ([1, 2, 3], ["blue", "green", "red"]),
        ([3, 2, 1], ["red", "green", "blue"]),
        ([1, 2, 3, 9], ["blue", "green", "red", "nir"]),
        ([3, 2, 1, 9], ["red", "green", "blue", "nir"]),
        ([9, 3, 2, 1], ["nir", "red", "green", "blue"]),
    ],
)
def test_names_follow_brightness(brightness: list[float], names: list[str]) -> None:
    assert suggested_names(brightness) == names


def test_bands_are_detected_and_not_changed(api: Api, scene: dict[str, str]) -> None:
    which = {"item_id": scene["item_id"], "asset_id": "data"}
    found = api.op("items.detect_asset_bands", which)
    assert found["method"] == "reflectance_ranking"
    assert found["current_band_names"] == ["blue", "green", "red", "nir"]
    assert sorted(found["suggested_band_names"]) == ["blue", "green", "nir", "red"]
    api.op("items.detect_asset_bands", {**which, "asset_id": "none"}, 404)


def test_an_item_is_a_wmts(api: Api, scene: dict[str, str]) -> None:
    api.op("items.update", {"item_id": scene["item_id"], "name": "<Field> & co"})
    body = {"item_id": scene["item_id"], "base_url": api.url}
    answer = api.post("/v1/op/items.tile.wmts_capabilities", body)
    assert answer.headers["content-type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.text)
    layer = root.find(f"{WMTS}Contents/{WMTS}Layer")
    assert layer is not None
    assert layer.findtext(f"{OWS}Title") == "<Field> & co"
    resource = layer.find(f"{WMTS}ResourceURL")
    assert resource is not None
    template = resource.attrib["template"]
    west, south, *_ = map(float, (layer.findtext(f".//{OWS}LowerCorner") or "").split())
    matrices = root.findall(f".//{WMTS}TileMatrix")
    zoom = len(matrices) - 1
    import morecantile

    tile = morecantile.tms.get("WebMercatorQuad").tile(west + 0.01, south + 0.01, zoom)
    place = {"TileMatrix": zoom, "TileCol": tile.x, "TileRow": tile.y}
    for name, value in place.items():
        template = template.replace(f"{{{name}}}", str(value))
    shown = httpx.get(template)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")
    same = api.post(
        "/v1/op/items.tile.wmts_get_tile",
        {"item_id": scene["item_id"], "z": zoom, "x": tile.x, "y": tile.y},
    )
    assert (same.status_code, same.headers["content-type"]) == (200, "image/png")
    keyed = api.post("/v1/op/items.tile.wmts_capabilities", {**body, "key": 'a"<&'}).text
    assert "token=a%22%3C%26" in keyed
    for bad in ('javascript:"', "http://a b", 'http://a"b'):
        api.op("items.tile.wmts_capabilities", {**body, "base_url": bad}, 422)


def test_a_wmts_is_xml_whatever_an_item_is_called(api: Api, scene: dict[str, str]) -> None:
    api.op("items.update", {"item_id": scene["item_id"], "name": "fi\ufffeeld \U0001f33e"})
    body = {"item_id": scene["item_id"], "base_url": "http://host/\u0001"}
    answer = api.post("/v1/op/items.tile.wmts_capabilities", body)
    root = ElementTree.fromstring(answer.text)
    assert root.findtext(f".//{OWS}Title") == "field \U0001f33e"
