"""Exact summaries of streams of values in bounded memory.

Integers of up to 16 bits are counted by value. Other types keep their values up to a budget;
beyond it the order statistics are found by radix selection: each further pass over the data
counts 16 more bits of the keys that hold the ranks asked for (one more pass for 32-bit types,
three for 64-bit types), so percentiles stay exact.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

_DIGIT = 16
_RADIX = 1 << _DIGIT


@dataclass
class Result:
    """What a summary knows at its end; all None and empty when it saw no value."""

    count: int = 0
    low: float | None = None
    high: float | None = None
    total: float | None = None
    mean: float | None = None
    std: float | None = None
    quantiles: list[float | None] = field(default_factory=list)
    histogram: tuple[list[int], list[float]] = ((), ())  # type: ignore[assignment]


class Summary(Protocol):
    """Takes the valid values of one band, pass after pass."""

    def add(self, values: NDArray[Any]) -> None:
        """Take the next values of this pass."""

    def end_pass(self) -> bool:
        """Close a pass; True when another one is needed."""

    def result(self) -> Result:
        """Return the summary once no more passes are needed."""


def summary_of(dtype: np.dtype[Any], quantiles: Sequence[float], bins: int, keep: int) -> Summary:
    """Return the summary for a dtype; ``quantiles`` from 0 to 1, ``keep`` values in memory."""
    if dtype.kind in "iu" and dtype.itemsize <= 2:
        return CountedSummary(dtype, quantiles, bins)
    return RadixSummary(dtype, quantiles, bins, keep)


class CountedSummary:
    """Counts of every value of an 8 or 16 bit integer type."""

    def __init__(self, dtype: np.dtype[Any], quantiles: Sequence[float], bins: int) -> None:
        self._first = int(np.iinfo(dtype).min)
        self._counts = np.zeros(1 << (8 * dtype.itemsize), np.int64)
        self._quantiles, self._bins = quantiles, bins

    def add(self, values: NDArray[Any]) -> None:
        """Take the next values."""
        shifted = values.astype(np.int32) - self._first if self._first else values
        self._counts += np.bincount(shifted, minlength=self._counts.size)

    def end_pass(self) -> bool:
        """One pass is enough."""
        return False

    def result(self) -> Result:
        """Derive everything from the counts."""
        present = np.flatnonzero(self._counts)
        if not present.size:
            return Result(quantiles=[None] * len(self._quantiles))
        counts, values = self._counts[present], present + self._first
        count, total = int(counts.sum()), int((counts * values).sum())
        mean = total / count
        spread = float((counts * (values - mean) ** 2).sum())
        cumulated = np.cumsum(counts)

        def at(rank: int) -> float:
            return float(values[np.searchsorted(cumulated, rank, side="right")])

        low, high = float(values[0]), float(values[-1])
        histogram = _histogram(values, self._bins, low, high, counts)
        return Result(
            count,
            float(values[0]),
            float(values[-1]),
            float(total),
            mean,
            math.sqrt(spread / count),
            [_interpolated(at, count, quantile) for quantile in self._quantiles],
            _lists(*histogram),
        )


class RadixSummary:
    """Values of any real type: kept while they fit, else selected digit by digit."""

    def __init__(
        self, dtype: np.dtype[Any], quantiles: Sequence[float], bins: int, keep: int
    ) -> None:
        self._dtype, self._quantiles, self._bins, self._keep = dtype, quantiles, bins, keep
        self._bits = 8 * dtype.itemsize
        self._kept: list[NDArray[Any]] | None = []
        self._pass = 0
        self._count = 0
        self._sums: list[float] = []
        self._low, self._high = math.inf, -math.inf
        self._spreads: list[float] = []
        self._edges: NDArray[np.float64] | None = None
        self._binned = np.zeros(bins, np.int64)
        self._digits: dict[int, NDArray[np.int64]] = {0: np.zeros(_RADIX, np.int64)}
        self._ranks: dict[int, tuple[int, int]] = {}  # rank -> (prefix, rank below that prefix)

    def add(self, values: NDArray[Any]) -> None:
        """Take the next values of this pass."""
        if not values.size:
            return
        if self._pass == 0:
            self._first(values)
        elif self._pass == 1:
            self._second(values)
        keys = _keys(values)
        shift = self._bits - _DIGIT * (self._pass + 1)
        prefixes = keys >> np.asarray(shift + _DIGIT, keys.dtype) if self._pass else None
        digits = (keys >> np.asarray(shift, keys.dtype)) & np.asarray(_RADIX - 1, keys.dtype)
        for prefix, counts in self._digits.items():
            chosen = digits if prefixes is None else digits[prefixes == prefix]
            counts += np.bincount(chosen.astype(np.int64), minlength=_RADIX)

    def end_pass(self) -> bool:
        """Narrow the ranks by one digit; True while digits or the spread are missing."""
        if self._kept is not None or not self._count:
            return False
        if self._pass == 0:
            for quantile in self._quantiles:
                for rank in _neighbours(self._count, quantile):
                    self._ranks[rank] = (0, rank)
            low, high = (self._low, self._high)
            self._edges = _histogram(np.zeros(0), self._bins, low, high)[1]
        cumulated = {prefix: np.cumsum(counts) for prefix, counts in self._digits.items()}
        for rank, (prefix, below) in self._ranks.items():
            sums = cumulated[prefix]
            digit = int(np.searchsorted(sums, below, side="right"))
            before = int(sums[digit - 1]) if digit else 0
            self._ranks[rank] = (prefix * _RADIX + digit, below - before)
        self._pass += 1
        more = self._bits > _DIGIT * self._pass
        wanted = {prefix for prefix, _ in self._ranks.values()} if more else set()
        self._digits = {prefix: np.zeros(_RADIX, np.int64) for prefix in wanted}
        return more or self._pass < 2

    def result(self) -> Result:
        """Return the exact summary."""
        if not self._count:
            return Result(quantiles=[None] * len(self._quantiles))
        if self._kept is not None:
            return self._from_kept(np.concatenate(self._kept).astype(np.float64))
        ordered = {rank: _value(key, self._dtype) for rank, (key, _) in self._ranks.items()}
        total = math.fsum(self._sums)
        edges = self._edges if self._edges is not None else np.zeros(0)
        return Result(
            self._count,
            self._low,
            self._high,
            total,
            total / self._count,
            math.sqrt(math.fsum(self._spreads) / self._count),
            [_interpolated(ordered.__getitem__, self._count, q) for q in self._quantiles],
            _lists(self._binned, edges),
        )

    def _first(self, values: NDArray[Any]) -> None:
        self._count += values.size
        self._sums.append(float(values.sum(dtype=np.float64)))
        self._low = min(self._low, float(values.min()))
        self._high = max(self._high, float(values.max()))
        if self._kept is not None:
            self._kept.append(values.copy())
            if self._count > self._keep:
                self._kept = None

    def _second(self, values: NDArray[Any]) -> None:
        mean = math.fsum(self._sums) / self._count
        wide = values.astype(np.float64)
        self._spreads.append(float(((wide - mean) ** 2).sum()))
        self._binned += _histogram(wide, self._bins, self._low, self._high)[0]

    def _from_kept(self, values: NDArray[np.float64]) -> Result:
        total = math.fsum(self._sums)
        quantiles = np.quantile(values, self._quantiles).tolist() if self._quantiles else []
        return Result(
            self._count,
            self._low,
            self._high,
            total,
            total / self._count,
            _std(values, max(abs(self._low), abs(self._high))),
            quantiles,
            _lists(*_histogram(values, self._bins, self._low, self._high)),
        )


def _keys(values: NDArray[Any]) -> NDArray[Any]:
    """Return unsigned integers that sort as the values do (after Herf, "Radix tricks")."""
    size = values.dtype.itemsize
    unsigned = np.dtype(f"u{size}")
    top = unsigned.type(1 << (8 * size - 1))
    if values.dtype.kind == "u":
        return values
    if values.dtype.kind == "i":
        return np.asarray(values.view(unsigned) ^ top)
    bits = (values + values.dtype.type(0)).view(unsigned)  # adding zero makes -0.0 equal 0.0
    return np.asarray(np.where(bits & top, ~bits, bits | top))


def _value(key: int, dtype: np.dtype[Any]) -> float:
    size = dtype.itemsize
    top, unsigned = 1 << (8 * size - 1), np.dtype(f"u{size}")
    if dtype.kind == "u":
        return float(key)
    if dtype.kind == "i":
        return float(key - top)
    bits = key ^ top if key & top else ~key & ((1 << (8 * size)) - 1)
    return float(np.array([bits], unsigned).view(dtype)[0])


def _neighbours(count: int, quantile: float) -> tuple[int, int]:
    position = quantile * (count - 1)
    return math.floor(position), min(count - 1, math.floor(position) + 1)


def _interpolated(at: Any, count: int, quantile: float) -> float:
    """Interpolate linearly between the two nearest ranks, rounding as NumPy does."""
    lower, upper = _neighbours(count, quantile)
    below, above = at(lower), at(upper)
    part = quantile * (count - 1) - lower
    if part >= 0.5:
        return float(above - (above - below) * (1 - part))
    return float(below + (above - below) * part)


def _std(values: NDArray[np.float64], largest: float) -> float:
    """Return the standard deviation; values whose squares would overflow are scaled first."""
    if largest < 1e150:
        return float(values.std())
    return float((values / largest).std() * largest)


def _histogram(
    values: NDArray[Any],
    bins: int,
    low: float,
    high: float,
    weights: NDArray[Any] | None = None,
) -> tuple[NDArray[Any], NDArray[np.float64]]:
    """Return counts and edges of equal bins from ``low`` to ``high``.

    Where floats are too coarse or too large to be split so, the edges are widened until they are.
    """
    if math.isfinite(high - low):
        margin = 0.5 if low == high else 0.0
        if (np.diff(np.linspace(low - margin, high + margin, bins + 1)) > 0).all():
            with contextlib.suppress(ValueError):  # NumPy's own, stricter sense of too narrow
                return np.histogram(values, bins, range=(low, high), weights=weights)
        margin = max(0.5, bins * 1e-15 * max(abs(low), abs(high)))
        low, high = low - margin, high + margin
    edges = 2 * np.linspace(low / 2, high / 2, bins + 1)
    return np.histogram(values, edges, weights=weights)


def _lists(counts: NDArray[Any], edges: NDArray[Any]) -> tuple[list[int], list[float]]:
    return [round(value) for value in counts.tolist()], edges.astype(np.float64).tolist()
