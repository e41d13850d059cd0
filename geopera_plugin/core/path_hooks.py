"""Hooks into how QGIS writes and reads project files, and into layers that arrive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Callable

from qgis.core import QgsMapLayer, QgsPathResolver, QgsProject

from .connection import Connection, ConnectionState
from .tile_uri import with_server, without_secret

Repair = Callable[[Iterable[QgsMapLayer], Connection], None]


class PathHooks:
    """Replace address and token by a placeholder in what is saved, and put the live ones back.

    QGIS never lets go of a function that it was given, removed or not: what is given to it asks
    this object for the connection, and this object forgets it.
    """

    def __init__(self, connection: Connection, repair: Repair) -> None:
        self._connection: Connection | None = connection
        self._repair = repair
        self._writer = ""
        self._reader = ""

    def install(self) -> None:
        """Start."""
        self._writer = QgsPathResolver.setPathWriter(without_secret)
        self._reader = QgsPathResolver.setPathPreprocessor(self._read)
        QgsProject.instance().layersAdded.connect(self._on_layers)
        if self._connection is not None:
            self._connection.state_changed.connect(self._on_state)
            self._connection.tile_token_changed.connect(self._on_token)

    def remove(self) -> None:
        """Undo ``install``."""
        QgsPathResolver.removePathWriter(self._writer)
        QgsPathResolver.removePathPreprocessor(self._reader)
        QgsProject.instance().layersAdded.disconnect(self._on_layers)
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.state_changed.disconnect(self._on_state)
            connection.tile_token_changed.disconnect(self._on_token)

    def _read(self, uri: str) -> str:
        connection = self._connection
        if connection is None or not connection.base_url:
            return uri
        return with_server(uri, connection.base_url, connection.tile_token)

    def _on_layers(self, layers: list[QgsMapLayer]) -> None:
        if self._connection is not None:
            self._repair(layers, self._connection)

    def _on_state(self, state: ConnectionState) -> None:
        if state is ConnectionState.ONLINE:
            self._repair_all()

    def _on_token(self) -> None:
        if self._connection is not None and self._connection.is_online:
            self._repair_all()

    def _repair_all(self) -> None:
        if self._connection is not None:
            self._repair(list(QgsProject.instance().mapLayers().values()), self._connection)
