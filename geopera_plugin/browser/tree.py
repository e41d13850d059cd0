"""The part of the plugin that puts the tree into QGIS's Browser panel."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsFeedback, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..client.models import Scene
from ..core.connection import ConnectionState
from ..core.error_words import error_text
from ..core.layers.layers import make_layer
from ..core.layers.scene_layer import usual_spec
from ..core.layers.spec import LayerSpec
from ..core.servers.profiles import EMBEDDED
from ..core.tasks import run_in_background
from ..core.translate import tr
from .items import SceneItem, Source, read_uri
from .providers import SceneDrops, TreeMenus, TreeProvider


class BrowserTree(QObject):
    """Register the tree, its menus and its drops; open scenes in their usual style."""

    layer_added = pyqtSignal(object)
    """The `QgsRasterLayer` that was added."""

    def __init__(self, bench: Any) -> None:
        """Take the workbench of the plugin, of which this layer knows no type."""
        super().__init__(bench.root)
        self._bench = bench
        self._connection = bench.connection
        self.source = Source(
            lambda: self._connection.client, lambda: self._connection.server_id, self._servers
        )
        self.provider = TreeProvider(self.source)
        self._menus = TreeMenus(self.source.icons, self._open_items, self._connection.switch)
        self._drops = SceneDrops(self._take_drop)
        QgsApplication.dataItemProviderRegistry().addProvider(self.provider)
        QgsGui.dataItemGuiProviderRegistry().addProvider(self._menus)
        bench.iface.registerCustomDropHandler(self._drops)
        self._connection.state_changed.connect(self._on_state)
        self._connection.servers.changed.connect(self.refresh)
        bench.browsing.intake_finished.connect(self.refresh)

    def dispose(self) -> None:
        """Take all of it out again."""
        self._connection.state_changed.disconnect(self._on_state)
        self._connection.servers.changed.disconnect(self.refresh)
        self._bench.browsing.intake_finished.disconnect(self.refresh)
        self._bench.iface.unregisterCustomDropHandler(self._drops)
        QgsGui.dataItemGuiProviderRegistry().removeProvider(self._menus)
        self.source.forget()
        QgsApplication.dataItemProviderRegistry().removeProvider(self.provider)

    def refresh(self, *_args: object) -> None:
        """Ask the server anew for what is open in the tree."""
        self.source.refresh()

    def open_scene(self, item_id: str) -> None:
        """Add a scene to the map in its usual style, in the background."""
        client = self._connection.client
        if client is None:
            self._bench.notifier.info(self._connection.absence)
            return

        def work(_feedback: QgsFeedback) -> LayerSpec:
            scene: Scene = client.scene(item_id)
            return usual_spec(client, scene)

        run_in_background(tr("Open a scene"), work, self._add, self._failed)

    def _servers(self) -> list[tuple[str, str]]:
        known = [(profile.id, profile.name) for profile in self._connection.servers.profiles()]
        return [(EMBEDDED, tr("This computer")), *known]

    def _on_state(self, state: ConnectionState) -> None:
        if state in (ConnectionState.ONLINE, ConnectionState.OFFLINE):
            self.refresh()

    def _open_items(self, items: list[SceneItem]) -> None:
        for item in items:
            self._open(item.scene.id, item.server_id)

    def _take_drop(self, text: str) -> None:
        found = read_uri(text)
        if found is not None:
            self._open(*found)

    def _open(self, item_id: str, server_id: str) -> None:
        if server_id != self.source.active():
            self._bench.notifier.info(
                tr("This scene is of another server: connect to that one first.")
            )
            return
        self.open_scene(item_id)

    def _add(self, spec: LayerSpec) -> None:
        layer = make_layer(spec, self._connection)
        first = not QgsProject.instance().mapLayers()
        QgsProject.instance().addMapLayer(layer)
        if first and spec.bbox is not None:
            # QGIS sets the project's CRS from a first layer only when events run again.
            QTimer.singleShot(0, lambda: self._bench.layers.zoom_to_bbox(spec.bbox))
        self.layer_added.emit(layer)

    def _failed(self, error: Exception) -> None:
        self._bench.notifier.failure(error_text(error))
