"""How a session ends: the plugin unloaded, and a look for what it left behind."""

from __future__ import annotations

import threading
from typing import Any

from inside import record
from inside.arrival import PLUGIN
from inside.window import check, step
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar
from qgis.utils import iface, unloadPlugin


def leave(plugin: Any) -> None:
    """Unload the plugin and note what it left behind."""
    step("unload")
    QgsProject.instance().setDirty(False)
    iface.newProject()
    check(unloadPlugin(PLUGIN), "the plugin unloads")
    plugin.unload()  # a second time: nothing is left to do
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(200)
    window = iface.mainWindow()
    widgets = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
    record.facts["left_behind"] = {
        "widgets": [w.objectName() for w in widgets if "geopera" in w.objectName()],
        "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
    }
