"""Chart values over the dates."""

from __future__ import annotations

from inside import record
from inside.timeline.hand import Hand, press
from inside.window import (
    LEFT,
    NO_KEYS,
    canvas_point,
    check,
    click,
    drag_on_canvas,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface


class Charting(Hand):
    """Chart an area and a point."""

    def chart(self) -> None:
        """Chart the area of interest and a point; hover, click, save."""
        step("chart")
        panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        panel.close()
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.42, 0.22), (0.62, 0.52))
        press("geopera_chart")
        charts = self.part("Charts")
        done = []
        charts.chart_changed.connect(lambda: done.append(1))
        click("geopera_chart_area")
        wait(lambda: done, "the chart is there", 60)
        record.facts["chart"] = [
            [each.frame.date, each.low, each.mean, each.high] for each in charts.samples
        ]
        record.facts["aoi"] = self.plugin.aoi.geojson()
        view = find("geopera_chart_view")
        samples = charts.samples
        at = view.drawing().point_of(samples[3]).toPoint()
        QTest.mouseMove(view, at)
        QTest.qWait(100)
        rendered()
        shot("05_chart")
        QTest.mouseClick(view, LEFT, NO_KEYS, at)
        wait(lambda: self.spec().date == samples[3].frame.date, "the clicked date is shown")
        self.settle()
        for kind in ("png", "svg", "csv"):
            check(charts.save(str(self.folder / f"chart.{kind}")), f"the chart is saved as {kind}")
        record.facts["csv"] = (self.folder / "chart.csv").read_text("utf-8")
        record.facts["pictures"] = [
            (self.folder / f"chart.{kind}").stat().st_size for kind in ("png", "svg")
        ]
        click("geopera_chart_point")
        viewport = iface.mapCanvas().viewport()
        QTest.mouseClick(viewport, LEFT, NO_KEYS, canvas_point(0.55, 0.4))
        wait(lambda: len(done) > 1, "the chart of the point is there", 60)
        record.facts["point"] = [
            [each.frame.date, each.mean, each.count] for each in charts.samples
        ]
        shot("06_chart_of_a_point")
        QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Escape)
        press("geopera_chart")
