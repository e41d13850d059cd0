"""The plugin's page among QGIS's options."""

from __future__ import annotations

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QAction

from ...core.connection import Connection
from ...core.translate import tr
from ..icons import icon
from ..workbench import Workbench
from .options_page import OPTIONS_PAGE, OptionsPage

__all__ = ["OPTIONS_PAGE", "OptionsPart"]


class _Factory(QgsOptionsWidgetFactory):
    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection
        self.setTitle("Geopera")
        self.setIcon(icon("geopera"))

    def createWidget(self, parent):  # noqa: N802
        """Return a new page; the dialog of the options owns it."""
        return OptionsPage(self._connection, parent)


class OptionsPart:
    """Add the page, and an action that leads there."""

    def __init__(self, bench: Workbench) -> None:
        self._iface = bench.iface
        self._factory: _Factory | None = _Factory(bench.connection)
        self._iface.registerOptionsWidgetFactory(self._factory)
        action = QAction(icon("geopera"), tr("Options…"), bench.root)
        action.setObjectName("geopera_open_options")
        action.triggered.connect(lambda *_: self.open())
        bench.add_action(action)

    def dispose(self) -> None:
        """Take the page out."""
        factory, self._factory = self._factory, None
        if factory is not None:
            self._iface.unregisterOptionsWidgetFactory(factory)

    def open(self) -> None:
        """Show the page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), OPTIONS_PAGE)
