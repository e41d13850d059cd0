"""Operations on what changed between two rasters."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..raster.difference import measure_difference
from .registry import Call, Registry
from .schemas import GeoJson, Input, Output
from .sources import resolve

registry = Registry()

Percentile = Annotated[float, Field(ge=0, le=100)]


class DifferenceInput(Input):
    """Two rasters, what of them to compare, and where."""

    url: str = Field(max_length=4096)
    minus: str = Field(max_length=4096, description="The raster whose values are taken away.")
    geometry: GeoJson
    bands: str | None = Field(None, max_length=1000)
    expression: str | None = Field(None, max_length=2000)
    percentiles: list[Percentile] = Field([2, 98], max_length=100)


class DifferenceFigures(Output):
    """Figures of one band or output of a difference, estimated on a grid of samples."""

    name: str
    count: int
    mean: float | None
    percentiles: dict[str, float | None]


@registry.operation(
    "cog.difference",
    scope="tiles:read",
    input=DifferenceInput,
    output=list[DifferenceFigures],
    renders=True,
)
def difference(call: Call, request: DifferenceInput) -> list[DifferenceFigures]:
    """Estimate how the values of two rasters differ over a polygon, per band."""
    path = resolve(call.context, call.session, call.caller, request.url)
    minus = resolve(call.context, call.session, call.caller, request.minus)
    call.release()
    found = measure_difference(
        path, minus, request.geometry, request.bands, request.expression, request.percentiles
    )
    return [
        DifferenceFigures(
            name=each.name,
            count=each.pixels,
            mean=each.mean,
            percentiles={
                f"{percent:g}": value
                for percent, value in zip(request.percentiles, each.percentiles, strict=True)
            },
        )
        for each in found
    ]
