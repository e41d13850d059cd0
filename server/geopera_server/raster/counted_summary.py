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
        self._count_waiting()
        counts = self._counts
        if counts is None:
            return nothing(self._wish)
        weighted = self._shares is not None
        pixels = counts if self._partial is None else counts + self._partial
        weights = counts if self._shares is None else counts + self._shares
        present = np.flatnonzero(pixels)
        if self._nodata is not None:
            present = present[present + self._first != self._nodata]
        if not present.size:
            return nothing(self._wish)
        values, weights = present + self._first, weights[present]
        result = from_sorted(values, weights, self._wish, weighted)
        if weighted:
            count = math.fsum(weights.tolist())
            total = math.fsum((weights * values).tolist())
        else:
            count, total = int(weights.sum()), int((weights * values).sum())
        mean = total / count
        result.count, result.pixels = count, int(pixels[present].sum())
        result.total, result.mean = float(total), mean
        result.std = math.sqrt(math.fsum((weights * (values - mean) ** 2).tolist()) / count)
        if self._wish.categories:
            result.categories = list(zip(values.tolist(), weights.tolist(), strict=True))
        return result

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
