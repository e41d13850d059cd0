"""Choose bands, formulas, colormaps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import Asset, Band
from geopera_plugin.gui.style.panel import Mode, StretchTo, StylePanel
from geopera_plugin.gui.style.ramp import RampCombo
from tests.plugin.conftest import settle
from tests.plugin.gui.conftest import make_scene

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qgis_app: QgsApplication, formulas, colormaps) -> Iterator[StylePanel]:
    widget = StylePanel()
    widget.resize(360, 240)
    widget.set_styles(formulas, colormaps)
    widget.set_scene(make_scene("s1", "2026-04-12"))
    widget.show()
    settle(0.05)
    yield widget
    widget.deleteLater()


def button(panel: StylePanel, mode: Mode):
    return panel.modes.button(list(Mode).index(mode))


def test_natural_colour_is_the_start(panel: StylePanel) -> None:
    style = panel.scene_style()
    assert style is not None
    assert style.bands == ("red", "green", "blue")
    assert panel.rgb.preset.currentText() == "Natural colour"
    assert panel.stretch_to() is StretchTo.AOI


def test_a_preset_sets_the_bands_and_a_band_the_preset(panel: StylePanel) -> None:
    changed = QSignalSpy(panel.changed)
    panel.rgb.preset.setCurrentText("Colour infrared")
    assert panel.scene_style().bands == ("nir", "red", "green")
    assert len(changed) == 1
    panel.rgb.combos[2].set_band("nir")
    assert panel.rgb.preset.currentText() == "Own combination"
    panel.rgb.combos[2].set_band("green")
    assert panel.rgb.preset.currentText() == "Colour infrared"


def test_a_numbered_band_is_called_by_what_it_shows(panel: StylePanel) -> None:
    combo = panel.rgb.combos[1]
    bands = (Band("b2", "green"), Band("B08", "nir"), Band("red", "red"), Band("b9"))
    combo.set_asset(Asset("data", "h", bands=bands), "b2")
    texts = [combo.itemText(row) for row in range(combo.count())]
    assert texts == ["green (b2)", "nir (B08)", "red", "b9"]
    assert combo.band() == "b2"


def test_presets_need_their_bands(panel: StylePanel) -> None:
    offered = [panel.rgb.preset.itemText(row) for row in range(panel.rgb.preset.count())]
    assert offered == ["Natural colour", "Colour infrared", "Own combination"]


def test_formulas_are_grouped_and_need_their_bands(panel: StylePanel) -> None:
    combo = panel.formula
    texts = [combo.itemText(row).split(" ")[0] for row in range(combo.count())]
    assert texts == ["Vegetation", "NDVI", "NDMI", "Water", "NDWI"]
    model = combo.model()
    enabled = [bool(model.item(row).flags() & Qt.ItemFlag.ItemIsEnabled) for row in range(5)]
    assert enabled == [False, True, False, False, True]
    assert "swir" in model.item(2).toolTip()


def test_typing_finds_a_formula_and_its_colormap(panel: StylePanel) -> None:
    QTest.mouseClick(button(panel, Mode.FORMULA), LEFT)
    edit = panel.formula.lineEdit()
    edit.selectAll()
    QTest.keyClicks(edit, "ndwi")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    style = panel.scene_style()
    assert style.formula.id == "ndwi"
    assert style.colormap == "rdbu"
    assert panel.expression.text() == "(green-nir)/(green+nir)"
    edit.selectAll()
    QTest.keyClicks(edit, "nonsense")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert panel.scene_style().formula.id == "ndwi"
    assert edit.text().startswith("NDWI")


def test_an_impossible_formula_gives_no_style(panel: StylePanel) -> None:
    QTest.mouseClick(button(panel, Mode.FORMULA), LEFT)
    panel.formula.set_formula("ndvi")
    assert panel.scene_style() is not None
    panel.set_scene(make_scene("s2", "2026-04-12", ("blue", "green", "red")))
    assert panel.scene_style() is None


def test_one_band_is_drawn_by_a_colormap(panel: StylePanel) -> None:
    panel.set_scene(make_scene("dem", None, ("elevation",)))
    assert panel.mode() is Mode.BAND
    assert not button(panel, Mode.RGB).isEnabled()
    panel.colormap.set_name("rdbu")
    style = panel.scene_style()
    assert (style.bands, style.colormap) == (("elevation",), "rdbu")


def test_the_choice_stays_on_a_scene_with_the_same_bands(panel: StylePanel) -> None:
    panel.rgb.set_bands(("nir", "green", "blue"))
    panel.set_scene(make_scene("s2", "2026-06-20"))
    assert panel.scene_style().bands == ("nir", "green", "blue")


def test_no_scene_no_style(panel: StylePanel) -> None:
    panel.set_scene(None)
    assert panel.scene_style() is None
    assert not panel.stretch.isVisible()
    assert not panel.stretch.isEnabled()
    assert panel.vacancy.text() == "Choose a scene first; how it is drawn is chosen here."
    assert panel.vacancy.isVisible()
    panel.set_scene(make_scene("s2", "2026-06-20"))
    assert panel.stretch.isVisible()
    assert not panel.vacancy.isVisible()


def test_a_layer_whose_server_is_not_there_is_named_and_cannot_be_edited(
    panel: StylePanel,
) -> None:
    changed = QSignalSpy(panel.changed)
    panel.show_unknown("2026-04-12 NDVI", "Its server is away.")
    assert (panel.target.text(), panel.vacancy.text()) == ("2026-04-12 NDVI", "Its server is away.")
    assert not button(panel, Mode.BAND).isVisible()
    panel.show_layer("layer", make_scene("s1", "2026-04-12"), "data", panel.scene_style())
    assert button(panel, Mode.BAND).isVisible()
    assert len(changed) == 0


def test_a_ramp_is_painted_in_its_colours(qgis_app: QgsApplication, colormaps) -> None:
    combo = RampCombo()
    combo.resize(240, 28)
    combo.set_colormaps(colormaps)
    combo.set_name("rdylgn")
    combo.show()
    settle(0.05)
    image = combo.grab().toImage()
    left, middle = image.pixelColor(14, 14), image.pixelColor(105, 14)
    assert left.red() > 150 > left.green()
    assert middle.red() > 200 < middle.green()
    assert combo.colors()[0] == "#a50026"
    combo.deleteLater()
