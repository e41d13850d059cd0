"""Compare two dates."""

from __future__ import annotations

from inside import record
from inside.timeline.hand import DATE, EARLY, Hand, press
from inside.timeline.pictures import canvas_mean, side_mean
from inside.window import check, click, click_row, drag_on_canvas, find, rendered, shot, step, wait
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface


class Comparison(Hand):
    """Put dates side by side, and take one from the other."""

    def swipe(self) -> None:
        """Put two dates side by side; drag, turn, exchange, by mouse and keyboard."""
        step("swipe")
        click_row(find("geopera_date_strip"), self.row(DATE))
        self.settle()
        press("geopera_swipe")
        swipe = self.part("Swipe")
        wait(lambda: swipe.item is not None and swipe.item.has_image(), "the other date is drawn")
        self.choose_far(EARLY)
        self.swiped()
        record.facts["sides"] = [side_mean(0.1, 0.4), side_mean(0.6, 0.9)]
        shot("02_swipe")
        drag_on_canvas((0.5, 0.3), (0.2, 0.3))
        record.facts["dragged_to"] = swipe.item.share
        self.swiped()
        record.facts["dragged"] = [side_mean(0.02, 0.18), side_mean(0.25, 0.45)]
        canvas = iface.mapCanvas()
        canvas.setFocus()
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        record.facts["keyed_to"] = swipe.item.share
        QTest.keyClick(canvas, Qt.Key.Key_T)
        check(not swipe.item.vertical, "the divider is horizontal")
        QTest.keyClick(canvas, Qt.Key.Key_X)
        self.swiped()
        record.facts["exchanged"] = list(swipe.item.captions)
        shot("03_swipe_horizontal")
        QTest.keyClick(canvas, Qt.Key.Key_X)
        self.swiped()

    def difference(self) -> None:
        """Add the difference of the two dates."""
        from geopera_plugin.core.layers.layers import spec_of

        step("difference")
        before = set(QgsProject.instance().mapLayers())
        click("geopera_swipe_difference")
        added = wait(lambda: set(QgsProject.instance().mapLayers()) - before, "a layer was added")
        layer = QgsProject.instance().mapLayer(added.pop())
        rendered()
        iface.messageBar().clearWidgets()
        record.facts["difference"] = {
            "name": layer.name(),
            "source": layer.source(),
            "mean": canvas_mean(),
        }
        check(self.part("Swipe").item is None, "the comparison has ended")
        view = iface.layerTreeView()
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        record.facts["difference"]["unfolded"] = view.isExpanded(view.node2index(node))
        panel = self.plugin.dock.style_panel
        wait(lambda: panel.target.text() == layer.name(), "the panel edits the difference")
        before = spec_of(layer)
        click("geopera_reverse")
        wait(lambda: spec_of(layer).colormap != before.colormap, "its colours are turned")
        wait(lambda: panel.histograms.isVisible(), "its distribution is shown")
        shown = panel.histograms.histograms[0]
        record.facts["difference"]["ranges"] = [before.rescale, spec_of(layer).rescale]
        record.facts["difference"]["edges"] = [shown._edges[0], shown._edges[-1]]
        click("geopera_reverse")
        wait(lambda: spec_of(layer).colormap == before.colormap, "and turned back")
        rendered()
        shot("04_difference")
        QgsProject.instance().removeMapLayer(layer)
        iface.setActiveLayer(self.layer)

    def choose_far(self, date: str) -> None:
        """Choose the date on the far side."""
        combo = find("geopera_swipe_far")
        rows = [combo.itemData(row).date for row in range(combo.count())]
        combo.setFocus()
        while combo.currentIndex() != rows.index(date):
            down = combo.currentIndex() < rows.index(date)
            QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def swiped(self) -> None:
        """Wait until both sides are drawn."""
        rendered()
        swipe = self.part("Swipe")
        wait(lambda: not swipe.picture.is_busy(), "the far side is drawn")
        QTest.qWait(60)
