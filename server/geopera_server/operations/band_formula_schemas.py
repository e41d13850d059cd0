"""What the operations on formulas for bands take and give."""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated

from pydantic import Field, field_validator

from .schemas import Identifier, Input, Output

FormulaName = Annotated[str, Field(min_length=2, max_length=50, pattern=r"^[^\x00-\x1f]+$")]
FormulaText = Annotated[str, Field(min_length=3, max_length=2000, examples=["(nir-red)/(nir+red)"])]
Words = Annotated[str, Field(max_length=2000)]
Colormap = Annotated[str, Field(min_length=1, max_length=100)]
Category = Annotated[str, Field(min_length=1, max_length=100)]


def _limits(value: list[float] | None) -> list[float] | None:
    if value is not None:
        low, high = value
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ValueError("value_range goes from a smaller to a larger finite number")
    return value


ValueRange = Annotated[list[float], Field(min_length=2, max_length=2)]


class BandFormulaCreateInput(Input):
    """A new formula, and how to show what it gives."""

    name: FormulaName
    formula: FormulaText
    display_name: Words | None = None
    description: Words | None = None
    colormap: Colormap = "RdYlGn"
    value_range: ValueRange = Field(default_factory=lambda: [-1.0, 1.0])
    category: Category = "custom"

    _ordered = field_validator("value_range")(_limits)


class BandFormulaUpdateInput(Input):
    """What to change; what is not given, or null, stays."""

    formula_id: Identifier
    name: FormulaName | None = None
    formula: FormulaText | None = None
    display_name: Words | None = None
    description: Words | None = None
    colormap: Colormap | None = None
    value_range: ValueRange | None = None
    category: Category | None = None

    _ordered = field_validator("value_range")(_limits)


class BandFormulaInput(Input):
    """Which formula."""

    formula_id: Identifier


class BandFormulasListInput(Input):
    """Which formulas."""

    category: Category | None = None
    include_templates: bool = True


class BandFormulaOutput(Output):
    """A formula; ``required_bands`` are the names that it uses."""

    id: str
    organization_id: str
    name: str
    display_name: str | None = None
    formula: str
    description: str | None = None
    required_bands: list[str]
    colormap: str
    value_range: list[float]
    category: str
    is_template: bool
    created_at: dt.datetime
    updated_at: dt.datetime


class BandFormulaDeleteOutput(Output):
    """The formula that is gone."""

    ok: bool = True
    id: str
