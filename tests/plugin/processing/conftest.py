"""The provider in QGIS's registry, a scene, and polygons on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.processing.provider import GeoperaProvider
from tests.plugin.conftest import NORTH, WEST, write_scene

Run = Callable[..., dict[str, Any]]


class Told(QgsProcessingFeedback):
    """Keep what was told."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.shares: list[float] = []
        self.progressChanged.connect(self.shares.append)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


@pytest.fixture
def provider(settings: PluginSettings) -> Iterator[GeoperaProvider]:
    made = GeoperaProvider()
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(made)
    yield made
    assert registry.removeProvider(made)


@pytest.fixture
def run(provider: GeoperaProvider) -> Run:
    """Run an algorithm as QGIS does; what fails raises QgsProcessingException."""

    def call(name: str, feedback: Told | None = None, **parameters: Any) -> dict[str, Any]:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"geopera:{name}")
        context = QgsProcessingContext()
        feedback = feedback or Told()
        usable, why = algorithm.checkParameterValues(parameters, context)
        assert usable, why
        results, _ = algorithm.run(parameters, context, feedback, {}, catchExceptions=False)
        return {
            key: context.takeResultLayer(value) or value if isinstance(value, str) else value
            for key, value in results.items()
        }

    return call


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    return write_scene(tmp_path / "scene.tif")


def square(left: float, top: float, side: float) -> QgsGeometry:
    """Return a square by its corner and side in pixels, in EPSG:32633."""
    x, y, size = WEST + left * 10, NORTH - top * 10, side * 10
    ring = f"{x} {y}, {x + size} {y}, {x + size} {y - size}, {x} {y - size}, {x} {y}"
    return QgsGeometry.fromWkt(f"POLYGON(({ring}))")


def layer(*geometries: QgsGeometry) -> QgsVectorLayer:
    """Return polygons with a number each, in EPSG:32633."""
    made = QgsVectorLayer("Polygon?crs=EPSG:32633&field=id:integer", "zones", "memory")
    features = []
    for number, geometry in enumerate(geometries):
        feature = QgsFeature(made.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([number])
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made
