"""Bring scenes onto the map, in the style of the dock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeedback,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..client import Client
from ..client.errors import BadRequest
from ..client.models import Scene
from ..core.aoi.aoi import Aoi
from ..core.connection import Connection
from ..core.layers.layers import make_layer
from ..core.style.stretch import StretchTo
from ..core.style.style import SceneStyle, layer_spec, stretch
from ..core.tasks import run_in_background
from ..core.translate import tr
from .dock import GeoperaDock
from .notifier import Notifier
from .words import error_text


class LayerActions(QObject):
    """Add a scene as a layer; give a layer another style."""

    layer_made = pyqtSignal(object, object)
    """A `QgsRasterLayer` that is not in the project yet, and its `SceneStyle`."""
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

    def add_scene(self, scene: Scene) -> None:
        """Add a scene in the chosen style, stretched in the background first."""
        client, chosen = self._connection.client, self._dock.style_panel.style_for(scene)
        if client is None:
            return
        if chosen is None:
            self._notifier.info(tr("This style does not suit this scene: choose another one."))
            return
        (key, style), area = chosen, self.area_over(self._dock.style_panel.stretch_to())

        def work(_feedback: QgsFeedback) -> tuple[SceneStyle, bool]:
            return _stretched(client, scene, key, style, area)

        def done(answer: tuple[SceneStyle, bool]) -> None:
            stretched, inside = answer
            self._add(scene, key, stretched)
            if not inside:
                self.tell_outside()

        self._dock.imagery.add.setEnabled(False)
        run_in_background(tr("Stretch {scene}").format(scene=scene.title), work, done, self._failed)

    def area_over(self, what: StretchTo) -> Mapping[str, Any] | None:
        """Return the area that a stretch is measured over (EPSG:4326); None for the scene."""
        if what is StretchTo.AOI:
            return self._aoi.geojson() if self._aoi.problem() is None else None
        if what is not StretchTo.CANVAS:
            return None
        canvas = self._iface.mapCanvas()
        seen = Aoi()
        seen.set_from_extent(canvas.extent(), canvas.mapSettings().destinationCrs())
        return seen.geojson()

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

    def _add(self, scene: Scene, key: str, style: SceneStyle) -> None:
        self._dock.imagery.add.setEnabled(True)
        spec = layer_spec(scene, key, style)
        layer = make_layer(spec, self._connection)
        self.layer_made.emit(layer, style)
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

    def tell_outside(self) -> None:
        """Tell that a scene was stretched as a whole."""
        self._notifier.info(
            tr("The area has no pixel of this scene: its colours are stretched to the whole scene.")
        )

    def _failed(self, error: Exception) -> None:
        self._dock.imagery.add.setEnabled(self._dock.imagery.scene() is not None)
        self._notifier.failure(error_text(error))


def _stretched(
    client: Client, scene: Scene, key: str, style: SceneStyle, area
) -> tuple[SceneStyle, bool]:
    """Return the style with its stretch, and whether the area was of use for it."""
    if style.stretch.to is StretchTo.FIXED and style.rescale:
        return style, True
    if area is not None:
        try:
            return style.with_rescale(stretch(client, scene, key, style, area)), True
        except BadRequest:
            pass  # the area does not touch the scene
    return style.with_rescale(stretch(client, scene, key, style)), area is None
