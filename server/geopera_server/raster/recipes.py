"""The kinds of product: natural colour, an index, a median."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import rasterio

from ..errors import InvalidInput
from . import bands, stretch
from .expression import Expression
from .info import describe
from .location import Location
from .product import Planes
from .source import open_source


class NaturalColor:
    """Red, green and blue, stretched as the first source is; the first value of a pixel counts."""

    names: tuple[str, ...] = ("red", "green", "blue")
    is_picture = True

    def __init__(self, first: Location) -> None:
        with open_source(first) as dataset:
            indexes = bands.default_rgb(describe(dataset))
            plain = dataset.dtypes[0] == "uint8"
            self._ranges = None if plain else stretch.estimate(dataset, indexes, None)

    def indexes(self, dataset: rasterio.DatasetReader) -> Sequence[int]:
        """Return the bands of natural colour; a single band three times."""
        found = bands.default_rgb(describe(dataset))
        return found if len(found) == 3 else found[:1] * 3

    def planes(self, values: Planes) -> Planes:
        """Stretch to 0..255."""
        if self._ranges is None:
            return values
        ranges = self._ranges if len(self._ranges) == 3 else self._ranges[:1] * 3
        levels = stretch.apply(values, ranges).astype(np.float32)
        return np.where(np.isfinite(values), levels, np.float32("nan"))

    def combine(self, layers: Sequence[Planes]) -> Planes:
        """Take the first source that has a value."""
        return first_valid(layers)


class Index:
    """The outputs of an expression."""

    is_picture = False

    def __init__(self, text: str) -> None:
        self._expression = Expression.parse(text)
        self.names = tuple(text.split(";")) if len(self._expression.outputs) > 1 else (text,)

    def indexes(self, dataset: rasterio.DatasetReader) -> Sequence[int]:
        """Return the bands that the expression names."""
        return self._expression.resolve(describe(dataset))

    def planes(self, values: Planes) -> Planes:
        """Evaluate; a pixel without one of the bands, or divided by zero, has no value."""
        named = dict(zip(self._expression.names, values, strict=True))
        found = self._expression.evaluate(named).astype(np.float32)
        usable = np.isfinite(values).all(axis=0) & np.isfinite(found)
        return np.where(usable, found, np.float32("nan"))

    def combine(self, layers: Sequence[Planes]) -> Planes:
        """Take the first source that has a value."""
        return first_valid(layers)


class Median:
    """All bands of the first source; each pixel is the median of the sources that have it."""

    is_picture = False

    def __init__(self, first: Location) -> None:
        with open_source(first) as dataset:
            info = describe(dataset)
        self.names = tuple(band.name for band in info.bands if band.colorinterp != "alpha")

    def indexes(self, dataset: rasterio.DatasetReader) -> Sequence[int]:
        """Return the bands of the same names.

        Raises:
            InvalidInput: a source lacks one of them.
        """
        if dataset.count < len(self.names):
            raise InvalidInput("The scenes have different bands: a median needs the same ones.")
        return bands.resolve(describe(dataset), self.names)

    def planes(self, values: Planes) -> Planes:
        """Return the values as they are."""
        return values

    def combine(self, layers: Sequence[Planes]) -> Planes:
        """Take the median; NaN where no source has a value."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a pixel that no source has
            return np.nanmedian(np.stack(layers), axis=0).astype(np.float32)


def first_valid(layers: Sequence[Planes]) -> Planes:
    """Return each pixel of the first layer in which it has a value."""
    result = layers[0]
    for layer in layers[1:]:
        result = np.where(np.isnan(result), layer, result)
    return result
