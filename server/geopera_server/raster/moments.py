"""Sum, mean and deviation of a stream of values, the same in whatever order its parts come."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LARGE = 1e150  # squares of larger numbers overflow
_LOW_HALF = 0xFFFFFFFF


@dataclass(frozen=True)
class Sums:
    """What is summed of one part; ``weight`` is the sum of the weights."""

    pixels: int
    weight: float
    total: float
    mean: float
    deviation: float
    low: float
    high: float
    weighted: bool

    @classmethod
    def of(cls, values: NDArray[Any], weights: NDArray[np.float64] | None = None) -> Sums | None:
        """Sum flat values, integers exactly; None when there are none."""
        if not values.size:
            return None
        low, high = values.min(), values.max()
        wide = values.astype(np.float64, copy=False)
        scale = max(abs(float(low)), abs(float(high)))
        if scale > _LARGE:
            wide = wide / scale
        else:
            scale = 1.0
        weight = float(values.size) if weights is None else float(weights.sum())
        mean = float(np.average(wide, weights=weights))
        apart = wide - mean
        apart *= apart
        deviation = math.sqrt(float(np.average(apart, weights=weights))) * scale
        if weights is None and values.dtype.kind in "iu":
            total: float = _whole_sum(values)
        else:
            total = mean * weight * scale if scale != 1 or weights is not None else _sum(wide)
        whole = values.dtype.kind in "iu"
        return cls(
            pixels=values.size,
            weight=weight,
            total=total,
            mean=mean * scale,
            deviation=deviation,
            low=int(low) if whole else float(low),
            high=int(high) if whole else float(high),
            weighted=weights is not None,
        )


class Moments:
    """The sums of all parts."""

    def __init__(self) -> None:
        self._parts: list[Sums] = []
        self.pixels = 0
        self.low, self.high = math.inf, -math.inf
        self.weighted = False

    def add(self, part: Sums) -> None:
        """Take the sums of a part."""
        self._parts.append(part)
        self.pixels += part.pixels
        self.low, self.high = min(self.low, part.low), max(self.high, part.high)
        self.weighted = self.weighted or part.weighted

    @property
    def count(self) -> float:
        """The sum of the weights."""
        if not self.weighted:
            return self.pixels
        return math.fsum(part.weight for part in self._parts)

    @property
    def total(self) -> float:
        """The sum of the values, each by its weight; infinite when it is beyond any float."""
        totals = [part.total for part in self._parts]
        if all(isinstance(total, int) for total in totals):
            return sum(totals)
        return _fsum(totals)

    @property
    def mean(self) -> float:
        """The mean by weight."""
        total = self.total
        if math.isfinite(total):
            return total / self.count
        whole = self.count
        return _fsum(part.mean * (part.weight / whole) for part in self._parts)

    @property
    def std(self) -> float:
        """The standard deviation of the population, by weight."""
        mean, whole = self.mean, self.count
        apart = [abs(part.mean - mean) for part in self._parts]
        largest = max(max(apart), max(part.deviation for part in self._parts))
        if not largest or not math.isfinite(largest):
            return largest
        squares = (
            part.weight / whole * ((part.deviation / largest) ** 2 + (far / largest) ** 2)
            for part, far in zip(self._parts, apart, strict=True)
        )
        return largest * math.sqrt(math.fsum(squares))


def _sum(values: NDArray[np.float64]) -> float:
    with np.errstate(over="ignore"):
        return float(values.sum())


def _whole_sum(values: NDArray[Any]) -> int:
    if values.dtype.itemsize < 8:
        return int(values.sum(dtype=np.int64))
    upper, lower = values >> values.dtype.type(32), values & values.dtype.type(_LOW_HALF)
    return (int(upper.sum()) << 32) + int(lower.sum())


def _fsum(values: Iterable[float]) -> float:
    listed = [float(value) for value in values]
    try:
        return math.fsum(listed)
    except (OverflowError, ValueError):
        return sum(listed)
