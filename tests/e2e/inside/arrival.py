"""How a session begins: the window at its size, the plugin loaded, its server up."""

from __future__ import annotations

from typing import Any

from inside.window import click_row, find, wait
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

PLUGIN = "geopera_plugin"


def arrive() -> Any:
    """Return the plugin once its server is up."""
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(0, 0, 1600, 1000)
    iface.newProject()
    wait(lambda: PLUGIN in plugins, "the plugin is loaded", 30)
    plugin = plugins[PLUGIN]
    text = find("geopera_server_text")
    wait(lambda: text.text() == "Server ready", "the server is up", 60)
    for browser in window.findChildren(QDockWidget, "Browser"):
        browser.close()  # the layers get its room
    return plugin


def choose_date(plugin: Any, date: str) -> Any:
    """Click a date in the filmstrip; return its scene. The project must be there already."""
    projects = find("geopera_project")
    wait(lambda: projects.count() > 0, "the project is there")
    strip = find("geopera_date_strip")
    wait(lambda: strip.model().rowCount() > 0, "the dates are there")
    dates = [entry.date for entry in strip.model().dates()]
    click_row(strip, dates.index(date))
    panel = plugin.dock.imagery
    wait(lambda: panel.scene() is not None and panel.scene().date == date, f"{date} is chosen")
    return panel.scene()
