"""The ways to get an area of interest: each one an action, each one a source of an area."""

from __future__ import annotations

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ...core.aoi import Aoi
from ..icons import icon
from .base import AreaTool
from .polygon import PolygonTool
from .rectangle import RectangleTool


class AreaTools(QObject):
    """Own the actions that set the area of interest, and the map tools behind them.

    A new way to get an area is one more `_add` here; toolbar, menu and dock show `actions`.
    """

    message = pyqtSignal(str)
    """A hint or a reason, for the status bar or the message bar."""

    def __init__(
        self, canvas: QgsMapCanvas, aoi: Aoi, iface, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._aoi = aoi
        self._iface = iface
        self._previous: QgsMapTool | None = None
        self._tools: list[AreaTool] = []
        self.rectangle = self._add_tool("aoi_rectangle", "Draw a rectangle", RectangleTool(canvas))
        self.polygon = self._add_tool("aoi_polygon", "Draw a polygon", PolygonTool(canvas))
        self.extent = self._add("aoi_extent", "Use the map's extent", self._from_extent)
        self.selection = self._add(
            "aoi_selection", "Use the selected features of the active layer", self._from_selection
        )
        self.clear = self._add("aoi_clear", "Clear the area of interest", aoi.clear)
        aoi.changed.connect(self._enable)
        self._enable()

    @property
    def actions(self) -> list[QAction]:
        """Return the actions in the order in which they are shown."""
        return [self.rectangle, self.polygon, self.extent, self.selection, self.clear]

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

    def _crs(self):
        return self._canvas.mapSettings().destinationCrs()

    def _drawn(self, geometry: QgsGeometry) -> None:
        self._restore()
        self._aoi.set_from_canvas_geometry(geometry, self._crs())

    def _from_extent(self) -> None:
        self._aoi.set_from_extent(self._canvas.extent(), self._crs())

    def _from_selection(self) -> None:
        layer = self._iface.activeLayer()
        features = list(layer.selectedFeatures()) if hasattr(layer, "selectedFeatures") else []
        if not features:
            self.message.emit("Select polygons in a vector layer first, then make it active.")
            return
        self._aoi.set_from_features(features, layer.crs())

    def _enable(self) -> None:
        self.clear.setEnabled(self._aoi.vertex_count() > 0)
