"""Reflectances 0..1 of surfaces in blue, green, red, nir, swir."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

BANDS = ("blue", "green", "red", "nir", "swir")
Spectrum = NDArray[np.float64]


class Surface(IntEnum):
    """What a pixel that is not a field is covered with; the year changes some."""

    BROADLEAF = 0
    CONIFER = 1
    HEDGE = 2
    LAWN = 3
    GARDEN = 4
    ASPHALT = 5
    TRACK = 6
    PAVED = 7
    ROOF_RED = 8
    ROOF_DARK = 9
    ROOF_LIGHT = 10
    HALL_WHITE = 11
    HALL_GREY = 12
    HALL_BLUE = 13
    SAND = 14
    RIVER = 15
    PIT = 16
    OXBOW = 17
    SOLAR = 18
    RAIL = 19
    MEADOW = 20


def _s(*percent: float) -> Spectrum:
    return np.array(percent) / 100.0


LEAVES = {
    "cereal": _s(2.2, 5.6, 2.7, 45.0, 17.0),
    "barley": _s(2.5, 6.6, 3.3, 47.0, 18.0),
    "rape": _s(2.5, 6.2, 2.9, 48.0, 16.0),
    "maize": _s(2.1, 4.9, 2.4, 41.0, 16.0),
    "beet": _s(2.3, 6.4, 2.3, 53.0, 19.0),
    "grass": _s(3.0, 6.8, 4.0, 37.0, 20.0),
    "alfalfa": _s(2.3, 6.6, 2.6, 49.0, 18.5),
}
SOIL = _s(4.7, 8.1, 10.7, 16.2, 24.5)
PALE = _s(10.6, 14.8, 18.6, 27.5, 38.0)  # chalky or eroded ground, and what grows dry on it
STRAW = _s(5.3, 9.3, 13.2, 25.0, 28.0)
BLOOM = _s(4.4, 13.4, 12.6, 47.0, 19.0)
SNOW = _s(81.0, 81.5, 80.5, 73.0, 10.0)
CLOUD = _s(58.0, 58.5, 59.5, 62.0, 42.0)
HAZE = _s(6.2, 4.4, 3.4, 2.2, 0.9)

_SUMMER_TREE = _s(1.8, 3.7, 2.1, 34.0, 13.5)
_AUTUMN_TREE = _s(2.7, 6.3, 9.4, 28.0, 16.5)
_BARE_TREE = _s(3.2, 5.0, 5.9, 14.5, 14.5)
_LAWN_SUMMER = _s(3.3, 7.0, 4.6, 34.0, 20.0)
_LAWN_WINTER = _s(4.4, 6.7, 6.4, 21.0, 20.0)
_STATIC = {
    Surface.CONIFER: _s(2.0, 3.4, 2.3, 22.5, 9.4),
    Surface.ASPHALT: _s(6.2, 8.7, 9.4, 12.6, 13.5),
    Surface.TRACK: _s(7.6, 10.8, 13.4, 20.5, 24.0),
    Surface.PAVED: _s(8.2, 11.4, 12.9, 17.4, 19.0),
    Surface.ROOF_RED: _s(5.4, 7.4, 14.2, 19.5, 22.0),
    Surface.ROOF_DARK: _s(5.2, 6.1, 6.9, 9.8, 11.5),
    Surface.ROOF_LIGHT: _s(13.0, 16.6, 17.6, 22.0, 21.0),
    Surface.HALL_WHITE: _s(23.0, 24.5, 25.6, 29.0, 27.0),
    Surface.HALL_GREY: _s(14.0, 15.4, 16.4, 19.5, 19.0),
    Surface.HALL_BLUE: _s(13.5, 13.6, 12.0, 16.5, 16.0),
    Surface.SAND: _s(10.0, 13.6, 16.8, 25.0, 31.0),
    Surface.OXBOW: _s(2.4, 3.6, 2.4, 1.9, 0.9),
    Surface.SOLAR: _s(4.6, 5.2, 5.4, 9.0, 9.6),
    Surface.RAIL: _s(8.0, 8.8, 9.8, 13.0, 16.0),
}


def _mix(first: Spectrum, second: Spectrum, share: float) -> Spectrum:
    return first * (1.0 - share) + second * share


def surfaces(day: int, turbidity: float, drought: float) -> NDArray[Any]:
    """Return the spectra (surface, band) on a day of the year.

    Args:
        day: day of the year.
        turbidity: 0 clear river .. 1 brown with mud.
        drought: 0 .. 1, how far lawns have dried.
    """
    leaf = float(np.interp(day, [96, 124, 150, 268, 300, 322], [0, 0.75, 1, 1, 0.4, 0]))
    turned = float(np.interp(day, [262, 288, 308, 322], [0, 0.85, 1, 1]))
    tree = _mix(_BARE_TREE, _mix(_SUMMER_TREE, _AUTUMN_TREE, turned), leaf)
    fresh = float(np.interp(day, [105, 120, 140, 165], [0, 0.5, 0.35, 0]))
    tree = tree * (1.0 + fresh * np.array([0.1, 0.55, 0.35, 0.25, 0.15]))
    season = float(np.interp(day, [60, 105, 290, 335], [0, 1, 1, 0.15]))
    lawn = _mix(_LAWN_WINTER, _LAWN_SUMMER, season)
    lawn = _mix(lawn, _s(6.0, 9.2, 11.2, 26.0, 28.0), drought)
    table = np.zeros((len(Surface), len(BANDS)))
    for surface, spectrum in _STATIC.items():
        table[surface] = spectrum
    table[Surface.BROADLEAF] = tree
    table[Surface.HEDGE] = _mix(tree, lawn, 0.35)
    table[Surface.LAWN] = lawn
    table[Surface.MEADOW] = _mix(lawn, STRAW, 0.18)
    table[Surface.GARDEN] = 0.5 * lawn + 0.32 * tree + 0.18 * _STATIC[Surface.PAVED]
    table[Surface.RIVER] = _mix(_s(2.9, 4.3, 2.9, 1.5, 0.6), _s(4.1, 6.4, 7.3, 3.1, 0.9), turbidity)
    algae = float(np.interp(day, [150, 225, 290], [0, 1, 0]))
    table[Surface.PIT] = _mix(_s(3.7, 5.5, 3.0, 1.1, 0.4), _s(2.7, 4.8, 2.6, 1.4, 0.5), algae)
    return table
