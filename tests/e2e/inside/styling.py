"""Style a layer in every way, with mouse and keyboard, and time how soon the map follows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from inside import record
from inside.arrival import arrive, choose_date
from inside.leaving import leave
from inside.window import (
    LEFT,
    NO_KEYS,
    canvas_colours,
    check,
    choose,
    click,
    click_row,
    drag_on_canvas,
    find,
    shot,
    step,
    wait,
)
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDockWidget, QListWidget
from qgis.utils import iface


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    plugin = arrive()
    Stylist(plugin, plan).run()
    leave(plugin)


class Stylist:
    """Do the session that the plan tells of."""

    def __init__(self, plugin: Any, plan: dict[str, Any]) -> None:
        self.plugin = plugin
        self.plan = plan
        self.panel = plugin.dock.style_panel
        self.times: dict[str, float] = {}

    def run(self) -> None:
        """Go through the session, step by step."""
        self.add_scene()
        self.combine_bands()
        self.choose_formula()
        self.turn_colours()
        self.stretch()
        self.drag_handles()
        self.fade()
        self.type_expression()
        self.save()
        self.copy()
        self.use_tree()
        self.use_properties()
        self.show_terrain()
        record.facts["times_ms"] = {name: round(ms) for name, ms in self.times.items()}

    def add_scene(self) -> None:
        """Add a scene in natural colour."""
        step("scene")
        choose_date(self.plugin, self.plan["date"])
        click_row(find("geopera_scene_list"), 0, double=True)
        self.layer = wait(self._active, "the layer is there", 60)
        wait(lambda: self.panel.target.text() == self.layer.name(), "the panel edits the layer")
        quiet()
        self._see(self.panel)
        shot("01_bound")

    def combine_bands(self) -> None:
        """Go through presets with the keyboard."""
        step("bands")
        presets = find("geopera_rgb_preset", QComboBox)
        record.facts["presets"] = [presets.itemText(row) for row in range(presets.count())]
        before = self._mean()
        self._timed("preset", lambda: choose(presets, 1))
        check(self._spec().bands == "nir,red,green", "the layer shows colour infrared")
        check(self._mean() != before, "the map has other colours")
        shot("02_infrared")

    def choose_formula(self) -> None:
        """Search a formula by typing."""
        step("formula")
        self._timed("formula mode", lambda: click("geopera_mode_formula"))
        edit = self.panel.formula.lineEdit()
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, "ndwi")
        QTest.qWait(200)
        shot("03_search")
        popup = self.panel.formula.completer().popup()
        if popup.isVisible():
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        self._timed("formula", lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
        spec = self._spec()
        check(spec.formula_id == "ndwi", f"the layer shows {spec.formula_id}")
        check("doi.org" in self.panel.reference.text(), "the reference is shown")
        wait(lambda: self.panel.histograms.isVisible(), "the histogram is shown")
        quiet()
        shot("04_formula")

    def turn_colours(self) -> None:
        """Turn the ramp round, choose another one, and edit one's own."""
        step("colours")
        before = self._mean()
        self._timed("reverse", lambda: click("geopera_reverse"))
        check(self._spec().colormap.endswith("_r"), "the colours are turned round")
        check(self._mean() != before, "the map has other colours")
        ramp = self.panel.colormap
        row = ramp.findData("viridis", Qt.ItemDataRole.UserRole + 1)
        ramp.setCurrentIndex(row + 1)
        self._timed("colormap", lambda: choose(ramp, row))
        self._see(self.panel)
        before = self._spec().colormap
        click("geopera_edit_colors")
        dialog = find("geopera_ramp_dialog")
        wait(dialog.isVisible, "the dialog of colours is open")
        ramp_of_mine = dialog.ramp()
        ramp_of_mine.setColor1(QColor("#ffffff"))
        dialog.setRamp(ramp_of_mine)
        wait(lambda: '"0": "#ffffff"' in self._spec().colormap, "the layer has colours of its own")
        shot("05_own_colours")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        wait(lambda: self._spec().colormap == before, "the colours from before are back")

    def stretch(self) -> None:
        """Stretch to the area, the canvas and the scene, between other percentiles."""
        step("stretch")
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.42, 0.34), (0.62, 0.64))
        wait(lambda: not self.plugin.aoi.is_empty, "there is an area")
        ranges = {}
        self._timed("stretch to area", lambda: click("geopera_stretch_again"))
        ranges["aoi"] = self._spec().rescale
        combo = find("geopera_stretch", QComboBox)
        for row, name in ((1, "canvas"), (2, "scene")):
            self._timed(f"stretch to {name}", lambda row=row: choose(combo, row), moves=False)
            wait(lambda name=name: self._spec().stretch.startswith(name), f"it is of the {name}")
            ranges[name] = self._spec().rescale
        percentiles = find("geopera_percentiles", QComboBox)
        self._timed("percentiles", lambda: choose(percentiles, 4))
        ranges["10-90"] = self._spec().rescale
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

        self._timed("handle", drag)
        QTest.mouseRelease(histogram, LEFT, NO_KEYS, end)
        after = histogram.range()
        check(after[0] > low, "the handle has moved")
        check(find("geopera_stretch").currentText() == "Fixed range", "the range is fixed")
        found = float(self._spec().rescale.split(",")[0])
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
        self._timed("opacity", lambda: QTest.keyClick(slider, Qt.Key.Key_PageDown))
        wait(lambda: abs(self.layer.opacity() - 0.9) < 0.01, "the layer is at 90 %")
        QTest.keyClick(slider, Qt.Key.Key_End)
        self._timed("resampling", lambda: choose(find("geopera_resampling", QComboBox), 1))
        check(self._spec().resampling == "bilinear", "the layer is resampled")
        choose(find("geopera_resampling", QComboBox), 0)
        wait(lambda: self.layer.opacity() > 0.99, "the layer is opaque again")

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
        wait(lambda: self._spec().expression == "(nir-red)/(nir+red+800)", "it is drawn")
        quiet()
        shot("10_expression")

    def save(self) -> None:
        """Save the formula and the style, change the layer, and apply the style again."""
        step("save")
        self._menu("geopera_style_save_formula")
        dialog = find("geopera_name_dialog")
        wait(dialog.isVisible, "a name is asked for")
        QTest.keyClicks(find("geopera_name"), "soil index")
        shot("11_name")
        click("geopera_name_save")
        wait(lambda: self.panel.formula.currentText() == "soil index", "it is among the formulas")
        self._menu("geopera_style_save_profile")
        dialog = wait(lambda: find("geopera_name_dialog"), "a name is asked for")
        wait(dialog.isVisible, "a name is asked for")
        name = find("geopera_name")
        name.selectAll()
        QTest.keyClicks(name, "My soil style")
        click("geopera_name_save")
        QTest.qWait(300)
        saved = self._spec()
        click("geopera_mode_rgb")
        wait(lambda: self._spec().bands is not None, "the layer shows bands again")
        menu = self._open_menu()
        profiles = self.plugin_part().menu.profiles
        wait(profiles.isEnabled, "the saved style is listed")
        record.facts["profiles"] = [action.text() for action in profiles.actions()]
        shot("12_menu")
        profiles.actions()[0].trigger()
        menu.hide()
        wait(lambda: self._spec().expression == saved.expression, "the saved style is shown")

    def copy(self) -> None:
        """Copy the layer for others, and look for secrets."""
        step("copy")
        copies = {}
        board = QGuiApplication.clipboard()
        for kind in ("xyz", "tilejson", "wmts", "python", "qgis_process"):
            board.setText("nothing")
            menu = self._open_menu()
            menu.hide()
            find_action(menu, f"geopera_style_copy_{kind}").trigger()
            wait(lambda: board.text() != "nothing", f"{kind} is copied")
            copies[kind] = board.text()
        record.facts["copies"] = copies
        key = self.plugin.connection.server.key
        record.facts["key_copied"] = [kind for kind, text in copies.items() if key in text]
        shot("13_copied")
        iface.messageBar().clearWidgets()

    def use_tree(self) -> None:
        """Change the style in the layer tree."""
        step("layer tree")
        quiet()
        panel = find("geopera_tree_style_panel")
        wait(panel.isVisible, "the layer tree has a panel")
        shot("14_layer_tree")
        before = find("geopera_tree_colormap")
        check(self._spec().colormap == "viridis_r", "the colours are turned round")
        self._timed("tree", lambda: click("geopera_tree_reverse"))
        check(self._spec().colormap == "viridis", "the layer follows the tree")
        wait(lambda: not self.panel.colormap.is_reversed, "the dock follows the tree")
        check(find("geopera_tree_colormap") is before, "the panel is the same as before")
        click("geopera_tree_mode_rgb")
        wait(lambda: self._spec().bands is not None, "the layer shows bands")
        wait(lambda: find("geopera_mode_rgb").isChecked(), "the dock follows the tree")

    def use_properties(self) -> None:
        """Open QGIS's own styling dock, and find the page."""
        step("styling dock")
        dock = iface.mainWindow().findChild(QDockWidget, "LayerStyling")
        check(dock is not None, "QGIS has its styling dock")
        dock.setUserVisible(True)
        tabs = dock.findChild(QListWidget, "mOptionsListWidget")
        for row in range(tabs.count()):
            click_row(tabs, row)
            QTest.qWait(60)
            if _maybe("geopera_style_page") is not None:
                break
        wait(lambda: find("geopera_page_style_panel").isVisible(), "the page is shown")
        wait(lambda: find("geopera_page_style_panel").isEnabled(), "it edits the layer")
        shot("15_styling_dock")
        click("geopera_page_mode_band")
        wait(lambda: self._spec().bands and "," not in self._spec().bands, "one band is shown")
        dock.setUserVisible(False)
        QTest.qWait(100)

    def show_terrain(self) -> None:
        """Add the elevation as hillshade, then as elevations."""
        step("terrain")
        strip = find("geopera_date_strip")
        dates = [entry.date for entry in strip.model().dates()]
        click_row(strip, dates.index(None))
        scenes = self.plugin.dock.imagery
        wait(lambda: scenes.scene() is not None and scenes.scene().date is None, "it is chosen")
        before = self.layer.id()
        click("geopera_add_scene")
        wait(lambda: self._active() and self._active().id() != before, "a layer is added", 30)
        self.layer = self._active()
        wait(lambda: self.panel.target.text() == self.layer.name(), "the panel edits it")
        self._timed("hillshade", lambda: click("geopera_mode_terrain"))
        quiet()
        check("hillshade" in self._spec().relief, "the layer is shaded")
        record.facts["hillshade"] = canvas_colours(24, 16)
        shot("16_hillshade")
        self._timed("elevation", lambda: choose(find("geopera_shading", QComboBox), 1))
        quiet()
        check("elevation" in self._spec().relief, "elevations have colours")
        record.facts["elevation"] = canvas_colours(24, 16)
        shot("17_elevation")

    def plugin_part(self) -> Any:
        """Return the session of styles."""
        return next(p for p in self.plugin._parts if type(p).__name__ == "StyleSession")

    def _active(self) -> Any:
        layer = iface.activeLayer()
        return layer if layer is not None and layer.customProperty("geopera/spec") else None

    def _spec(self) -> Any:
        from geopera_plugin.core.layers.layers import spec_of

        return spec_of(QgsProject.instance().mapLayer(self.layer.id()))

    def _open_menu(self) -> Any:
        button = find("geopera_style_menu")
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        wait(menu.isVisible, "the menu is open")
        return menu

    def _menu(self, name: str) -> None:
        menu = self._open_menu()
        menu.hide()
        action = find_action(menu, name)
        check(action.isEnabled(), f"{name} can be chosen")
        action.trigger()

    def _timed(self, name: str, change: Callable[[], None], moves: bool = True) -> None:
        """Change something, and note when the canvas has shown the result."""
        quiet()
        canvas = iface.mapCanvas()
        shown: list[float] = []
        note = lambda *_: shown.append(time.perf_counter())  # noqa: E731
        canvas.mapCanvasRefreshed.connect(note)
        begin = time.perf_counter()
        change()
        deadline = begin + (40 if moves else 2)
        while not shown and time.perf_counter() < deadline:
            QTest.qWait(3)
        canvas.mapCanvasRefreshed.disconnect(note)
        check(shown or not moves, f"the map follows: {name}")
        if shown:
            self.times[name] = 1000 * (shown[0] - begin)
        quiet()

    def _mean(self) -> list[int]:
        quiet()
        samples = [sample["rgb"] for sample in canvas_colours(12, 8)]
        return [round(sum(rgb[band] for rgb in samples) / len(samples)) for band in range(3)]

    def _see(self, widget: Any) -> None:
        area = find("geopera_scroll")
        area.ensureWidgetVisible(widget)
        place = widget.mapTo(area.widget(), QPoint(0, 0))
        area.verticalScrollBar().setValue(QRect(place, widget.size()).top() - 30)


def quiet(seconds: float = 0.12) -> None:
    """Wait until the canvas has drawn everything."""
    canvas = iface.mapCanvas()
    since = time.monotonic()
    end = since + 30
    while time.monotonic() < end:
        if canvas.isDrawing():
            since = time.monotonic()
        elif time.monotonic() - since > seconds:
            return
        QTest.qWait(10)
    check(False, "the canvas stops drawing")


def find_action(menu: Any, name: str) -> Any:
    """Return an action of a menu, or of a menu in it."""
    for action in menu.actions():
        if action.objectName() == name:
            return action
        if action.menu() is not None:
            inner = find_action(action.menu(), name)
            if inner is not None:
                return inner
    return None


def _maybe(name: str) -> Any:
    try:
        return find(name)
    except Exception:  # noqa: BLE001 (not there yet)
        return None
