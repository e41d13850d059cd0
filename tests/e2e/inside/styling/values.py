"""Stretches, handles, opacity, and expressions as they are typed."""

from __future__ import annotations

from inside import record
from inside.styling.hand import Hand, quiet
from inside.window import (
    LEFT,
    NO_KEYS,
    check,
    choose,
    click,
    drag_on_canvas,
    find,
    shot,
    step,
    wait,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox
from qgis.utils import iface


class Values:
    """Change how values become colours."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.panel = hand.panel

    def run(self) -> None:
        """Go through it, step by step."""
        self.stretch()
        self.drag_handles()
        self.fade()
        self.type_expression()

    def stretch(self) -> None:
        """Stretch to the area, the canvas and the scene, between other percentiles."""
        step("stretch")
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.42, 0.34), (0.62, 0.64))
        wait(lambda: not self.hand.plugin.aoi.is_empty, "there is an area")
        ranges = {}
        self.hand.press("stretch to area", "geopera_stretch_again")
        ranges["aoi"] = self.hand.spec().rescale
        combo = find("geopera_stretch", QComboBox)
        iface.mapCanvas().zoomByFactor(0.5)
        for row, name in ((1, "canvas"), (2, "scene")):
            self.hand.timed(f"stretch to {name}", lambda row=row: choose(combo, row), moves=False)
            wait(
                lambda name=name: self.hand.spec().stretch.startswith(name), f"it is of the {name}"
            )
            ranges[name] = self.hand.spec().rescale
        iface.mapCanvas().zoomByFactor(2)
        percentiles = find("geopera_percentiles", QComboBox)
        for row in (2, 3, 4):
            self.hand.timed("percentiles", lambda row=row: choose(percentiles, row))
        ranges["10-90"] = self.hand.spec().rescale
        record.facts["ranges"] = ranges
        quiet()
        shot("06_stretched")

    def drag_handles(self) -> None:
        """Drag a handle of the histogram with the mouse, another with the keyboard."""
        step("histogram")
        histogram = find("geopera_histogram_0")
        low, high = histogram.range()
        y = histogram.height() // 2
        start = QPoint(round(histogram.place_of(low)), y)
        end = QPoint(round(histogram.place_of(low + 0.4 * (high - low))), y)
        QTest.mousePress(histogram, LEFT, NO_KEYS, start)

        def drag() -> None:
            for share in (0.3, 0.6, 1.0):
                QTest.mouseMove(histogram, start + (end - start) * share)
                QTest.qWait(8)

        self.hand.timed("handle", drag)
        QTest.mouseRelease(histogram, LEFT, NO_KEYS, end)
        after = histogram.range()
        check(after[0] > low, "the handle has moved")
        check(find("geopera_stretch").currentText() == "Fixed range", "the range is fixed")
        found = float(self.hand.spec().rescale.split(",")[0])
        check(abs(found - after[0]) < 0.01 * abs(high - low), "the layer has the handle's range")
        histogram.setFocus()
        QTest.keyClick(histogram, Qt.Key.Key_Up)
        before = histogram.range()[1]
        QTest.keyClick(histogram, Qt.Key.Key_Left)
        wait(lambda: histogram.range()[1] < before, "the other handle has moved")
        quiet()
        shot("07_histogram")

    def fade(self) -> None:
        """Make the layer half transparent, resample it, and make it opaque again."""
        step("opacity")
        slider = find("geopera_opacity")
        slider.setFocus()
        self.hand.timed("opacity", lambda: QTest.keyClick(slider, Qt.Key.Key_PageDown))
        wait(lambda: abs(self.hand.layer.opacity() - 0.9) < 0.01, "the layer is at 90 %")
        QTest.keyClick(slider, Qt.Key.Key_End)
        resampling = find("geopera_resampling", QComboBox)
        self.hand.timed("resampling", lambda: choose(resampling, 1))
        check(self.hand.spec().resampling == "bilinear", "the layer is resampled")
        choose(resampling, 0)
        wait(lambda: self.hand.layer.opacity() > 0.99, "the layer is opaque again")

    def type_expression(self) -> None:
        """Type an expression: completed, refused, and drawn."""
        step("expression")
        edit = self.panel.expression
        edit.line.setFocus()
        edit.line.selectAll()
        QTest.keyClicks(edit.line, "(ni")
        popup = edit.completer.popup()
        wait(popup.isVisible, "bands are offered")
        shot("08_completion")
        QTest.keyClick(popup, Qt.Key.Key_Return)
        check(edit.text() == "(nir", f"the word is completed: {edit.text()}")
        QTest.keyClicks(edit.line, "-rde)/(nir+red)")
        wait(lambda: "rde" in edit.note.text(), "a band that is not there is told")
        popup.hide()
        shot("09_refused")
        edit.line.selectAll()
        QTest.keyClicks(edit.line, "(nir-red)/(nir+red)**")
        popup.hide()
        wait(lambda: "cannot be read" in edit.note.text(), "the server's words are told")
        edit.line.selectAll()
        QTest.keyClicks(edit.line, "(nir-red)/(nir+red+800)")
        popup.hide()
        wait(lambda: self.hand.spec().expression == "(nir-red)/(nir+red+800)", "it is drawn")
        quiet()
        shot("10_expression")
