"""Crops over the year: how much of the ground each covers with green leaf, bloom, straw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PerField = NDArray[np.float64]


@dataclass(frozen=True)
class Crop:
    """A crop's year as (day of year, share 0..1) knots, between which shares are linear."""

    name: str
    leaf: str  # its canopy in the table of spectra
    green: tuple[tuple[int, float], ...]
    straw: tuple[tuple[int, float], ...]
    bloom: tuple[tuple[int, float], ...] = ((1, 0.0),)
    cuts: int = 0  # hay cuts a year


_CEREAL_AUTUMN = ((268, 0.0), (285, 0.06), (310, 0.30), (335, 0.40), (365, 0.36))
CROPS = (
    Crop(
        "winter wheat", "cereal",
        ((1, 0.36), (50, 0.34), (75, 0.50), (105, 0.85), (130, 0.97), (160, 0.95), (176, 0.72),
         (193, 0.14), (205, 0.02), *_CEREAL_AUTUMN),
        ((160, 0.0), (178, 0.25), (194, 0.86), (206, 0.95), (212, 0.80), (240, 0.62), (262, 0.12),
         (275, 0.0)),
    ),
    Crop(
        "winter barley", "barley",
        ((1, 0.42), (50, 0.38), (72, 0.55), (98, 0.90), (125, 0.97), (145, 0.85), (160, 0.45),
         (172, 0.05), (215, 0.04), (232, 0.30), (255, 0.42), (262, 0.02), *_CEREAL_AUTUMN),
        ((142, 0.0), (158, 0.50), (172, 0.95), (182, 0.80), (215, 0.55), (232, 0.25), (262, 0.10),
         (275, 0.0)),
    ),
    Crop(
        "rapeseed", "rape",
        ((1, 0.62), (45, 0.52), (75, 0.66), (98, 0.93), (112, 0.97), (145, 0.95), (168, 0.72),
         (188, 0.22), (204, 0.03), (228, 0.10), (245, 0.42), (265, 0.10), (272, 0.03),
         (300, 0.22), (335, 0.34), (365, 0.34)),
        ((168, 0.0), (188, 0.62), (202, 0.92), (225, 0.55), (245, 0.25), (266, 0.08), (280, 0.0)),
        ((110, 0.0), (118, 0.55), (126, 0.92), (134, 0.55), (143, 0.0)),
    ),
    Crop(
        "maize", "maize",
        ((1, 0.10), (80, 0.16), (105, 0.08), (120, 0.0), (140, 0.02), (155, 0.14), (175, 0.52),
         (195, 0.90), (235, 0.95), (255, 0.78), (270, 0.34), (279, 0.02), (365, 0.04)),
        ((250, 0.0), (268, 0.48), (278, 0.75), (292, 0.62), (335, 0.42), (365, 0.34)),
    ),
    Crop(
        "sugar beet", "beet",
        ((1, 0.0), (110, 0.0), (130, 0.06), (155, 0.38), (178, 0.88), (200, 0.98), (255, 0.95),
         (285, 0.84), (296, 0.70), (304, 0.04), (365, 0.06)),
        ((298, 0.0), (306, 0.12), (330, 0.05)),
    ),
    Crop(
        "potatoes", "maize",
        ((1, 0.04), (125, 0.0), (150, 0.20), (172, 0.82), (200, 0.92), (225, 0.68), (245, 0.20),
         (252, 0.0), (280, 0.12), (310, 0.36), (365, 0.38)),
        ((225, 0.0), (240, 0.45), (254, 0.10), (270, 0.0)),
    ),
    Crop(
        "grassland", "grass",
        ((1, 0.52), (55, 0.48), (85, 0.66), (110, 0.90), (135, 0.96), (165, 0.88), (200, 0.76),
         (228, 0.64), (255, 0.76), (285, 0.82), (320, 0.66), (365, 0.55)),
        ((1, 0.26), (70, 0.24), (95, 0.06), (150, 0.03), (195, 0.16), (226, 0.30), (258, 0.12),
         (300, 0.10), (340, 0.22)),
        cuts=2,
    ),
    Crop(
        "alfalfa", "alfalfa",
        ((1, 0.30), (60, 0.30), (90, 0.62), (115, 0.94), (160, 0.96), (290, 0.90), (315, 0.55),
         (365, 0.34)),
        ((1, 0.16), (80, 0.08), (110, 0.0), (310, 0.05), (340, 0.18)),
        cuts=4,
    ),
    Crop(
        "fallow", "grass",
        ((1, 0.28), (70, 0.30), (110, 0.55), (150, 0.66), (195, 0.46), (240, 0.34), (290, 0.44),
         (365, 0.30)),
        ((1, 0.40), (100, 0.26), (150, 0.18), (200, 0.46), (250, 0.48), (330, 0.40)),
        ((150, 0.0), (168, 0.12), (200, 0.0)),
    ),
)  # fmt: skip
GRASSLAND = next(i for i, crop in enumerate(CROPS) if crop.name == "grassland")
ALFALFA = next(i for i, crop in enumerate(CROPS) if crop.name == "alfalfa")
ARABLE_SHARES = (0.29, 0.11, 0.16, 0.17, 0.08, 0.04, 0.03, 0.07, 0.05)


@dataclass(frozen=True)
class Sowing:
    """What each field grows, and how it differs from the textbook."""

    crop: NDArray[np.int64]
    delay: PerField  # days
    vigour: PerField
    cut: PerField  # phase 0..1 of the hay cuts
    idle: NDArray[np.bool_]  # lies ploughed after harvest instead of being sown again


def sow(rng: np.random.Generator, count: int, grass: NDArray[np.bool_]) -> Sowing:
    """Choose a crop for each field; ``grass`` are the fields that stay meadow."""
    crop = rng.choice(len(CROPS), size=count, p=ARABLE_SHARES)
    crop = np.where(grass, GRASSLAND, crop)
    return Sowing(
        crop,
        np.clip(rng.normal(0.0, 5.0, count), -11.0, 11.0),
        np.clip(rng.normal(0.95, 0.07, count), 0.72, 1.04),
        rng.random(count),
        rng.random(count) < 0.42,
    )


def shares(sowing: Sowing, day: int) -> tuple[PerField, PerField, PerField]:
    """Return the shares 0..1 of green leaf, straw and bloom in each field on a day of the year."""
    count = len(sowing.crop)
    green, straw, bloom = np.zeros(count), np.zeros(count), np.zeros(count)
    for number, crop in enumerate(CROPS):
        here = np.flatnonzero(sowing.crop == number)
        when = day - sowing.delay[here]
        green[here] = np.interp(when, *np.array(crop.green).T) * sowing.vigour[here]
        straw[here] = np.interp(when, *np.array(crop.straw).T)
        bloom[here] = np.interp(when, *np.array(crop.bloom).T)
        if crop.cuts and 120 <= day <= 300:
            length = 180.0 / crop.cuts
            since = (when - 126.0 - sowing.cut[here] * length) % length
            fresh = np.clip(1.0 - since / 24.0, 0.0, 1.0)
            green[here] *= 1.0 - 0.62 * fresh
            straw[here] = np.clip(straw[here] + 0.45 * fresh, 0.0, 1.0)
    if day > 262:
        sown_again = np.isin(sowing.crop, (0, 1, 2)) & sowing.idle
        green[sown_again] *= 0.08
    return np.clip(green, 0.0, 1.0), np.clip(straw, 0.0, 1.0), np.clip(bloom, 0.0, 1.0)
