"""Summaries of 8 and 16 bit integers: how often each value occurs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .summary import Result, Weights, Wish, from_sorted, nothing

_Part = tuple[NDArray[Any], Weights]


class CountedSummary:
    """Counts of every value; few values wait in a list, as most polygons of many are small.

    ``nodata`` is a value that does not count, so that nobody needs to look for it before.
    """

    def __init__(self, dtype: np.dtype[Any], wish: Wish, nodata: int | None = None) -> None:
        self._dtype, self._wish, self._nodata = dtype, wish, nodata
        self._first = int(np.iinfo(dtype).min)
        self._size = 1 << (8 * dtype.itemsize)
        self._waiting: list[_Part] = []
        self._waits = 0
        self._counts: NDArray[np.int64] | None = None
        self._shares: NDArray[np.float64] | None = None  # of pixels that are inside in part
        self._partial: NDArray[np.int64] | None = None

    def prepare(self, values: NDArray[Any], weights: Weights = None) -> _Part:
        """Bring the values to numbers from 0."""
        if self._first:
            unsigned = values.view(f"u{self._dtype.itemsize}")
            values = unsigned ^ unsigned.dtype.type(-self._first)
        return values, weights

    def add(self, part: _Part) -> None:
        """Count the values, or let them wait while they take less memory than counts."""
        values, weights = part
        if self._counts is None and self._waits + values.size <= self._size:
            kept = values.copy() if values.base is not None else values
            self._waiting.append((kept, weights))
            self._waits += values.size
            return
        self._count_waiting()
        self._count(values, weights)

    def end_pass(self) -> bool:
        """One pass is enough."""
        return False

    def result(self) -> Result:
        """Derive everything from the counts."""
        present, pixels, weights, weighted = self._found()
        if self._nodata is not None:
            shown = present + self._first != self._nodata
            present, pixels, weights = present[shown], pixels[shown], weights[shown]
        if not present.size:
            return nothing(self._wish)
        values = present + self._first
        result = from_sorted(values, weights, self._wish, weighted)
        if weighted:
            count = math.fsum(weights.tolist())
            total = math.fsum((weights * values).tolist())
        else:
            count, total = int(weights.sum()), int((weights * values).sum())
        mean = total / count
        result.count, result.pixels = count, int(pixels.sum())
        result.total, result.mean = float(total), mean
        result.std = math.sqrt(math.fsum((weights * (values - mean) ** 2).tolist()) / count)
        if self._wish.categories:
            result.categories = list(zip(values.tolist(), weights.tolist(), strict=True))
        return result

    def _found(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any], bool]:
        """Return the numbers seen, ascending, how many pixels each has, and of what weight."""
        if self._counts is None:
            return _few(self._waiting)
        weighted = self._shares is not None
        pixels = self._counts if self._partial is None else self._counts + self._partial
        weights = self._counts if self._shares is None else self._counts + self._shares
        present = np.flatnonzero(pixels)
        return present, pixels[present], weights[present], weighted

    def _count_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for values, weights in waiting:
            self._count(values, weights)

    def _count(self, values: NDArray[Any], weights: Weights) -> None:
        if self._counts is None:
            self._counts = np.zeros(self._size, np.int64)
        if weights is None:
            self._counts += np.bincount(values, minlength=self._size)
            return
        if self._shares is None or self._partial is None:
            self._shares, self._partial = np.zeros(self._size), np.zeros(self._size, np.int64)
        self._shares += np.bincount(values, weights, self._size)
        self._partial += np.bincount(values, minlength=self._size)


def _few(
    parts: list[_Part],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any], bool]:
    """Count values that never were too many to wait: most polygons of many are so small."""
    if not parts:
        none = np.zeros(0, np.int64)
        return none, none, none, False
    values = np.concatenate([values for values, _ in parts])
    weighted = any(weights is not None for _, weights in parts)
    if not weighted:
        present, pixels = np.unique(values, return_counts=True)
        return present.astype(np.int64), pixels, pixels, False
    shares = np.concatenate([np.ones(len(v)) if w is None else w for v, w in parts])
    present, place, pixels = np.unique(values, return_inverse=True, return_counts=True)
    weights = np.bincount(place.ravel(), shares, len(present))
    return present.astype(np.int64), pixels, weights, True
