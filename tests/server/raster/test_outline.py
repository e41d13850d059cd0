"""What is inside a polygon, against GDAL for centres and GEOS for areas."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from rasterio.transform import Affine
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geopera_server.raster import outline
from geopera_server.raster.aoi import geometry_mask
from geopera_server.raster.outline import Outline, Place
from geopera_server.raster.window import Window

WINDOWS = (Window(0, 20, 0, 20), Window(3, 17, 2, 19))


def ragged(seed: int, snapped: float = 0) -> BaseGeometry:
    """Return a star with a hole and a second part, its corners on a grid when ``snapped``."""
    random = np.random.default_rng(seed)
    angles = np.sort(random.uniform(0, 2 * np.pi, random.integers(3, 30)))
    radius = random.uniform(1, 14, len(angles))
    centre = random.uniform(0, 20, 2)
    points = np.column_stack([np.cos(angles), np.sin(angles)]) * radius[:, None] + centre
    if snapped:
        points = np.round(points / snapped) * snapped
    shape = shapely.make_valid(Polygon(points), method="structure", keep_collapsed=False)
    shape = shape.difference(Point(centre + 1).buffer(1.3)).union(shapely.box(18, 1, 19.5, 17.25))
    return shapely.make_valid(shape, method="structure", keep_collapsed=False)


def areas(shape: BaseGeometry, window: Window) -> np.ndarray:
    columns, rows = np.meshgrid(
        np.arange(window.left, window.right), np.arange(window.top, window.bottom)
    )
    cells = shapely.box(columns, rows, columns + 1, rows + 1)
    return np.asarray(shapely.area(shapely.intersection(cells, shape)))


@pytest.mark.parametrize("snapped", [0, 0.5, 1])
@pytest.mark.parametrize("portion", [1_000_000, 7])
def test_shares_are_areas(snapped: float, portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "_CROSSINGS", portion)
    for seed in range(25):
        shape = ragged(seed, snapped)
        for window in WINDOWS:
            found = Outline(shape).strip(window.top, window.bottom).shares(window)
            np.testing.assert_allclose(found, areas(shape, window), rtol=0, atol=1.1e-10)


@pytest.mark.parametrize("portion", [1_000_000, 7])
def test_centres_are_those_that_gdal_burns(portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "_CROSSINGS", portion)
    for seed in range(40):
        shape = ragged(seed)
        for window in WINDOWS:
            place = Affine.translation(window.left, window.top)
            size = window.bottom - window.top, window.right - window.left
            found = Outline(shape).strip(window.top, window.bottom).mask(window)
            assert np.array_equal(found, geometry_mask(shape, place, *size))


def test_places_tell_where_nothing_needs_to_be_looked_at() -> None:
    seen = set()
    for seed in range(30):
        shape = ragged(seed, 0.5)
        strip = Outline(shape).strip(6, 10)
        for left in range(0, 20, 4):
            share = areas(shape, Window(6, 10, left, left + 4))
            place = strip.place(left, left + 4)
            seen.add(place)
            if place is Place.INSIDE:
                np.testing.assert_allclose(share, 1)
            elif place is Place.OUTSIDE:
                assert share.max() < 1e-9
    assert seen == set(Place)


def test_nearly_upright_edges_leak_nothing_along_the_row() -> None:
    slant = Polygon([(10_000, 0), (10_000 + 1e-9, 30), (10_030, 30), (10_030, 0)])
    window = Window(0, 30, 9_990, 10_050)
    share = Outline(slant).strip(0, 30).shares(window)
    assert share[:, :10].max() == 0
    assert share[:, 40:].max() == 0
    assert abs(share[:, 11:40] - 1).max() == 0
    assert share.sum() == pytest.approx(900, abs=1e-6)


def test_a_comb_of_many_teeth_is_worked_on_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.arange(20_001) / 400
    teeth = np.column_stack([np.r_[x, 50, 0], np.r_[np.tile([0, 500], 10_001)[:20_001], 600, 600]])
    shape = Polygon(teeth)
    assert shape.is_valid
    largest = 0
    honest = outline._repeated

    def watched(count: np.ndarray):  # type: ignore[no-untyped-def]
        nonlocal largest
        for edge, step in honest(count):
            largest = max(largest, len(edge))
            yield edge, step

    monkeypatch.setattr(outline, "_repeated", watched)
    monkeypatch.setattr(outline, "_CROSSINGS", 50_000)
    window = Window(0, 500, 0, 50)
    share = Outline(shape).strip(0, 500).shares(window)
    assert share.sum() == pytest.approx(shape.intersection(shapely.box(0, 0, 50, 500)).area)
    assert 0 < largest <= 50_000
