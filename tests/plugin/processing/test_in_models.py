"""The algorithms as ``processing.run``, batch and models use them."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
)

from geopera_plugin.core.layers.layers import SPEC_PROPERTY
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.processing.provider import GeoperaProvider
from tests.plugin.processing.conftest import Run, layer, square


@pytest.fixture
def registered(
    provider: GeoperaProvider, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GeoperaProvider]:
    """QGIS's own Processing, which is a plugin, started as in its window."""
    monkeypatch.syspath_prepend(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    monkeypatch.delitem(sys.modules, "processing", raising=False)
    with warnings.catch_warnings():
        # QGIS 3.44 opens its help by codecs.open, which Python 3.14 is about to drop
        warnings.simplefilter("ignore", DeprecationWarning)
        from processing.core.Processing import Processing

        Processing.initialize()
    yield provider
    Processing.deinitialize()


def test_a_script_runs_them_one_after_the_other(
    registered: GeoperaProvider, raster: Path, tmp_path: Path
) -> None:
    import processing

    outputs = []
    for name, formula in (("ndvi", "ndvi"), ("ndwi", "ndwi")):  # what a batch does
        index = processing.run(
            "geopera:index",
            {"INPUT": str(raster), "FORMULA": formula, "OUTPUT": str(tmp_path / f"{name}.tif")},
        )
        tiles = processing.run(
            "geopera:mbtiles",
            {
                "INPUT": index["OUTPUT"],
                "RESCALE": "-1,1",
                "COLORMAP": "viridis",
                "MAXZOOM": 12,
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )
        outputs.append(tiles["OUTPUT"])
        assert Path(tiles["OUTPUT"]).suffix == ".mbtiles"
        assert QgsRasterLayer(tiles["OUTPUT"], "tiles", "gdal").isValid()
    assert len(set(outputs)) == 2
    assert all(
        QgsApplication.processingRegistry().algorithmById(f"geopera:{name}").flags()
        & QgsApplication.processingRegistry().algorithmById(f"geopera:{name}").FlagSupportsBatch
        for name in ("clip", "mbtiles", "terraintiles")
    )


def test_a_model_clips_and_exports_the_clip(
    registered: GeoperaProvider, raster: Path, tmp_path: Path
) -> None:
    model = QgsProcessingModelAlgorithm("clip and tiles", "tests")
    for name, parameter in (
        ("scene", QgsProcessingParameterRasterLayer("scene", "Scene")),
        ("fields", QgsProcessingParameterFeatureSource("fields", "Fields")),
    ):
        model.addModelParameter(parameter, QgsProcessingModelParameter(name))
    source = QgsProcessingModelChildParameterSource
    clip = QgsProcessingModelChildAlgorithm("geopera:clip")
    clip.setChildId("clip")
    clip.addParameterSources("INPUT", [source.fromModelParameter("scene")])
    clip.addParameterSources("MASK", [source.fromModelParameter("fields")])
    clip.addParameterSources("EXACT_BOX", [source.fromStaticValue(True)])
    model.addChildAlgorithm(clip)
    tiles = QgsProcessingModelChildAlgorithm("geopera:mbtiles")
    tiles.setChildId("tiles")
    tiles.addParameterSources("INPUT", [source.fromChildOutput("clip", "OUTPUT")])
    tiles.addParameterSources("BANDS", [source.fromStaticValue("nir")])
    for name, value in (("MAXZOOM", 13), ("FORMAT", "png"), ("QUALITY", 85), ("TILESIZE", "256"),
                        ("RESAMPLING", "nearest")):  # fmt: skip
        tiles.addParameterSources(name, [source.fromStaticValue(value)])
    output = QgsProcessingModelOutput("exported", "Exported")
    output.setChildOutputName("OUTPUT")
    tiles.setModelOutputs({"exported": output})
    model.addChildAlgorithm(tiles)
    model.initAlgorithm()
    target = tmp_path / "model.mbtiles"
    (destination,) = model.destinationParameterDefinitions()
    exported = destination.name()  # QGIS 3.40 leaves the child out of it
    parameters = {
        "scene": str(raster),
        "fields": layer(square(20, 20, 100)),
        exported: str(target),
    }
    answer, done = model.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
    assert done
    assert answer[exported] == str(target)
    assert QgsRasterLayer(str(target), "tiles", "gdal").isValid()


def test_layers_of_a_server_are_told_apart(run: Run, tmp_path: Path) -> None:
    tiles = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png", "Harbour", "wms")
    spec = LayerSpec("geopera://items/i/data", "Harbour")
    tiles.setCustomProperty(SPEC_PROPERTY, spec.to_json())
    QgsProject.instance().addMapLayer(tiles)
    with pytest.raises(QgsProcessingException, match="Harbour shows tiles of a server"):
        run("mbtiles", INPUT=tiles, OUTPUT=str(tmp_path / "x.mbtiles"))
