"""Take the area of interest from layers, files, text and typed bounds."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFeedback, QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QDialog, QFileDialog, QMenu

from ...core.aoi.aoi import with_document
from ...core.aoi.archive import SUFFIXES
from ...core.aoi.area import Area
from ...core.aoi.file import FileLayer, list_layers, read_area
from ...core.aoi.world import AreaProblem, degrees
from ...core.file_kinds import name_filter
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..icons import icon
from ..words import error_text
from ..workbench import Workbench
from .bounds_dialog import BoundsDialog
from .layer_choice import LayerChoice
from .naming import AoiNaming
from .paste_dialog import SHOWN_TEXT, PasteDialog, read_pasted

_MOST_LAYERS = 60


class AoiSources(QObject):
    """Own the menu of sources, and the dialogs behind it."""

    def __init__(self, bench: Workbench, naming: AoiNaming, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._aoi = bench.aoi
        self._naming = naming
        self._dialog: QDialog | None = None
        self._folder = ""
        panel = bench.dock.area
        self.menu = QMenu(panel)
        self.menu.setObjectName("geopera_aoi_sources")
        self.menu.setTitle(tr("Area of interest from"))
        self.menu.setIcon(icon("aoi_from"))
        self.menu.addAction(bench.area_tools.extent)
        self.layers = self.menu.addMenu(icon("aoi_layer"), tr("Extent of a layer"))
        self.layers.setObjectName("geopera_aoi_layers")
        self.layers.aboutToShow.connect(self._list_layers)
        self.layers.triggered.connect(lambda action: self._from_layer(str(action.data())))
        self.menu.addAction(bench.area_tools.selection)
        self.menu.addSeparator()
        self._add("geopera_aoi_file", "aoi_file", tr("File…"), self.ask_file)
        self._add("geopera_aoi_paste", "aoi_paste", tr("GeoJSON, WKT or bounds…"), self.ask_text)
        self._add("geopera_aoi_bounds", "aoi_bounds", tr("Typed bounds…"), self.ask_bounds)
        panel.sources.setMenu(self.menu)
        panel.text_given.connect(self.take_text)
        panel.file_given.connect(self.take_file)
        bench.add_action(self.menu.menuAction())

    def dispose(self) -> None:
        """Close the dialog that is open, take the menu away."""
        self._show_dialog(None)
        self._bench.dock.area.sources.setMenu(None)
        self.menu.deleteLater()

    def ask_file(self) -> None:
        """Ask for a file; read it."""
        dialog = QFileDialog(self._window(), tr("Take the area from a file"), self._folder)
        dialog.setObjectName("geopera_aoi_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        vectors = name_filter(tr("Vector files"), (*SUFFIXES, ".zip", ".kmz"))
        dialog.setNameFilters([vectors, tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.take_file)
        self._show_dialog(dialog)

    def ask_text(self, text: str = "") -> None:
        """Open the dialog for pasted text."""
        dialog = PasteDialog(self._window())
        dialog.read.connect(self._use)
        dialog.set_text(text)
        self._show_dialog(dialog)

    def ask_bounds(self) -> None:
        """Open the dialog for typed bounds; it begins with those of the area or of the map."""
        dialog = BoundsDialog(self._window())
        settings = self._bench.iface.mapCanvas().mapSettings()
        if self._aoi.is_empty:
            dialog.set_bounds(settings.visibleExtent(), settings.destinationCrs())
        else:
            dialog.set_bounds(self._aoi.outline.boundingBox(), degrees())
        dialog.typed.connect(self._use)
        self._show_dialog(dialog)

    def take_text(self, text: str) -> None:
        """Take the area from a text; open the dialog when it has none."""
        context = QgsProject.instance().transformContext()

        def failed(error: Exception) -> None:
            if isinstance(error, AreaProblem) and len(text) <= SHOWN_TEXT:
                self.ask_text(text)
            else:
                self._tell(error)

        run_in_background(
            tr("Read the pasted area"),
            lambda _feedback: read_pasted(text, context)[:2],
            lambda answer: self._use(*answer),
            failed,
            hidden=True,
            local=True,
        )

    def take_file(self, path: str) -> None:
        """Take the area from a vector file; ask which layer when it has several."""
        self._folder = str(Path(path).parent)
        name = Path(path).name

        def done(layers: list[FileLayer]) -> None:
            if len(layers) == 1:
                self.take_layer(layers[0])
                return
            dialog = LayerChoice(name, layers, self._window())
            dialog.chosen.connect(self.take_layer)
            self._show_dialog(dialog)

        title = tr("Look into {name}").format(name=name)
        run_in_background(
            title, lambda _feedback: list_layers(path), done, self._tell, hidden=True, local=True
        )

    def take_layer(self, layer: FileLayer) -> None:
        """Take the area from a layer of a file."""
        context = QgsProject.instance().transformContext()

        def work(feedback: QgsFeedback) -> tuple[Area, dict | None]:
            area = read_area(layer, context, feedback)
            if area.is_empty:
                raise AreaProblem(area.problem or tr("The area is empty."))
            return with_document(area)

        run_in_background(
            tr("Read {name}").format(name=layer.title),
            work,
            lambda answer: self._use(*answer),
            self._tell,
        )

    def _use(self, area: Area, document: dict | None = None) -> None:
        self._aoi.stop()
        self._aoi.set_area(area, document)
        self._naming.zoom_when_ready()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, AreaProblem):
            self._bench.notifier.info(str(error))
        else:
            self._bench.notifier.failure(error_text(error))

    def _list_layers(self) -> None:
        self.layers.clear()
        layers = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
        layers = [layer for layer in layers if layer is not None and layer.isValid()]
        for layer in layers[:_MOST_LAYERS]:
            action = self.layers.addAction(layer.name().replace("&", "&&"))
            action.setObjectName(f"geopera_aoi_layer_{layer.id()}")
            action.setData(layer.id())
        if not layers:
            self.layers.addAction(tr("The map has no layers")).setEnabled(False)

    def _from_layer(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        extent = layer.extent() if layer is not None else None
        if extent is None or extent.isEmpty() or not extent.isFinite():
            self._bench.notifier.info(tr("This layer has no extent."))
            return
        self._aoi.set_from_extent(extent, layer.crs())

    def _add(self, name: str, icon_name: str, text: str, slot) -> QAction:
        action = QAction(icon(icon_name), text, self.menu)
        action.setObjectName(name)
        action.triggered.connect(lambda *_: slot())
        self.menu.addAction(action)
        return action

    def _window(self):
        return self._bench.dock.window()

    def _show_dialog(self, dialog: QDialog | None) -> None:
        old, self._dialog = self._dialog, dialog
        if old is not None:
            old.close()
            old.deleteLater()
        if dialog is not None:
            dialog.open()
