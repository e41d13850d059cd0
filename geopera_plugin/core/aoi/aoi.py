"""The area of interest: one geometry in EPSG:4326, wherever it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..tasks import BackgroundTask, run_in_background
from ..translate import tr
from .area import Area, prepare, too_many_text, union
from .repair import repaired
from .world import AreaProblem, to_lonlat, world_of

MAX_VERTICES = 200_000
QUICK_VERTICES = 3_000
"""Up to so many vertices an area is made ready at once, above in the background."""
_EDGE_POINTS = 16
_HISTORY = 50
_HISTORY_VERTICES = 1_000_000


class Aoi(QObject):
    """Hold the area of interest and its past, and tell when it changes."""

    changed = pyqtSignal()
    busy_changed = pyqtSignal(bool)
    """An area is being made ready in the background, or is no more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = Area()
        self._document: dict[str, Any] | None = None
        self._past: list[Area] = []
        self._future: list[Area] = []
        self._task: BackgroundTask | None = None

    @property
    def geometry(self) -> QgsGeometry:
        """Return the area in EPSG:4326; a null geometry when there is none."""
        return QgsGeometry(self._area.geometry)

    @property
    def outline(self) -> QgsGeometry:
        """Return the area as it is drawn: simpler when it has very many vertices."""
        return QgsGeometry(self._area.outline)

    @property
    def area(self) -> Area:
        """Return the area with its figures, as it is now."""
        return self._area

    @property
    def is_empty(self) -> bool:
        """Say whether there is no area."""
        return self._area.is_empty

    @property
    def is_busy(self) -> bool:
        """Say whether a new area is being made ready."""
        return self._task is not None

    @property
    def can_undo(self) -> bool:
        """Say whether there was another area before."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Say whether a change was undone."""
        return bool(self._future)

    def set_from_canvas_geometry(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Take a polygon in any CRS."""
        geometry = QgsGeometry(geometry)
        size = 0 if geometry.isNull() else geometry.constGet().nCoordinates()
        context = QgsProject.instance().transformContext()
        self.take(lambda: prepare(geometry, crs, context), size)

    def set_from_extent(self, rect: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        """Take a rectangle in any CRS; its edges get extra points where they may bend."""
        world = world_of(crs)
        if world is None:
            geometry = QgsGeometry.fromRect(rect).densifyByCount(_EDGE_POINTS)
        else:
            rect = QgsRectangle(rect)
            rect.setYMinimum(max(rect.yMinimum(), world.yMinimum()))
            rect.setYMaximum(min(rect.yMaximum(), world.yMaximum()))
            whole_world = rect.width() >= world.width()
            geometry = QgsGeometry.fromRect(rect.intersect(world) if whole_world else rect)
        self.set_from_canvas_geometry(geometry, crs)

    def set_from_features(
        self, features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Take the union of the polygons among features."""
        polygons = [
            QgsGeometry(feature.geometry())
            for feature in features
            if feature.geometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry
        ]
        if not polygons:
            self.set_area(Area(problem=tr("Select one or more polygons first.")))
            return
        size = sum(polygon.constGet().nCoordinates() for polygon in polygons)
        context = QgsProject.instance().transformContext()
        self.take(lambda: prepare(union(polygons), crs, context), size)

    def take(self, make: Callable[[], Area], size: int) -> None:
        """Take the area that a function makes; in the background when it has many vertices."""
        self.stop()
        if size <= QUICK_VERTICES:
            self.set_area(make())
            return

        def work(_feedback: object) -> tuple[Area, dict[str, Any] | None]:
            return with_document(make())

        def done(answer: tuple[Area, dict[str, Any] | None]) -> None:
            self._ready()
            self.set_area(*answer)

        def failed(error: Exception) -> None:
            self._ready()
            self.set_area(Area(problem=str(error)))

        title = tr("Make the area of interest ready")
        self._task = run_in_background(title, work, done, failed, hidden=True, local=True)
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Forget an area that is still being made ready."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self.busy_changed.emit(False)

    def set_area(self, area: Area, document: dict[str, Any] | None = None) -> None:
        """Take an area that is ready; what was before can be had back by `undo`."""
        if area.same_as(self._area):
            return
        if not self._area.problem:
            self._past = _bounded([*self._past, self._area])
        self._future = []
        self._show(area, document)

    def clear(self) -> None:
        """Forget the area."""
        self.stop()
        self.set_area(Area())

    def undo(self) -> None:
        """Go back to the area before."""
        if self._past:
            self.stop()
            if not self._area.problem:
                self._future = _bounded([*self._future, self._area])
            self._show(self._past.pop())

    def redo(self) -> None:
        """Take back the last `undo`."""
        if self._future:
            self.stop()
            if not self._area.problem:
                self._past = _bounded([*self._past, self._area])
            self._show(self._future.pop())

    def geojson(self) -> dict[str, Any] | None:
        """Return the area as a GeoJSON Polygon or MultiPolygon, or None; do not change it."""
        if self._document is None:
            self._document = self._area.document()
        return self._document

    def area_m2(self) -> float:
        """Return the ellipsoidal area in square metres."""
        return self._area.area_m2

    def vertex_count(self) -> int:
        """Return how many vertices the area has."""
        return self._area.vertex_count

    def problem(self) -> str | None:
        """Return why the area cannot be used, in words, or None when it can."""
        if self._area.problem:
            return self._area.problem
        if self.is_empty:
            return tr("Draw an area of interest first.")
        if self.vertex_count() > MAX_VERTICES:
            return too_many_text(self.vertex_count(), MAX_VERTICES)
        if self.area_m2() <= 0:
            return tr("The area is empty: draw one with three corners or more.")
        return None

    def _show(self, area: Area, document: dict[str, Any] | None = None) -> None:
        self._area = area
        self._document = document
        self.changed.emit()

    def _ready(self) -> None:
        self._task = None
        self.busy_changed.emit(False)


def with_document(area: Area) -> tuple[Area, dict[str, Any] | None]:
    """Return an area with its GeoJSON, which takes a moment for one with many vertices."""
    return area, area.document() if area.vertex_count <= MAX_VERTICES else None


def _bounded(past: list[Area]) -> list[Area]:
    """Return the newest of many areas: as many as memory can well hold."""
    kept, vertices = [], 0
    for area in reversed(past[-_HISTORY:]):
        vertices += area.vertex_count
        if kept and vertices > _HISTORY_VERTICES:
            break
        kept.append(area)
    return kept[::-1]


def to_wgs84(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext | None = None,
) -> tuple[QgsGeometry, str | None]:
    """Return a valid polygon in EPSG:4326, or a null geometry and the reason in words.

    ``transform_context`` is that of the project, if not given.
    """
    if geometry.isNull() or geometry.isEmpty():
        return QgsGeometry(), None
    context = transform_context or QgsProject.instance().transformContext()
    try:
        return to_lonlat(repaired(geometry)[0], crs, context), None
    except AreaProblem as problem:
        return QgsGeometry(), str(problem)
