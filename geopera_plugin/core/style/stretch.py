"""Over what, and between which percentiles, colours are stretched."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from ...client.models import BandStatistics

PERCENTILES: tuple[tuple[float, float], ...] = (
    (2.0, 98.0),
    (1.0, 99.0),
    (0.5, 99.5),
    (5.0, 95.0),
    (10.0, 90.0),
    (0.0, 100.0),
)
"""The pairs to choose from; the first is the usual one."""
MEASURED: tuple[float, ...] = tuple(sorted({value for pair in PERCENTILES for value in pair}))
"""What is measured at once, so that another pair costs nothing."""


class StretchTo(enum.Enum):
    """Over what the percentiles are taken; fixed ranges know of none."""

    AOI = "aoi"
    CANVAS = "canvas"
    SCENE = "scene"
    FIXED = "fixed"


@dataclass(frozen=True)
class Stretch:
    """From which to which percentile colours reach, and over what."""

    to: StretchTo = StretchTo.AOI
    low: float = 2.0
    high: float = 98.0

    def to_text(self) -> str:
        """Return it as layers keep it, such as ``aoi,2,98``."""
        return f"{self.to.value},{self.low:g},{self.high:g}"

    @classmethod
    def from_text(cls, text: str | None) -> Stretch:
        """Read what ``to_text`` wrote; what cannot be read is the usual stretch."""
        try:
            name, low, high = (text or "").split(",")
            pair = (float(low), float(high))
            return cls(StretchTo(name), *(pair if pair in PERCENTILES else PERCENTILES[0]))
        except ValueError:
            return cls()

    def ranges(
        self, figures: Sequence[BandStatistics], neutral: tuple[float, float] = (0.0, 1.0)
    ) -> list[tuple[float, float]]:
        """Return low and high of each band; ``neutral`` where there is no pixel to measure."""
        found: list[tuple[float, float]] = []
        for band in figures:
            low, high = band.percentile(self.low), band.percentile(self.high)
            if low is None or high is None:
                low, high = neutral
            if high <= low:
                high = low + max(abs(low) * 1e-3, 1e-3)
            found.append((low, high))
        return found


USUAL = Stretch()


def rescale_text(ranges: Sequence[tuple[float, float]]) -> str:
    """Return ranges as tiles take them: "low,high" for each band, joined by semicolons."""
    return ";".join(f"{low:.6g},{high:.6g}" for low, high in ranges)
