"""How far off statistics from an overview may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Approximation:
    """What was read instead of every pixel, and the error of each figure that it makes likely.

    ``factor`` is how many pixels a side one of the overview stands for, ``sampled`` how many of
    them were read; ``checked`` is how many pixels were read at full resolution to compare.
    ``errors`` are half-widths about the figures, at about 95 % confidence; None where the sample
    cannot tell, as for the least and the largest value.
    """

    factor: int
    sampled: int
    checked: int
    errors: dict[str, float | None]

    def asdict(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return {
            "factor": self.factor,
            "sampled_pixels": self.sampled,
            "checked_pixels": self.checked,
            "confidence": 0.95,
            "errors": self.errors,
        }
