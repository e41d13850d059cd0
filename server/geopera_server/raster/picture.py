"""A tile as colours, before it is encoded."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Picture:
    """One or three planes of 0..255, and what is seen of them.

    ``alpha`` (rows, columns) is None when all is opaque. With a ``table`` of 256 RGBA colours,
    the one plane has the colours' numbers.
    """

    levels: NDArray[np.uint8]
    alpha: NDArray[np.uint8] | None = None
    table: NDArray[np.uint8] | None = None

    def within(self, inside: NDArray[np.bool_]) -> Picture:
        """Return the picture with everything else hidden."""
        alpha = inside * (np.uint8(255) if self.alpha is None else self.alpha)
        return replace(self, alpha=alpha)

    def planes(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
        """Return colour planes (1 or 3) and opacity; what is hidden is black."""
        colors, alpha = self.levels, self.alpha
        if self.table is not None:
            rgba = self.table[colors[0]].transpose(2, 0, 1)
            colors = rgba[:3]
            if int(self.table[:, 3].min()) < 255:
                alpha = rgba[3] if alpha is None else np.minimum(alpha, rgba[3])
        if alpha is None:
            return colors, None
        return colors * (alpha != 0), alpha

    def indexed(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]] | None:
        """Return numbers of colours and their table; None when 256 colours are too few.

        What is hidden gets a number of its own, which is black and transparent.
        """
        if self.table is None:
            return None
        numbers, alpha = self.levels[0], self.alpha
        if alpha is None:
            return numbers, self.table
        hidden = alpha == 0
        if not (hidden | (alpha == 255)).all():
            return None
        free = _unused(numbers)
        if free is None:  # among those of what is hidden there may be one
            shown = numbers[~hidden]
            free = _unused(shown) if shown.size else 0
        if free is None:
            return None
        table = self.table.copy()
        table[free] = 0
        return np.where(hidden, np.uint8(free), numbers), table


def _unused(numbers: NDArray[np.uint8]) -> int | None:
    """Return the largest of 0..255 that none of the numbers is, None when there is none.

    Looking for a byte in bytes is thirty times as fast as counting all of them.
    """
    content = numbers.tobytes()
    return next((number for number in range(255, -1, -1) if content.find(number) < 0), None)
