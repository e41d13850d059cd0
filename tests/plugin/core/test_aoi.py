from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
)
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core import aoi as aoi_module
from geopera_plugin.core.aoi import Aoi

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
UTM33 = QgsCoordinateReferenceSystem("EPSG:32633")
MERCATOR = QgsCoordinateReferenceSystem("EPSG:3857")
SQUARE = (
    "Polygon ((500000 5800000, 501000 5800000, 501000 5799000, 500000 5799000, 500000 5800000))"
)


@pytest.fixture
def aoi(qgis_app: object) -> Aoi:
    return Aoi()


def feature(wkt: str) -> QgsFeature:
    made = QgsFeature()
    made.setGeometry(QgsGeometry.fromWkt(wkt))
    return made


def test_starts_empty_and_says_so(aoi: Aoi) -> None:
    assert aoi.is_empty
    assert aoi.geojson() is None
    assert aoi.area_m2() == 0
    assert aoi.vertex_count() == 0
    assert "Draw" in (aoi.problem() or "")


def test_a_polygon_in_utm_becomes_wgs84(aoi: Aoi) -> None:
    spy = QSignalSpy(aoi.changed)
    aoi.set_from_canvas_geometry(QgsGeometry.fromWkt(SQUARE), UTM33)
    assert len(spy) == 1
    box = aoi.geometry.boundingBox()
    assert box.xMinimum() == pytest.approx(15.0, abs=1e-6)
    assert box.yMaximum() == pytest.approx(52.3503, abs=1e-4)
    assert aoi.area_m2() == pytest.approx(1_000_000, rel=0.001)  # the scale of UTM is 0.9996 here
    assert aoi.vertex_count() == 5
    assert aoi.problem() is None
    geojson = aoi.geojson()
    assert geojson is not None
    assert geojson["type"] == "Polygon"
    assert geojson["coordinates"][0][0] == geojson["coordinates"][0][-1]


def test_the_given_geometry_is_left_alone(aoi: Aoi) -> None:
    geometry = QgsGeometry.fromWkt(SQUARE)
    aoi.set_from_canvas_geometry(geometry, UTM33)
    assert geometry.boundingBox().xMinimum() == 500000


def test_an_extent_follows_its_bent_edges(aoi: Aoi) -> None:
    aoi.set_from_extent(QgsRectangle(200_000, 5_000_000, 800_000, 6_000_000), UTM33)
    assert aoi.vertex_count() > 40
    assert aoi.problem() is None


def test_an_extent_in_degrees_keeps_four_corners(aoi: Aoi) -> None:
    aoi.set_from_extent(QgsRectangle(15, 52, 16, 53), WGS84)
    assert aoi.vertex_count() == 5
    assert aoi.geometry.boundingBox() == QgsRectangle(15, 52, 16, 53)


def test_features_are_joined_and_lines_ignored(aoi: Aoi) -> None:
    aoi.set_from_features(
        [
            feature("Polygon ((0 0, 2 0, 2 2, 0 2, 0 0))"),
            feature("MultiPolygon (((1 1, 3 1, 3 3, 1 3, 1 1)), ((9 9, 10 9, 10 10, 9 9)))"),
            feature("LineString (0 0, 50 50)"),
        ],
        WGS84,
    )
    geojson = aoi.geojson()
    assert geojson is not None
    assert geojson["type"] == "MultiPolygon"
    assert len(geojson["coordinates"]) == 2
    assert aoi.geometry.area() == pytest.approx(4 + 4 - 1 + 0.5)


def test_features_without_a_polygon_are_told(aoi: Aoi) -> None:
    aoi.set_from_features([feature("Point (1 1)")], WGS84)
    assert aoi.is_empty
    assert "Select" in (aoi.problem() or "")


def test_a_bow_tie_is_repaired(aoi: Aoi) -> None:
    aoi.set_from_canvas_geometry(QgsGeometry.fromWkt("Polygon ((0 0, 2 2, 2 0, 0 2, 0 0))"), WGS84)
    assert aoi.problem() is None
    assert aoi.geometry.isGeosValid()
    assert aoi.geometry.area() == pytest.approx(2.0)


def test_a_line_drawn_as_polygon_is_told(aoi: Aoi) -> None:
    aoi.set_from_canvas_geometry(QgsGeometry.fromWkt("Polygon ((0 0, 2 2, 0 0, 0 0))"), WGS84)
    assert "corners" in (aoi.problem() or "")


@pytest.mark.parametrize(
    ("crs", "box"),
    [(MERCATOR, (1.9e7, -1e6, 2.1e7, 1e6)), (WGS84, (170, 0, 190, 1))],
    ids=["mercator", "degrees"],
)
def test_a_polygon_beyond_the_world_is_told(
    aoi: Aoi, crs: QgsCoordinateReferenceSystem, box: tuple[float, ...]
) -> None:
    aoi.set_from_canvas_geometry(QgsGeometry.fromRect(QgsRectangle(*box)), crs)
    assert "world" in (aoi.problem() or "")
    assert aoi.is_empty


def test_the_extent_of_a_map_that_shows_more_than_the_world_is_cut(aoi: Aoi) -> None:
    aoi.set_from_extent(QgsRectangle(-3e7, -1e6, 3e7, 1e6), MERCATOR)
    assert aoi.problem() is None
    box = aoi.geometry.boundingBox()
    assert (box.xMinimum(), box.xMaximum()) == pytest.approx((-180, 180))


def test_too_many_vertices_are_told(aoi: Aoi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aoi_module, "MAX_VERTICES", 4)
    aoi.set_from_extent(QgsRectangle(15, 52, 16, 53), WGS84)
    assert "5 vertices" in (aoi.problem() or "")


def test_heights_are_dropped(aoi: Aoi) -> None:
    wkt = "PolygonZ ((0 0 7, 1 0 7, 1 1 7, 0 0 7))"
    aoi.set_from_canvas_geometry(QgsGeometry.fromWkt(wkt), WGS84)
    geojson = aoi.geojson()
    assert geojson is not None
    assert {len(point) for point in geojson["coordinates"][0]} == {2}


def test_no_signal_when_nothing_changes(aoi: Aoi) -> None:
    aoi.set_from_extent(QgsRectangle(15, 52, 16, 53), WGS84)
    spy = QSignalSpy(aoi.changed)
    aoi.set_from_extent(QgsRectangle(15, 52, 16, 53), WGS84)
    assert len(spy) == 0
    aoi.clear()
    aoi.clear()
    assert len(spy) == 1
    assert aoi.is_empty
