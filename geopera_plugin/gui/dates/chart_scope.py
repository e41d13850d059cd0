"""Which dates of which raster a chart is about: those of the active layer, or of the dock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)

from ...core.layers.layers import spec_of
from ..workbench import Workbench

_NEAR_DEGREES = 1e-6  # a tenth of a metre: smaller than any pixel


@dataclass(frozen=True)
class Scope:
    """A project of the server, the asset of its scenes, and what the layer shows of it."""

    project_id: str
    asset_key: str
    formula_id: str | None = None
    expression: str | None = None


@dataclass(frozen=True)
class Place:
    """A polygon in EPSG:4326 with what to call it; ``is_point`` is one around a point."""

    geometry: Mapping[str, Any]
    name: str
    is_point: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north."""
        points = list(_points(self.geometry["coordinates"]))
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return (min(xs), min(ys), max(xs), max(ys))


def scope_of(bench: Workbench) -> Scope | None:
    """Return what a chart would be about now, None when there is nothing."""
    spec = spec_of(bench.iface.activeLayer())
    if spec is not None and spec.project_id and spec.item_id:
        single = spec.bands if spec.bands and "," not in spec.bands else None
        expression = spec.expression or single
        return Scope(spec.project_id, spec.url.rsplit("/", 1)[-1], spec.formula_id, expression)
    panel = bench.dock.imagery
    project, scene = panel.project(), panel.scene()
    if project is None or scene is None or not scene.rasters:
        return None
    keys = [asset.key for asset in scene.rasters]
    chosen = bench.dock.style_panel.asset_key()
    return Scope(project.id, chosen if chosen in keys else keys[0])


def point_place(point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> Place | None:
    """Return the place of a point, None where the map's projection is not defined."""
    transform = QgsCoordinateTransform(
        crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    try:
        there = transform.transform(point)
    except QgsCsException:
        return None
    x, y, near = there.x(), there.y(), _NEAR_DEGREES
    if not (-180 <= x <= 180 and -85 <= y <= 85):
        return None
    ring = [[x - near, y - near], [x + near, y - near], [x + near, y + near], [x - near, y + near]]
    ring.append(ring[0])
    name = f"{abs(y):.5f}° {'N' if y >= 0 else 'S'}, {abs(x):.5f}° {'E' if x >= 0 else 'W'}"
    return Place({"type": "Polygon", "coordinates": [ring]}, name, is_point=True)


def _points(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)
