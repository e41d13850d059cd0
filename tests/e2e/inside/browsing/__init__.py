"""Browse imagery: filmstrip, calendar, filters, footprints, projects, uploads, Browser panel."""

from __future__ import annotations

import threading
from typing import Any

from inside import record
from inside.arrival import PLUGIN, arrive
from inside.browsing.dates import Dates
from inside.browsing.projects import Projects
from inside.browsing.scenes import Scenes
from inside.browsing.tree import Tree
from inside.window import check, step
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar
from qgis.utils import iface, unloadPlugin


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Browse(plan).run()


class Browse(Dates, Projects, Scenes, Tree):
    """Look through imagery as an analyst does."""

    def run(self) -> None:
        """Go through the session, step by step."""
        step("start")
        self.plugin = arrive()
        self.panel = self.plugin.dock.imagery
        self.filmstrip()
        self.calendar()
        self.filters()
        self.new_project()
        self.footprints()
        self.details()
        self.covering()
        self.upload()
        self.archive()
        self.browser()
        self.leave()

    def leave(self) -> None:
        """Unload the plugin and look for what it left behind."""
        step("unload")
        QgsProject.instance().setDirty(False)
        iface.newProject()
        check(unloadPlugin(PLUGIN), "the plugin unloads")
        self.plugin = self.panel = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(300)
        window = iface.mainWindow()
        widgets = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
        model = iface.browserModel()
        roots = [model.index(row, 0).data() for row in range(model.rowCount())]
        record.facts["left_behind"] = {
            "widgets": [w.objectName() for w in widgets if "geopera" in w.objectName()],
            "branches": [name for name in roots if name == "Geopera"],
            "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
        }
