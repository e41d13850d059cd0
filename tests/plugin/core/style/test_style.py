from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geopera_plugin.client import BadRequest, Client
from geopera_plugin.client.models import Asset, Band, Formula, Scene
from geopera_plugin.core.style.style import (
    SceneStyle,
    band_number,
    by_numbers,
    can_draw,
    default_bands,
    layer_spec,
    missing_bands,
    obstacle,
    parse_rescale,
    stretch,
)

NDVI = Formula("ndvi", "Vegetation", "(nir-red)/(nir+red)", ("nir", "red"), (-1, 1), "rdylgn")


def asset_of(*bands: str, **common: str) -> Asset:
    return Asset("data", "h", bands=tuple(Band(name, common.get(name)) for name in bands))


def values(rescale: str) -> list[tuple[float, float]]:
    return parse_rescale(rescale, 3)


def test_natural_colour_is_the_default() -> None:
    assert default_bands(asset_of("blue", "green", "red", "nir")) == ("red", "green", "blue")
    common = {"B2": "blue", "B3": "green", "B4": "red"}
    assert default_bands(asset_of("B2", "B3", "B4", **common)) == ("B4", "B3", "B2")
    assert default_bands(asset_of("b1", "b2", "b3", "b4")) == ("b1", "b2", "b3")
    assert default_bands(asset_of("b1", "b2")) == ("b1",)
    assert default_bands(asset_of("elevation")) == ("elevation",)
    assert default_bands(asset_of()) == ()


def test_a_formula_needs_its_bands() -> None:
    assert can_draw(asset_of("red", "nir"), NDVI)
    assert can_draw(asset_of("B4", "B8", B4="red", B8="nir"), NDVI)
    assert not can_draw(asset_of("red", "green"), NDVI)


def test_a_formula_of_reflectance_means_nothing_for_8_bit_values() -> None:
    evi = replace(NDVI, id="evi", reflectance_scale=True)
    photo = Asset("data", "h", bands=(Band("red", None, "uint8"), Band("nir", None, "uint8")))
    scene = Asset("data", "h", bands=(Band("red", None, "uint16"), Band("nir", None, "uint16")))
    assert can_draw(photo, NDVI)
    assert can_draw(scene, evi)
    assert not can_draw(photo, evi)
    assert "8-bit" in (obstacle(photo, evi) or "")
    assert "nir" in (obstacle(asset_of("red"), NDVI) or "")


def test_bands_are_found_as_the_server_finds_them() -> None:
    asset = asset_of("B4", "B8A", "B11", B4="red", B8A="nir08", B11="swir16")
    found = [band_number(asset, name) for name in ("red", "nir", "swir", "B11", "swir2")]
    assert found == [1, 2, 3, 3, None]
    assert [band_number(asset, name) for name in ("b2", "3", "b11")] == [2, 3, None]
    moisture = Formula("ndmi", "Moisture", "(nir-swir)/(nir+swir)", ("nir", "swir", "blue"))
    assert missing_bands(asset, moisture) == ["blue"]


def test_a_formula_over_unnamed_bands_counts_them() -> None:
    roles = dict(zip(("b1", "b2", "b3", "b4"), ("red", "green", "blue", "nir"), strict=True))
    unnamed = asset_of("b1", "b2", "b3", "b4", **roles)
    assert by_numbers(NDVI, unnamed).expression == "(b4-b1)/(b4+b1)"
    assert by_numbers(NDVI, asset_of("red", "nir")) == NDVI


def test_a_spec_of_a_formula(scene: Scene) -> None:
    style = SceneStyle.of_formula(NDVI).with_rescale("-0.1,0.9")
    spec = layer_spec(scene, "data", style)
    assert (spec.expression, spec.bands, spec.colormap) == (NDVI.expression, None, "rdylgn")
    assert (spec.rescale, spec.formula_id) == ("-0.1,0.9", "ndvi")
    assert spec.title == "2026-04-12 NDVI"
    assert (spec.item_id, spec.project_id, spec.bbox) == (scene.id, scene.project_id, scene.bbox)


def test_a_spec_of_bands(scene: Scene) -> None:
    spec = layer_spec(scene, "data", SceneStyle.of_bands(("red", "green", "blue")))
    assert (spec.bands, spec.expression, spec.title) == ("red,green,blue", None, "2026-04-12 RGB")


def test_the_stretch_is_of_the_area_not_of_the_scene(
    client: Client, scene: Scene, aoi: dict[str, Any]
) -> None:
    style = SceneStyle.of_bands(("red", "green", "blue"))
    whole = values(stretch(client, scene, "data", style))
    # band n is 1000 + n * column over 256 columns: red is the third, green the second
    assert whole[0] == (pytest.approx(1000 + 3 * 5, abs=6), pytest.approx(1000 + 3 * 250, abs=6))
    assert whole[2] == (pytest.approx(1000 + 5, abs=2), pytest.approx(1000 + 250, abs=2))
    area = values(stretch(client, scene, "data", style, aoi))
    assert len(area) == 3
    assert area[0][0] > whole[0][0] + 100
    assert area[0][1] < whole[0][1] - 100


def test_the_stretch_of_a_formula(client: Client, scene: Scene, aoi: dict[str, Any]) -> None:
    ((low, high),) = parse_rescale(
        stretch(client, scene, "data", SceneStyle.of_formula(NDVI), aoi), 1
    )
    # NDVI is c / (2000 + 7 c) at column c
    assert 61 / (2000 + 7 * 61) - 0.003 < low < high < 165 / (2000 + 7 * 165) + 0.003


def test_an_area_beside_the_scene_is_told(client: Client, scene: Scene) -> None:
    beside = {
        "type": "Polygon",
        "coordinates": [[[10, 10], [11, 10], [11, 11], [10, 11], [10, 10]]],
    }
    style = SceneStyle.of_bands(("red", "green", "blue"))
    with pytest.raises(BadRequest):
        stretch(client, scene, "data", style, beside)


def test_a_scene_without_a_footprint_is_stretched_over_its_box(
    client: Client, scene: Scene
) -> None:
    style = SceneStyle.of_bands(("red", "green", "blue"))
    assert stretch(client, replace(scene, geometry=None), "data", style)


@pytest.mark.parametrize(
    ("text", "bands", "expected"),
    [
        ("0,1", 1, [(0.0, 1.0)]),
        ("0,1", 3, [(0.0, 1.0)] * 3),
        ("0,1;2,3;-4,5.5", 3, [(0.0, 1.0), (2.0, 3.0), (-4.0, 5.5)]),
        (None, 3, []),
        ("", 1, []),
    ],
)
def test_a_rescale_is_read(text: str | None, bands: int, expected: list[tuple[float, ...]]) -> None:
    assert parse_rescale(text, bands) == expected
