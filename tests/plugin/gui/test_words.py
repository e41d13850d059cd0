"""Figures as people say them."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry

from geopera_plugin.client.errors import BadRequest, ServerGone
from geopera_plugin.gui import words


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (12_345_678, "12.3 MB"), (2.5e9, "2.5 GB")],
)
def test_sizes(size: float, text: str) -> None:
    assert words.size_text(size) == text


@pytest.mark.parametrize(
    ("area", "text"),
    [(640, "640 m²"), (12_345, "1.23 ha"), (456_200, "45.6 ha"), (27.4e6, "27.4 km²")],
)
def test_areas(area: float, text: str) -> None:
    assert words.area_text(area) == text


@pytest.mark.parametrize(
    ("metres", "text"), [(10, "10 m"), (0.6, "60 cm"), (2.5, "2.5 m"), (None, "")]
)
def test_distances(metres: float | None, text: str) -> None:
    assert words.distance_text(metres) == text


def test_dates() -> None:
    assert words.day_text("2026-04-12T10:00:00Z") == "12 Apr 2026"
    assert words.day_text(None) == "No date"


def test_corners_of_rings_are_counted_once() -> None:
    ring = "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))"
    assert words.vertices_text(QgsGeometry.fromWkt(ring)) == "7 vertices"


def test_errors_are_sentences() -> None:
    assert words.error_text(BadRequest("Bad", "The area is empty.")) == "The area is empty."
    assert words.error_text(ServerGone("Gone")).startswith("The server does not answer")
    assert words.error_text(RuntimeError("")) != ""
