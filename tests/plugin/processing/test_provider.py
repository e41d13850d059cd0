from __future__ import annotations

from qgis.core import QgsApplication

from geopera_plugin.plugin import GeoperaPlugin
from geopera_plugin.processing.provider import GeoperaProvider


def test_every_algorithm_explains_itself(provider: GeoperaProvider) -> None:
    found = provider.algorithms()
    assert {algorithm.id() for algorithm in found} == {
        "geopera:clip",
        "geopera:index",
        "geopera:timeseries",
        "geopera:zonalstatistics",
    }
    for algorithm in found:
        assert len(algorithm.shortHelpString()) > 100
        assert not algorithm.icon().isNull()
        assert algorithm.displayName()
        assert algorithm.canExecute()[0]


def test_the_plugin_adds_it_without_a_window_and_takes_it_out_again() -> None:
    registry = QgsApplication.processingRegistry()
    plugin = GeoperaPlugin(None)
    plugin.initProcessing()
    plugin.initProcessing()
    assert registry.providerById("geopera") is not None
    assert len([each for each in registry.providers() if each.id() == "geopera"]) == 1
    plugin.unload()
    assert registry.providerById("geopera") is None
    plugin.unload()
