"""Footprints of the listed scenes on the map, in step with the list: hover and click both ways."""

from __future__ import annotations

from collections.abc import Mapping

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
from ...core.footprints import Footprint, FootprintMap, under
from ...core.tasks import BackgroundTask, run_in_background
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
        self._footprints: Mapping[str, Footprint] = {}
        self._making: BackgroundTask | None = None
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
        self._canvas.destinationCrsChanged.connect(self._load)

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
        self._canvas.destinationCrsChanged.disconnect(self._load)
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
            self._cancel()
            self._footprints = {}
            self._point(None)
            self.bands.clear()

    def _load(self) -> None:
        """Make the outlines of what is listed now, in the background; the newest list wins."""
        if not self.is_on:
            return
        scenes, known = self._panel.scenes.scenes.scenes()[:_MOST], dict(self._footprints)
        to_map = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(_WGS84),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        self._cancel()
        self._making = run_in_background(
            "Outline the scenes",
            lambda feedback: FootprintMap.of(scenes, known, to_map, feedback.isCanceled),
            self._take,
            hidden=True,
            local=True,
        )

    def _cancel(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def _take(self, found: FootprintMap) -> None:
        self._making = None
        self._footprints = found.by_id
        self._pointed = None
        self.bands.show_all(found.lines, found.count)
        self.bands.show_chosen(self._geometry(self._panel.scene()))
        self.bands.show_pointed(None)

    def _geometry(self, scene: Scene | None) -> QgsGeometry | None:
        footprint = self._footprints.get(scene.id) if scene is not None else None
        return footprint.drawn() if footprint is not None else None

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
            return under(list(self._footprints.values()), transform.transform(point))
        except QgsCsException:
            return []
