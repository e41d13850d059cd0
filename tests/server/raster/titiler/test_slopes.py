"""Slopes and shades, beside NumPy's gradient and TiTiler's own formulas."""

from __future__ import annotations

import numpy as np
import pytest

from geopera_server.errors import InvalidInput
from geopera_server.raster.titiler.slopes import rises, shade, steepness


def hills(dtype: str, rows: int = 40, columns: int = 50) -> np.ndarray:
    y, x = np.mgrid[0:rows, 0:columns]
    heights = (
        300 + 60 * np.sin(x / 5) * np.cos(y / 7) + np.random.default_rng(1).normal(0, 2, x.shape)
    )
    return heights.astype(dtype)


@pytest.mark.parametrize("dtype", ["float32", "float64", "int16", "uint8", "int32"])
@pytest.mark.parametrize("shape", [(40, 50), (2, 2), (3, 9)])
def test_rises_are_the_gradient(dtype: str, shape: tuple[int, int]) -> None:
    heights = hills(dtype, *shape)
    down, along, hidden = rises(heights, 2.0)
    assert hidden is None
    for found, expected in zip((down, along), np.gradient(heights.astype(float)), strict=True):
        assert found.shape == shape
        assert found.flags.c_contiguous
        assert np.allclose(found, 2 * expected, atol=1e-4)


def test_what_has_a_neighbour_without_height_is_hidden() -> None:
    heights = np.ma.MaskedArray(
        hills("float32"), mask=np.random.default_rng(2).random((40, 50)) < 0.1
    )
    heights[0, 0] = heights[-1, -1] = np.ma.masked
    down, along, hidden = rises(heights, 1.0)
    expected = [np.ma.getmaskarray(part) for part in np.gradient(heights)]
    assert np.array_equal(hidden, expected[0] | expected[1])
    seen = np.gradient(heights.filled(np.nan))
    assert np.allclose(down[~hidden], seen[0][~hidden])
    assert np.allclose(along[~hidden], seen[1][~hidden])


@pytest.mark.parametrize("azimuth", [0, 45, 200, 315, 360])
@pytest.mark.parametrize("altitude", [-90.0, 0.0, 30.0, 45.0, 90.0])
def test_shades_are_those_of_titiler(azimuth: int, altitude: float) -> None:
    heights = hills("float64")
    down, along = np.gradient(heights)
    steep = np.pi / 2 - np.arctan(np.hypot(down, along))
    aspect = np.arctan2(-down, along)
    light, height = np.deg2rad(360.0 - azimuth), np.deg2rad(altitude)
    theirs = np.sin(height) * np.sin(steep)
    theirs += np.cos(height) * np.cos(steep) * np.cos(light - aspect)
    expected = 255 * (theirs + 1) / 2
    for dtype in ("float32", "float64"):
        down, along, _ = rises(heights.astype(dtype), 1.0)
        assert np.abs(shade(down, along, azimuth, altitude) - expected).max() <= 1.001


def test_steepness_is_in_degrees() -> None:
    y, x = np.mgrid[0:20, 0:30].astype(np.float32)
    for heights in (10 * x, 10 * y):
        down, along, _ = rises(heights, 1.0)
        found = steepness(down, along, (10.0, 10.0))
        assert found.dtype == np.float32
        assert np.allclose(found, 45)
    down, along, _ = rises(10 * x, 2.0)
    assert np.allclose(steepness(down, along, (10.0, 10.0)), np.rad2deg(np.arctan(2)))


@pytest.mark.parametrize("shape", [(1, 5), (5, 1)])
def test_a_line_has_no_slopes(shape: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput, match="two rows"):
        rises(np.zeros(shape, np.float32), 1.0)
