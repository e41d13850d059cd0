"""What a clip costs: one compute unit for each file and million pixels begun."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

PIXELS_PER_UNIT: Final = 1_000_000


def units(pixels: Iterable[float]) -> int:
    """Return the compute units of files with this many pixels inside the area."""
    return sum(max(1, math.ceil(each / PIXELS_PER_UNIT)) for each in pixels)
