"""Areas of interest in all their spellings, and the bow of a long edge."""

from __future__ import annotations

import contextlib
import json
import time

import numpy as np
import pytest
import shapely
from rasterio.transform import Affine
from shapely.geometry import Polygon, box, mapping

from geopera_server.errors import InvalidInput
from geopera_server.raster.aoi import geometry_mask, parse_aoi, to_crs
from geopera_server.raster.source import raster_env

SQUARE = box(10, 45, 11, 46)
GEOJSON = mapping(SQUARE)


@pytest.mark.parametrize(
    "value",
    [
        GEOJSON,
        json.dumps(GEOJSON),
        {"type": "Feature", "properties": {}, "geometry": GEOJSON},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": GEOJSON}]},
        SQUARE.wkt,
        "SRID=4326;" + SQUARE.wkt,
        " POLYGON Z ((10 45 1, 11 45 1, 11 46 1, 10 46 1, 10 45 1)) ",
        "MULTIPOLYGON(((10 45, 11 45, 11 46, 10 46, 10 45)))",
        {"type": "GeometryCollection", "geometries": [GEOJSON]},
    ],
)
def test_every_spelling_of_a_square(value: str | dict[str, object]) -> None:
    assert parse_aoi(value).equals(SQUARE)


def test_features_become_one_area() -> None:
    other = mapping(box(10.5, 45, 12, 46))
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": g} for g in (GEOJSON, other)],
    }
    assert parse_aoi(collection).equals(box(10, 45, 12, 46))


def test_deep_nesting_is_refused() -> None:
    document: dict[str, object] = dict(GEOJSON)
    for _ in range(900):
        document = {"type": "GeometryCollection", "geometries": [document]}
    with pytest.raises(InvalidInput, match="deeply"):
        parse_aoi(document)


@pytest.mark.parametrize("vertices", [100, 1000, 50_000])
def test_a_tangle_is_refused_within_seconds(vertices: int) -> None:
    """Repairing it would take minutes, which nothing can interrupt."""
    points = np.random.default_rng(1).random((vertices, 2))
    started = time.monotonic()
    with pytest.raises(InvalidInput, match="tangled"):
        parse_aoi(shapely.Polygon(points))
    assert time.monotonic() - started < 5


def _needles(count: int) -> shapely.Polygon:
    """Return a valid comb whose long edges all lie in each other's boxes."""
    x = np.arange(count) * 1e-5
    points = np.empty((2 * count, 2))
    points[0::2] = np.column_stack([x, np.zeros(count)])
    points[1::2] = np.column_stack([x + 50, np.full(count, 50)])
    return shapely.Polygon(np.vstack([points, [[60, 80], [-10, 80]]]))


@pytest.mark.parametrize(
    "geometry",
    [
        shapely.MultiPolygon([shapely.box(0, 0, 1, 1)] * 3000),
        shapely.MultiPolygon([shapely.box(0, 0, 1 + n / 1e4, 1 + n / 1e4) for n in range(3000)]),
        _needles(20_000),
    ],
    ids=["the same again", "along each other", "side by side"],
)
def test_no_area_takes_minutes(geometry: shapely.Geometry) -> None:
    started = time.process_time()
    with contextlib.suppress(InvalidInput):
        assert parse_aoi(geometry).area == pytest.approx(1)
    assert time.process_time() - started < 5


def test_many_fields_that_share_edges_are_one_area() -> None:
    fields = [shapely.box(x, y, x + 1, y + 1) for x in range(60) for y in range(60)]
    assert parse_aoi(shapely.MultiPolygon(fields)).area == pytest.approx(3600)


def test_a_long_outline_that_crosses_itself_once_is_repaired() -> None:
    turn = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    points = np.column_stack([np.cos(turn), np.sin(turn)])
    points[[1000, 3000]] = points[[3000, 1000]]
    assert not shapely.Polygon(points).is_valid
    repaired = parse_aoi(shapely.Polygon(points))
    assert repaired.is_valid
    assert repaired.area == pytest.approx(np.pi, rel=0.01)


def test_bow_tie_is_repaired() -> None:
    bow_tie = parse_aoi("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    assert bow_tie.is_valid
    assert bow_tie.area == pytest.approx(2)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "empty"),
        ("{", "JSON"),
        ("[1]", "object"),
        ("hello", "neither"),
        ("POINT (1 2)", "POLYGON"),
        ("GEOMETRYCOLLECTION(" * 200_000 + ")" * 200_000, "POLYGON"),
        ({"type": ["Polygon"]}, "Polygon"),
        ({"type": "GeometryCollection", "geometries": []}, "empty"),
        ({"type": "Point", "coordinates": [1, 2]}, "Polygon"),
        ({"type": "Polygon"}, "coordinates"),
        ({"type": "Polygon", "coordinates": [[["a", 1], [2, 2], [3, 3]]]}, "coordinates"),
        ({"type": "Polygon", "coordinates": []}, "empty"),
        ({"type": "Feature"}, "no geometry"),
        ({"type": "FeatureCollection", "features": []}, "no features"),
        ("POLYGON ((0 0, 1 1, 0 0))", "area"),
        ("POLYGON ((0 0, 1 1, 2 2, 0 0))", "no area"),
        ("POLYGON EMPTY", "empty"),
        ("POLYGON ((500000 0, 500100 0, 500100 100, 500000 0))", "EPSG:4326"),
        ("POLYGON ((0 0, 1 nan, 1 1, 0 0))", "area"),
        ("SRID=3857;" + SQUARE.wkt, "4326"),
    ],
)
def test_everything_else_is_refused_in_words(value: str | dict[str, object], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        parse_aoi(value)


def test_too_many_vertices() -> None:
    angles = np.linspace(0, 2 * np.pi, 200_001)
    huge = Polygon(np.column_stack([np.cos(angles), np.sin(angles)]))
    with pytest.raises(InvalidInput, match="vertices"):
        parse_aoi(huge)


def test_a_long_edge_bows_as_its_parallel_does() -> None:
    """An edge along a parallel is an arc in UTM: its middle lies off the straight chord."""
    with raster_env():
        projected = to_crs(box(14.45, 46.5, 15.55, 47), "EPSG:32633")
    bottom = min(y for x, y in projected.exterior.coords if abs(x - 500000) < 200)
    corner = projected.exterior.coords[0]
    corners = sorted(projected.exterior.coords, key=lambda xy: abs(xy[0] - projected.bounds[0]))
    assert corner is not None
    south_west = min(corners[:50], key=lambda xy: xy[1])
    assert 100 < south_west[1] - bottom < 200


def test_pixel_centres_decide() -> None:
    grid = Affine(1, 0, 0, 0, -1, 4)
    mask = geometry_mask(box(0.6, 0.4, 2.6, 2.4), grid, 4, 4)
    expected = np.zeros((4, 4), bool)
    expected[2:4, 1:3] = True  # x 1.5, 2.5 and y 0.5, 1.5
    np.testing.assert_array_equal(mask, expected)
