"""Bring scenes onto the map, in the style of the dock."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..client import Client
from ..client.errors import BadRequest
from ..client.models import Scene
from ..core.aoi import Aoi
from ..core.connection import Connection
from ..core.layers import make_layer, restyle, spec_of
from ..core.style import SceneStyle, layer_spec, stretch
from ..core.tasks import run_in_background
from .dock import GeoperaDock
from .notifier import Notifier
from .style_panel import StretchTo
from .words import error_text

_ITEM_PREFIX = "geopera://items/"


class LayerActions(QObject):
    """Add a scene as a layer; give a layer another style."""

    layer_added = pyqtSignal(object)
    """The `QgsRasterLayer` that was added."""
    layer_restyled = pyqtSignal(object)
    """The `QgsRasterLayer` that shows something else now."""

    def __init__(
        self,
        connection: Connection,
        aoi: Aoi,
        dock: GeoperaDock,
        notifier: Notifier,
        iface,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._aoi = aoi
        self._dock = dock
        self._notifier = notifier
        self._iface = iface
        dock.imagery.scene_opened.connect(self.add_scene)
        dock.imagery.style_applied.connect(self.restyle_active)
        iface.currentLayerChanged.connect(self._enable)
        self._enable(iface.activeLayer())

    def dispose(self) -> None:
        """Stop following the window."""
        self._iface.currentLayerChanged.disconnect(self._enable)

    def add_scene(self, scene: Scene) -> None:
        """Add a scene in the chosen style, stretched in the background first."""
        client, style = self._connection.client, self._style()
        if client is None or style is None:
            return
        key, area = self._dock.style_panel.asset_key(), self._area()

        def work(_feedback: QgsFeedback) -> tuple[SceneStyle, bool]:
            return _stretched(client, scene, key, style, area)

        def done(answer: tuple[SceneStyle, bool]) -> None:
            stretched, inside = answer
            self._add(scene, key, stretched)
            self._tell_outside(inside)

        self._dock.imagery.add.setEnabled(False)
        run_in_background(f"Stretch {scene.title}", work, done, self._failed)

    def restyle_active(self) -> None:
        """Give the chosen style to the active layer, which stays in its place."""
        client, style = self._connection.client, self._style()
        layer = self._iface.activeLayer()
        spec = spec_of(layer)
        if client is None or style is None or spec is None or not spec.item_id:
            return
        area, item_id, key = self._area(), spec.item_id, spec.url.rsplit("/", 1)[-1]
        layer_id = layer.id()

        def work(_feedback: QgsFeedback) -> tuple[Scene, SceneStyle, bool]:
            scene = client.scene(item_id)
            return (scene, *_stretched(client, scene, key, style, area))

        def done(answer: tuple[Scene, SceneStyle, bool]) -> None:
            scene, stretched, inside = answer
            target = QgsProject.instance().mapLayer(layer_id)
            if isinstance(target, QgsRasterLayer):
                restyle(target, layer_spec(scene, key, stretched), self._connection)
                self.layer_restyled.emit(target)
            self._tell_outside(inside)

        run_in_background(f"Restyle {layer.name()}", work, done, self._failed)

    def zoom_to_bbox(self, bbox) -> None:
        """Show a bbox (west, south, east, north in EPSG:4326) on the canvas."""
        canvas = self._iface.mapCanvas()
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        try:
            extent = transform.transformBoundingBox(QgsRectangle(*bbox))
        except QgsCsException:
            return
        extent.scale(1.04)
        canvas.setExtent(extent)
        canvas.refresh()

    def zoom_to_layers(self, layers) -> None:
        """Show the native layers among these, which may have gone since."""
        project, canvas = QgsProject.instance(), self._iface.mapCanvas()
        extent = QgsRectangle()
        for layer in layers:
            if sip.isdeleted(layer) or project.mapLayer(layer.id()) is None:
                continue
            transform = QgsCoordinateTransform(
                layer.crs(), canvas.mapSettings().destinationCrs(), project
            )
            try:
                extent.combineExtentWith(transform.transformBoundingBox(layer.extent()))
            except QgsCsException:
                continue
        if not extent.isEmpty():
            extent.scale(1.15)
            canvas.setExtent(extent)
            canvas.refresh()

    def _style(self) -> SceneStyle | None:
        style = self._dock.style_panel.scene_style()
        if style is None:
            self._notifier.info("This style does not suit this scene: choose another one.")
        return style

    def _area(self):
        wanted = self._dock.style_panel.stretch_to() is StretchTo.AOI
        return self._aoi.geojson() if wanted and self._aoi.problem() is None else None

    def _add(self, scene: Scene, key: str, style: SceneStyle) -> None:
        self._dock.imagery.add.setEnabled(True)
        spec = layer_spec(scene, key, style)
        layer = make_layer(spec, self._connection)
        project = QgsProject.instance()
        first = not project.mapLayers()
        out_of_sight = first or not self._in_sight(spec.bbox)
        project.addMapLayer(layer)
        self._iface.setActiveLayer(layer)
        if out_of_sight and spec.bbox is not None:
            # QGIS sets the project's CRS from a first layer only when events run again.
            QTimer.singleShot(0, lambda: self.zoom_to_bbox(spec.bbox))
        self.layer_added.emit(layer)

    def _in_sight(self, bbox) -> bool:
        if bbox is None:
            return True
        canvas = self._iface.mapCanvas()
        transform = QgsCoordinateTransform(
            canvas.mapSettings().destinationCrs(),
            QgsCoordinateReferenceSystem("EPSG:4326"),
            QgsProject.instance(),
        )
        try:
            seen = transform.transformBoundingBox(canvas.extent())
        except QgsCsException:
            return False
        box = QgsRectangle(*bbox)
        # A scene that is a speck on the map is not in sight either.
        return seen.intersects(box) and seen.width() < 20 * box.width()

    def _tell_outside(self, inside: bool) -> None:
        if not inside:
            self._notifier.info(
                "The area of interest has no pixel of this scene: "
                "its colours are stretched to the whole scene."
            )

    def _failed(self, error: Exception) -> None:
        self._dock.imagery.add.setEnabled(self._dock.imagery.scene() is not None)
        self._notifier.failure(error_text(error))

    def _enable(self, layer) -> None:
        spec = spec_of(layer)
        self._dock.imagery.apply.setEnabled(spec is not None and spec.url.startswith(_ITEM_PREFIX))


def _stretched(
    client: Client, scene: Scene, key: str, style: SceneStyle, area
) -> tuple[SceneStyle, bool]:
    """Return the style with its stretch, and whether the area was of use for it."""
    if area is not None:
        try:
            return style.with_rescale(stretch(client, scene, key, style, area)), True
        except BadRequest:
            pass  # the area does not touch the scene
    return style.with_rescale(stretch(client, scene, key, style)), area is None
