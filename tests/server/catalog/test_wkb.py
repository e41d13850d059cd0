"""Polygons are read from WKB as the library of geometry reads them."""

from __future__ import annotations

import json

import pytest
import shapely

from geopera_server.catalog.footprints import geojson
from geopera_server.catalog.wkb import polygon_geojson

HOLED = shapely.Polygon([(0, 0), (9.1, 0.3), (9, 9), (0, 0)], [[(5, 3), (6, 3), (6, 4), (5, 3)]])


@pytest.mark.parametrize(
    "shape",
    [
        HOLED,
        shapely.Point(3, 4).buffer(1 / 3),
        shapely.MultiPolygon([HOLED]),
        shapely.force_3d(HOLED, 7.0),
        shapely.Point(1.5, 2),
        shapely.Polygon(),
    ],
    ids=lambda shape: shape.geom_type,
)
def test_it_is_what_the_library_says(shape: shapely.Geometry) -> None:
    expected = json.loads(shapely.to_geojson(shape))
    assert geojson(shapely.to_wkb(shape)) == expected
    assert geojson(shapely.to_wkb(shape, byte_order=0)) == expected


def test_what_is_damaged_is_left_to_the_library() -> None:
    whole = shapely.to_wkb(HOLED)
    assert polygon_geojson(whole) is not None
    for length in range(len(whole)):
        assert polygon_geojson(whole[:length]) is None, length
    endless = whole[:9] + b"\xff\xff\xff\xff" + whole[13:]
    assert polygon_geojson(endless) is None
