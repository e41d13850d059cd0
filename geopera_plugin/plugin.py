"""Put Geopera into QGIS's window, and take all of it out again."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .core.aoi import Aoi
from .core.catalog import Catalog
from .core.connection import Connection
from .core.jobs import JobsModel
from .core.layers import install_path_hooks, remove_path_hooks
from .gui.browsing import Browsing
from .gui.clipping import Clipping
from .gui.dock import GeoperaDock
from .gui.icons import icon
from .gui.layer_actions import LayerActions
from .gui.map_tools.area_overlay import AreaOverlay
from .gui.map_tools.area_tools import AreaTools
from .gui.notifier import Notifier
from .processing.provider import GeoperaProvider

_MENU = "&Geopera"
_DOCK_WIDTH = 392


class GeoperaPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface) -> None:
        self._iface = iface
        self._root: QObject | None = None
        self._menu_actions: list[QAction] = []
        self._provider: GeoperaProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Add the algorithms; all that `qgis_process` asks for."""
        if self._provider is None:
            self._provider = GeoperaProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:  # noqa: N802
        """Build everything; start the server once the event loop runs."""
        if self._root is not None:
            return
        self.initProcessing()
        iface = self._iface
        self._root = root = QObject(iface.mainWindow())
        root.setObjectName("geopera")
        self.connection = Connection(parent=root)
        self.aoi = Aoi(root)
        self.catalog = Catalog(self.connection, root)
        self.jobs = JobsModel(self.connection, root)
        self.notifier = Notifier(iface, root)
        canvas = iface.mapCanvas()
        self.area_tools = AreaTools(canvas, self.aoi, iface, root)
        self.overlay = AreaOverlay(canvas, self.aoi, root)
        self.dock = GeoperaDock(self.aoi, self.jobs, self.area_tools.actions, iface.mainWindow())
        self.layers = LayerActions(self.connection, self.aoi, self.dock, self.notifier, iface, root)
        self.browsing = Browsing(self.connection, self.catalog, self.dock, self.notifier, root)
        self.clipping = Clipping(
            self.connection, self.aoi, self.jobs, self.dock, self.layers, self.notifier, root
        )
        self.area_tools.message.connect(lambda text: iface.statusBarIface().showMessage(text, 8000))
        self._add_actions()
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        iface.mainWindow().resizeDocks([self.dock], [_DOCK_WIDTH], Qt.Orientation.Horizontal)
        install_path_hooks(self.connection)
        self.jobs.start_polling()
        QCoreApplication.instance().aboutToQuit.connect(self._stop)
        QTimer.singleShot(0, self._start)

    def unload(self) -> None:
        """Undo `initGui` and `initProcessing`; harmless when called twice."""
        provider, self._provider = self._provider, None
        if provider is not None:
            QgsApplication.processingRegistry().removeProvider(provider)
        root, self._root = self._root, None
        if root is None:
            return
        QCoreApplication.instance().aboutToQuit.disconnect(self._stop)
        self._stop()
        remove_path_hooks()
        self.notifier.close()
        self.clipping.dispose()
        self.layers.dispose()
        self.area_tools.dispose()
        self.overlay.dispose()
        for action in self._menu_actions:
            self._iface.removePluginMenu(_MENU, action)
        self._menu_actions = []
        self._toolbar.deleteLater()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        root.deleteLater()

    def _start(self) -> None:
        if self._root is not None:
            self.connection.start()

    def _stop(self) -> None:
        """End what runs in the background."""
        self.jobs.stop_polling()
        self.connection.stop()

    def _add_actions(self) -> None:
        self._toolbar: QToolBar = self._iface.addToolBar("Geopera")
        self._toolbar.setObjectName("geopera_toolbar")
        self._toolbar.setToolTip("Geopera")
        panel = QAction(icon("geopera"), "Geopera panel", self._root)
        panel.setObjectName("geopera_toggle_dock")
        panel.setToolTip("Show or hide the Geopera panel")
        self.dock.setToggleVisibilityAction(panel)
        clip = QAction(icon("clip"), "Clip to the area of interest…", self._root)
        clip.setObjectName("geopera_clip")
        clip.setToolTip("Clip scenes to the area of interest")
        clip.triggered.connect(lambda *_: self.clipping.open_dialog())
        self._toolbar.addAction(panel)
        self._toolbar.addSeparator()
        for action in self.area_tools.actions:
            self._toolbar.addAction(action)
        self._toolbar.addSeparator()
        self._toolbar.addAction(clip)
        self._menu_actions = [panel, *self.area_tools.actions, clip]
        for action in self._menu_actions:
            self._iface.addPluginToMenu(_MENU, action)
