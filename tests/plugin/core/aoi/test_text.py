"""Read areas from text of any origin."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsRectangle

from geopera_plugin.core.aoi.geojson import read_geojson
from geopera_plugin.core.aoi.text import read_text
from geopera_plugin.core.aoi.world import AreaProblem
from tests.plugin.core.large_areas import star

RING = [[12, 50], [13, 50], [13, 51], [12, 51], [12, 50]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
BOX = QgsRectangle(12, 50, 13, 51)


def feature(geometry: object) -> dict:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (json.dumps(POLYGON), "GeoJSON"),
        (json.dumps(feature(POLYGON)), "GeoJSON"),
        (json.dumps({"type": "FeatureCollection", "features": [feature(POLYGON)]}), "GeoJSON"),
        ("\ufeff" + json.dumps({"type": "MultiPolygon", "coordinates": [[RING]]}), "GeoJSON"),
        (json.dumps({"type": "GeometryCollection", "geometries": [POLYGON]}), "GeoJSON"),
        ("POLYGON((12 50, 13 50, 13 51, 12 51, 12 50))", "WKT"),
        ("  multipolygon z (((12 50 1, 13 50 1, 13 51 1, 12 51 1, 12 50 1)))", "WKT"),
        ("SRID=4326;POLYGON((12 50, 13 50, 13 51, 12 51, 12 50))", "EWKT"),
        ("12, 50, 13, 51", "bounds"),
        ("[12.0,50.0,13.0,51.0]", "bounds"),
        ("bbox=12;50;13;51", "bounds"),
        ("12 50 13 51 EPSG:4326", "bounds"),
    ],
)
def test_areas_are_read(text: str, name: str) -> None:
    found = read_text(text)
    assert found.format == name
    assert found.geometry.boundingBox() == BOX
    assert found.crs.authid() == "EPSG:4326"


def test_other_crs_are_known_by_their_number() -> None:
    found = read_text("SRID=32633;POLYGON((500000 0, 500100 0, 500100 100, 500000 0))")
    assert found.crs.authid() == "EPSG:32633"
    old = {**POLYGON, "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}
    assert read_text(json.dumps(old)).crs.authid() == "EPSG:3857"
    old["crs"]["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"
    assert read_text(json.dumps(old)).crs.authid() == "EPSG:4326"


def test_bounds_may_lie_across_the_antimeridian() -> None:
    assert read_text("179, -17, -179, -16").geometry.boundingBox() == QgsRectangle(
        179, -17, 181, -16
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no text"),
        ("hello", "neither"),
        ("{", "JSON"),
        ('{"type": "Polygon", "coordinates": [[[0,0],[1,1]]]}', "three corners"),
        ('{"type": "Polygon", "coordinates": [[[0,0],[1,"a"],[1,1]]]}', "cannot be read"),
        ('{"type": "Polygon", "coordinates": [[[0,0],[NaN,0],[1,1]]]}', "not numbers"),
        ('{"type": "Polygon", "coordinates": 7}', "cannot be read"),
        ('{"type": "Point", "coordinates": [0, 0]}', "no polygon"),
        ('{"type": "Topology"}', "no GeoJSON"),
        ('{"type": ["a"]}', "no GeoJSON"),
        ('{"type": "Feature", "geometry": null}', "no polygon"),
        ('{"type": "FeatureCollection", "features": {}}', "not put together"),
        ('{"type": "Polygon", "coordinates": [], "crs": {}}', "cannot be read"),
        ("[1, 2]", "neither"),
        ("POLYGON((0 0, 1 1", "brackets"),
        ("POLYGON((0 0, 1 x, 1 1, 0 0))", "numbers"),
        ("POLYGON((((((((((0 0))))))))))", "cannot be read"),
        ("GEOMETRYCOLLECTION(" * 1000, "neither"),
        ("SRID=999999;POLYGON((0 0, 1 0, 1 1, 0 0))", "not known"),
        ("13, 51, 12, 50 EPSG:3857", "West"),
        ("12, 51, 13, 50", "South"),
        ("400000, 5000000, 500000, 5100000", "longitudes"),
        ("1e99, 2, 3, 4", "longitudes"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "JSON"),
        ('{"type":"GeometryCollection","geometries":[' * 40 + "]}" * 40, "not put together"),
    ],
)
def test_what_is_wrong_is_told(text: str, words: str) -> None:
    with pytest.raises(AreaProblem, match=words):
        read_text(text)


def test_a_ring_that_is_left_open_is_closed() -> None:
    open_ring = {"type": "Polygon", "coordinates": [RING[:-1]]}
    geometry, _crs = read_geojson(json.dumps(open_ring))
    assert geometry.area() == pytest.approx(1)
    assert geometry.isGeosValid()


def test_very_long_geojson_is_read_without_holding_up_the_window() -> None:
    document = json.dumps(feature(json.loads(star(200_000, 12, 50, 0.3).asJson())))
    assert len(document) > 4_000_000
    found = read_text(document)
    assert found.geometry.constGet().nCoordinates() == 200_001
    assert found.crs.authid() == "EPSG:4326"
    with pytest.raises(AreaProblem, match="no GeoJSON"):
        read_text(document[:3_000_000])
