"""Model classes that several operations share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Input(BaseModel):
    """Base of what operations take; unknown fields are refused, so that a typo is not ignored."""

    model_config = ConfigDict(extra="forbid", str_max_length=1_000_000)


class Empty(Input):
    """Takes nothing."""


class Output(BaseModel):
    """Base of what operations give."""


Identifier = Annotated[str, Field(min_length=1, max_length=64, examples=["b21e6d44-7c0a-4e2f"])]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
GeoJson = Annotated[
    dict[str, Any],
    Field(
        description="GeoJSON Polygon or MultiPolygon, EPSG:4326.",
        examples=[
            {
                "type": "Polygon",
                "coordinates": [[[13.0, 52.0], [13.1, 52.0], [13.1, 52.1], [13.0, 52.0]]],
            }
        ],
    ),
]
