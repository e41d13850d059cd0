from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
)

from geopera_plugin.client import Client
from geopera_plugin.processing import zonal_statistics
from tests.plugin.processing.conftest import Run, Told, layer, square


def lonlat(geometry: QgsGeometry) -> dict[str, Any]:
    moved = QgsGeometry(geometry)
    moved.transform(
        QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:32633"),
            QgsCoordinateReferenceSystem("EPSG:4326"),
            QgsProject.instance(),
        )
    )
    return json.loads(moved.asJson(15))


@pytest.mark.parametrize("weighted", [False, True])
def test_has_the_figures_of_the_server(
    run: Run, client: Client, raster: Path, weighted: bool
) -> None:
    zones = [square(20.3, 30.4, 40.2), square(100, 100, 7)]
    zones[0].rotate(17, zones[0].centroid().asPoint())
    told = Told()
    answer = run(
        "zonalstatistics",
        told,
        INPUT=str(raster),
        ZONES=layer(*zones),
        STATISTICS=["mean", "std", "sum", "count"],
        PERCENTILES="2,50,99.5",
        WEIGHTED=weighted,
        OUTPUT="memory:",
    )
    features = sorted(answer["OUTPUT"].getFeatures(), key=lambda each: each["id"])
    assert told.shares[-1] == 100
    for feature, zone in zip(features, zones, strict=True):
        assert feature.geometry().equals(zone)
        asked = {"url": str(raster), "geometry": lonlat(zone), "weighted": weighted}
        server = client.op("cog.statistics", {**asked, "percentiles": [2, 50, 99.5]})
        for key, name in (("b1", "blue"), ("b4", "nir")):
            for field in ("mean", "std", "sum", "count"):
                assert feature[f"{name}_{field}"] == server[key][field]
            assert feature[f"{name}_p2"] == server[key]["percentile_2"]
            assert feature[f"{name}_p99_5"] == server[key]["percentile_99.5"]
    assert (features[1]["blue_count"] == 49) or weighted


def test_measures_in_several_passes_as_in_one(
    run: Run, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = layer(*(square(10 * n, 10 * n, 6) for n in range(7)))

    def means() -> list[float]:
        found = run("zonalstatistics", INPUT=str(raster), ZONES=zones, OUTPUT="memory:")
        return [feature["red_mean"] for feature in found["OUTPUT"].getFeatures()]

    at_once = means()
    monkeypatch.setattr(zonal_statistics, "_ZONES", 2)
    assert means() == at_once == [1000 + 3 * (10 * n + 2.5) for n in range(7)]


def test_a_polygon_that_cannot_be_measured_keeps_its_place(run: Run, raster: Path) -> None:
    told = Told()
    bow = QgsGeometry.fromWkt(
        "POLYGON((500100 5799900, 500200 5799800, 500200 5799900, 500100 5799800, 500100 5799900))"
    )
    zones = layer(QgsGeometry(), square(5000, 0, 9), square(10, 10, 4), bow)
    answer = run(
        "zonalstatistics",
        told,
        INPUT=str(raster),
        ZONES=zones,
        EXPRESSION="nir - red",
        STATISTICS=["mean", "count"],
        PERCENTILES="",
        PREFIX="x_",
        OUTPUT="memory:",
    )
    features = sorted(answer["OUTPUT"].getFeatures(), key=lambda each: each["id"])
    assert [field.name() for field in answer["OUTPUT"].fields()] == [
        "id",
        "x_e1_mean",
        "x_e1_count",
    ]
    assert [bool(feature["x_e1_count"]) for feature in features] == [False, False, True, True]
    assert features[1]["x_e1_count"] == 0
    assert features[2]["x_e1_mean"] == 11.5
    assert len(told.warnings) == 1
    assert "not measured" in told.warnings[0]


def test_a_field_that_is_there_is_kept(run: Run, raster: Path) -> None:
    first = run(
        "zonalstatistics",
        INPUT=str(raster),
        ZONES=layer(square(10, 10, 4)),
        BANDS="nir",
        STATISTICS=["mean"],
        PERCENTILES="",
        OUTPUT="memory:",
    )["OUTPUT"]
    again = run(
        "zonalstatistics",
        INPUT=str(raster),
        ZONES=first,
        BANDS="nir",
        STATISTICS=["mean"],
        PERCENTILES="",
        OUTPUT="memory:",
    )["OUTPUT"]
    assert [field.name() for field in again.fields()] == ["id", "nir_mean", "nir_mean_2"]


def test_what_cannot_be_is_told_in_words(run: Run, raster: Path) -> None:
    zones = layer(square(10, 10, 4))
    for wrong, words in (
        ({"BANDS": "teal"}, "teal"),
        ({"BANDS": "red", "EXPRESSION": "nir"}, "not both"),
        ({"PERCENTILES": "a few"}, "numbers"),
        ({"PERCENTILES": "101"}, "101"),
        ({"PERCENTILES": "nan"}, "nan"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            run("zonalstatistics", INPUT=str(raster), ZONES=zones, OUTPUT="memory:", **wrong)
    told = Told()
    told.cancel()
    with pytest.raises(QgsProcessingException, match="nothing was written"):
        run("zonalstatistics", told, INPUT=str(raster), ZONES=zones, OUTPUT="memory:")


def test_what_was_written_before_it_was_cancelled_is_told(
    run: Run, raster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geopera_plugin.processing.zonal_statistics._ZONES", 1)
    zones = layer(square(10, 10, 4), square(20, 20, 4), square(30, 30, 4))
    told = Told()
    told.progressChanged.connect(lambda share: told.cancel() if share > 40 else None)
    with pytest.raises(QgsProcessingException, match=r"cancelled; [12] polygons were measured"):
        run("zonalstatistics", told, INPUT=str(raster), ZONES=zones, OUTPUT="memory:")
