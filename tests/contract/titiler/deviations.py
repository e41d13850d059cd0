"""Where our answers differ from TiTiler's on purpose, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .asks import Ask
from .compare import NATIVE, RESAMPLED

DECODED = 0.5  # of 255: JPEG blocks, which not every decoder decodes to the same last bit
NATIVE_ZOOM = 14  # of every raster here that is not coarser


@dataclass(frozen=True)
class Deviation:
    """Answers to requests whose name matches ``asked`` may differ as ``found`` says."""

    asked: str
    found: str
    reason: str

    def covers(self, name: str, found: str) -> bool:
        """Tell whether a difference is this one."""
        return bool(re.search(self.asked, name) and re.search(self.found, found))


OF_0_7 = (
    Deviation(
        "^/EuropeanETRS89_LAEAQuad/WMTS",
        "<(ScaleDenominator|TopLeftCorner|MatrixWidth|MatrixHeight)>",
        "the definition of this tile matrix set was corrected after 0.7",
    ),
    Deviation(
        "^POST /statistics.*FeatureCollection.*Feature.*Feature",
        "status 200 for 500",
        "0.7 measures the last feature of a collection only, and fails on the others",
    ),
)
OF_2 = (
    Deviation(
        "url=relief(&algorithm=slope)?$",
        "mean of band 0: .* for 0.0$",
        "2.4 writes a float mask into bytes: heights that are not stretched are invisible",
    ),
    Deviation(
        "url=scene",
        "(band_descriptions/[0-9]|/description): ",
        "rio-tiler 9.4 describes every band as the last one that it read",
    ),
)


def bound(ask: Ask) -> float:
    """Return how much pixels may differ: little at native zoom, by nearest neighbour.

    Below it, GDAL reads a level and resamples it, where ours takes the nearest pixel of a level.
    """
    if ("url", "photo") in ask.query:
        return max(DECODED, RESAMPLED if _is_coarse(ask) else NATIVE)
    return RESAMPLED if _is_coarse(ask) else NATIVE


def _is_coarse(ask: Ask) -> bool:
    place = re.search(r"/(\d+)/\d+/\d+", ask.path)
    return bool(place and int(place[1]) < NATIVE_ZOOM)
