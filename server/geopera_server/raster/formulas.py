"""The catalogue of spectral indices."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from ..errors import InvalidInput
from ..resources import resource_path


@dataclass(frozen=True)
class Formula:
    """A spectral index in common band names, with how to show it.

    With ``reflectance_scale`` its figures mean something only for reflectance x 10,000.
    """

    id: str
    name: str
    expression: str
    bands: tuple[str, ...]
    rescale: tuple[float, float]
    colormap: str
    reference: str
    domain: str
    reflectance_scale: bool = False

    def asdict(self) -> dict[str, Any]:
        """Return the formula as JSON takes it."""
        return {**asdict(self), "bands": list(self.bands), "rescale": list(self.rescale)}


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Formula]:
    """Return all formulas by id."""
    text = resource_path("formulas.json").read_text(encoding="utf-8")
    return {key: _formula(key, entry) for key, entry in json.loads(text).items()}


def lookup(formula_id: str) -> Formula:
    """Return one formula.

    Raises:
        InvalidInput: there is no such formula.
    """
    formula = catalogue().get(formula_id.strip().lower())
    if formula is None:
        raise InvalidInput(f"There is no formula {formula_id[:40]!r}: cog.formulas lists them.")
    return formula


def _formula(key: str, entry: dict[str, Any]) -> Formula:
    low, high = entry["rescale"]
    return Formula(
        id=key,
        name=entry["name"],
        expression=entry["expression"],
        bands=tuple(entry["bands"]),
        rescale=(float(low), float(high)),
        colormap=entry["colormap"],
        reference=entry.get("reference") or "",
        reflectance_scale=bool(entry.get("reflectance_scale")),
        domain=entry.get("domain") or "",
    )
