"""Footprints of the listed scenes on the map, in step with the list: hover and click both ways."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction

from ...client.models import Scene
from ...core.footprints import Footprint, under
from ...core.translate import tr
from ..icons import icon
from ..workbench import Workbench
from .footprint_bands import FootprintBands
from .footprint_tool import FootprintTool

_WGS84 = "EPSG:4326"
_MOST = 2000  # outlines on the map


class Footprints(QObject):
    """Show footprints while the dock asks for it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._panel = bench.dock.imagery
        self._canvas = bench.iface.mapCanvas()
        self._iface = bench.iface
        self._footprints: list[Footprint] = []
        self._pointed: str | None = None
        self._stack: list[str] = []
        self.bands = FootprintBands(self._canvas)
        self._tool = FootprintTool(self._canvas)
        self._tool.clicked.connect(self._pick)
        self.action = QAction(icon("footprints"), tr("Footprints of the scenes"), self)
        self.action.setObjectName("geopera_footprints")
        self.action.setToolTip(
            tr("Show the footprints of the listed scenes; click one on the map to choose its scene")
        )
        self.action.setCheckable(True)
        switch = self._panel.row.footprints
        self.action.toggled.connect(switch.setChecked)
        switch.toggled.connect(self.action.setChecked)
        self.action.toggled.connect(self._toggle)
        bench.add_action(self.action, toolbar=True)
        self._panel.scenes_changed.connect(self._load)
        self._panel.scene_chosen.connect(self._on_chosen)
        self._panel.scenes.scene_hovered.connect(self._on_row_hovered)
        self._canvas.xyCoordinates.connect(self._on_mouse)
        self._canvas.destinationCrsChanged.connect(self._draw)

    @property
    def is_on(self) -> bool:
        """Say whether footprints are shown."""
        return bool(self.action.isChecked())

    def dispose(self) -> None:
        """Take the footprints off the map and stop following the list."""
        self.action.setChecked(False)
        self._panel.scenes_changed.disconnect(self._load)
        self._panel.scene_chosen.disconnect(self._on_chosen)
        self._panel.scenes.scene_hovered.disconnect(self._on_row_hovered)
        self._canvas.xyCoordinates.disconnect(self._on_mouse)
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self.bands.dispose()
        self._tool.deleteLater()

    def _toggle(self, on: bool) -> None:
        if on:
            if isinstance(self._canvas.mapTool(), (QgsMapToolPan, type(None))):
                self._canvas.setMapTool(self._tool)
            self._load()
        else:
            if self._canvas.mapTool() is self._tool:
                self._iface.actionPan().trigger()
            self._footprints = []
            self._point(None)
            self.bands.clear()

    def _load(self) -> None:
        if not self.is_on:
            return
        scenes = self._panel.scenes.scenes.scenes()[:_MOST]
        known = {footprint.scene.id: footprint for footprint in self._footprints}
        self._footprints = [
            known.get(scene.id) or Footprint(scene)
            for scene in scenes
            if scene.bbox or scene.geometry
        ]
        self._pointed = None
        self._draw()

    def _draw(self) -> None:
        if not self.is_on:
            return
        self.bands.show_all([footprint.drawn() for footprint in self._footprints])
        self.bands.show_chosen(self._geometry(self._panel.scene()))
        self.bands.show_pointed(None)

    def _geometry(self, scene: Scene | None) -> QgsGeometry | None:
        if scene is not None:
            for footprint in self._footprints:
                if footprint.scene.id == scene.id:
                    return footprint.drawn()
        return None

    def _on_chosen(self, scene: Scene | None) -> None:
        if self.is_on:
            self.bands.show_chosen(self._geometry(scene))

    def _on_row_hovered(self, scene: Scene | None) -> None:
        if self.is_on:
            self.bands.show_pointed(self._geometry(scene))

    def _on_mouse(self, point: QgsPointXY) -> None:
        if self.is_on and isinstance(self._canvas.mapTool(), (QgsMapToolPan, type(None))):
            found = self._under(point)
            self._point(found[0].scene if found else None)

    def _point(self, scene: Scene | None) -> None:
        pointed = scene.id if scene else None
        if pointed != self._pointed:
            self._pointed = pointed
            self._panel.scenes.point_at(pointed)
            self.bands.show_pointed(self._geometry(scene))

    def _pick(self, point: QgsPointXY) -> None:
        """Choose the scene that is clicked; where several lie, each click takes the next one."""
        ids = [footprint.scene.id for footprint in self._under(point)]
        if not ids:
            return
        chosen = self._panel.scene()
        place = ids.index(chosen.id) + 1 if chosen is not None and chosen.id in ids else 0
        if ids != self._stack:
            self._stack, place = ids, 0
        self._panel.scenes.choose_scene(ids[place % len(ids)])

    def _under(self, point: QgsPointXY) -> list[Footprint]:
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(),
            QgsCoordinateReferenceSystem(_WGS84),
            QgsProject.instance(),
        )
        try:
            return under(self._footprints, transform.transform(point))
        except QgsCsException:
            return []
