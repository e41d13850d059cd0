"""Gamma and colour formulas on pictures: tables of 256 levels, and what tables cannot do."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInput

MAX_FORMULA = 300
_MAX_OPERATIONS = 16
_COLORS = 3
_WRONG = (ValueError, IndexError, KeyError, TypeError, OverflowError, ZeroDivisionError)

Levels = NDArray[np.uint8]
_Operation = Callable[[NDArray[Any]], NDArray[Any]]


@dataclass(frozen=True)
class ColorCurve:
    """What becomes of levels 0..255 after the stretch.

    ``tables`` has 256 levels for each band; ``operations`` are run on the three colours together,
    after the tables, where a step (saturation) mixes them.
    """

    tables: tuple[bytes, ...]
    operations: tuple[_Operation, ...] = ()

    def table(self, band: int) -> Levels:
        """Return the 256 levels of a band, counted from 0."""
        return np.frombuffer(self.tables[band], np.uint8)

    def mixed(self, levels: Levels) -> Levels:
        """Run the operations that mix colours on planes (3, rows, columns)."""
        return _run(self.operations, levels) if self.operations else levels


@lru_cache(maxsize=256)
def color_curve(gamma: float | None, formula: str | None, bands: int) -> ColorCurve | None:
    """Read gamma (over 1 brightens) and a formula such as ``gamma RG 1.2 sigmoidal RGB 6 0.5``.

    Gamma goes first. None when nothing changes.

    Raises:
        InvalidInput: not such a formula or gamma, in words.
    """
    ramp = np.arange(256, dtype=np.uint8)
    if gamma is not None:
        if not (math.isfinite(gamma) and 0.01 <= gamma <= 100):
            raise InvalidInput("gamma must be 0.01 to 100.")
        ramp = np.rint(255 * (ramp / 255) ** (1 / gamma)).astype(np.uint8)
    if not formula or not formula.strip():
        return None if gamma is None else ColorCurve((ramp.tobytes(),) * bands)
    if len(formula) > MAX_FORMULA:
        raise InvalidInput(f"color_formula is longer than {MAX_FORMULA} characters.")
    operations = _operations(formula)
    planes = np.repeat(ramp[None, None], _COLORS, axis=0)
    changed = _run(operations, planes)  # tells whether it can be run at all
    if "saturation" in formula.lower():
        if bands != _COLORS:
            raise InvalidInput("saturation in color_formula needs three bands.")
        return ColorCurve((ramp.tobytes(),) * bands, operations)
    return ColorCurve(tuple(changed[band, 0].tobytes() for band in range(bands)))


def _operations(formula: str) -> tuple[_Operation, ...]:
    from color_operations import parse_operations  # type: ignore[import-untyped]

    try:
        operations = tuple(parse_operations(" ".join(formula.replace(",", " ").split())))
    except _WRONG as error:
        raise _refused(formula) from error
    if not 0 < len(operations) <= _MAX_OPERATIONS:
        raise InvalidInput(f"color_formula has 1 to {_MAX_OPERATIONS} steps.")
    return operations


def _run(operations: tuple[_Operation, ...], levels: Levels) -> Levels:
    """Run each operation on 0..1, and bring what it gives back to 0..255."""
    with np.errstate(all="ignore"):  # the operations change it for the whole thread
        for operation in operations:
            try:
                share = operation(levels / np.float64(255))
            except _WRONG as error:
                raise InvalidInput(f"color_formula cannot be run: {error}.") from error
            levels = np.nan_to_num(np.clip(share, 0, 1) * 255).astype(np.uint8)
    return levels


def _refused(formula: str) -> InvalidInput:
    return InvalidInput(
        f"color_formula {formula[:60]!r} cannot be read: write steps such as 'gamma RGB 1.2', "
        "'sigmoidal RGB 6 0.5' and 'saturation 1.3'."
    )
