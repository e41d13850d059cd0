"""Read polygons from vector files by GDAL, in any thread."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeedback,
    QgsGeometry,
    QgsPolygon,
    QgsWkbTypes,
)

from ...client.errors import Cancelled
from ..translate import tr
from .archive import datasets_in
from .area import Area, prepare, union
from .geojson import MAX_COORDINATES
from .repair import repaired
from .world import WGS84, AreaProblem

MAX_FEATURES = 100_000
_MAX_LAYERS = 200
_GAP = 0.05  # a line is closed when its ends are nearer than this share of its length

# Formats that are files and refer to nothing outside of themselves: a VRT or a GML schema may
# name any file or address.
_DRIVERS = (
    "ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "LIBKML", "KML",
    "GPX", "FlatGeobuf", "GML", "MapInfo File", "DXF", "DGN", "OpenFileGDB", "SQLite", "CSV",
    "OGR_GMT", "Parquet", "S57", "MapML", "JML", "AVCBin", "AVCE00", "EDIGEO", "Selafin", "SXF",
)  # fmt: skip
_OPTIONS = ["DOWNLOAD_SCHEMA=NO"]  # of GML; the others do not know it and say nothing aloud


@dataclass(frozen=True)
class FileLayer:
    """A layer of a file that may have areas; ``dataset`` is what GDAL opens."""

    dataset: str
    name: str
    feature_count: int
    has_lines: bool = False

    @property
    def title(self) -> str:
        """Return what a person calls it."""
        inner = Path(self.dataset).name if self.dataset.startswith("/vsizip/") else ""
        return f"{inner}: {self.name}" if inner and Path(inner).stem != self.name else self.name


def list_layers(path: str) -> list[FileLayer]:
    """Return the layers of a file that may have polygons or closed lines.

    Raises:
        AreaProblem: there are none, or it is no vector file; in words.
    """
    layers = []
    opened = False
    for dataset_name in datasets_in(path):
        with _opened(dataset_name) as dataset:
            if dataset is None:
                continue
            opened = True
            for number in range(min(dataset.GetLayerCount(), _MAX_LAYERS)):
                layer = dataset.GetLayer(number)
                kind = ogr.GT_Flatten(layer.GetGeomType())
                if kind in (ogr.wkbPoint, ogr.wkbMultiPoint, ogr.wkbNone):
                    continue
                count = layer.GetFeatureCount()
                if count:
                    lines = kind in (ogr.wkbLineString, ogr.wkbMultiLineString)
                    layers.append(FileLayer(dataset_name, layer.GetName(), count, lines))
    name = Path(path).name
    if not opened:
        raise AreaProblem(tr("{name} is no vector file that can be read.").format(name=name))
    if not layers:
        raise AreaProblem(tr("{name} has no polygons.").format(name=name))
    # Where there are polygons, lines beside them are not what is meant.
    return [layer for layer in layers if not layer.has_lines] or layers


def read_area(
    chosen: FileLayer, context: QgsCoordinateTransformContext, feedback: QgsFeedback
) -> Area:
    """Return all polygons of a layer as one area.

    Raises:
        AreaProblem: there are none, or too many; in words.
        Cancelled: by the feedback.
    """
    with _opened(chosen.dataset) as dataset:
        layer = None if dataset is None else dataset.GetLayerByName(chosen.name)
        if layer is None:
            raise AreaProblem(tr("{name} cannot be read any more.").format(name=chosen.name))
        if layer.GetFeatureCount() > MAX_FEATURES:
            raise AreaProblem(
                tr("{name} has more than {most} features: choose some in a layer first.").format(
                    name=chosen.title, most=f"{MAX_FEATURES:,}"
                )
            )
        polygons = _polygons(layer, chosen, feedback)
        crs = _crs_of(layer, polygons)
    whole = union(polygons)
    if feedback.isCanceled():
        raise Cancelled(chosen.name)
    return prepare(whole, crs, context)


def read_long_geojson(text: str) -> tuple[QgsGeometry, QgsCoordinateReferenceSystem]:
    """Return the polygons of GeoJSON of many megabytes, and their CRS.

    Raises:
        AreaProblem: it is no GeoJSON, or has no polygon.
    """
    name = f"/vsimem/geopera_{uuid.uuid4().hex}.geojson"
    gdal.FileFromMemBuffer(name, text.encode("utf-8", "replace"))
    try:
        with _opened(name, ("GeoJSON",)) as dataset:
            layer = None if dataset is None else dataset.GetLayer(0)
            if layer is None:
                raise AreaProblem(tr("This is JSON, but no GeoJSON object."))
            chosen = FileLayer(name, tr("This GeoJSON"), 0)
            polygons = _polygons(layer, chosen, QgsFeedback())
            return QgsGeometry.collectGeometry(polygons), _crs_of(layer, polygons)
    finally:
        gdal.Unlink(name)


def _polygons(layer: ogr.Layer, chosen: FileLayer, feedback: QgsFeedback) -> list[QgsGeometry]:
    found: list[QgsGeometry] = []
    vertices, lines, total = 0, 0, max(1, layer.GetFeatureCount())
    for number, feature in enumerate(layer):
        if feedback.isCanceled():
            raise Cancelled(chosen.name)
        feedback.setProgress(90 * min(1.0, number / total))
        shape = feature.GetGeometryRef()
        if shape is None or shape.IsEmpty():
            continue
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(shape.ExportToIsoWkb()))
        for part in geometry.asGeometryCollection():
            lines += part.type() == QgsWkbTypes.GeometryType.LineGeometry
            polygon = _as_polygon(part)
            if polygon is None:
                continue
            vertices += polygon.constGet().nCoordinates()
            if vertices > MAX_COORDINATES:
                raise AreaProblem(
                    tr("{name} has more than {most} vertices.").format(
                        name=chosen.title, most=f"{MAX_COORDINATES:,}"
                    )
                )
            found.append(polygon)
    if found:
        return found
    if lines:
        raise AreaProblem(
            tr("{name} has lines, but none that ends where it begins.").format(name=chosen.title)
        )
    raise AreaProblem(tr("{name} has no polygons.").format(name=chosen.title))


def _as_polygon(part: QgsGeometry) -> QgsGeometry | None:
    """Return a valid polygon, or the one that a closed line goes around, such as a GPX track."""
    if part.type() == QgsWkbTypes.GeometryType.LineGeometry:
        line = part.constGet()
        if line.numPoints() < 3 or QgsWkbTypes.isCurvedType(part.wkbType()):
            return None
        gap = line.startPoint().distance(line.endPoint())
        if gap > _GAP * max(line.length(), 1e-12):
            return None
        ring = line.clone()
        ring.close()
        part = QgsGeometry(QgsPolygon(ring))
    if part.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        return None
    try:
        return repaired(part)[0]
    except AreaProblem:
        return None


def _crs_of(layer: ogr.Layer, polygons: list[QgsGeometry]) -> QgsCoordinateReferenceSystem:
    reference = layer.GetSpatialRef()
    if reference is not None:
        crs = QgsCoordinateReferenceSystem.fromWkt(reference.ExportToWkt())
        if crs.isValid():
            return crs
    for polygon in polygons:
        box = polygon.boundingBox()
        if max(-box.xMinimum(), box.xMaximum()) > 180 or max(-box.yMinimum(), box.yMaximum()) > 90:
            raise AreaProblem(
                tr("{name} does not say in which CRS it is: give it one first.").format(
                    name=layer.GetName()
                )
            )
    return QgsCoordinateReferenceSystem(WGS84)


@contextlib.contextmanager
def _opened(name: str, drivers: Sequence[str] = _DRIVERS) -> Iterator[gdal.Dataset | None]:
    """Open a dataset without a word on the console, whatever GDAL thinks of it."""
    with contextlib.ExitStack() as stack:
        for module in (gdal, ogr, osr):
            if hasattr(module, "ExceptionMgr"):  # GDAL 3.7 asks to be told, each module alone
                stack.enter_context(module.ExceptionMgr(useExceptions=False))
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            # Asked on its own, a driver of GDAL 3.10 takes any file for its own: CSV reads noise.
            yield gdal.OpenEx(
                name,
                gdal.OF_VECTOR | gdal.OF_READONLY,
                allowed_drivers=list(drivers),
                open_options=_OPTIONS,
            )
        finally:
            gdal.PopErrorHandler()
