"""Put Geopera into QGIS's window, and take all of it out again."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .browser.tree import BrowserTree
from .core.aoi.aoi import Aoi
from .core.catalog import Catalog
from .core.connection import Connection
from .core.jobs.model import JobsModel
from .core.layers.layers import install_path_hooks, remove_path_hooks
from .core.log import log_error
from .core.tasks import end_idle_threads
from .core.translate import Translation, tr
from .gui.aoi.work import AoiWork
from .gui.browse.area_filter import AreaFilter
from .gui.browse.browsing import Browsing
from .gui.browse.footprints import Footprints
from .gui.browse.local_imagery import LocalImagery
from .gui.browse.project_actions import ProjectActions
from .gui.browse.scene_details import SceneDetails
from .gui.browse.uploads import Uploads
from .gui.clips.clipping import Clipping
from .gui.clips.job_actions import JobActions
from .gui.dates.chart import Charts
from .gui.dates.swipe import Swipe
from .gui.dates.time_steps import TimeSteps
from .gui.dock import GeoperaDock
from .gui.dock_room import DockRoom
from .gui.help import Help
from .gui.icons import icon
from .gui.layer_actions import LayerActions
from .gui.layer_health import LayerHealth
from .gui.locator import Locator
from .gui.map_tools.area_overlay import AreaOverlay
from .gui.map_tools.area_tools import AreaTools
from .gui.notifier import Notifier
from .gui.servers.menu import ServerMenu
from .gui.servers.options import OptionsPart
from .gui.style.session import StyleSession
from .gui.workbench import Part, Workbench
from .processing.provider import GeoperaProvider

_DOCK_WIDTH = 392
_PATIENCE_MS = 500  # QGIS must not wait longer for tasks when it ends

# What is built on the workbench, in this order, and taken out again in the other.
_PARTS: tuple[Callable[[Workbench], Part], ...] = (
    Locator,
    Help,
    ServerMenu,
    OptionsPart,
    JobActions,
    AreaFilter,
    Footprints,
    ProjectActions,
    LocalImagery,
    Uploads,
    SceneDetails,
    BrowserTree,
    StyleSession,
    AoiWork,
    TimeSteps,
    Swipe,
    Charts,
    LayerHealth,
    DockRoom,
)


class GeoperaPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface) -> None:
        self._iface = iface
        self._root: QObject | None = None
        self._parts: list[Part] = []
        self._provider: GeoperaProvider | None = None
        self._translation: Translation | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Add the algorithms; all that `qgis_process` asks for."""
        if self._translation is None:
            self._translation = Translation()
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
        self.connection = connection = Connection(parent=root)
        self.aoi = aoi = Aoi(root)
        self.catalog = catalog = Catalog(connection, root)
        self.jobs = jobs = JobsModel(connection, root)
        self.notifier = notifier = Notifier(iface, root)
        canvas = iface.mapCanvas()
        self.area_tools = tools = AreaTools(canvas, aoi, iface, root)
        self.overlay = AreaOverlay(canvas, aoi, root)
        self.dock = dock = GeoperaDock(aoi, jobs, tools.actions, iface.mainWindow())
        self.layers = layers = LayerActions(connection, aoi, dock, notifier, iface, root)
        self.browsing = browsing = Browsing(connection, catalog, dock, notifier, root)
        self.clipping = clipping = Clipping(connection, aoi, jobs, dock, layers, notifier, root)
        tools.message.connect(lambda text: iface.statusBarIface().showMessage(text, 8000))
        self.bench = Workbench(
            iface=iface,
            root=root,
            connection=connection,
            aoi=aoi,
            catalog=catalog,
            jobs=jobs,
            notifier=notifier,
            dock=dock,
            area_tools=tools,
            layers=layers,
            browsing=browsing,
            clipping=clipping,
            toolbar=self._make_toolbar(),
        )
        self._add_actions()
        self._parts = [make(self.bench) for make in _PARTS]
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        iface.mainWindow().resizeDocks([dock], [_DOCK_WIDTH], Qt.Orientation.Horizontal)
        install_path_hooks(connection)
        jobs.start_polling()
        QCoreApplication.instance().aboutToQuit.connect(self._quit)
        QTimer.singleShot(0, self._start)

    def unload(self) -> None:
        """Undo `initGui` and `initProcessing`; harmless when called twice."""
        provider, self._provider = self._provider, None
        if provider is not None:
            QgsApplication.processingRegistry().removeProvider(provider)
        translation, self._translation = self._translation, None
        if translation is not None:
            translation.remove()
        root, self._root = self._root, None
        if root is None:
            return
        QCoreApplication.instance().aboutToQuit.disconnect(self._quit)
        self._stop()
        parts, self._parts = self._parts, []
        for part in reversed(parts):
            try:
                part.dispose()
            except Exception as error:  # noqa: BLE001 - the others must still be taken out
                log_error(f"{type(part).__name__} was not taken out: {error}")
        for action in self._keyed:
            self._iface.unregisterMainWindowAction(action)
        remove_path_hooks()
        self.notifier.close()
        self.clipping.dispose()
        self.area_tools.dispose()
        self.overlay.dispose()
        self.bench.dispose()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        root.deleteLater()
        end_idle_threads()

    def _start(self) -> None:
        if self._root is not None:
            self.connection.start()

    def _stop(self) -> None:
        """End what runs in the background."""
        self.jobs.stop_polling()
        self.connection.stop()

    def _quit(self) -> None:
        self._stop()
        end_idle_threads(_PATIENCE_MS)

    def _make_toolbar(self) -> QToolBar:
        toolbar: QToolBar = self._iface.addToolBar("Geopera")
        toolbar.setObjectName("geopera_toolbar")
        toolbar.setToolTip("Geopera")
        return toolbar

    def _add_actions(self) -> None:
        panel = QAction(icon("geopera"), tr("Geopera panel"), self._root)
        panel.setObjectName("geopera_toggle_dock")
        panel.setToolTip(tr("Show or hide the Geopera panel"))
        self.dock.setToggleVisibilityAction(panel)
        clip = QAction(icon("clip"), tr("Clip to the area of interest…"), self._root)
        clip.setObjectName("geopera_clip")
        clip.setToolTip(tr("Clip scenes to the area of interest"))
        clip.triggered.connect(lambda *_: self.clipping.open_dialog())
        # listed among QGIS's keyboard shortcuts, where people change them
        self._keyed = [panel, clip]
        self._iface.registerMainWindowAction(panel, "Ctrl+Alt+G")
        self._iface.registerMainWindowAction(clip, "Ctrl+Alt+C")
        bench = self.bench
        bench.add_action(panel, toolbar=True)
        bench.add_separator()
        for action in self.area_tools.actions:
            bench.add_action(action, toolbar=True)
        bench.add_separator()
        bench.add_action(clip, toolbar=True)
