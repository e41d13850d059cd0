"""The one connection of the plugin: to the embedded server, and what is needed to talk to it."""

from __future__ import annotations

import enum
from typing import Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..client import Client
from .embedded_server import EmbeddedServer
from .settings import PluginSettings


class ConnectionState(enum.Enum):
    """Where the connection is in its life."""

    OFFLINE = "offline"
    STARTING = "starting"
    ONLINE = "online"
    FAILED = "failed"


class Connection(QObject):
    """Start the server, log in, and tell everybody."""

    state_changed = pyqtSignal(object)  # ConnectionState
    message = pyqtSignal(str)

    def __init__(
        self,
        settings: Optional[PluginSettings] = None,
        server: Optional[EmbeddedServer] = None,
        parent: Optional[QObject] = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or PluginSettings()
        self.server = server or EmbeddedServer(self.settings, self)
        self.client: Optional[Client] = None
        self.state = ConnectionState.OFFLINE
        self.base_url = ""
        self.tile_token = ""
        self.organization_id: Optional[str] = None

    @property
    def is_online(self) -> bool:
        """Say whether ``client`` can be used."""
        return self.state is ConnectionState.ONLINE

    def start(self) -> None:
        """Start the server and log in, in the background."""

    def stop(self) -> None:
        """Log out and stop the server."""
