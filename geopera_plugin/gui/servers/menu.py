"""The menu of servers in the dock's header: use another one, add one, set things up."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QActionGroup

from ...core.connection import ConnectionState
from ...core.servers.profiles import EMBEDDED
from ...core.translate import tr
from ..notifier import Choice
from ..workbench import Workbench
from .dependency_dialog import DependencyDialog
from .dialog import ServerDialog
from .options import OPTIONS_PAGE


class ServerMenu(QObject):
    """Fill the menu of the header, and follow which server is in use."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._connection = bench.connection
        self._header = bench.dock.server
        # Referenced while they are open: their Python side would be collected otherwise.
        self._adding: ServerDialog | None = None
        self._setup: DependencyDialog | None = None
        self._header.menu.aboutToShow.connect(self._fill)
        self._header.setup_asked.connect(self.open_setup)
        self._imagery = bench.dock.imagery
        self._imagery.setup_asked.connect(self.open_setup)
        self._imagery.server_asked.connect(self.add_server)
        self._close_message: Callable[[], None] | None = None
        self._connection.message.connect(self._tell)
        self._connection.state_changed.connect(self._on_state)
        self._connection.server_changed.connect(self._show_server)
        self._connection.servers.changed.connect(self._show_server)
        self._show_server()
        self._on_state(self._connection.state)

    def dispose(self) -> None:
        """Leave the header as it was."""
        self._header.menu.aboutToShow.disconnect(self._fill)
        self._header.setup_asked.disconnect(self.open_setup)
        self._imagery.setup_asked.disconnect(self.open_setup)
        self._imagery.server_asked.disconnect(self.add_server)
        self._connection.message.disconnect(self._tell)
        self._connection.state_changed.disconnect(self._on_state)
        self._connection.server_changed.disconnect(self._show_server)
        self._connection.servers.changed.disconnect(self._show_server)
        self._header.menu.clear()
        for dialog in (self._adding, self._setup):
            if dialog is not None:
                dialog.close()

    def add_server(self) -> None:
        """Let the user type a server in, then use it."""
        if self._adding is None:
            window = self._bench.iface.mainWindow()
            self._adding = ServerDialog(self._connection.servers, None, window)
            self._adding.finished.connect(self._on_added)
        self._adding.open()

    def edit_server(self) -> None:
        """Let the user change the address or the key of the server in use, then try it."""
        profile = self._connection.profile
        if profile is None or self._adding is not None:
            return
        window = self._bench.iface.mainWindow()
        self._adding = ServerDialog(self._connection.servers, profile, window)
        self._adding.finished.connect(self._on_edited)
        self._adding.open()

    def open_setup(self) -> None:
        """Show what the plugin's own server needs; install it if the user agrees."""
        if self._setup is None:
            self._setup = DependencyDialog(self._connection, self._bench.iface.mainWindow())
            self._setup.finished.connect(self._on_setup_closed)
        self._setup.open()
        self._setup.raise_()

    def open_options(self) -> None:
        """Show the plugin's page of QGIS's options."""
        self._bench.iface.showOptionsDialog(self._bench.iface.mainWindow(), OPTIONS_PAGE)

    def _on_added(self, _result: int) -> None:
        dialog, self._adding = self._adding, None
        if dialog is None:
            return
        dialog.deleteLater()
        if dialog.saved is not None:
            self._connection.switch(dialog.saved.id)

    def _on_edited(self, _result: int) -> None:
        dialog, self._adding = self._adding, None
        if dialog is None:
            return
        dialog.deleteLater()
        if dialog.saved is not None and dialog.saved.id == self._connection.server_id:
            self._connection.restart()

    def _tell(self, text: str) -> None:
        """Tell why there is no connection, until there is one or another server is tried."""
        self._take_message_off()
        choices = []
        if self._connection.profile is not None:
            choices = [Choice(tr("Edit server"), self.edit_server)]
        self._close_message = self._bench.notifier.failure(text, *choices)

    def _take_message_off(self) -> None:
        close, self._close_message = self._close_message, None
        if close is not None:
            close()

    def _on_setup_closed(self, _result: int) -> None:
        dialog, self._setup = self._setup, None
        if dialog is not None:
            dialog.deleteLater()

    def _fill(self) -> None:
        menu = self._header.menu
        menu.clear()
        group = QActionGroup(menu)
        entries = [(EMBEDDED, tr("This computer"), "")]
        entries += [(p.id, p.name, p.url) for p in self._connection.servers.profiles()]
        for server_id, name, url in entries:
            action = QAction(name.replace("&", "&&"), menu)
            action.setObjectName(f"geopera_use_server_{server_id}")
            action.setToolTip(url or tr("The server that the plugin runs itself"))
            action.setCheckable(True)
            action.setChecked(server_id == self._connection.server_id)
            action.triggered.connect(lambda *_, chosen=server_id: self._connection.switch(chosen))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._add("geopera_add_server", tr("Add a server…"), self.add_server)
        if self._connection.profile is not None:
            self._add("geopera_edit_server", tr("Edit this server…"), self.edit_server)
        self._add("geopera_server_packages", tr("Server on this computer…"), self.open_setup)
        self._add("geopera_server_options", tr("Options…"), self.open_options)

    def _add(self, name: str, text: str, run) -> None:
        action = QAction(text, self._header.menu)
        action.setObjectName(name)
        action.triggered.connect(lambda *_: run())
        self._header.menu.addAction(action)

    def _show_server(self, *_args) -> None:
        profile = self._connection.profile
        self._header.show_server(profile.name if profile is not None else "")

    def _on_state(self, state: ConnectionState) -> None:
        failed = state is ConnectionState.FAILED
        if state in (ConnectionState.ONLINE, ConnectionState.OFFLINE):
            self._take_message_off()
        self._header.show_setup(failed and self._connection.needs_packages)
