"""Bands, formulas and colours."""

from __future__ import annotations

from inside import record
from inside.arrival import choose_date
from inside.styling.hand import Hand, quiet
from inside.window import check, choose, click, click_row, find, shot, step, wait
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox


class Looks:
    """Change what is drawn."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.panel = hand.panel

    def run(self) -> None:
        """Go through it, step by step."""
        self.add_scene()
        self.combine_bands()
        self.choose_formula()
        self.turn_colours()

    def add_scene(self) -> None:
        """Add a scene in natural colour."""
        step("scene")
        choose_date(self.hand.plugin, self.hand.plan["date"])
        click_row(find("geopera_scene_list"), 0, double=True)
        self.hand.layer = wait(self.hand.active, "the layer is there", 60)
        self.hand.bound()
        self.hand.see(self.panel)
        shot("01_bound")

    def combine_bands(self) -> None:
        """Go through presets with the keyboard."""
        step("bands")
        presets = find("geopera_rgb_preset", QComboBox)
        record.facts["presets"] = [presets.itemText(row) for row in range(presets.count())]
        before = self.hand.mean()
        for row in (3, 2, 1):
            self.hand.timed("preset", lambda row=row: choose(presets, row))
        check(self.hand.spec().bands == "nir,red,green", "the layer shows colour infrared")
        check(self.hand.mean() != before, "the map has other colours")
        shot("02_infrared")

    def choose_formula(self) -> None:
        """Search a formula by typing."""
        step("formula")
        self.hand.press("formula mode", "geopera_mode_formula")
        edit = self.panel.formula.lineEdit()
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, "ndwi")
        QTest.qWait(200)
        shot("03_search")
        popup = self.panel.formula.completer().popup()
        if popup.isVisible():
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        self.hand.timed("formula", lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
        for formula in ("evi", "savi", "ndwi"):
            self.hand.timed("formula", lambda name=formula: self.panel.formula.set_formula(name))
        spec = self.hand.spec()
        check(spec.formula_id == "ndwi", f"the layer shows {spec.formula_id}")
        check("doi.org" in self.panel.reference.text(), "the reference is shown")
        wait(lambda: self.panel.histograms.isVisible(), "the histogram is shown")
        quiet()
        shot("04_formula")

    def turn_colours(self) -> None:
        """Turn the ramp round, choose another one, and edit one's own."""
        step("colours")
        before = self.hand.mean()
        for _ in range(3):
            self.hand.press("reverse", "geopera_reverse")
        check(self.hand.spec().colormap.endswith("_r"), "the colours are turned round")
        check(self.hand.mean() != before, "the map has other colours")
        ramp = self.panel.colormap
        row = ramp.findData("viridis", Qt.ItemDataRole.UserRole + 1)
        for place in (row + 2, row + 1, row):
            self.hand.timed("colormap", lambda place=place: choose(ramp, place))
        self.hand.see(self.panel)
        before = self.hand.spec().colormap
        click("geopera_edit_colors")
        dialog = find("geopera_ramp_dialog")
        wait(dialog.isVisible, "the dialog of colours is open")
        ramp_of_mine = dialog.ramp()
        ramp_of_mine.setColor1(QColor("#ffffff"))
        dialog.setRamp(ramp_of_mine)
        wait(
            lambda: '"0": "#ffffff"' in self.hand.spec().colormap,
            "the layer has colours of its own",
        )
        shot("05_own_colours")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        wait(lambda: self.hand.spec().colormap == before, "the colours from before are back")
