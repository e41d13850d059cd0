"""Bring polygons of any CRS into longitudes and latitudes, across the antimeridian too."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
    QgsPolygon,
    QgsRectangle,
    QgsWkbTypes,
)

from ..translate import tr

WGS84 = "EPSG:4326"
_MERCATOR = 20_037_508.342789244
_MERCATORS = ("EPSG:3857", "EPSG:900913", "EPSG:3785")
_SLIVER = 1e-9  # degrees: what a cut along the antimeridian may leave behind
_NUDGE = 1e-6  # degrees: what rounding may put beyond the edge of the world


class AreaProblem(ValueError):
    """An area cannot be used; the text says why, to a person."""


def world_of(crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Return the edge of the world in a CRS that goes on beyond it, as it does on a canvas."""
    if crs.isGeographic():
        return QgsRectangle(-180, -90, 180, 90)
    if crs.authid() in _MERCATORS:
        return QgsRectangle(-_MERCATOR, -_MERCATOR, _MERCATOR, _MERCATOR)
    return None


def to_lonlat(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsGeometry:
    """Return a valid polygon in EPSG:4326, cut at 180° where it lies across it.

    Raises:
        AreaProblem: it contains a pole, or has no place in the world.
    """
    box = geometry.boundingBox()
    if not all(
        map(math.isfinite, (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
    ):
        raise AreaProblem(tr("The area has coordinates that are not numbers."))
    world = world_of(crs)
    pieces = [geometry] if world is None else _cut(geometry, world)
    if crs.isValid() and crs.authid() != WGS84:
        transform = QgsCoordinateTransform(crs, degrees(), context)
        turned = [_transformed(piece, transform, world) for piece in pieces]
        globe = QgsRectangle(-180, -90, 180, 90)
        pieces = [part for piece in turned for part in _cut(piece, globe)]
    if len(pieces) == 1:
        return pieces[0]
    return QgsGeometry.unaryUnion(pieces)


def degrees() -> QgsCoordinateReferenceSystem:
    """Return EPSG:4326, in which areas are kept."""
    return QgsCoordinateReferenceSystem(WGS84)


def is_cut(geometry: QgsGeometry) -> bool:
    """Tell whether an area in EPSG:4326 touches the antimeridian from both sides."""
    box = geometry.boundingBox()
    return bool(box.xMinimum() <= -180 and box.xMaximum() >= 180 and geometry.isMultipart())


def joined(geometry: QgsGeometry) -> QgsGeometry:
    """Return an area in EPSG:4326 whole again: its western parts lie beyond 180°."""
    if not is_cut(geometry):
        return geometry
    parts = geometry.asGeometryCollection()
    for part in parts:
        if part.boundingBox().center().x() < 0:
            part.translate(360, 0)
    return QgsGeometry.unaryUnion(parts)


def _cut(geometry: QgsGeometry, world: QgsRectangle) -> list[QgsGeometry]:
    """Return the parts of a valid polygon, each moved to its place within the world."""
    box, width = geometry.boundingBox(), world.width()
    nudge = width / 360 * _NUDGE
    if box.yMinimum() < world.yMinimum() - nudge or box.yMaximum() > world.yMaximum() + nudge:
        raise AreaProblem(
            tr("The area reaches beyond the edge of the world: a pole cannot lie in it.")
        )
    if box.width() > width + nudge:
        raise AreaProblem(tr("The area goes around the world more than once."))
    if world.contains(box):
        return [geometry]
    pieces = []
    first = math.floor((box.xMinimum() - world.xMinimum() + nudge) / width)
    last = math.ceil((box.xMaximum() - world.xMaximum() - nudge) / width)
    for turn in range(first, last + 1):
        strip = QgsRectangle(world)
        strip.setXMinimum(world.xMinimum() + turn * width)
        strip.setXMaximum(world.xMaximum() + turn * width)
        piece = geometry.intersection(QgsGeometry.fromRect(strip))
        piece.translate(-turn * width, 0)
        for part in piece.asGeometryCollection():
            if (
                part.type() == QgsWkbTypes.GeometryType.PolygonGeometry
                and part.boundingBox().width() > width / 360 * _SLIVER
            ):
                pieces.append(_within(part, world))
    if not pieces:
        raise AreaProblem(tr("The area is empty: draw one with three corners or more."))
    return pieces


def _within(piece: QgsGeometry, world: QgsRectangle) -> QgsGeometry:
    """Put back what rounding has moved over the edge."""
    if world.contains(piece.boundingBox()):
        return piece
    for place, vertex in enumerate(list(piece.vertices())):
        x = min(max(vertex.x(), world.xMinimum()), world.xMaximum())
        y = min(max(vertex.y(), world.yMinimum()), world.yMaximum())
        if (x, y) != (vertex.x(), vertex.y()):
            piece.moveVertex(x, y, place)
    return piece


def _transformed(
    piece: QgsGeometry, transform: QgsCoordinateTransform, world: QgsRectangle | None
) -> QgsGeometry:
    piece = QgsGeometry(piece)
    if world is not None and piece.boundingBox().width() > world.width() / 8:
        # Between corners that far apart nobody could tell which way around the world is meant.
        piece = piece.densifyByDistance(world.width() / 8)
    try:
        piece.transform(transform)
    except QgsCsException as error:
        raise AreaProblem(tr("The area lies where the map's projection is not defined.")) from error
    box = piece.boundingBox()
    if not all(
        map(math.isfinite, (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
    ):
        raise AreaProblem(tr("The area lies where the map's projection is not defined."))
    return _unwrapped(piece) if box.width() > 180 else piece


def _unwrapped(geometry: QgsGeometry) -> QgsGeometry:
    """Return polygons whose longitudes do not jump: they may go on beyond 180°."""
    parts = []
    for part in geometry.asGeometryCollection():
        polygon = part.constGet()
        rings = [polygon.exteriorRing()]
        rings += [polygon.interiorRing(number) for number in range(polygon.numInteriorRings())]
        whole = QgsPolygon(_steady(rings[0], None))
        middle = whole.boundingBox().center().x()
        for ring in rings[1:]:
            whole.addInteriorRing(_steady(ring, middle))
        moved = QgsGeometry(whole)
        moved.translate(-360 * math.floor((middle + 180) / 360), 0)
        parts.append(moved)
    return parts[0] if len(parts) == 1 else QgsGeometry.unaryUnion(parts)


def _steady(ring: QgsLineString, near: float | None) -> QgsLineString:
    """Return a ring without jumps, near a longitude where one is given."""
    xs, ys, turn, last = [], [], 0, None
    for vertex in ring.vertices():
        x = vertex.x()
        if last is not None and abs(x - last) > 180:
            turn += 360 if x < last else -360
        last = x
        xs.append(x + turn)
        ys.append(vertex.y())
    if turn:
        raise AreaProblem(tr("The area contains a pole: draw it so that it stays short of it."))
    if near is not None:
        shift = 360 * round((near - (min(xs) + max(xs)) / 2) / 360)
        xs = [x + shift for x in xs]
    return QgsLineString(xs, ys)
