"""What each processing takes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import Field, field_validator, model_validator

from ..raster import formulas
from ..raster.aoi import parse_aoi
from ..raster.expression import Expression
from .schemas import Input


class AreaParams(Input):
    """A polygon, EPSG:4326, as GeoJSON; the project's border when not given."""

    geometry: dict[str, Any] | None = None

    @field_validator("geometry")
    @classmethod
    def _polygon(cls, value: dict[str, Any] | None) -> dict[str, Any] | None:
        if value is not None:
            parse_aoi(value)
        return value


class DateParams(AreaParams):
    """The scenes of a day."""

    date: dt.date


class FormulaParams(AreaParams):
    """An expression, or the id of a formula of the catalogue."""

    expression: str | None = Field(None, max_length=2000)
    formula: str | None = Field(None, max_length=100)

    @model_validator(mode="after")
    def _known(self) -> FormulaParams:
        if self.expression is not None and self.formula is not None:
            raise ValueError("give an expression or a formula, not both")
        if self.expression is not None:
            Expression.parse(self.expression)
        if self.formula is not None:
            formulas.lookup(self.formula)
        return self

    @property
    def text(self) -> str | None:
        """The expression to evaluate, if there is one."""
        return formulas.lookup(self.formula).expression if self.formula else self.expression


class IndexParams(FormulaParams):
    """An index of a day."""

    date: dt.date

    @model_validator(mode="after")
    def _given(self) -> IndexParams:
        if self.text is None:
            raise ValueError("give an expression or a formula")
        return self


class SpanParams(AreaParams):
    """The scenes from a day to another, both included."""

    start: dt.date
    end: dt.date
    max_cloud_cover: float | None = Field(None, ge=0, le=100, description="In %, of a scene.")

    @model_validator(mode="after")
    def _ordered(self) -> SpanParams:
        if self.start > self.end:
            raise ValueError("start is after end")
        return self


class SeriesParams(FormulaParams):
    """All dated scenes, or those of a span."""

    start: dt.date | None = None
    end: dt.date | None = None
