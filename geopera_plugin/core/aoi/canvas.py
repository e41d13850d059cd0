"""Bring areas onto a map canvas, and points of a canvas into the world.

A canvas goes on beyond the antimeridian, where the world begins anew.
"""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
)

from .world import WGS84, degrees, is_cut, joined, world_of


def on_canvas(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsGeometry:
    """Return an area of EPSG:4326 as a canvas shows it; whole at both ends of a world map.

    Raises:
        QgsCsException: it cannot be shown in that CRS.
    """
    world = world_of(crs)
    if world is None or not is_cut(geometry):
        shown = QgsGeometry(geometry)
        if crs.authid() != WGS84:
            shown.transform(QgsCoordinateTransform(degrees(), crs, context))
        return shown
    east = whole_on_canvas(joined(geometry), crs, context, world.xMaximum())
    west = QgsGeometry(east)
    west.translate(-world.width(), 0)
    return QgsGeometry.collectGeometry([east, west])


def whole_on_canvas(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    near_x: float,
) -> QgsGeometry:
    """Return an area that may go on beyond 180° in one piece, as near to a place as it can be.

    Raises:
        QgsCsException: it cannot be shown in that CRS.
    """
    shown, world = QgsGeometry(geometry), world_of(crs)
    transform = QgsCoordinateTransform(degrees(), crs, context)
    if world is None or geometry.boundingBox().xMaximum() <= 180:
        shown.transform(transform)
    elif crs.authid() != WGS84:
        for place, vertex in enumerate(geometry.vertices()):
            turn = math.floor((vertex.x() + 180) / 360)
            point = transform.transform(vertex.x() - 360 * turn, vertex.y())
            shown.moveVertex(point.x() + turn * world.width(), point.y(), place)
    if world is not None:
        away = near_x - shown.boundingBox().center().x()
        shown.translate(world.width() * round(away / world.width()), 0)
    return shown


def from_canvas(
    x: float,
    y: float,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> tuple[float, float]:
    """Return longitude and latitude of a point of the canvas; beyond 180° where the canvas is.

    Raises:
        QgsCsException: the point has no place in the world.
    """
    world = world_of(crs)
    turns = 0 if world is None else math.floor((x - world.xMinimum()) / world.width())
    if world is not None:
        x -= turns * world.width()
    transform = QgsCoordinateTransform(crs, degrees(), context)
    point = transform.transform(x, y)
    if not (math.isfinite(point.x()) and abs(point.y()) <= 90):
        raise QgsCsException("")
    return point.x() + 360 * turns, point.y()
