"""Which server is in use, and what a person calls it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..settings import PluginSettings
from ..translate import tr
from .local_server import needs_packages
from .profiles import EMBEDDED, ServerProfile, Servers


class ServerInUse(QObject):
    """The plugin's own server, or one of the remote ones."""

    server_changed = pyqtSignal(str)  # its id; another signal tells when it can be used

    def __init__(self, settings: PluginSettings | None, parent: QObject | None) -> None:
        super().__init__(parent)
        self.settings = settings or PluginSettings()
        self.servers = Servers(self)
        known = self.servers.get(self.servers.active) is not None
        self._server_id = self.servers.active if known else EMBEDDED

    @property
    def server_id(self) -> str:
        """Return the id of the server in use; it is empty for the plugin's own."""
        return self._server_id

    @property
    def profile(self) -> ServerProfile | None:
        """Return the remote server in use, or None for the plugin's own."""
        return self.servers.get(self._server_id)

    @property
    def server_name(self) -> str:
        """Return what a person calls the server in use."""
        profile = self.profile
        return profile.name if profile is not None else tr("This computer")

    @property
    def authcfg(self) -> str:
        """Return QGIS's entry with the credentials of the server in use, for its own requests."""
        profile = self.profile
        return profile.authcfg if profile is not None else ""

    @property
    def needs_packages(self) -> bool:
        """Say whether the server in use is the plugin's own, which lacks packages."""
        return self._server_id == EMBEDDED and needs_packages(self.settings)

    def _use(self, server_id: str) -> None:
        self._server_id = server_id
        self.server_changed.emit(server_id)
