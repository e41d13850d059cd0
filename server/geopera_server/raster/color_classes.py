"""Colours of values: a colormap of 256 levels, of single values, or of intervals."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput
from . import colormaps

MAX_TEXT = 20_000
_LEVELS = 256
_NOTHING = (0, 0, 0, 0)

Table = NDArray[np.uint8]


class ColormapType(StrEnum):
    """How the colours between the values of a JSON colormap are found."""

    EXPLICIT = "explicit"
    LINEAR = "linear"


@dataclass(frozen=True, eq=False)
class ColorClasses:
    """RGBA colours (256, 4) and the values that have them.

    With ``breaks``, a value belongs to the class of the last break that is not above it; with
    ``exact`` besides, only when it is that break. Without, values are levels 0..255, and they are
    the numbers of their colours.
    """

    table: Table
    breaks: NDArray[np.float64] | None = None
    classes: NDArray[np.uint8] | None = None
    exact: bool = False

    def numbers(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        """Return the number in the table of each value's colour."""
        if self.breaks is None or self.classes is None:
            return values.astype(np.uint8, copy=False)
        if values.dtype.kind in "iu" and values.dtype.itemsize <= 2:
            bits = values.view(f"u{values.dtype.itemsize}")
            return _class_table(self, values.dtype.str).take(bits)
        return self._classed(values)

    def _classed(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        if self.breaks is None or self.classes is None:
            raise TypeError("levels have no classes")
        breaks = self.breaks
        if values.dtype == np.float32:  # 0.1 in the raster is the 0.1 of the colormap
            breaks = breaks.astype(np.float32).astype(np.float64)
        place = np.searchsorted(breaks, values, side="right")
        found = self.classes.take(place)
        if self.exact:
            same = breaks.take(np.maximum(place, 1) - 1) == values
            found = np.where(same, found, np.uint8(0))
        return found


@lru_cache(maxsize=128)
def color_classes(text: str, kind: ColormapType = ColormapType.EXPLICIT) -> ColorClasses:
    """Read the name of a colormap, or JSON.

    JSON is an object of values and colours (``{"0": "#fff", "7": [255, 0, 0]}``) or a list of
    intervals without their ends (``[[[0, 10], [255, 0, 0, 255]], ...]``; later ones win). Colours
    are "#rgb", "#rrggbb" with or without opacity, or lists of 3 or 4. A linear colormap blends
    between values 0 to 255.

    Raises:
        InvalidInput: there is no such colormap, or it cannot be read.
    """
    if len(text) > MAX_TEXT:
        raise InvalidInput(f"The colormap is longer than {MAX_TEXT} characters.")
    if text.lstrip()[:1] not in ("{", "["):
        return ColorClasses(level_table(colormaps.lookup(text)))
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The colormap is not JSON.") from error
    if isinstance(document, list):
        return _intervals(document)
    return _values(document, kind)


def level_table(colormap: dict[int, colormaps.Color]) -> Table:
    """Return the colours (256, 4) of levels; those that the colormap lacks are transparent."""
    table = np.zeros((_LEVELS, 4), np.uint8)
    for value, color in colormap.items():
        if 0 <= value < _LEVELS:
            table[value] = color
    return table


@lru_cache(maxsize=64)
def _class_table(classes: ColorClasses, dtype: str) -> NDArray[np.uint8]:
    """Return the class of each value of a short integer type, by its bits."""
    kind = np.dtype(dtype)
    bits = np.arange(2 ** (8 * kind.itemsize), dtype=np.uint32).astype(f"u{kind.itemsize}")
    return classes._classed(bits.view(kind))


def _values(document: dict[str, Any], kind: ColormapType) -> ColorClasses:
    if not document:
        raise InvalidInput("The colormap has no colours.")
    colors = {_number(key): _color(value) for key, value in document.items()}
    keys = sorted(colors)
    if kind is ColormapType.LINEAR:
        if len(keys) < 2 or keys[0] < 0 or keys[-1] > _LEVELS - 1:
            raise InvalidInput("A linear colormap has two or more values from 0 to 255.")
        levels = np.arange(_LEVELS)
        parts = [np.interp(levels, keys, [colors[key][part] for key in keys]) for part in range(4)]
        return ColorClasses(np.rint(np.stack(parts, axis=1)).astype(np.uint8))
    if keys == list(range(_LEVELS)):
        return ColorClasses(level_table({int(key): colors[key] for key in keys}))
    table, numbers = _numbered([colors[key] for key in keys])
    return ColorClasses(table, np.array(keys, np.float64), _after_nothing(numbers), exact=True)


def _intervals(document: list[Any]) -> ColorClasses:
    if not document:
        raise InvalidInput("The colormap has no intervals.")
    parts: list[tuple[float, float, colormaps.Color]] = []
    for entry in document:
        try:
            (low, high), color = entry
        except (TypeError, ValueError) as error:
            raise InvalidInput("An interval is written [[min, max], [r, g, b, a]].") from error
        parts.append((_number(low), _number(high), _color(color)))
    breaks = sorted({edge for low, high, _ in parts for edge in (low, high)})
    place = {edge: index for index, edge in enumerate(breaks)}
    colors: list[colormaps.Color] = [_NOTHING] * len(breaks)
    for low, high, color in parts:
        for index in range(place[low], place[high]):
            colors[index] = color
    table, numbers = _numbered(colors)
    return ColorClasses(table, np.array(breaks, np.float64), _after_nothing(numbers))


def _numbered(colors: list[colormaps.Color]) -> tuple[Table, list[int]]:
    """Return the different colours after a transparent one, and the number of each given."""
    known: dict[colormaps.Color, int] = {_NOTHING: 0}
    numbers = [known.setdefault(color, len(known)) for color in colors]
    if len(known) > _LEVELS:
        raise InvalidInput(f"A colormap has at most {_LEVELS - 1} different colours.")
    table = np.zeros((_LEVELS, 4), np.uint8)
    table[: len(known)] = list(known)
    return table, numbers


def _after_nothing(numbers: list[int]) -> NDArray[np.uint8]:
    return np.array([0, *numbers], np.uint8)


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if isinstance(value, bool) or math.isnan(number):
        raise InvalidInput(f"{str(value)[:40]!r} in the colormap is not a number.")
    return number


def _color(value: Any) -> colormaps.Color:
    if isinstance(value, str):
        digits = value.strip().removeprefix("#")
        if len(digits) in (3, 4):
            digits = "".join(2 * digit for digit in digits)
        if len(digits) in (6, 8):
            try:
                parts: list[Any] = list(bytes.fromhex(digits))
            except ValueError:
                parts = []
        else:
            parts = []
    else:
        parts = list(value) if isinstance(value, list) else []
    if len(parts) == 3:
        parts.append(255)
    whole = len(parts) == 4 and all(type(part) is int and 0 <= part <= 255 for part in parts)
    if not whole:
        raise InvalidInput(
            f"{str(value)[:40]!r} in the colormap is no colour: write '#ff8800' or [255, 136, 0]."
        )
    return parts[0], parts[1], parts[2], parts[3]
