"""Hand out the area of interest: as GeoJSON and as a layer."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from .area import Area


def geojson_text(area: Area, name: str = "") -> str:
    """Return a FeatureCollection with the area, its name and its size in m²."""
    feature = {
        "type": "Feature",
        "properties": {"name": name, "area_m2": round(area.area_m2, 1)},
        "geometry": area.document(),
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False)


def write_geojson(area: Area, name: str, path: str) -> None:
    """Write the area to a GeoJSON file; a file of that name is replaced once all is written.

    Raises:
        OSError: it cannot be written.
    """
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_text(geojson_text(area, name), encoding="utf-8")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def make_layer(area: Area, name: str) -> QgsVectorLayer:
    """Return a new layer in memory that has the area."""
    fields = "field=name:string(80)&field=area_m2:double"
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4326&{fields}", name, "memory")
    feature = QgsFeature(layer.fields())
    geometry = QgsGeometry(area.geometry)
    geometry.convertToMultiType()
    feature.setGeometry(geometry)
    feature.setAttributes([name, area.area_m2])
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    symbol = layer.renderer().symbol().symbolLayer(0)
    symbol.setFillColor(QColor(255, 214, 92, 40))
    symbol.setStrokeColor(QColor(196, 148, 12))
    symbol.setStrokeWidth(0.6)
    return layer
