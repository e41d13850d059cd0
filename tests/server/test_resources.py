"""The data files: spectral indices and colormaps."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest
from rio_tiler.colormap import cmap

from geopera_server.resources import resource_path

BANDS = {
    "coastal", "blue", "green", "green05", "yellow", "red", "rededge071", "rededge075",
    "rededge078", "nir", "nir08", "swir", "swir22",
}  # fmt: skip
FORMULAS: dict[str, dict[str, Any]] = json.loads(resource_path("formulas.json").read_text("utf-8"))
COLORMAPS: dict[str, list[dict[str, Any]]] = json.loads(
    resource_path("colormaps.json").read_text("utf-8")
)
CROP = {"blue": 320, "green": 700, "red": 350, "nir": 4200, "swir": 1900}


def test_there_are_many_indices_over_all_domains() -> None:
    assert len(FORMULAS) >= 60
    assert {f["domain"] for f in FORMULAS.values()} >= {
        "vegetation", "water", "burn", "snow", "soil", "urban",
    }  # fmt: skip
    assert {"ndvi", "evi", "savi", "ndwi", "ndmi", "nbr", "ndbi", "ndsi"} <= set(FORMULAS)


@pytest.mark.parametrize("key", sorted(FORMULAS))
def test_an_index_is_complete(key: str) -> None:
    formula = FORMULAS[key]
    assert formula["id"] == key == key.lower()
    assert formula["name"]
    names = set(re.findall(r"[a-z]\w*", formula["expression"]))
    assert names == set(formula["bands"]) <= BANDS
    low, high = formula["rescale"]
    assert low < high
    assert formula["colormap"] in cmap.list()
    assert formula["reference"].startswith("http")
    assert ("/ 10000" in formula["expression"]) is formula["reflectance_scale"]


@pytest.mark.parametrize("key", sorted(FORMULAS))
def test_the_expression_engine_takes_it(key: str) -> None:
    module = pytest.importorskip("geopera_server.raster.expression")
    formula = FORMULAS[key]
    expression = module.Expression.parse(formula["expression"])
    assert set(expression.names) == set(formula["bands"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ndvi", (4200 - 350) / (4200 + 350)),
        ("ndwi", (700 - 4200) / (700 + 4200)),
        ("evi", 2.5 * (0.42 - 0.035) / (0.42 + 6 * 0.035 - 7.5 * 0.032 + 1)),
        ("savi", 1.5 * (0.42 - 0.035) / (0.42 + 0.035 + 0.5)),
        ("ndsi", (700 - 1900) / (700 + 1900)),
    ],
)
def test_known_values_on_raw_pixels(key: str, value: float) -> None:
    module = pytest.importorskip("geopera_server.raster.expression")
    pixels = {n: np.full((2, 2), v, "float32") for n, v in CROP.items()}
    expression = module.Expression.parse(FORMULAS[key]["expression"])
    result = expression.evaluate({n: pixels[n] for n in expression.names})
    assert np.allclose(np.ma.filled(result, np.nan), value, rtol=1e-4)
    low, high = FORMULAS[key]["rescale"]
    assert low <= value <= high


def test_colormaps_are_known_and_drawn() -> None:
    names = [member["name"] for members in COLORMAPS.values() for member in members]
    assert {"sequential", "diverging", "categorical", "elevation", "ocean"} <= set(COLORMAPS)
    assert len(names) == len(set(names)) >= 60
    assert set(names) <= set(cmap.list())
    for group, members in COLORMAPS.items():
        for member in members:
            assert member["title"]
            assert all(re.fullmatch(r"#[0-9a-f]{6}", color) for color in member["colors"])
            count = len(member["colors"])
            assert (8 <= count <= 32) if group == "categorical" else count == 16


def test_the_colormap_of_an_index_is_offered() -> None:
    offered = {member["name"] for members in COLORMAPS.values() for member in members}
    used = {formula["colormap"].removesuffix("_r") for formula in FORMULAS.values()}
    assert used <= offered


def test_swatches_are_the_real_colors() -> None:
    viridis = next(m for m in COLORMAPS["sequential"] if m["name"] == "viridis")
    assert viridis["colors"][0] == "#440154"
    assert viridis["colors"][-1] == "#fde724"
