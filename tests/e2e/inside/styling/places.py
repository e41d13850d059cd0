"""The panel in the layer tree and in QGIS's styling dock; terrain."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.styling.hand import Hand, quiet
from inside.window import canvas_colours, check, choose, click, click_row, find, shot, step, wait
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDockWidget, QListWidget
from qgis.utils import iface


class Places:
    """Style elsewhere than in the dock, and style heights."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.panel = hand.panel

    def run(self) -> None:
        """Go through it, step by step."""
        self.use_tree()
        self.use_properties()
        self.show_terrain()

    def use_tree(self) -> None:
        """Change the style in the layer tree."""
        step("layer tree")
        quiet()
        panel = find("geopera_tree_style_panel")
        wait(panel.isVisible, "the layer tree has a panel")
        shot("14_layer_tree")
        before = find("geopera_tree_colormap")
        check(self.hand.spec().colormap == "viridis_r", "the colours are turned round")
        self.hand.press("tree", "geopera_tree_reverse")
        check(self.hand.spec().colormap == "viridis", "the layer follows the tree")
        wait(lambda: not self.panel.colormap.is_reversed, "the dock follows the tree")
        check(find("geopera_tree_colormap") is before, "the panel is the same as before")
        click("geopera_tree_mode_rgb")
        wait(lambda: self.hand.spec().bands is not None, "the layer shows bands")
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
        wait(
            lambda: self.hand.spec().bands and "," not in self.hand.spec().bands,
            "one band is shown",
        )
        dock.setUserVisible(False)
        QTest.qWait(100)

    def show_terrain(self) -> None:
        """Add the elevation as hillshade, then as elevations."""
        step("terrain")
        strip = find("geopera_date_strip")
        dates = [entry.date for entry in strip.model().dates()]
        click_row(strip, dates.index(None))
        scenes = self.hand.plugin.dock.imagery
        wait(lambda: scenes.scene() is not None and scenes.scene().date is None, "it is chosen")
        before = self.hand.layer.id()
        click("geopera_add_scene")
        wait(
            lambda: self.hand.active() and self.hand.active().id() != before, "a layer is added", 30
        )
        self.hand.layer = self.hand.active()
        self.hand.bound()
        self.hand.press("hillshade", "geopera_mode_terrain")
        quiet()
        check("hillshade" in self.hand.spec().relief, "the layer is shaded")
        record.facts["hillshade"] = canvas_colours(24, 16)
        shot("16_hillshade")
        shading = find("geopera_shading", QComboBox)
        self.hand.timed("elevation", lambda: choose(shading, 1))
        quiet()
        check("elevation" in self.hand.spec().relief, "elevations have colours")
        record.facts["elevation"] = canvas_colours(24, 16)
        shot("17_elevation")


def _maybe(name: str) -> Any:
    try:
        return find(name)
    except Exception:  # noqa: BLE001 (not there yet)
        return None
