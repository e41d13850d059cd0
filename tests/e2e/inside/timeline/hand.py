"""What every part of the session needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inside.window import LEFT, NO_KEYS, find, rendered, wait
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QToolButton

DATE, EARLY = "2025-08-15", "2025-04-09"


class Hand:
    """Hold the plugin and the layer that goes through time."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.folder = Path(plan["folder"])
        self.plugin: Any = None
        self.layer: Any = None
        self.tokens: list[str] = []

    def part(self, name: str) -> Any:
        """Return a part of the plugin."""
        return next(part for part in self.plugin._parts if type(part).__name__ == name)

    def spec(self) -> Any:
        """Return what the layer shows."""
        from geopera_plugin.core.layers.layers import spec_of

        return spec_of(self.layer)

    def row(self, date: str) -> int:
        """Return where a date is in the filmstrip."""
        dates = [entry.date for entry in find("geopera_date_strip").model().dates()]
        return dates.index(date)

    def settle(self) -> None:
        """Wait until layer, map and filmstrip are at the same date."""
        steps = self.part("TimeSteps")
        wait(lambda: not steps.warmer.is_busy(), "the next date is drawn")
        rendered()


def press(action_name: str) -> None:
    """Click an action's button in the toolbar."""
    bar = find("geopera_toolbar")
    button = next(
        each
        for each in bar.findChildren(QToolButton)
        if each.defaultAction() is not None and each.defaultAction().objectName() == action_name
    )
    wait(lambda: button.isVisible() and button.isEnabled(), f"{action_name} can be clicked")
    QTest.mouseClick(button, LEFT, NO_KEYS, button.rect().center())
