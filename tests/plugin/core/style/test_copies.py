"""Styles as text: for other programs, for profiles, for layers."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from geopera_plugin.client import Client
from geopera_plugin.client.models import Asset, Band, Formula, Scene
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.style.colors import (
    base_name,
    colors_of,
    custom,
    is_custom,
    sampled,
    stops_of,
    turned,
)
from geopera_plugin.core.style.copies import Copy, copied, numbered
from geopera_plugin.core.style.expression import names_in, unbalanced, unknown_band, words_for
from geopera_plugin.core.style.relief import Relief, Shading
from geopera_plugin.core.style.spec import from_config, restyled, style_of, to_config
from geopera_plugin.core.style.stretch import Stretch, StretchTo
from geopera_plugin.core.style.style import SceneStyle, layer_spec
from tests.plugin.gui.conftest import make_scene

NDVI = Formula("ndvi", "Vegetation", "(nir-red)/(nir+red)", ("nir", "red"), (-1, 1), "rdylgn")
ASSET = Asset("data", "h", bands=tuple(Band(name) for name in ("blue", "green", "red", "nir")))
OWN = custom([(0.0, "#000000"), (0.5, "#ff0000"), (1.0, "#ffffff")])
STYLES = [
    SceneStyle.of_bands(("red", "green", "blue")).with_rescale("0,1;0,2;0,3"),
    SceneStyle.of_formula(NDVI, "rdylgn_r").with_rescale("-0.1,0.9"),
    replace(
        SceneStyle.of_formula(NDVI, OWN).with_rescale("-0.1,0.9"),
        stretch=Stretch(StretchTo.CANVAS, 5, 95),
        resampling="cubic",
        opacity=0.5,
    ),
    SceneStyle(relief=Relief(azimuth=90.0)),
    SceneStyle(relief=Relief(Shading.ELEVATION), colormap="viridis", rescale="0,100"),
]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_comes_back_from_layers_and_profiles(style: SceneStyle) -> None:
    scene = make_scene("s1", "2026-04-12")
    spec = LayerSpec.from_json(layer_spec(scene, "data", style).to_json())
    assert style_of(spec, [NDVI], style.opacity) == style
    assert from_config(json.loads(json.dumps(to_config(style))), [NDVI]) == style


def test_a_layer_keeps_what_is_not_its_look() -> None:
    scene = make_scene("s1", "2026-04-12")
    spec = replace(layer_spec(scene, "data", STYLES[0]), minzoom=3, date="2020-01-01")
    other = restyled(spec, scene, "data", STYLES[1])
    assert (other.minzoom, other.date) == (3, "2020-01-01")
    assert (other.expression, other.bands) == (NDVI.expression, None)


@pytest.mark.parametrize(
    "config",
    [
        {"bands": 7, "expression": ["a"], "opacity": "full", "rescale": {}},
        {"opacity": 1e400, "rescale": "low,high", "relief": "hillshade,a,b,c"},
        {"colormap": "{broken", "bands": "red", "stretch": "moon,2,98"},
    ],
)
def test_a_hostile_profile_harms_nobody(config: dict) -> None:
    style = from_config(config, [])
    assert style.relief is None
    assert 0 <= style.opacity <= 1
    assert colors_of(style.colormap, {}) == []


def test_colours_are_turned_and_sampled() -> None:
    assert (turned("viridis"), turned("viridis_r")) == ("viridis_r", "viridis")
    assert base_name("viridis_r") == "viridis"
    assert is_custom(OWN)
    assert [color for _, color in stops_of(turned(OWN))] == ["#ffffff", "#ff0000", "#000000"]
    assert sampled([(0.0, "#000000"), (1.0, "#0000ff")], 3) == ["#000000", "#000080", "#0000ff"]
    assert stops_of('{"0": "red; drop", "255": "#fff"}') == []


def test_an_expression_is_looked_at_before_the_server_is() -> None:
    assert names_in("where(nir>0.5e3, sqrt(b2), red)") == ("nir", "b2", "red")
    assert unknown_band("(nir-b4)/(B9+1)", ASSET) == "B9"
    assert unknown_band("(nir-b4)", ASSET) is None
    assert (unbalanced("(a"), unbalanced("a)("), unbalanced("(a)")) == (True, True, False)
    assert words_for(ASSET)[:4] == ["blue", "green", "red", "nir"]
    assert "sqrt(" in words_for(ASSET)
    assert numbered("(nir-red)/(nir+max(red,1))", ASSET) == "(b4-b3)/(b4+max(b3,1))"


def test_copied_addresses_work(client: Client, scene: Scene) -> None:
    token, asset = client.tile_token().token, scene.asset("data")
    for style in STYLES[:3]:  # the others draw heights: this scene has four bands
        spec = layer_spec(scene, "data", style)
        for kind in (Copy.XYZ, Copy.TILEJSON, Copy.WMTS):
            url = copied(kind, spec, asset, client.base_url, token)
            assert parse_qs(urlsplit(url).query)["token"] == [token]
            if kind is Copy.XYZ:
                url = url.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0")
            answer = requests.get(url, timeout=60)
            assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("style", STYLES)
def test_scripts_hold_no_secret(style: SceneStyle) -> None:
    scene = make_scene("s1", "2026-04-12")
    spec = layer_spec(scene, "data", style)
    python = copied(Copy.PYTHON, spec, scene.asset("data"), "http://127.0.0.1:1", "SECRET")
    compile(python, "copied.py", "exec")
    assert "SECRET" not in python
    words = shlex.split(copied(Copy.PROCESS, spec, scene.asset("data"), "", "SECRET"))
    assert words[:3] == ["qgis_process", "run", "geopera:index"]
    assert "SECRET" not in " ".join(words)


def test_a_difference_is_not_copied_as_one_date(client: Client, scene: Scene, capsys) -> None:
    spec = layer_spec(scene, "data", STYLES[1])
    assert all(kind.suits(spec) for kind in Copy)
    spec = replace(spec, minus=spec.url)
    assert [kind for kind in Copy if kind.suits(spec)] == [Copy.XYZ, Copy.PYTHON]
    asset = scene.asset("data")
    url = copied(Copy.XYZ, spec, asset, client.base_url, client.tile_token().token)
    assert parse_qs(urlsplit(url).query)["minus"] == [spec.url]
    script = copied(Copy.PYTHON, spec, asset, client.base_url, "").partition("area = ")[2]
    exec(compile(f"area = {script}", "copied.py", "exec"), {"client": client})  # noqa: S102
    assert capsys.readouterr().out.startswith("(nir-red)/(nir+red) 0.0 {'2': 0.0")


def test_a_copied_script_runs(connection, scene: Scene, tmp_path, monkeypatch, capsys) -> None:
    spec = layer_spec(scene, "data", STYLES[1])
    python = copied(Copy.PYTHON, spec, scene.asset("data"), connection.base_url, "")
    monkeypatch.setenv("GEOPERA_KEY", connection.server.key)
    monkeypatch.chdir(tmp_path)
    exec(compile(python, "copied.py", "exec"), {})  # noqa: S102 (the script is ours)
    assert (tmp_path / "tile.png").read_bytes()[:4] == b"\x89PNG"
    assert "(nir-red)/(nir+red)" in capsys.readouterr().out
