"""Formulas of an organization's own, and saved styles of items."""

from __future__ import annotations

import io

import morecantile
import numpy as np
import pytest
from PIL import Image

from ..http import Api

WHERE = morecantile.tms.get("WebMercatorQuad").tile(15.01, 52.345, 14)


def test_the_life_of_a_formula(api: Api) -> None:
    body = {"name": "mine", "formula": "(nir-red)/(nir+red)"}
    made = api.op("band_formulas.create", body)
    assert made["required_bands"] == ["nir", "red"]
    assert (made["colormap"], made["value_range"], made["category"]) == (
        "RdYlGn",
        [-1.0, 1.0],
        "custom",
    )
    api.op("band_formulas.create", body, 409)
    id = {"formula_id": made["id"]}
    changed = api.op("band_formulas.update", {**id, "formula": "blue*2", "value_range": [0, 5]})
    assert (changed["required_bands"], changed["value_range"]) == (["blue"], [0.0, 5.0])
    assert api.op("band_formulas.get", id) == changed
    assert api.op("band_formulas.list", {"include_templates": False}) == [changed]
    everything = api.op("band_formulas.list")
    templates = [each for each in everything if each["is_template"]]
    assert len(templates) == len(api.op("cog.formulas")) == len(everything) - 1
    ndvi = api.op("band_formulas.get", {"formula_id": "template:ndvi"})
    assert ndvi in templates
    only = api.op("band_formulas.list", {"category": "custom"})
    assert only == [changed]
    for operation in ("update", "delete"):
        api.op(f"band_formulas.{operation}", {"formula_id": "template:ndvi"}, 403)
    assert api.op("band_formulas.delete", id) == {"ok": True, "id": made["id"]}
    api.op("band_formulas.get", id, 404)
    api.op("band_formulas.get", {"formula_id": "template:none"}, 404)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"formula": "import os"}, 400),
        ({"formula": "nir +"}, 400),
        ({"colormap": "no such"}, 400),
        ({"value_range": [1, 1]}, 422),
        ({"value_range": [0]}, 422),
        ({"name": "x"}, 422),
        ({"name": "x" * 51}, 422),
    ],
)
def test_formulas_that_mean_nothing(api: Api, changes: dict[str, object], status: int) -> None:
    body = {"name": "mine", "formula": "nir/red", **changes}
    answer = api.op("band_formulas.create", body, status)
    assert answer["detail"]


def test_styles_of_an_item_and_its_default(api: Api, scene: dict[str, str]) -> None:
    item = {"item_id": scene["item_id"]}
    ndvi = {"expression": "(nir-red)/(nir+red)", "rescale": "-1,1", "colormap": "rdylgn"}
    first = api.op(
        "visualization.profile.create",
        {**item, "name": "NDVI", "type": "expression", "config": ndvi, "is_default": True},
    )
    assert (first["layer"], first["version"], first["is_default"]) == ("user", 1, True)
    second = api.op(
        "visualization.profile.create",
        {**item, "name": "Red", "type": "singleband", "config": {"bands": "red"}, "sort_order": -1},
    )
    one, two = ({**item, "profile_id": each["id"]} for each in (first, second))
    assert api.op("visualization.profile.set_default", two)["is_default"]
    assert not api.op("visualization.profile.get", one)["is_default"]
    changed = api.op("visualization.profile.update", {**one, "name": "Green", "is_default": True})
    assert (changed["version"], changed["name"]) == (2, "Green")
    listed = api.op("visualization.profiles.list", item)
    assert [(each["name"], each["is_default"]) for each in listed] == [
        ("Red", False),
        ("Green", True),
    ]
    assert api.op("visualization.profile.delete", one)["ok"]
    api.op("visualization.profile.get", one, 404)
    wrong = {**item, "name": "x", "type": "rgb", "config": {}, "asset_key": "none"}
    api.op("visualization.profile.create", wrong, 400)
    huge = {**item, "name": "x", "type": "rgb", "config": {"x": "y" * 100_001}}
    api.op("visualization.profile.create", huge, 422)


def test_an_item_is_drawn_by_its_styles(api: Api, scene: dict[str, str]) -> None:
    item = {"item_id": scene["item_id"]}
    tile = {"z": 14, "x": WHERE.x, "y": WHERE.y, "format": "png"}
    url = f"geopera://items/{scene['item_id']}/data"

    def pixels(content: bytes) -> np.ndarray:
        return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA"))

    ndvi = {"expression": "(nir-red)/(nir+red)", "rescale": "-1,1", "colormap": "rdylgn"}
    red = {"bands": "red", "rescale": "0,4000"}
    plain = pixels(api.op("cog.tile.render", {"url": url, **tile}))
    by_formula = pixels(api.op("cog.tile.render", {"url": url, **tile, **ndvi}))
    by_band = pixels(api.op("cog.tile.render", {"url": url, **tile, **red}))
    assert not np.array_equal(plain, by_formula)

    def shown(**how: str) -> np.ndarray:
        return pixels(api.op("items.tile.render", {**item, **tile, **how}))

    assert np.array_equal(shown(), plain)
    assert np.array_equal(shown(**ndvi), by_formula)
    body = {**item, "name": "NDVI", "type": "expression", "config": ndvi, "is_default": True}
    api.op("visualization.profile.create", body)
    assert np.array_equal(shown(), by_formula), "its default style"
    assert np.array_equal(shown(profile="NDVI"), by_formula)
    assert np.array_equal(shown(**red), by_band), "what is asked goes before the style"
    api.op("items.tile.render", {**item, **tile, "profile": "none"}, 404)
    api.op("items.tile.render", {**item, **tile, "asset_key": "none"}, 404)

    described = api.op("items.tile.tilejson", {**item, "profile": "NDVI"})
    assert described["tilejson"] == "3.0.0"
    (address,) = described["tiles"]
    address = address.format(z=14, x=WHERE.x, y=WHERE.y)
    assert address.startswith(api.url)
    assert np.array_equal(pixels(api.http.get(address).content), by_formula)

    stretch = api.op("items.tile.statistics", {**item, "expression": "nir;red*2"})
    low, high = stretch["outputs"][0]["percentile_2"], stretch["outputs"][0]["percentile_98"]
    assert 1 <= low < 200 < 3800 < high <= 4000, "bands are drawn evenly from 1 to 3999"
    assert stretch["rescale"].startswith(f"{low:g},{high:g};")
