"""The one connection of the plugin: to the embedded server, and what is needed to talk to it."""

from __future__ import annotations

import enum

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QDateTime, QObject, Qt, QTimer, pyqtSignal

from ..client import Client
from ..client.models import Identity, TileToken
from .embedded_server import EmbeddedServer
from .log import log_error, log_info
from .settings import PluginSettings
from .tasks import BACKGROUND, BackgroundTask, run_in_background

_RENEW_MS = 6 * 3600 * 1000


class ConnectionState(enum.Enum):
    """Where the connection is in its life."""

    OFFLINE = "offline"
    STARTING = "starting"
    ONLINE = "online"
    FAILED = "failed"


class Connection(QObject):
    """Start the server, log in, and tell everybody."""

    state_changed = pyqtSignal(object)  # ConnectionState
    tile_token_changed = pyqtSignal()
    message = pyqtSignal(str)

    def __init__(
        self,
        settings: PluginSettings | None = None,
        server: EmbeddedServer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or PluginSettings()
        self.server = server or EmbeddedServer(self.settings, self)
        self.client: Client | None = None
        self.state = ConnectionState.OFFLINE
        self.base_url = ""
        self.tile_token = ""  # nosec B105 - none yet
        self.organization_id: str | None = None
        self._login: BackgroundTask | None = None
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.timeout.connect(self._renew_token)
        self.server.started.connect(self._on_server_started)
        self.server.failed.connect(self._on_failed)

    @property
    def is_online(self) -> bool:
        """Say whether ``client`` can be used."""
        return self.state is ConnectionState.ONLINE

    def start(self) -> None:
        """Start the server and log in, in the background. Does nothing when that is under way."""
        if self.state in (ConnectionState.STARTING, ConnectionState.ONLINE):
            return
        self._set_state(ConnectionState.STARTING)
        self.server.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End all background work, log out, stop the server; return whether all ended in time."""
        self._renewal.stop()
        self._login = None
        client, self.client = self.client, None
        self.organization_id = None
        self.tile_token = ""  # nosec B105 - none any more
        self._set_state(ConnectionState.OFFLINE)
        BACKGROUND.request_cancel()
        stopped = self.server.stop(timeout_s)  # requests that still wait fail now
        ended = BACKGROUND.wait(timeout_s)
        if client is not None:
            client.close()
        return stopped and ended

    def _on_server_started(self, url: str) -> None:
        if self.state is not ConnectionState.STARTING:
            return
        client = Client(url, self.server.key)

        def log_in(_feedback: QgsFeedback) -> tuple[TileToken, Identity]:
            return client.tile_token(), client.userinfo()

        def done(answer: tuple[TileToken, Identity]) -> None:
            token, identity = answer
            self.client = client
            self.base_url = client.base_url
            self.organization_id = identity.organization_id
            self._take_token(token)
            log_info(f"The server answers at {client.base_url}.")
            self._set_state(ConnectionState.ONLINE)

        self._login = run_in_background(
            "Log in", log_in, done, lambda error: self._on_failed(str(error)), hidden=True
        )

    def _on_failed(self, text: str) -> None:
        if self.state is ConnectionState.OFFLINE:
            return
        log_error(text)
        self._set_state(ConnectionState.FAILED)
        self.message.emit(text)

    def _set_state(self, state: ConnectionState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _take_token(self, token: TileToken) -> None:
        changed = token.token != self.tile_token
        self.tile_token = token.token
        self._renewal.start(_renewal_ms(token))
        if changed:
            self.tile_token_changed.emit()

    def _renew_token(self) -> None:
        client = self.client
        if client is None:
            return
        run_in_background(
            "Renew the tile token",
            lambda _feedback: client.tile_token(),
            self._take_token,
            lambda _error: self._renewal.start(60_000),
            hidden=True,
        )


def _renewal_ms(token: TileToken) -> int:
    """Return when to ask for the next token: well before this one expires."""
    expires = QDateTime.fromString(token.expires_at or "", Qt.DateFormat.ISODate)
    if not expires.isValid():
        return _RENEW_MS
    left = QDateTime.currentDateTimeUtc().msecsTo(expires)
    return int(max(1_000, min(_RENEW_MS, left * 0.8)))
