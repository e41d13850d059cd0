"""The dock on a screen of high density: sharp, and nothing cut off."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.arrival import arrive, choose_date
from inside.window import click, rendered, shot, step, wait
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QLabel,
    QToolButton,
)
from qgis.utils import iface


def run(plan: dict[str, Any]) -> None:
    """Look at the dock with a scene on the map and a formula in the style."""
    step("sharp")
    plugin = arrive()
    window = iface.mainWindow()
    window.setGeometry(0, 0, 1600, 1000)
    choose_date(plugin, plan["date"])
    click("geopera_mode_formula")
    before = set(QgsProject.instance().mapLayers())
    click("geopera_add_scene")
    wait(lambda: set(QgsProject.instance().mapLayers()) - before, "a layer was added", 60)
    rendered()
    record.facts["ratio"] = window.devicePixelRatioF()
    record.facts["cut"] = _cut(plugin.dock)
    shot("01_dock")
    QgsProject.instance().setDirty(False)
    record.facts["left_behind"] = {}  # nothing is unloaded here


def _cut(dock: Any) -> list[str]:
    """Return the visible buttons and labels that have less room than their text needs."""
    found = []
    for kind in (QAbstractButton, QLabel):
        for widget in dock.findChildren(kind):
            text = widget.text()
            elides = not widget.metaObject().className().startswith("Q")
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if (
                not text
                or text.startswith("<")
                or not widget.isVisible()
                or elides
                or wraps
                or _is_icon(widget)
            ):
                continue
            need = widget.fontMetrics().horizontalAdvance(text.replace("&", ""))
            if widget.width() < need - 2:
                found.append(f"{widget.objectName()}: {text}")
    return found


def _is_icon(widget: Any) -> bool:
    style = Qt.ToolButtonStyle.ToolButtonIconOnly
    return (
        isinstance(widget, QToolButton)
        and widget.toolButtonStyle() == style
        and bool(not widget.icon().isNull())
    )
