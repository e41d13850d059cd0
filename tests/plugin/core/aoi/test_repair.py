"""Repair what crosses itself, count the crossings, refuse what would take for ever."""

from __future__ import annotations

import math
import random
import time

import pytest
from qgis.core import QgsGeometry, QgsPointXY

from geopera_plugin.core.aoi.repair import MAX_CROSSINGS, count_crossings, repaired
from geopera_plugin.core.aoi.world import AreaProblem


def comb(teeth: int) -> QgsGeometry:
    """A zigzag that crosses its closing line once for each edge."""
    points = [QgsPointXY(number, 1 if number % 2 else -1) for number in range(teeth)]
    return QgsGeometry.fromPolygonXY([[QgsPointXY(-5, 0), *points, QgsPointXY(teeth + 5, 0)]])


def test_each_crossing_is_counted() -> None:
    bow_tie = QgsGeometry.fromWkt("Polygon ((0 0, 2 2, 2 0, 0 2, 0 0))")
    assert count_crossings(bow_tie) == 1
    three = QgsGeometry.fromWkt("Polygon ((0 0, 8 0, 8 2, 6 -1, 4 2, 0 2, 0 0))")
    assert count_crossings(three) == 2
    shape, words = repaired(three)
    assert shape.isGeosValid()
    assert words == "Repaired: 2 self-crossings."


def test_what_is_valid_is_left_alone() -> None:
    square = QgsGeometry.fromWkt("Polygon ((0 0, 2 0, 2 2, 0 2, 0 0))")
    shape, words = repaired(square)
    assert shape.equals(square)
    assert words == ""


def test_parts_that_overlap_become_one_and_lose_nothing() -> None:
    shape, words = repaired(
        QgsGeometry.fromWkt(
            "MultiPolygon (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))"
        )
    )
    assert shape.area() == pytest.approx(7)
    assert "overlapped" in words


def test_lines_beside_polygons_are_left_out() -> None:
    mixed = "GeometryCollection (LineString (0 0, 9 9), Polygon ((0 0, 2 0, 2 2, 0 0)))"
    shape, words = repaired(QgsGeometry.fromWkt(mixed))
    assert shape.area() == pytest.approx(2)
    assert words == ""
    with pytest.raises(AreaProblem, match="corners"):
        repaired(QgsGeometry.fromWkt("LineString (0 0, 9 9)"))


def test_curves_and_heights_become_flat_lines() -> None:
    curve = "CurvePolygonZ (CircularStringZ (0 0 5, 1 1 5, 2 0 5, 1 -1 5, 0 0 5))"
    shape, _ = repaired(QgsGeometry.fromWkt(curve))
    assert shape.area() == pytest.approx(math.pi, rel=0.001)
    assert not shape.constGet().is3D()


@pytest.mark.parametrize("vertices", [400, 20_000])
def test_a_scribble_is_refused_at_once(vertices: int) -> None:
    choice = random.Random(1)
    scribble = QgsGeometry.fromPolygonXY(
        [[QgsPointXY(choice.random(), choice.random()) for _ in range(vertices)]]
    )
    begun = time.perf_counter()
    with pytest.raises(AreaProblem, match="crosses itself more than"):
        repaired(scribble)
    assert time.perf_counter() - begun < 5


def test_some_hundred_crossings_are_repaired() -> None:
    shape, words = repaired(comb(300))
    assert shape.isGeosValid()
    count = int(words.split()[1])
    assert 290 <= count <= 300 < MAX_CROSSINGS
