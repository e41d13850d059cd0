"""The ways to draw an area of interest: each one an action with its map tool."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ...core.aoi.aoi import Aoi
from ...core.aoi.features import selected_area
from ...core.translate import tr
from ..icons import icon
from .base import AreaTool
from .circle import CircleTool
from .freehand import FreehandTool
from .polygon import PolygonTool
from .rectangle import RectangleTool
from .vertex_edit import VertexTool

_MANY_FEATURES = 200


class AreaTools(QObject):
    """Own the actions that set the area of interest, and the map tools behind them."""

    message = pyqtSignal(str)
    """A hint, for the status bar."""
    refused = pyqtSignal(str)
    """Why something could not be done, for the message bar."""

    def __init__(
        self, canvas: QgsMapCanvas, aoi: Aoi, iface, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._aoi = aoi
        self._iface = iface
        self._previous: QgsMapTool | None = None
        self._tools: list[AreaTool] = []
        add = self._add_tool
        self.rectangle = add("aoi_rectangle", tr("Draw a rectangle"), RectangleTool(canvas))
        self.polygon = add("aoi_polygon", tr("Draw a polygon"), PolygonTool(canvas))
        self.freehand = add("aoi_freehand", tr("Draw freehand"), FreehandTool(canvas))
        self.circle = add("aoi_circle", tr("Draw a circle"), CircleTool(canvas))
        self.edit = add("aoi_edit", tr("Edit the corners"), VertexTool(canvas, aoi))
        self.extent = self._add("aoi_extent", tr("Map extent"), self._from_extent)
        self.selection = self._add(
            "aoi_selection", tr("Selected features of the active layer"), self._from_selection
        )
        self.clear = self._add("aoi_clear", tr("Clear the area of interest"), aoi.clear)
        aoi.changed.connect(self._enable)
        self._enable()

    @property
    def actions(self) -> list[QAction]:
        """Return the actions of the toolbar, in the order in which they are shown."""
        return [
            self.rectangle,
            self.polygon,
            self.freehand,
            self.circle,
            self.edit,
            self.clear,
        ]

    def dispose(self) -> None:
        """Give the canvas back its own tool and take all graphics off it."""
        for tool in self._tools:
            if self._canvas.mapTool() is tool:
                self._restore()
            tool.dispose()
            tool.setAction(None)
            tool.deleteLater()
        self._tools = []

    def _add(self, name: str, text: str, slot) -> QAction:
        action = QAction(icon(name), text, self)
        action.setObjectName(f"geopera_{name}")
        action.setToolTip(text)
        action.triggered.connect(lambda *_: slot())
        return action

    def _add_tool(self, name: str, text: str, tool: AreaTool) -> QAction:
        action = QAction(icon(name), text, self)
        action.setObjectName(f"geopera_{name}")
        action.setToolTip(f"<b>{text}</b><br/>{tool.hint}")
        action.setCheckable(True)
        tool.setAction(action)
        tool.drawn.connect(self._drawn)
        tool.cancelled.connect(self._restore)
        tool.refused.connect(self.refused)
        action.triggered.connect(lambda *_: self._activate(tool))
        self._tools.append(tool)
        return action

    def _activate(self, tool: AreaTool) -> None:
        current = self._canvas.mapTool()
        if current is tool:
            self._restore()
            return
        if current not in self._tools:
            self._previous = current
        self._canvas.setMapTool(tool)
        self._canvas.setFocus()  # so that keys go to the tool at once
        self.message.emit(tool.hint)

    def _restore(self) -> None:
        previous, self._previous = self._previous, None
        try:
            if previous is not None:
                self._canvas.setMapTool(previous)
                return
        except RuntimeError:
            pass  # its owner has deleted the tool since
        self._canvas.unsetMapTool(self._canvas.mapTool())

    def _crs(self) -> QgsCoordinateReferenceSystem:
        return self._canvas.mapSettings().destinationCrs()

    def _drawn(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        self._restore()
        self._aoi.set_from_canvas_geometry(geometry, crs)

    def _from_extent(self) -> None:
        self._aoi.set_from_extent(self._canvas.extent(), self._crs())

    def _from_selection(self) -> None:
        layer = self._iface.activeLayer()
        count = layer.selectedFeatureCount() if isinstance(layer, QgsVectorLayer) else 0
        if not count:
            text = tr("Select polygons in a vector layer first, then make it active.")
            self.message.emit(text)
            self.refused.emit(text)
        elif count <= _MANY_FEATURES:
            self._aoi.set_from_features(layer.selectedFeatures(), layer.crs())
        else:
            self._aoi.take(*selected_area(layer))

    def _enable(self) -> None:
        some = self._aoi.vertex_count() > 0
        self.clear.setEnabled(some)
        # Undo may bring an area back while its corners are being edited.
        self.edit.setEnabled(some or self.edit.isChecked())
