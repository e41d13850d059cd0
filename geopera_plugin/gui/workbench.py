"""What the parts of the plugin share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar

from ..core.aoi.aoi import Aoi
from ..core.catalog import Catalog
from ..core.connection import Connection
from ..core.jobs.model import JobsModel
from .browse.browsing import Browsing
from .clips.clipping import Clipping
from .dock import GeoperaDock
from .layer_actions import LayerActions
from .map_tools.area_tools import AreaTools
from .notifier import Notifier

MENU = "&Geopera"


class Part(Protocol):
    """A capability of the plugin: built with the workbench, it adds itself to the window."""

    def dispose(self) -> None:
        """Take out of QGIS's window what the part added, and end what it started."""


@dataclass
class Workbench:
    """Hold what the parts of the plugin share, and add their actions to menu and toolbar."""

    iface: object
    root: QObject
    connection: Connection
    aoi: Aoi
    catalog: Catalog
    jobs: JobsModel
    notifier: Notifier
    dock: GeoperaDock
    area_tools: AreaTools
    layers: LayerActions
    browsing: Browsing
    clipping: Clipping
    toolbar: QToolBar
    _actions: list[QAction] = field(default_factory=list)

    def add_action(self, action: QAction, toolbar: bool = False) -> None:
        """Show an action in the plugin's menu, and in the toolbar when asked."""
        if toolbar:
            self.toolbar.addAction(action)
        self.iface.addPluginToMenu(MENU, action)
        self._actions.append(action)

    def add_separator(self) -> None:
        """Divide the toolbar."""
        self.toolbar.addSeparator()

    def menu(self) -> QMenu | None:
        """Return the plugin's menu, which is there once it has an action."""
        for entry in self.iface.pluginMenu().actions():
            if entry.menu() is not None and entry.text() == MENU:
                return entry.menu()
        return None

    def dispose(self) -> None:
        """Empty menu and toolbar."""
        actions, self._actions = self._actions, []
        for action in actions:
            self.iface.removePluginMenu(MENU, action)
        self.toolbar.deleteLater()
