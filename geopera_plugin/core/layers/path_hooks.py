"""Hooks into how QGIS asks for tiles, writes and reads files, and into layers that arrive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Callable

from qgis.core import (
    QgsApplication,
    QgsDataProvider,
    QgsMapLayer,
    QgsNetworkAccessManager,
    QgsPathResolver,
    QgsProject,
)
from qgis.PyQt.QtCore import QUrl

from ..connection import Connection, ConnectionState
from .relay import Relay
from .tile_uri import (
    PLACEHOLDER,
    holds_token,
    is_tile,
    plain_query,
    server_of,
    without_secret,
)

Repair = Callable[[Iterable[QgsMapLayer]], None]
TOKEN_HEADER = b"X-Tile-Token"
_NOWHERE = ("", "", "")


class PathHooks:
    """Lead the tiles of our layers to the live server, and keep what is saved free of secrets."""

    def __init__(self, connection: Connection, repair: Repair) -> None:
        self.connection: Connection | None = connection
        self._repair = repair
        self._names: list[str] = []
        self._relays = (Relay(without_secret), Relay(self._lead))
        self._authcfgs: dict[str, str] = {}

    def install(self) -> None:
        """Start."""
        self._names = [
            QgsPathResolver.setPathWriter(self._relays[0]),
            QgsPathResolver.setPathPreprocessor(self._relays[0]),
            QgsNetworkAccessManager.setRequestPreprocessor(self._relays[1]),
        ]
        _forget_tokens(QgsProject.instance().mapLayers().values())
        QgsProject.instance().layersAdded.connect(self._on_layers)
        if self.connection is not None:
            self.connection.state_changed.connect(self._on_state)
            self.connection.server_changed.connect(self._forget_ways)
            self.connection.servers.changed.connect(self._forget_ways)

    def remove(self) -> None:
        """Undo ``install``."""
        QgsPathResolver.removePathWriter(self._names[0])
        QgsPathResolver.removePathPreprocessor(self._names[1])
        QgsNetworkAccessManager.removeRequestPreprocessor(self._names[2])
        QgsProject.instance().layersAdded.disconnect(self._on_layers)
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.state_changed.disconnect(self._on_state)
            connection.server_changed.disconnect(self._forget_ways)
            connection.servers.changed.disconnect(self._forget_ways)
        for relay in self._relays:
            relay.cut()

    def _lead(self, request) -> None:
        """Give a request for one of our tiles its server and token; threads of QGIS call this."""
        url = request.url()
        connection = self.connection
        if connection is None or url.host() != PLACEHOLDER or not is_tile(url.path()):
            return
        query = plain_query(url.query(QUrl.ComponentFormattingOption.FullyEncoded))
        base_url, token, authcfg = self._way_to(connection, server_of(query))
        if not base_url:
            return
        live = QUrl(base_url.rstrip("/") + url.path())
        live.setQuery(query)
        request.setUrl(live)
        if token:
            request.setRawHeader(TOKEN_HEADER, token.encode("ascii", "ignore"))
        elif authcfg:
            QgsApplication.authManager().updateNetworkRequest(request, authcfg)

    def _way_to(self, connection: Connection, server: str) -> tuple[str, str, str]:
        """Return address, token and QGIS's entry of credentials of a server; all empty: not known.

        The entry is only looked up where there is no token, and once: it is in QGIS's settings,
        and this is asked for every tile.
        """
        if server != connection.server_id:
            link = connection.links.get(server)  # in use before, and its layers go on
            return (link.base_url, link.tile_token, link.authcfg) if link is not None else _NOWHERE
        known = self._authcfgs  # another one takes its place when what it holds is out of date
        if not connection.tile_token and server not in known:
            known[server] = connection.authcfg
        authcfg = "" if connection.tile_token else known[server]
        return connection.base_url, connection.tile_token, authcfg

    def _forget_ways(self, *_args: object) -> None:
        self._authcfgs = {}

    def _on_layers(self, layers: list[QgsMapLayer]) -> None:
        _forget_tokens(layers)
        self._repair(layers)

    def _on_state(self, state: ConnectionState) -> None:
        """Draw our layers anew: what they show now is what another server, or none, gave."""
        self._forget_ways()
        if state is ConnectionState.ONLINE:
            for layer in QgsProject.instance().mapLayers().values():
                if PLACEHOLDER in layer.source():
                    layer.triggerRepaint()


def _forget_tokens(layers: Iterable[QgsMapLayer]) -> None:
    """Take the token out of layers of earlier versions: QGIS 3.40 saves them as they are."""
    for layer in layers:
        if layer.providerType() != "wms" or not holds_token(layer.source()):
            continue
        options = QgsDataProvider.ProviderOptions()
        options.transformContext = QgsProject.instance().transformContext()
        layer.setDataSource(without_secret(layer.source()), layer.name(), "wms", options)
