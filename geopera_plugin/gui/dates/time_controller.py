"""QGIS's temporal controller, set to real capture dates."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsDateTimeRange, QgsProject, QgsTemporalNavigationObject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QSlider

from ...core.dates.time_ranges import irregular_step, ranges_of, shortest_step

_MODE = QgsTemporalNavigationObject.NavigationMode
_PANEL = "Temporal Controller"
_LATER_MS = (300, 1000, 3000)  # the panel has done by then what it does when it is shown


class TimeController(QObject):
    """Give the controller our dates, move it to one, and keep it on them."""

    def __init__(self, canvas: QgsMapCanvas, window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._window = window
        self._ranges: list[QgsDateTimeRange] = []
        controller = self.controller()
        if controller is not None:
            controller.temporalFrameDurationChanged.connect(self._keep_ranges)

    def dispose(self) -> None:
        """Stop following the controller; it keeps what it was set to."""
        self._ranges = []
        controller = self.controller()
        if controller is not None:
            controller.temporalFrameDurationChanged.disconnect(self._keep_ranges)

    def controller(self) -> QgsTemporalNavigationObject | None:
        """Return the controller of the canvas, if it has one."""
        found = self._canvas.temporalController()
        return found if isinstance(found, QgsTemporalNavigationObject) else None

    def set_dates(self, dates: Sequence[str], shown: str | None) -> None:
        """Let the controller step from each of these ISO days to the next, and show one of them."""
        controller = self.controller()
        self._ranges = ranges_of(dates)
        if controller is None or not self._ranges:
            return
        whole = QgsDateTimeRange(self._ranges[0].begin(), self._ranges[-1].end(), True, False)
        QgsProject.instance().timeSettings().setTemporalRange(whole)
        controller.setNavigationMode(_MODE.Animated)
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(irregular_step() or shortest_step(dates))
        self.keep_ranges()
        if shown:
            self.go_to(shown)
        self._keep_later()

    def expect_dates(self, dates: Sequence[str]) -> None:
        """Keep these dates if the controller steps by dates, but set nothing in motion."""
        self._ranges = ranges_of(dates)
        self._keep_later()

    def go_to(self, date: str) -> bool:
        """Move the controller to the frame of an ISO day; tell whether it steps at all."""
        controller = self.controller()
        if controller is None or controller.navigationMode() != _MODE.Animated:
            return False
        (wanted,) = ranges_of([date])
        self.keep_ranges()
        frame = controller.findBestFrameNumberForFrameStart(wanted.begin())
        if frame != controller.currentFrameNumber():
            controller.setCurrentFrameNumber(frame)
        return True

    def show_panel(self) -> None:
        """Open QGIS's panel of the controller."""
        panel = self._window.findChild(QDockWidget, _PANEL)
        if panel is not None:
            panel.show()
            panel.raise_()

    def _keep_ranges(self, _duration) -> None:
        # QGIS's panel then offers the ranges of all layers: of ours that is one without an end.
        QTimer.singleShot(0, self.keep_ranges)

    def _keep_later(self) -> None:
        for later_ms in _LATER_MS:
            QTimer.singleShot(later_ms, self.keep_ranges)

    def keep_ranges(self) -> None:
        """Put our dates back where QGIS's panel replaced them by what it found by itself."""
        controller = self.controller()
        step = irregular_step()
        if controller is None or step is None or not self._ranges:
            return
        if controller.frameDuration().originalUnit() != step.originalUnit():
            return
        if controller.availableTemporalRanges() != self._ranges:
            controller.setAvailableTemporalRanges(self._ranges)
            self._fit_slider(controller)

    def _fit_slider(self, controller: QgsTemporalNavigationObject) -> None:
        """Give the slider of QGIS's panel as many places as there are dates."""
        panel = self._window.findChild(QDockWidget, _PANEL)
        for slider in panel.findChildren(QSlider) if panel is not None else ():
            blocked = slider.blockSignals(True)
            slider.setRange(0, max(0, controller.totalFrameCount() - 1))
            slider.setValue(controller.currentFrameNumber())
            slider.blockSignals(blocked)
