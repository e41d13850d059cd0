"""Gamma and colour formulas: as rio-tiler draws them, and words for what they are not."""

from __future__ import annotations

import numpy as np
import pytest
from rio_tiler.models import ImageData

from geopera_server.errors import InvalidInput
from geopera_server.raster.color_curve import color_curve

LEVELS = np.random.default_rng(0).integers(0, 256, (3, 40, 50), np.uint8)


@pytest.mark.parametrize(
    "formula",
    [
        "gamma RGB 1.8",
        "gamma R 0.7 gamma GB 1.3",
        "Sigmoidal RGB 6 0.4",
        "sigmoidal RG -3 0.5",
        "saturation 1.4",
        "gamma RGB 1.5, sigmoidal RGB 8 0.35, saturation 0.6",
        "saturation 0",
        "gamma 12 2",
    ],
)
def test_formulas_as_rio_tiler_runs_them(formula: str) -> None:
    curve = color_curve(None, formula, 3)
    assert curve is not None
    levels = np.stack([curve.table(band).take(plane) for band, plane in enumerate(LEVELS)])
    found = curve.mixed(levels)
    expected = ImageData(LEVELS.copy())
    expected.apply_color_formula(formula)
    assert found.dtype == np.uint8
    step = np.abs(found.astype(int) - np.asarray(expected.array.data).astype(int))
    assert step.max() <= 1
    assert (step > 0).mean() < 0.01


def test_gamma_brightens_and_keeps_the_ends() -> None:
    curve = color_curve(2.0, None, 1)
    assert curve is not None
    table = curve.table(0)
    assert (table[0], table[255]) == (0, 255)
    assert table[64] == round(255 * (64 / 255) ** 0.5)
    assert (np.diff(table.astype(int)) >= 0).all()


def test_formula_of_one_band_and_after_gamma() -> None:
    both, formula = color_curve(2.0, "gamma R 0.5", 1), color_curve(None, "gamma R 0.5", 1)
    assert both is not None
    assert formula is not None
    ramp = np.arange(256)
    assert np.abs(both.table(0).astype(int) - ramp).max() <= 9
    assert formula.table(0)[128] < 128


@pytest.mark.parametrize(
    ("gamma", "formula", "bands", "words"),
    [
        (0.0, None, 1, "gamma"),
        (float("nan"), None, 1, "gamma"),
        (None, "brighten RGB 2", 3, "cannot be read"),
        (None, "gamma", 3, "cannot be read"),
        (None, "gamma RGB", 3, "cannot be run"),
        (None, "gamma RGB much", 3, "cannot be read"),
        (None, "gamma XYZ 2", 3, "cannot be read"),
        (None, "gamma 4 2", 3, "cannot be read"),
        (None, "gamma RGB -1", 3, "cannot be run"),
        (None, "sigmoidal RGB 3 7", 3, "cannot be run"),
        (None, "saturation 2", 1, "three bands"),
        (None, "gamma RGB 2 " * 40, 3, "longer"),
        (None, "gamma R 2 " * 20, 3, "steps"),
    ],
)
def test_bad_curves_are_refused_in_words(
    gamma: float | None, formula: str | None, bands: int, words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        color_curve(gamma, formula, bands)


def test_formulas_leave_the_floating_point_state_alone() -> None:
    before = np.geterr()
    with np.errstate(divide="raise", invalid="raise"):
        inside = np.geterr()
        color_curve.cache_clear()
        curve = color_curve(None, "sigmoidal RGB 5 0 saturation 1.1", 3)
        assert curve is not None
        curve.mixed(LEVELS)
        assert np.geterr() == inside
    assert np.geterr() == before
