"""What an algorithm is: its parameters, and how it is applied to an image."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from rio_tiler.models import ImageData

from ...errors import InvalidInput


@dataclass(frozen=True)
class Range:
    """A parameter that is a number: its default (None: unset), and its bounds."""

    default: float | None
    low: float
    high: float
    whole: bool = False

    def checked(self, name: str, value: Any) -> float | None:
        """Return a value within the bounds.

        Raises:
            InvalidInput: it is something else.
        """
        if value is None and self.default is None:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not self.low <= value <= self.high or (self.whole and value % 1):
            raise InvalidInput(f"{name} must be a number of {self.low:g} to {self.high:g}.")
        return int(value) if self.whole else float(value)


@dataclass(frozen=True)
class Algorithm:
    """An algorithm: what it is called, what it takes and gives, and the work itself.

    ``work`` takes the image and the parameters, and returns the values (masked where they are not
    valid), or values and the pixels that it cut off each side. ``shrinking``: see
    `Reader.plain_tile`.
    """

    title: str
    description: str
    work: Callable[[ImageData, Mapping[str, Any]], Any]
    parameters: Mapping[str, Range] = field(default_factory=dict)
    inputs: int | None = None
    outputs: int | None = None
    dtype: str | None = None
    shrinking: float = 1.0

    def apply(self, image: ImageData, given: Mapping[str, Any]) -> ImageData:
        """Return a new image.

        Raises:
            InvalidInput: a parameter, or the number of bands, is not what it takes.
        """
        known = {
            name: spec.checked(name, given.get(name, spec.default))
            for name, spec in self.parameters.items()
        }
        if self.inputs is not None and image.count < self.inputs:
            raise InvalidInput(f"{self.title} takes {self.inputs} band(s), not {image.count}.")
        with np.errstate(all="ignore"):
            result = self.work(image, known)
        values, cut = result if isinstance(result, tuple) else (result, 0)
        bounds = _inner(image, cut) if cut else image.bounds
        return ImageData(values, assets=image.assets, crs=image.crs, bounds=bounds)


def _inner(image: ImageData, cut: int) -> tuple[float, float, float, float] | None:
    """Return the bounds of an image without some pixels at each side."""
    if image.bounds is None:
        return None
    left, bottom, right, top = image.bounds
    wide, high = (right - left) / image.width * cut, (top - bottom) / image.height * cut
    return left + wide, bottom + high, right - wide, top - high
