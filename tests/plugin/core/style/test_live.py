"""Layers that follow their style, on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client.models import Formula, Scene
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.layers.layers import make_layer, spec_of
from geopera_plugin.core.style import live
from geopera_plugin.core.style.figures import measure
from geopera_plugin.core.style.live import LayerStyler, Wish
from geopera_plugin.core.style.relief import Relief, Shading, reads_heights
from geopera_plugin.core.style.stretch import Stretch, StretchTo
from geopera_plugin.core.style.style import SceneStyle, layer_spec, parse_rescale, stretch
from tests.plugin.conftest import settle, wait_for

NDVI = Formula("ndvi", "Vegetation", "(nir-red)/(nir+red)", ("nir", "red"), (-1, 1), "rdylgn")
RGB = SceneStyle.of_bands(("red", "green", "blue"))


class Bench:
    """A styler, a layer, and the area that it is told of."""

    def __init__(self, connection: Connection, scene: Scene) -> None:
        self.area: dict[str, Any] | None = None
        self.styler = LayerStyler(connection, lambda _what: self.area)
        self.scene = scene
        spec = layer_spec(scene, "data", RGB.with_rescale("0,4000"))
        self.layer: QgsRasterLayer = make_layer(spec, connection)
        QgsProject.instance().addMapLayer(self.layer)
        self.restyled = QSignalSpy(self.styler.restyled)

    def change(self, style: SceneStyle) -> None:
        """Give the layer a style and wait until it has it."""
        before = len(self.restyled)
        self.styler.change(self.layer.id(), Wish(self.scene, "data", style))
        wait_for(lambda: len(self.restyled) > before)


@pytest.fixture
def bench(connection: Connection, scene: Scene) -> Iterator[Bench]:
    yield Bench(connection, scene)
    settle(0.05)


def test_a_layer_gets_bands_and_their_stretch(bench: Bench) -> None:
    bench.change(RGB)
    spec = spec_of(bench.layer)
    assert spec is not None
    assert (spec.bands, spec.stretch) == ("red,green,blue", "aoi,2,98")
    ranges = parse_rescale(spec.rescale, 3)
    # band n is 1000 + n * column over 256 columns: red is the third
    assert ranges[0] == (pytest.approx(1015, abs=8), pytest.approx(1750, abs=8))
    assert "rescale=" in bench.layer.source() or "rescale%3D" in bench.layer.source()


def test_the_stretch_of_an_area_is_exact_in_the_end(bench: Bench, aoi: dict[str, Any]) -> None:
    bench.area = aoi
    style = SceneStyle.of_formula(NDVI)
    bench.change(style)
    settle(0.3)
    assert len(bench.restyled) == 1, "nothing is left to look at again: every pixel was read"
    spec = spec_of(bench.layer)
    assert spec is not None
    client = bench.styler._connection.client
    exact = stretch(client, bench.scene, "data", style, aoi)
    found = parse_rescale(spec.rescale, 1)[0]
    assert found == pytest.approx(parse_rescale(exact, 1)[0], rel=1e-3)


def test_a_difference_is_stretched_to_what_differs(bench: Bench, client, project) -> None:
    """In other colours too: the values of one date mean nothing for it."""
    earlier, later = sorted(client.scenes(project.id), key=lambda each: each.date or "")
    minus = earlier.asset("data").href
    style = SceneStyle.of_bands(("nir",), "viridis")
    spec = layer_spec(later, "data", style.with_rescale("-7,7"))
    layer = make_layer(
        replace(spec, minus=minus, minus_date=earlier.date), bench.styler._connection
    )
    QgsProject.instance().addMapLayer(layer)
    figures = QSignalSpy(bench.styler.measured)
    bench.styler.change(layer.id(), Wish(later, "data", replace(style, colormap="rdbu"), minus))
    wait_for(lambda: len(figures) == 1)
    found = spec_of(layer)
    assert found is not None
    assert (found.colormap, found.minus) == ("rdbu", minus)
    assert parse_rescale(found.rescale, 1) == [pytest.approx((-100, 100))]
    (band,) = figures[0][1]
    assert (band.min, band.max) == pytest.approx((100, 100)), "the later one is higher by 100"


def test_other_percentiles_ask_nothing_anew(bench: Bench, monkeypatch) -> None:
    bench.change(RGB)
    client = bench.styler._connection.client
    asked: list[str] = []
    monkeypatch.setattr(client, "op", lambda id, *_: asked.append(id))
    bench.change(replace(RGB, stretch=Stretch(StretchTo.AOI, 10, 90)))
    assert asked == []
    spec = spec_of(bench.layer)
    assert spec is not None
    assert parse_rescale(spec.rescale, 3)[0][0] == pytest.approx(1000 + 3 * 25.5, abs=8)


def test_what_was_sampled_is_measured_exactly_later(
    bench: Bench, aoi: dict[str, Any], monkeypatch
) -> None:
    bench.area = aoi
    asked: list[bool] = []

    def rough(client, question, exact=False):
        asked.append(exact)
        return [replace(band, is_exact=exact) for band in measure(client, question, exact)]

    monkeypatch.setattr(live, "measure", rough)
    bench.styler._later.setInterval(150)
    bench.change(SceneStyle.of_formula(NDVI))
    assert asked == [False], "the map comes first"
    wait_for(lambda: len(bench.restyled) == 2)
    assert asked == [False, True]


def test_ranges_are_told_before_figures(bench: Bench) -> None:
    """A histogram shows its figures and the ranges that it has: those of before mean nothing."""
    told: list[str] = []
    bench.styler.restyled.connect(lambda *_: told.append("ranges"))
    bench.styler.measured.connect(lambda *_: told.append("figures"))
    bench.change(SceneStyle.of_formula(NDVI))
    assert told == ["ranges", "figures"]


def test_of_other_bands_only_the_new_ones_are_measured(bench: Bench, monkeypatch) -> None:
    bench.change(RGB)
    asked: list[str | None] = []

    def noted(client, question, exact=False):
        asked.append(question.bands)
        return measure(client, question, exact)

    monkeypatch.setattr(live, "measure", noted)
    bench.change(SceneStyle.of_bands(("nir", "red", "red")))
    bench.change(SceneStyle.of_bands(("green",), "viridis"))
    assert asked == ["nir"]
    spec = spec_of(bench.layer)
    assert spec is not None
    assert len(parse_rescale(spec.rescale, 1)) == 1


def test_the_first_change_does_not_wait(bench: Bench) -> None:
    styler = bench.styler
    wish = Wish(bench.scene, "data", replace(RGB, rescale="1,2", stretch=Stretch(StretchTo.FIXED)))
    styler.change(bench.layer.id(), wish)
    assert styler._timer.interval() == 0
    wait_for(lambda: len(bench.restyled) == 1)
    styler.change(bench.layer.id(), wish)
    assert styler._timer.interval() > 0, "the next one so soon waits for more"


def test_an_area_beside_the_scene_is_told_and_the_scene_taken(bench: Bench) -> None:
    ring = [[10, 10], [11, 10], [11, 11], [10, 11], [10, 10]]
    bench.area = {"type": "Polygon", "coordinates": [ring]}
    missed = QSignalSpy(bench.styler.area_missed)
    bench.change(RGB)
    assert len(missed) == 1
    spec = spec_of(bench.layer)
    assert spec is not None
    assert parse_rescale(spec.rescale, 3)[0][1] == pytest.approx(1750, abs=8)


def test_a_fixed_range_is_taken_as_it_is(bench: Bench) -> None:
    fixed = replace(RGB, rescale="1,2;3,4;5,6", stretch=Stretch(StretchTo.FIXED))
    bench.change(fixed)
    spec = spec_of(bench.layer)
    assert spec is not None
    assert (spec.rescale, spec.stretch) == ("1,2;3,4;5,6", "fixed,2,98")


def test_the_last_of_many_wishes_wins(bench: Bench) -> None:
    for colormap in ("viridis", "magma", "rdylgn_r"):
        style = SceneStyle.of_formula(NDVI, colormap)
        bench.styler.change(bench.layer.id(), Wish(bench.scene, "data", style))
    wait_for(lambda: len(bench.restyled) > 0)
    settle(0.2)
    spec = spec_of(bench.layer)
    assert spec is not None
    assert spec.colormap == "rdylgn_r"
    assert len(bench.restyled) == 1


def test_a_restyled_layer_keeps_its_legend(bench: Bench) -> None:
    bench.change(RGB)
    spies = {
        name: QSignalSpy(getattr(bench.layer, name))
        for name in ("legendChanged", "nameChanged", "dataSourceChanged", "repaintRequested")
    }
    bench.change(SceneStyle.of_formula(NDVI))
    assert len(spies["legendChanged"]) == 0
    assert len(spies["nameChanged"]) == 1
    assert len(spies["dataSourceChanged"]) == 1
    assert len(spies["repaintRequested"]) >= 1
    assert bench.layer.isValid()
    assert bench.layer.name() == "2026-04-12 NDVI"


def test_opacity_alone_asks_for_no_tiles(bench: Bench) -> None:
    bench.change(RGB)
    moved = QSignalSpy(bench.layer.dataSourceChanged)
    bench.change(replace(RGB, opacity=0.4))
    assert bench.layer.opacity() == pytest.approx(0.4)
    assert len(moved) == 0


def test_heights_are_drawn_by_qgis(bench: Bench) -> None:
    if not reads_heights():
        pytest.skip("this QGIS reads no heights from tiles")
    bench.change(SceneStyle(relief=Relief()))
    assert bench.layer.renderer().type() == "hillshade"
    assert "interpretation=terrariumterrain" in bench.layer.source()
    bench.change(SceneStyle(relief=Relief(Shading.ELEVATION), colormap="viridis"))
    assert bench.layer.renderer().type() == "singlebandpseudocolor"
    assert bench.layer.dataProvider().userNoDataValues(1)
    bench.change(RGB)
    assert bench.layer.renderer().type() == "singlebandcolordata"


def test_heights_are_drawn_by_the_server_where_qgis_cannot(bench: Bench, monkeypatch) -> None:
    for module in ("style.relief", "style.live"):
        monkeypatch.setattr(f"geopera_plugin.core.{module}.reads_heights", lambda: False)
    measured = QSignalSpy(bench.styler.measured)
    bench.change(SceneStyle(relief=Relief()))
    assert "hillshade" in bench.layer.source()
    assert "reproject%3Dbilinear" in bench.layer.source()  # no mesh of enlarged pixels
    assert len(measured) == 0, "light waits for no figures"
    before = bench.layer.source()
    bench.change(SceneStyle(relief=Relief(azimuth=90)))
    assert bench.layer.source() != before
    bench.change(SceneStyle(relief=Relief(Shading.ELEVATION), colormap="viridis"))
    assert "colormap%3Dviridis" in bench.layer.source()
    assert bench.layer.renderer().type() == "singlebandcolordata"


def test_an_expression_that_cannot_be_is_told(bench: Bench) -> None:
    failed = QSignalSpy(bench.styler.failed)
    wrong = SceneStyle.of_formula(replace(NDVI, expression="(nir-ultraviolet)"))
    bench.styler.change(bench.layer.id(), Wish(bench.scene, "data", wrong))
    wait_for(lambda: len(failed) == 1)
    assert "ultraviolet" in str(failed[0][1])
    spec = spec_of(bench.layer)
    assert spec is not None
    assert spec.expression is None


def test_a_layer_that_is_gone_is_left_alone(bench: Bench) -> None:
    layer_id = bench.layer.id()
    QgsProject.instance().removeMapLayer(layer_id)
    bench.styler.change(layer_id, Wish(bench.scene, "data", RGB))
    settle(0.3)
    assert len(bench.restyled) == 0


def test_of_a_layer_that_was_forgotten_nothing_is_kept(bench: Bench) -> None:
    styler, layer_id = bench.styler, bench.layer.id()
    bench.change(RGB)
    styler.change(layer_id, Wish(bench.scene, "data", SceneStyle.of_formula(NDVI)))
    styler.forget(layer_id)
    settle(0.3)
    assert len(bench.restyled) == 1
    assert (styler._asked, styler._wishes, styler._rough) == ({}, {}, {})
