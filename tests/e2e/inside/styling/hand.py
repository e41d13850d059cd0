"""What every part of the session does with the layer and its panel; and the stop watch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from inside.window import LEFT, NO_KEYS, canvas_colours, check, find, wait
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton
from qgis.utils import iface


class Hand:
    """Hold the plugin and the layer that is styled, and time what is done to it."""

    def __init__(self, plugin: Any, plan: dict[str, Any]) -> None:
        self.plugin = plugin
        self.plan = plan
        self.panel = plugin.dock.style_panel
        self.layer: Any = None
        self.times: dict[str, list[float]] = {}

    def bound(self) -> None:
        """Wait until the panel edits the layer."""
        wait(lambda: self.panel.target.text() == self.layer.name(), "the panel edits the layer")
        quiet()

    def active(self) -> Any:
        """Return the active layer if it is ours."""
        layer = iface.activeLayer()
        return layer if layer is not None and layer.customProperty("geopera/spec") else None

    def spec(self) -> Any:
        """Return what the layer shows."""
        from geopera_plugin.core.layers.layers import spec_of

        return spec_of(QgsProject.instance().mapLayer(self.layer.id()))

    def timed(self, name: str, change: Callable[[], None], moves: bool = True) -> None:
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
            self.times.setdefault(name, []).append(1000 * (shown[0] - begin))
        quiet()

    def press(self, name: str, button_name: str) -> None:
        """Click a button and time it: looking for it is no part of that."""
        button = find(button_name, QAbstractButton)
        wait(lambda: button.isVisible() and button.isEnabled(), f"{button_name} can be clicked")
        place = button.rect().center()
        self.timed(name, lambda: QTest.mouseClick(button, LEFT, NO_KEYS, place))

    def mean(self) -> list[int]:
        """Return the mean colour of the canvas."""
        quiet()
        samples = [sample["rgb"] for sample in canvas_colours(12, 8)]
        return [round(sum(rgb[band] for rgb in samples) / len(samples)) for band in range(3)]

    def see(self, widget: Any) -> None:
        """Scroll the dock to a widget."""
        area = find("geopera_scroll")
        area.ensureWidgetVisible(widget)
        place = widget.mapTo(area.widget(), QPoint(0, 0))
        area.verticalScrollBar().setValue(QRect(place, widget.size()).top() - 30)

    def part(self, name: str) -> Any:
        """Return a part of the plugin."""
        return next(part for part in self.plugin._parts if type(part).__name__ == name)


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
