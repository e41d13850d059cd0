"""How many values of a stream begin with the same digits, by their next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .radix_keys import RADIX
from .summary import Weights


@dataclass(frozen=True)
class Chosen:
    """A digit that matters: the weight of smaller values, its own, and how many values."""

    below: float
    weight: float
    pixels: int


@dataclass
class Group:
    """Values whose keys begin alike, by their next digit; ``below`` is the weight of smaller."""

    below: float
    counts: NDArray[np.int64]
    shares: NDArray[np.float64] | None = None

    @classmethod
    def empty(cls, below: float = 0) -> Group:
        """Return a group of no values."""
        return cls(below, np.zeros(RADIX, np.int64))

    @property
    def weights(self) -> NDArray[Any]:
        """The weight of each digit."""
        return self.counts if self.shares is None else self.shares

    def digit(self, digit: int, starts: NDArray[Any]) -> Chosen:
        """Return what is known of the values with a digit."""
        return Chosen(starts[digit].item(), self.weights[digit].item(), self.counts[digit].item())

    def add(self, digits: NDArray[Any], weights: Weights, weighted: bool) -> None:
        """Count digits; once one has had a weight, shares hold the weights of all."""
        found = np.bincount(digits, minlength=RADIX)
        if weighted and self.shares is None:
            self.shares = self.counts.astype(np.float64)
        self.counts += found
        if self.shares is not None:
            self.shares += found if weights is None else np.bincount(digits, weights, RADIX)
