"""Step through the dates of a layer."""

from __future__ import annotations

import time

from inside import record
from inside.arrival import choose_date
from inside.timeline.hand import DATE, Hand, press
from inside.timeline.pictures import canvas_mean, grab, is_blank
from inside.window import check, click, click_row, find, rendered, shot, step, wait
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface


class Steps(Hand):
    """Follow QGIS's temporal controller and the filmstrip."""

    def add_formula(self) -> None:
        """Add NDVI of one date."""
        step("formula")
        choose_date(self.plugin, DATE)
        click("geopera_mode_formula")
        click("geopera_add_scene")
        self.layer = wait(lambda: iface.activeLayer(), "the layer is there")
        rendered()

    def step_through(self) -> None:
        """Let the layer follow QGIS's temporal controller."""
        step("time layer")
        press("geopera_time_steps")
        wait(lambda: self.spec().frames, "the layer has its dates")
        record.facts["frames"] = [frame.date for frame in self.spec().frames]
        rendered()
        panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        check(panel is not None and panel.isVisible(), "the controller's panel is open")
        controller = iface.mapCanvas().temporalController()
        wait(lambda: controller.totalFrameCount() > 1, "the controller has the dates")
        record.facts["total_frames"] = controller.totalFrameCount()
        record.facts["steps"] = []
        controller.rewindToStart()
        for _ in range(3):
            self.settle()
            chosen = self.plugin.dock.imagery.dates.chosen()
            record.facts["steps"].append(
                [self.spec().date, chosen.date, canvas_mean(), self.layer.name()]
            )
            controller.next()
        self.settle()
        shot("01_temporal_controller")

    def follow_the_filmstrip(self) -> None:
        """Choose a date in the filmstrip: controller and layer go there."""
        step("filmstrip")
        strip = find("geopera_date_strip")
        dates = [entry.date for entry in strip.model().dates()]
        click_row(strip, dates.index(DATE))
        wait(lambda: self.spec().date == DATE, "the layer shows the date")
        begin = iface.mapCanvas().temporalRange().begin().date()
        record.facts["controller_date"] = begin.toString(Qt.DateFormat.ISODate)
        self.settle()

    def play(self) -> None:
        """Play the animation; look at the map all the while."""
        step("play")
        controller = iface.mapCanvas().temporalController()
        controller.setFramesPerSecond(4)
        controller.rewindToStart()
        self.settle()
        controller.playForward()
        seen, blank, until = set(), 0, time.monotonic() + 2.5
        while time.monotonic() < until:
            QTest.qWait(15)
            seen.add(self.spec().date)
            blank += is_blank(grab())
        controller.pause()
        record.facts["played"] = len(seen)
        record.facts["blank"] = blank
        self.settle()
