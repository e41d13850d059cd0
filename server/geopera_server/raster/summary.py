"""Exact summaries of streams of values in bounded memory: what is asked, and what is answered.

Integers of up to 16 bits are counted by value (:mod:`.counted_summary`); all other types are
selected digit by digit where they are too many to be kept (:mod:`.radix_summary`).

Pixels may count by the share of their area that is inside. A quantile q of values with weights
that sum to W is then the mean of the weighted step function of the sorted values over one unit of
weight, from q (W - 1) to q (W - 1) + 1. With weights of 1 that is NumPy's linear interpolation.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

MAX_CATEGORIES = 65_536

Weights = NDArray[np.float64] | None
Category = tuple[float, float]  # a value, and how many pixels have it


@dataclass(frozen=True)
class Wish:
    """What a summary is to tell; ``quantiles`` are from 0 to 1."""

    quantiles: tuple[float, ...] = ()
    bins: int = 10
    categories: bool = False


@dataclass
class Result:
    """What a summary knows at its end; all None and empty when it saw no value.

    ``count`` is the sum of the weights, ``pixels`` how many values there were.
    """

    count: float = 0
    pixels: int = 0
    low: float | None = None
    high: float | None = None
    total: float | None = None
    mean: float | None = None
    std: float | None = None
    quantiles: list[float | None] = field(default_factory=list)
    histogram: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    categories: list[Category] | None = None


class Summary(Protocol):
    """Takes the valid values of one band, pass after pass, from several threads.

    ``prepare`` may run in any thread at any time of a pass; ``add`` and the rest one at a time.
    """

    def prepare(self, values: NDArray[Any], weights: Weights = None) -> Any:
        """Do the work on flat values that needs nothing of the summary; without weights, 1."""

    def add(self, part: Any) -> None:
        """Take what ``prepare`` returned in this pass."""

    def end_pass(self) -> bool:
        """Close a pass; True when another one is needed."""

    def result(self) -> Result:
        """Return the summary once no more passes are needed."""


def neighbours(count: int, quantile: float) -> tuple[int, int]:
    """Return the ranks, from 0, that a quantile lies between."""
    position = math.floor(quantile * (count - 1))
    return position, min(count - 1, position + 1)


def interpolated(at: Callable[[int], float], count: int, quantile: float) -> float:
    """Interpolate linearly between the two nearest ranks, rounding as NumPy does."""
    lower, upper = neighbours(count, quantile)
    below, above = at(lower), at(upper)
    part = quantile * (count - 1) - lower
    if part >= 0.5:
        return float(above - (above - below) * (1 - part))
    return float(below + (above - below) * part)


def span(total: float, quantile: float) -> tuple[float, float]:
    """Return the unit of weight, of ``total``, that a weighted quantile is the mean over."""
    start = quantile * max(total - 1, 0.0)
    return start, min(start + 1, total)


def span_mean(
    values: NDArray[Any], ends: NDArray[np.float64], weights: NDArray[Any], low: float, high: float
) -> float:
    """Return the mean of sorted values over a span of their cumulated weight (``ends``)."""
    part = np.minimum(ends, high) - np.maximum(ends - weights, low)
    seen = np.flatnonzero(part > 0)
    if not seen.size:  # the span is lost to rounding at the very end
        return float(values[min(int(np.searchsorted(ends, low)), len(values) - 1)])
    share, found = part[seen], values[seen].astype(np.float64)
    first = float(found[0])
    return first + math.fsum((share * (found - first)).tolist()) / math.fsum(share.tolist())


def quantiles_of(
    values: NDArray[Any],
    ends: NDArray[Any] | None,
    weights: NDArray[Any] | None,
    count: float,
    quantiles: Sequence[float],
) -> list[float | None]:
    """Return quantiles of ascending values; ``ends`` is the weight of all values up to each.

    Without it these are all values, each of weight 1. Weights that are no whole numbers make them
    weighted quantiles.
    """
    if ends is not None and weights is not None and weights.dtype.kind == "f":
        return [span_mean(values, ends, weights, *span(count, quantile)) for quantile in quantiles]

    def at(rank: int) -> float:
        return float(values[rank if ends is None else np.searchsorted(ends, rank, side="right")])

    return [interpolated(at, int(count), quantile) for quantile in quantiles]


def histogram(
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


def as_lists(
    counts: NDArray[Any], edges: NDArray[Any], weighted: bool = False
) -> tuple[list[float], list[float]]:
    """Return a histogram as JSON takes it; counts are whole numbers unless pixels have weights."""
    listed = counts.tolist()
    return listed if weighted else [round(value) for value in listed], edges.astype(float).tolist()


def from_sorted(
    values: NDArray[Any], weights: NDArray[Any] | None, wish: Wish, weighted: bool
) -> Result:
    """Summarize distinct or repeated values in ascending order, each with its weight or 1.

    ``count``, ``pixels``, ``total``, ``mean`` and ``std`` are left to the caller.
    """
    low, high = float(values[0]), float(values[-1])
    counts = histogram(values.astype(np.float64), wish.bins, low, high, weights)
    ends = None
    if weights is not None:
        ends = np.cumsum(weights, dtype=np.float64 if weighted else np.int64)
    count = len(values) if ends is None else ends[-1].item()
    return Result(
        low=low,
        high=high,
        quantiles=quantiles_of(values, ends, weights, count, wish.quantiles),
        histogram=as_lists(*counts, weighted),
    )


def nothing(wish: Wish) -> Result:
    """Return the summary of no values."""
    return Result(
        quantiles=[None] * len(wish.quantiles), categories=[] if wish.categories else None
    )
