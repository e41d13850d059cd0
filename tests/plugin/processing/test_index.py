from __future__ import annotations

import shlex
from pathlib import Path

import numpy as np
import pytest
import rasterio
from qgis.core import QgsProcessingException

from geopera_plugin.client.models import Asset, Band
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.style.copies import process_text
from tests.plugin.processing.conftest import Run, Told, layer, square


def test_a_formula_of_the_catalogue_becomes_a_cog(run: Run, raster: Path, tmp_path: Path) -> None:
    target, told = tmp_path / "ndvi.tif", Told()
    answer = run("index", told, INPUT=str(raster), FORMULA="ndvi", OUTPUT=str(target))
    assert answer["USED"] == "(nir - red) / (nir + red)"
    assert told.shares[-1] == 100
    column = np.arange(256, dtype="float32")
    expected = (column * 4 - column * 3) / (2000 + column * 7)
    with rasterio.open(target) as made, rasterio.open(raster) as source:
        assert made.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert made.transform == source.transform
        np.testing.assert_allclose(made.read(1), np.tile(expected, (256, 1)), rtol=1e-6)


def test_an_expression_wins_and_polygons_hide_what_is_outside(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sum.tif"
    run(
        "index",
        INPUT=str(raster),
        FORMULA="ndvi",
        EXPRESSION="blue + green; nir",
        MASK=layer(square(10, 10, 5), square(20, 10, 5)),
        OUTPUT=str(target),
    )
    with rasterio.open(target) as made:
        values = made.read()
    assert values.shape == (2, 5, 15)
    assert np.isnan(values[:, :, 5:10]).all()
    np.testing.assert_array_equal(values[0, 0, :5], 2000 + 3 * np.arange(10, 15))
    np.testing.assert_array_equal(values[1, 0, 10:], 1000 + 4 * np.arange(20, 25))


def test_the_command_copied_from_a_layer_computes_what_it_shows(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    names = ("blue", "green", "red", "nir")
    asset = Asset("data", "geopera://items/i/data", bands=tuple(Band(name) for name in names))
    spec = LayerSpec(asset.href, "2026-04-12 NDVI", expression="(nir-red)/(nir+red)")
    words = shlex.split(process_text(spec, asset))
    assert words[:4] == ["qgis_process", "run", "geopera:index", "--"]
    told = dict(word.split("=", 1) for word in words[4:])
    assert (told["INPUT"], told["OUTPUT"]) == ("data.tif", "2026-04-12_NDVI.tif")
    target = tmp_path / told["OUTPUT"]
    run("index", INPUT=str(raster), EXPRESSION=told["EXPRESSION"], OUTPUT=str(target))
    column = np.arange(256, dtype="float32")
    with rasterio.open(target) as made:
        np.testing.assert_allclose(made.read(1)[0], column / (2000 + column * 7), rtol=1e-6)


def test_what_cannot_be_is_told_in_words_and_leaves_nothing(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = str(folder / "index.tif")
    for expression, words in (
        ("nir - teal", "teal"),
        ("__import__('os')", "functions"),
        ("nir +", "nir|expression"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            run("index", INPUT=str(raster), EXPRESSION=expression, OUTPUT=target)
    told = Told()
    told.cancel()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("index", told, INPUT=str(raster), OUTPUT=target)
    before = raster.read_bytes()
    with pytest.raises(QgsProcessingException, match="source"):
        run("index", INPUT=str(raster), OUTPUT=str(raster))
    assert raster.read_bytes() == before
    assert list(folder.iterdir()) == []
