"""What QGIS asks for the tree, for its menus, and what it hands a drop to."""

from __future__ import annotations

from typing import Callable

from qgis.core import Qgis, QgsDataItem, QgsDataItemProvider, QgsDataProvider, QgsMimeDataUtils
from qgis.gui import QgsCustomDropHandler, QgsDataItemGuiProvider, QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..core.translate import tr
from .items import PROVIDER, GeoperaItem, RootItem, SceneItem, ServerItem, Source


class TreeProvider(QgsDataItemProvider):
    """Give QGIS the root of the tree."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def name(self) -> str:
        """Return the name of the provider."""
        return "Geopera"

    def capabilities(self):
        """Say that the data lies on a network: as a flag from QGIS 3.36 on, as a number before."""
        flag = getattr(Qgis, "DataItemProviderCapability", None)
        if flag is not None:
            flags = getattr(Qgis, "DataItemProviderCapabilities", None)
            return flags(flag.NetworkSources) if flags is not None else flag.NetworkSources
        return int(QgsDataProvider.DataCapability.Net)

    def createDataItem(  # noqa: N802
        self,
        path: str,
        parentItem: QgsDataItem | None,  # noqa: N803
    ) -> QgsDataItem | None:
        """Return the root; branches are made by their parents."""
        if path:
            return None
        root = RootItem(self._source, parentItem)
        sip.transferto(root, None)  # QGIS deletes it
        return root


class TreeMenus(QgsDataItemGuiProvider):
    """Give the items their context menus."""

    def __init__(
        self,
        icons: dict,
        open_scenes: Callable[[list[SceneItem]], None],
        connect: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._icons = icons
        self._connect = connect
        self._open = open_scenes

    def name(self) -> str:
        """Return the name of the provider."""
        return "Geopera"

    def populateContextMenu(self, item, menu: QMenu, selected, context) -> None:  # noqa: N802
        """Add what can be done with an item."""
        scenes = [each for each in selected or [item] if isinstance(each, SceneItem)]
        if isinstance(item, SceneItem) and item.scene.rasters:
            action = QAction(self._icons["imagery"], tr("Add to map"), menu)
            action.setObjectName("geopera_browser_add")
            action.triggered.connect(lambda *_: self._open(scenes or [item]))
            menu.addAction(action)
        elif isinstance(item, ServerItem) and item.server_id() != item.source.active():
            action = QAction(tr("Connect"), menu)
            action.setObjectName("geopera_browser_connect")
            action.triggered.connect(lambda *_: self._connect(item.server_id()))
            menu.addAction(action)
        elif isinstance(item, GeoperaItem):
            action = QAction(tr("Refresh"), menu)
            action.setObjectName("geopera_browser_refresh")
            action.triggered.connect(lambda *_: item.refresh())
            menu.addAction(action)

    def handleDoubleClick(self, item, context) -> bool:  # noqa: N802
        """Add a scene to the map."""
        if isinstance(item, SceneItem) and item.scene.rasters:
            self._open([item])
            return True
        return False


class SceneDrops(QgsCustomDropHandler):
    """Take scenes that are dropped on the map or on the window."""

    def __init__(self, take: Callable[[str], None]) -> None:
        super().__init__()
        self._take = take

    def customUriProviderKey(self) -> str:  # noqa: N802
        """Return the key of our drags."""
        return PROVIDER

    def handleCustomUriDrop(self, uri: QgsMimeDataUtils.Uri) -> None:  # noqa: N802
        """Take what is dropped on the window."""
        self._take(uri.uri)

    def canHandleCustomUriCanvasDrop(  # noqa: N802
        self, uri: QgsMimeDataUtils.Uri, canvas: QgsMapCanvas
    ) -> bool:
        """Say whether a drop on a map is ours."""
        return uri.layerType == "custom" and uri.providerKey == PROVIDER

    def handleCustomUriCanvasDrop(  # noqa: N802
        self, uri: QgsMimeDataUtils.Uri, canvas: QgsMapCanvas
    ) -> bool:
        """Take what is dropped on a map."""
        if not self.canHandleCustomUriCanvasDrop(uri, canvas):
            return False
        self._take(uri.uri)
        return True
