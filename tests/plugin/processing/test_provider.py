from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication

from geopera_plugin.plugin import GeoperaPlugin
from geopera_plugin.processing.provider import GeoperaProvider

HELP = (Path(__file__).parents[3] / "docs" / "processing.md").read_text(encoding="utf-8")


def test_every_algorithm_explains_itself(provider: GeoperaProvider) -> None:
    found = provider.algorithms()
    assert {algorithm.id() for algorithm in found} == {
        "geopera:clip",
        "geopera:index",
        "geopera:mbtiles",
        "geopera:terraintiles",
        "geopera:timeseries",
        "geopera:zonalstatistics",
    }
    for algorithm in found:
        assert len(algorithm.shortHelpString()) > 100
        assert not algorithm.icon().isNull()
        assert algorithm.displayName()
        assert algorithm.canExecute()[0]
        page, _, anchor = algorithm.helpUrl().rpartition("#")
        assert page.endswith("docs/processing.md")
        assert f"## {algorithm.id()}\n" in HELP, "the page has a section with that anchor"
        assert anchor == algorithm.id().replace(":", "")
        for parameter in algorithm.parameterDefinitions():
            section = HELP.split(f"## {algorithm.id()}\n")[1].split("\n## ")[0]
            assert f"`{parameter.name()}`" in section, algorithm.id()


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
