"""The panel in the layer tree and in QGIS's styling dock; terrain."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.styling.hand import Hand, quiet
from inside.window import canvas_colours, check, choose, click, click_row, find, shot, step, wait
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QListWidget,
    QStackedWidget,
    QWidget,
)
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
        self.open_properties()
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
        record.facts["page_room"] = _room(find("geopera_page_style_panel"))
        dock.setUserVisible(False)
        QTest.qWait(100)

    def open_properties(self) -> None:
        """Open the layer's properties, and style it there."""
        step("layer properties")
        seen: list[str] = []

        def on_the_page() -> None:
            dialog = QApplication.activeModalWidget()
            dialog.setObjectName("geopera_in_properties")  # so that the watch leaves it open
            try:
                panels = dialog.findChildren(QWidget, "geopera_page_style_panel")
                pages = dialog.findChild(QStackedWidget, "mOptionsStackedWidget")
                page = next(at for at in range(pages.count()) if _holds(pages.widget(at), panels))
                pages.setCurrentIndex(page)
                dialog.resize(1000, 800)
                QTest.qWait(300)
                seen.append(panels[0].target.text())
                shot("15_layer_properties")
                click("geopera_page_mode_rgb")
                wait(lambda: "," in (self.hand.spec().bands or ""), "three bands are shown", 10)
                seen.append(self.hand.spec().bands)
            except Exception as error:  # noqa: BLE001 - the dialog must be closed
                seen.append(repr(error))
            finally:
                dialog.reject()
                over.append(True)

        over: list[bool] = []
        QTimer.singleShot(700, on_the_page)
        iface.showLayerProperties(self.hand.layer)
        wait(lambda: over, "the dialog is closed")  # QGIS 3.22 does not wait for it
        record.facts["properties"] = seen

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


def _holds(page: Any, widgets: list[Any]) -> bool:
    return any(page.isAncestorOf(widget) for widget in widgets)


def _room(widget: Any) -> list[int]:
    """Return how wide a widget is, and what is seen of that."""
    return [widget.width(), widget.visibleRegion().boundingRect().width()]
