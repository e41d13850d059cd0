"""Summaries of values of any real type: kept while they are few, else selected by digits.

The first pass over too many values counts the upper 16 bits of their keys, which sort as the
values do. Only the values that share these bits with a rank or a bin's edge matter then: the next
pass collects them. Where even these are too many, it counts 16 bits more of their keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput
from .moments import Moments, Sums
from .radix_group import Chosen, Group
from .radix_keys import DIGIT_BITS, RADIX, prefixes_of, value_of
from .summary import (
    MAX_CATEGORIES,
    Result,
    Weights,
    Wish,
    as_lists,
    from_sorted,
    histogram,
    neighbours,
    nothing,
    quantiles_of,
    span,
)

_WANTED, _CUT = 1, 2  # what the values with a first digit are read again for


@dataclass(frozen=True)
class _Part:
    values: NDArray[Any]
    weights: Weights
    prefixes: NDArray[Any] | None = None
    sums: Sums | None = None
    categories: tuple[NDArray[Any], NDArray[Any]] | None = None
    bins: NDArray[Any] | None = None


class RadixSummary:
    """Order statistics, moments and histogram of a stream; ``keep`` values may be in memory."""

    def __init__(self, dtype: np.dtype[Any], wish: Wish, keep: int) -> None:
        self._dtype, self._wish, self._keep = dtype, wish, keep
        self._digits = -(-8 * dtype.itemsize // DIGIT_BITS)
        self._depth = 0  # digits that the keys of ``_chosen`` have
        self._moments = Moments()
        self._kept: list[_Part] | None = []
        self._groups = {0: Group.empty()}
        self._chosen: dict[int, Chosen] = {}
        self._wanted: NDArray[Any] = np.zeros(0, np.uint64)
        self._edges: NDArray[np.float64] = np.zeros(0)
        self._bins: NDArray[Any] = np.zeros(wish.bins)
        self._flags: NDArray[np.uint8] = np.zeros(0, np.uint8)  # of first digits
        self._cuts = False  # some bins' edges lie among the values of a digit
        self._categories: dict[float, float] = {}

    def prepare(self, values: NDArray[Any], weights: Weights = None) -> _Part:
        """Sum the values in the first pass; in later ones, pick those that matter."""
        if self._depth == 0:
            prefixes = prefixes_of(values, 1) if self._kept is None else None
            found = _distinct(values, weights) if self._wish.categories else None
            return _Part(values, weights, prefixes, Sums.of(values, weights), found)
        prefixes = prefixes_of(values, self._depth)
        bins = None
        if self._depth == 1:
            flags = self._flags[prefixes]
            seen = np.flatnonzero(flags & _WANTED)
            if self._cuts:
                cut = np.flatnonzero(flags & _CUT)
                share = None if weights is None else weights[cut]
                bins = np.histogram(values[cut].astype(np.float64), self._edges, weights=share)[0]
        else:
            place = np.searchsorted(self._wanted, prefixes)
            place[place == len(self._wanted)] = 0
            seen = np.flatnonzero(self._wanted[place] == prefixes)
        chosen = values[seen]
        longer = prefixes_of(chosen, self._depth + 1) if self._kept is None else None
        return _Part(chosen, None if weights is None else weights[seen], longer, bins=bins)

    def add(self, part: _Part) -> None:
        """Take the values of a part."""
        if part.sums is not None:
            self._moments.add(part.sums)
        if part.categories is not None:
            self._add_categories(*part.categories)
        if part.bins is not None:
            self._bins = self._bins + part.bins
        if not part.values.size:
            return
        if self._kept is None:
            self._count(part)
            return
        kept = part.values.copy() if part.values.base is not None else part.values
        self._kept.append(_Part(kept, part.weights))
        if self._depth == 0 and self._moments.pixels > self._keep:
            waiting, self._kept = self._kept, None
            for each in waiting:
                self._count(each)

    def end_pass(self) -> bool:
        """Narrow down the ranks; True while values must be seen again."""
        if self._kept is not None or not self._moments.pixels:
            return False
        first = self._depth == 0
        chosen = self._ranks()
        self._depth += 1
        if first:
            self._begin_bins()
            self._flags[list(chosen)] |= _WANTED
        if self._depth == self._digits:
            self._chosen = chosen
            return False
        self._wanted = np.array(sorted(chosen), np.uint64)
        if sum(each.pixels for each in chosen.values()) <= self._keep:
            self._chosen, self._kept = chosen, []
            return bool(chosen) or (first and self._cuts)
        self._groups = {prefix: Group.empty(each.below) for prefix, each in chosen.items()}
        return True

    def result(self) -> Result:
        """Return the exact summary."""
        moments = self._moments
        if not moments.pixels:
            return nothing(self._wish)
        values, weights = self._gathered()
        if self._depth == 0:
            result = from_sorted(values, weights, self._wish, moments.weighted)
        else:
            ends = self._ends(values, weights)
            result = Result(
                quantiles=quantiles_of(values, ends, weights, moments.count, self._wish.quantiles),
                histogram=as_lists(self._bins, self._edges, moments.weighted),
            )
        result.low, result.high = float(moments.low), float(moments.high)
        result.count, result.pixels = moments.count, moments.pixels
        result.total, result.mean, result.std = float(moments.total), moments.mean, moments.std
        if self._wish.categories:
            result.categories = sorted(self._categories.items())
        return result

    def _count(self, part: _Part) -> None:
        prefixes = part.prefixes
        if prefixes is None:
            prefixes = prefixes_of(part.values, self._depth + 1)
        for group, counted in self._groups.items():
            if self._depth == 0:
                digits, weights = prefixes, part.weights
            else:
                seen = (prefixes >> prefixes.dtype.type(DIGIT_BITS)) == group
                digits = prefixes[seen] & prefixes.dtype.type(RADIX - 1)
                weights = None if part.weights is None else part.weights[seen]
            counted.add(digits.astype(np.int64), weights, self._moments.weighted)

    def _ranks(self) -> dict[int, Chosen]:
        """Return the prefixes, a digit longer, that hold a rank asked for."""
        result: dict[int, Chosen] = {}
        count = self._moments.count
        for prefix, group in self._groups.items():
            ends = np.cumsum(group.weights) + group.below
            starts = ends - group.weights
            for quantile in self._wish.quantiles:
                if self._moments.weighted:
                    low, high = span(count, quantile)
                    margin = 1e-9 * count  # sums of weights are rounded
                    hit = (starts < high + margin) & (ends > low - margin)
                else:
                    lower, upper = neighbours(int(count), quantile)
                    hit = (starts <= upper) & (ends > lower)
                for digit in np.flatnonzero(hit & (group.counts > 0)).tolist():
                    result[prefix * RADIX + digit] = group.digit(digit, starts)
        return result

    def _begin_bins(self) -> None:
        """Put the digits whose values all lie in one bin there, and note the others."""
        group, moments = self._groups[0], self._moments
        self._edges = histogram(
            np.zeros(0), self._wish.bins, float(moments.low), float(moments.high)
        )[1]
        present = np.flatnonzero(group.counts)
        shift = 8 * self._dtype.itemsize - DIGIT_BITS
        ends = np.array(
            [
                (
                    float(max(moments.low, value_of(digit << shift, self._dtype))),
                    float(min(moments.high, value_of(((digit + 1) << shift) - 1, self._dtype))),
                )
                for digit in present.tolist()
            ]
        )
        place = np.searchsorted(self._edges[1:-1], ends, side="right")
        whole = place[:, 0] == place[:, 1]
        self._flags = np.zeros(RADIX, np.uint8)
        self._flags[present[~whole]] = _CUT
        self._cuts = not whole.all()
        self._bins = np.bincount(place[whole, 0], group.weights[present[whole]], self._wish.bins)

    def _gathered(self) -> tuple[NDArray[Any], NDArray[Any] | None]:
        """Return the values at hand in ascending order, with their weights."""
        if self._kept is None:
            keys = sorted(self._chosen)
            values = np.array([value_of(key, self._dtype) for key in keys], self._dtype)
            return values, np.array([self._chosen[key].weight for key in keys])
        parts, self._kept = self._kept, []
        if not parts:
            return np.zeros(0, self._dtype), None
        values = np.concatenate([part.values for part in parts])
        if not self._moments.weighted:
            values.sort()
            return values, None
        weights = np.concatenate(
            [np.ones(len(p.values)) if p.weights is None else p.weights for p in parts]
        )
        order = np.argsort(values, kind="stable")
        return values[order], weights[order]

    def _ends(self, values: NDArray[Any], weights: NDArray[Any] | None) -> NDArray[Any]:
        """Return the weight of all values of the stream up to each of these."""
        if self._kept is None:
            return np.array([each.below + each.weight for _, each in sorted(self._chosen.items())])
        ends = np.arange(1, len(values) + 1) if weights is None else np.cumsum(weights)
        prefixes = prefixes_of(values, self._depth)
        starts = np.flatnonzero(np.r_[True, prefixes[1:] != prefixes[:-1]][: len(values)])
        lengths = np.diff(np.r_[starts, len(values)])
        below = np.array([self._chosen[prefix].below for prefix in prefixes[starts].tolist()])
        ahead = np.r_[0, ends][starts]
        return np.asarray(ends + np.repeat(below - ahead, lengths))

    def _add_categories(self, values: NDArray[Any], weights: NDArray[Any]) -> None:
        for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
            self._categories[value] = self._categories.get(value, 0) + weight
        if len(self._categories) > MAX_CATEGORIES:
            raise InvalidInput(
                f"There are over {MAX_CATEGORIES} different values: these are no categories."
            )


def _distinct(values: NDArray[Any], weights: Weights) -> tuple[NDArray[Any], NDArray[Any]]:
    found, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    if weights is None:
        return found, counts
    return found, np.bincount(place.ravel(), weights, len(found))
