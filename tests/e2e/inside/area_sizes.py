"""Areas that are out of the ordinary: of very many vertices, or across 180 degrees."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from inside.hands import (
    asked,
    drop_on,
)
from inside.window import (
    check,
    click,
    drag_on_canvas,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface


class AreaSizes:
    """Take large areas and those across the edge of the map."""

    plan: dict[str, Any]
    facts: dict[str, Any]
    plugin: Any
    aoi: Any
    folder: Path

    def large(self) -> None:
        """Drop 200,000 vertices on the panel; the window goes on. Simplify them."""
        step("large")
        canvas = iface.mapCanvas()
        stalls = Stalls()
        drop_on(self.plugin.dock.area, self.plan["large"])
        wait(lambda: self.aoi.vertex_count() > 150_000, "the large area is there", 60)
        rendered()
        for zoom in (0.5, 0.5, 4.0):
            canvas.zoomByFactor(zoom)
            rendered()
        self.facts["stall_ms"] = stalls.end()
        self.facts["large"] = self.aoi.vertex_count()
        shot("12_large")
        note = find("geopera_aoi_note")
        wait(note.isVisible, "simplification is offered")
        note.linkActivated.emit("simplify")
        use = asked("geopera_aoi_simplify_dialog").use
        wait(use.isEnabled, "it is worked out", 60)
        self.facts["simplify"] = {
            name: find(f"geopera_aoi_simplify_{name}").text()
            for name in ("before", "before_area", "after", "after_area", "hint")
        }
        shot("13_simplify")
        click("geopera_aoi_simplify_use")
        wait(lambda: self.aoi.vertex_count() < 5_000, "the area is simple")
        check(not note.isVisible(), "and nothing more is offered")

    def antimeridian(self) -> None:
        """Draw a rectangle and edit it across 180°; find it again in the saved project."""
        step("antimeridian")
        canvas = iface.mapCanvas()
        canvas.setExtent(QgsRectangle(19_600_000, -2_400_000, 20_500_000, -1_600_000))
        rendered()
        click("geopera_aoi_rectangle_button")
        drag_on_canvas((0.3, 0.3), (0.7, 0.7))
        wait(lambda: self.aoi.geometry.isMultipart(), "the area is cut")
        self.facts["fiji"] = {"geojson": self.aoi.geojson(), "area": self.aoi.area_m2()}
        box = self.plugin.overlay.rubber.geometry().boundingBox()
        self.facts["fiji"]["shown_east"] = box.xMaximum()
        click("geopera_aoi_edit_button")
        drag_on_canvas((0.7, 0.5), (0.8, 0.5))
        wait(
            lambda: self.aoi.area_m2() > self.facts["fiji"]["area"] * 1.1,
            "a corner more in the east",
        )
        shot("14_antimeridian")
        self.facts["fiji"]["edited"] = self.aoi.geojson()
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        click("geopera_aoi_zoom")
        rendered()
        self.facts["fiji"]["width"] = canvas.extent().width()
        step("reopen")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        names = find("geopera_aoi_names")
        check(names.findText("Rye field") < 0, "a new project has no names")
        check(iface.addProject(str(self.folder / "areas.qgz")), "the project opens")
        wait(lambda: names.findText("Rye field") >= 0, "the names are back")
        self.facts["names"] = sorted(
            names.itemData(row) for row in range(names.count()) if names.itemData(row)
        )


class Stalls(QTimer):
    """Note how much the window's thread worked at most between two turns of the event loop.

    By the clock a busy machine would count too: the tests of plugin/core look at that.
    """

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.thread_time()
        self.timeout.connect(self._tick)
        self.start(5)

    def end(self) -> float:
        self.stop()
        return round(self.worst * 1000, 1)

    def _tick(self) -> None:
        now = time.thread_time()
        self.worst = max(self.worst, now - self._last)
        self._last = now
