"""Histogram, expression, ramps: the parts of the style panel."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import Asset, Band, BandStatistics, Formula
from geopera_plugin.core.style.colors import custom
from geopera_plugin.core.style.relief import Relief, Shading
from geopera_plugin.core.style.stretch import Stretch, StretchTo
from geopera_plugin.core.style.style import SceneStyle
from geopera_plugin.gui.style.expression_edit import ExpressionEdit
from geopera_plugin.gui.style.histogram import without_gaps
from geopera_plugin.gui.style.histogram_stack import HistogramStack
from geopera_plugin.gui.style.panel import Mode, StylePanel
from geopera_plugin.gui.style.ramp_row import RampRow
from tests.plugin.conftest import settle
from tests.plugin.gui.conftest import make_scene

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIGURES = BandStatistics.from_dict(
    "b1",
    {
        "min": 0.0,
        "max": 100.0,
        "mean": 40.0,
        "histogram": [[1.0, 5.0, 9.0, 3.0], [0.0, 25.0, 50.0, 75.0, 100.0]],
        "percentile_2": 5.0,
        "percentile_98": 90.0,
        "approximation": {"factor": 1.0},
    },
)


@pytest.fixture
def stack(qgis_app: QgsApplication) -> Iterator[HistogramStack]:
    widget = HistogramStack("t_")
    widget.resize(300, 120)
    widget.set_bands(("elevation",))
    widget.set_figures([FIGURES])
    widget.set_ranges([(20.0, 60.0)])
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()


def test_whole_numbers_leave_no_gaps_and_classes_stay_bars() -> None:
    numbers = [0.0] * 256
    for value in range(100):
        numbers[int(value * 2.55)] = 50.0 + value
    shown = without_gaps(numbers)
    assert min(shown) > 0
    assert max(abs(b - a) for a, b in itertools.pairwise(shown)) < 15, "no comb"
    assert shown[240] > 2 * shown[10], "and the shape stays"
    classes = [0.0] * 200 + [9.0] + [0.0] * 55
    assert without_gaps(classes) is classes
    full = [float(number) + 1 for number in range(64)]
    assert without_gaps(full) is full


def test_a_handle_is_dragged(stack: HistogramStack) -> None:
    spy = QSignalSpy(stack.ranges_changed)
    histogram = stack.histograms[0]
    start = QPoint(round(histogram.place_of(60.0)), 10)
    end = QPoint(round(histogram.place_of(80.0)), 10)
    QTest.mousePress(histogram, LEFT, NO_KEYS, start)
    QTest.mouseMove(histogram, end)
    QTest.mouseRelease(histogram, LEFT, NO_KEYS, end)
    ((low, high),) = stack.ranges()
    assert (low, high) == (20.0, pytest.approx(80.0, abs=1))
    assert len(spy) >= 1
    assert stack.high.text() == f"{high:.2f}".rstrip("0").rstrip(".")


def test_handles_do_not_cross(stack: HistogramStack) -> None:
    histogram = stack.histograms[0]
    QTest.mousePress(histogram, LEFT, NO_KEYS, QPoint(round(histogram.place_of(20.0)), 10))
    QTest.mouseMove(histogram, QPoint(round(histogram.place_of(95.0)), 10))
    low, high = stack.ranges()[0]
    assert low < high == 60.0


def test_ranges_are_set_without_a_signal(stack: HistogramStack) -> None:
    spy = QSignalSpy(stack.ranges_changed)
    stack.set_ranges([(1.0, 2.0)])
    assert stack.ranges() == [(1.0, 2.0)]
    assert len(spy) == 0


def test_typed_figures_count_when_they_are_a_range(stack: HistogramStack) -> None:
    spy = QSignalSpy(stack.ranges_changed)
    for text, expected in (("30", [(30.0, 60.0)]), ("70", [(30.0, 60.0)]), ("x", [(30.0, 60.0)])):
        stack.low.setText(text)
        stack.low.editingFinished.emit()
        assert stack.ranges() == expected
    assert stack.low.text() == "30"
    assert len(spy) == 1


@pytest.fixture
def edit(qgis_app: QgsApplication) -> Iterator[ExpressionEdit]:
    widget = ExpressionEdit("t_")
    widget.set_asset(Asset("data", "h", bands=(Band("red"), Band("nir"))))
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()


def test_a_word_is_completed(edit: ExpressionEdit) -> None:
    QTest.keyClicks(edit.line, "red-ni")
    popup = edit.completer.popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert edit.text() == "red-nir"


def test_typing_is_checked_when_it_pauses(edit: ExpressionEdit) -> None:
    paused, accepted = QSignalSpy(edit.paused), QSignalSpy(edit.accepted)
    QTest.keyClicks(edit.line, "nir/red")
    assert not edit.is_good
    settle(0.4)
    assert [list(one) for one in paused] == [["nir/red"]]
    edit.show_answer("something else", None)
    assert len(accepted) == 0
    edit.show_answer("nir/red", None)
    assert edit.is_good
    assert len(accepted) == 1


@pytest.mark.parametrize(("text", "word"), [("nir/rad", "rad"), ("(nir", "parenthesis")])
def test_what_is_wrong_is_told_without_a_server(edit: ExpressionEdit, text: str, word: str) -> None:
    paused = QSignalSpy(edit.paused)
    QTest.keyClicks(edit.line, text)
    settle(0.4)
    assert word in edit.note.text()
    assert len(paused) == 0


def test_ramps_are_turned_round_and_of_ones_own(qgis_app: QgsApplication, colormaps) -> None:
    row = RampRow("t_")
    row.combo.set_colormaps(colormaps)
    spy = QSignalSpy(row.changed)
    row.set_text("rdylgn")
    assert len(spy) == 0
    forward = row.combo.colors()
    QTest.mouseClick(row.reverse, LEFT)
    assert row.text() == "rdylgn_r"
    assert row.combo.colors() == forward[::-1]
    assert len(spy) == 1
    own = custom([(0, "#000000"), (0.25, "#ff0000"), (1, "#ffffff")])
    row.set_text(own)
    assert row.text() == own
    row.combo.set_colormaps(colormaps)
    assert row.text() == own
    row.set_text("viridis")
    assert row.text() == "viridis"
    row.deleteLater()


@pytest.fixture
def panel(qgis_app: QgsApplication, formulas, colormaps) -> Iterator[StylePanel]:
    widget = StylePanel()
    widget.set_styles(formulas, colormaps)
    widget.show()
    settle(0.02)
    yield widget
    widget.deleteLater()


def test_a_layer_is_shown_without_a_signal_and_edited_with_one(panel: StylePanel, formulas) -> None:
    spy = QSignalSpy(panel.changed)
    ndvi = next(formula for formula in formulas if formula.id == "ndvi")
    style = SceneStyle.of_formula(ndvi, "rdbu_r").with_rescale("0,0.5")
    panel.show_layer("my layer", make_scene("s1", "2026-04-12"), "data", style)
    assert len(spy) == 0
    assert panel.target.text() == "my layer"
    shown = panel.scene_style()
    assert shown is not None
    assert (shown.formula, shown.colormap, shown.rescale) == (ndvi, "rdbu_r", None)
    assert panel.histograms.ranges() == [(0.0, 0.5)]
    panel.look.opacity.setValue(40)
    assert len(spy) == 1
    assert panel.scene_style().opacity == 0.4


def test_a_browsed_scene_waits_until_no_layer_is_edited(panel: StylePanel) -> None:
    layer_scene, browsed = make_scene("s1", "2026-04-12"), make_scene("s2", "2026-06-20")
    panel.show_layer("layer", layer_scene, "data", SceneStyle.of_bands(("nir", "red", "green")))
    panel.set_scene(browsed)
    assert panel.scene is layer_scene
    key, style = panel.style_for(browsed)
    assert (key, style.bands) == ("data", ("nir", "red", "green"))
    panel.show_browsed()
    assert panel.scene is browsed


def test_a_style_that_does_not_suit_a_scene_is_replaced(panel: StylePanel) -> None:
    scene = make_scene("s1", "2026-04-12")
    panel.show_layer("layer", scene, "data", SceneStyle.of_bands(("nir", "red", "green")))
    _, style = panel.style_for(make_scene("dem", None, ("elevation",)))
    assert style.bands == ("elevation",)


def test_a_dragged_range_is_fixed_until_something_else_is_drawn(panel: StylePanel) -> None:
    scene = make_scene("s1", "2026-04-12")
    style = SceneStyle.of_bands(("red",)).with_rescale("10,20")
    panel.show_layer("layer", scene, "data", style)
    panel.histograms.histograms[0].range_dragged.emit(10.0, 20.0)
    assert panel.stretch_to() is StretchTo.FIXED
    assert panel.scene_style().rescale == "10,20"
    QTest.mouseClick(panel.modes.button(list(Mode).index(Mode.FORMULA)), LEFT)
    assert panel.stretch_to() is StretchTo.AOI
    assert panel.scene_style().rescale is None


def test_an_expression_of_ones_own_is_drawn_and_kept(panel: StylePanel) -> None:
    scene = make_scene("s1", "2026-04-12")
    panel.show_layer("layer", scene, "data", SceneStyle.of_bands(("red", "green", "blue")))
    panel.set_mode(Mode.FORMULA)
    panel.expression.set_expression("nir-red")
    panel.expression.accepted.emit("nir-red")
    style = panel.scene_style()
    assert (style.formula.expression, style.formula.bands) == ("nir-red", ("nir", "red"))
    panel.expression.accepted.emit("(nir-red)/(nir+red)")
    assert panel.scene_style().formula.id == "ndvi"


def test_terrain_needs_one_band_and_hides_what_means_nothing(panel: StylePanel) -> None:
    scene = make_scene("dem", None, ("elevation",))
    panel.show_layer("dem", scene, "data", SceneStyle(relief=Relief(azimuth=90.0)))
    assert panel.scene_style().relief.azimuth == 90
    assert not panel.stretching.isVisible()
    panel.relief.shading.setCurrentIndex(1)
    assert panel.scene_style().relief.shading is Shading.ELEVATION
    assert panel.stretching.isVisible()
    panel.show_layer("s", make_scene("s1", "2026-04-12"), "data", SceneStyle.of_bands(("red",)))
    assert not panel.modes.button(list(Mode).index(Mode.TERRAIN)).isEnabled()


def test_own_formulas_come_first(panel: StylePanel, formulas, colormaps) -> None:
    own = Formula("mine", "mine", "nir*2", ("nir",), domain="own", own_id="1")
    panel.set_styles([own, *formulas], colormaps)
    assert [panel.formula.itemText(row) for row in range(2)] == ["Saved by you", "mine"]


@pytest.mark.parametrize("text", ["aoi,2,98", "canvas,5,95", "fixed,0,100"])
def test_a_stretch_is_written_and_read(text: str) -> None:
    assert Stretch.from_text(text).to_text() == text


@pytest.mark.parametrize("text", [None, "", "moon,2,98", "aoi,x,y", "aoi,3,97", "aoi"])
def test_a_stretch_that_cannot_be_read_is_the_usual_one(text: str | None) -> None:
    assert (Stretch.from_text(text).low, Stretch.from_text(text).high) == (2, 98)
