"""The connection of the plugin: to its own server or a remote one, and what it takes to talk."""

from __future__ import annotations

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal
from requests.auth import AuthBase

from ..client import Client, ClientError
from ..client.models import TileToken
from ..client.route import Route
from .connection_state import ConnectionState, Link
from .error_words import error_text
from .log import log_error, log_info
from .records import flush_records
from .servers.credentials import CredentialProblem, credential
from .servers.heartbeat import Heartbeat
from .servers.in_use import ServerInUse
from .servers.local_server import LocalServer
from .servers.own_server import OwnServer
from .servers.profiles import EMBEDDED, ServerProfile
from .servers.remote_login import Login, log_in
from .servers.retry import Retry
from .servers.route import route_to
from .servers.token_renewal import TokenRenewal
from .settings import PluginSettings
from .tasks import BACKGROUND, BackgroundTask, run_in_background
from .translate import tr

__all__ = ["Connection", "ConnectionState", "Link"]


class Connection(ServerInUse):
    """Start or find the server in use, log in, and tell everybody."""

    state_changed = pyqtSignal(object)  # ConnectionState
    tile_token_changed = pyqtSignal()
    message = pyqtSignal(str)

    def __init__(
        self,
        settings: PluginSettings | None = None,
        server: LocalServer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(settings, parent)
        self.client: Client | None = None
        self.state = ConnectionState.OFFLINE
        self.reason = ""  # why it failed, in words
        self.base_url = ""
        self.tile_token = ""  # nosec B105 - none yet
        self.organization_id: str | None = None
        self.links: dict[str, Link] = {}  # of all servers that were in use since QGIS started
        self._own = OwnServer(self.settings, server, self)
        self._own.started.connect(self._on_server_started)
        self._own.failed.connect(self._on_server_failed)
        self._own.lost.connect(self._on_server_lost)
        self._login: BackgroundTask | None = None
        self._retry = Retry(self)
        self._retry.due.connect(self._try_again)
        self._renewal = TokenRenewal(self.take_tile_token, self)
        self._heartbeat = Heartbeat(self)
        self._heartbeat.stopped_beating.connect(self._on_gone)

    @property
    def server(self) -> LocalServer:
        """Return the plugin's own server, whether it is in use or not."""
        return self._own.server

    @property
    def is_online(self) -> bool:
        """Say whether ``client`` can be used."""
        return self.state is ConnectionState.ONLINE

    @property
    def absence(self) -> str:
        """Return why there is no ``client``, and what to do about it, in words."""
        if self.state is ConnectionState.STARTING:
            return tr("Wait until the server is up.")
        if self.state is ConnectionState.FAILED and self.reason:
            return self.reason
        return tr("There is no server to ask: start it first.")

    def start(self) -> None:
        """Start the server and log in, in the background. Does nothing when that is under way."""
        if self.state in (ConnectionState.STARTING, ConnectionState.ONLINE):
            return
        self._retry.stop()
        profile = self.profile
        if profile is None and self._server_id != EMBEDDED:
            self._use(EMBEDDED)  # it was removed
        self._set_state(ConnectionState.STARTING)
        if profile is not None:
            self._start_remote(profile)
            return
        if self._own.start():
            self._on_server_started("")

    def switch(self, server_id: str) -> None:
        """Use another server from now on: a known profile's id, or an empty one for the own.

        The plugin's own server runs on, so that its layers and jobs do.
        """
        if server_id != EMBEDDED and self.servers.get(server_id) is None:
            raise ValueError("There is no such server.")
        if server_id == self._server_id:
            self.start()
            return
        self._leave()
        self.servers.active = server_id
        self._use(server_id)
        self.start()

    def restart(self) -> None:
        """Begin anew with the server in use, for settings or an address that changed."""
        self._leave()
        self.links.pop(self._server_id, None)
        if self._server_id == EMBEDDED:
            self._own.end(self.start)
        else:
            self.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End all background work, log out, stop the server; return whether all ended in time."""
        self._retry.stop()
        self._renewal.stop()
        self._heartbeat.stop()
        self._login = None
        client, self.client = self.client, None
        self.organization_id = None
        self.tile_token = ""  # nosec B105 - none any more
        self.links.clear()
        self._set_state(ConnectionState.OFFLINE)
        BACKGROUND.request_cancel()
        stopped = self._own.stop(timeout_s)  # requests that still wait fail now
        ended = BACKGROUND.wait(timeout_s)
        flush_records()
        if client is not None:
            client.close()
        return stopped and ended

    def create_demo(self, feedback: QgsFeedback) -> str:
        """Make the demo project on the plugin's own server. Takes long: in the background.

        Raises:
            RuntimeError: another server is in use, or it does not run.
        """
        if self._server_id != EMBEDDED:
            raise RuntimeError(tr("The demo project is for the server in QGIS: switch to that."))
        return self.server.create_demo(feedback)

    def _leave(self) -> None:
        """Let go of the server in use; requests under way no longer matter to anybody."""
        self._retry.reset()
        self._renewal.stop()
        self._heartbeat.stop()
        if self._login is not None:
            self._login.cancel()
            self._login = None
        BACKGROUND.cancel_hidden()
        client, self.client = self.client, None
        if client is not None:
            client.close()  # idle connections; visible work that goes on may end
        self.organization_id = None
        self.base_url = ""
        self.tile_token = ""  # nosec B105 - none any more
        self._set_state(ConnectionState.OFFLINE)

    def _on_server_started(self, _url: str) -> None:
        if self._server_id != EMBEDDED or self.state is not ConnectionState.STARTING:
            return
        self._log_in(self.server.url, self.server.key, Route())

    def _on_server_lost(self, text: str) -> None:
        self.links.pop(EMBEDDED, None)
        if self._server_id != EMBEDDED or self.state is ConnectionState.OFFLINE:
            return
        log_info(text)
        self._leave()
        self._set_state(ConnectionState.STARTING)

    def _on_server_failed(self, text: str) -> None:
        if self.needs_packages and not self.is_online:
            log_info(text)
            self._fail(tr("The server on this computer is not set up yet."), quietly=True)
        elif self._server_id == EMBEDDED:
            if self.is_online:  # it ran, and ended
                self.links.pop(EMBEDDED, None)
                self._leave()
                self._set_state(ConnectionState.STARTING)
            self._fail(text)

    def _start_remote(self, profile: ServerProfile) -> None:
        try:
            auth = credential(profile.authcfg)
        except CredentialProblem as problem:
            self._fail(str(problem))
            return
        self._log_in(profile.url, auth, route_to(profile.url))

    def _log_in(self, url: str, auth: AuthBase | str, route: Route) -> None:
        self._login = run_in_background(
            "Log in",
            lambda _feedback: log_in(url, auth, route),
            self._on_login,
            self._on_login_failed,
            hidden=True,
        )

    def _on_login(self, login: Login) -> None:
        self._login = None
        self._retry.reset()
        self.client = login.client
        self.base_url = login.client.base_url
        self.organization_id = login.identity.organization_id
        self.take_tile_token(login.token)
        if self._server_id != EMBEDDED:
            self._heartbeat.follow(login.client)
        log_info(f"The server answers at {self.base_url}.")
        self._set_state(ConnectionState.ONLINE)

    def _on_login_failed(self, error: Exception) -> None:
        self._login = None
        again = self.state is ConnectionState.STARTING and self._retry.is_repeated
        self._fail(error_text(error), quietly=again)
        self._look_again(error)

    def _on_gone(self, error: Exception) -> None:
        """Tell that the remote server no longer answers, or no longer lets us in."""
        if not self.is_online:
            return
        self._leave()
        self._set_state(ConnectionState.STARTING)
        self._fail(error_text(error))
        self._look_again(error)

    def _look_again(self, error: Exception) -> None:
        """Try again by and by, if that can help."""
        if self._server_id != EMBEDDED and isinstance(error, ClientError) and error.retryable:
            self._retry.start()

    def _try_again(self) -> None:
        if self.state is ConnectionState.FAILED:
            self.start()

    def _fail(self, text: str, quietly: bool = False) -> None:
        if self.state is ConnectionState.OFFLINE:
            return
        self.reason = text
        if not quietly:
            log_error(text)
        self._set_state(ConnectionState.FAILED)
        if not quietly:
            self.message.emit(text)

    def _set_state(self, state: ConnectionState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def take_tile_token(self, token: TileToken | None) -> None:
        """Use a fresh token of the server in use from now on, or none."""
        text = token.token if token is not None else ""
        changed = text != self.tile_token
        self.tile_token = text
        self.links[self._server_id] = Link(self.base_url, text, self.authcfg)
        if token is not None and self.client is not None:
            self._renewal.follow(self.client, token)
        if changed:
            self.tile_token_changed.emit()
