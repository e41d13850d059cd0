"""The features that ``/crop``, ``/feature`` and ``/statistics`` take."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ...errors import InvalidInput
from ...raster.aoi import MAX_VERTICES
from .parsing import body_errors

MAX_FEATURES = 200

Position = Annotated[list[Annotated[float, Field(allow_inf_nan=False)]], Field(min_length=2)]
Ring = Annotated[list[Position], Field(min_length=4)]
Rings = Annotated[list[Ring], Field(min_length=1)]


class Polygon(BaseModel):
    """A polygon."""

    type: Literal["Polygon"]
    coordinates: Rings


class MultiPolygon(BaseModel):
    """Several polygons."""

    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[Rings], Field(min_length=1)]


class Feature(BaseModel):
    """A feature whose geometry is one polygon or several."""

    model_config = ConfigDict(extra="allow")

    type: Literal["Feature"]
    geometry: Annotated[Polygon | MultiPolygon, Field(discriminator="type")]
    properties: dict[str, Any] | None = None

    def shape(self) -> dict[str, Any]:
        """Return the geometry."""
        return self.geometry.model_dump()


class FeatureCollection(BaseModel):
    """Several features."""

    model_config = ConfigDict(extra="allow")

    type: Literal["FeatureCollection"]
    features: Annotated[list[Feature], Field(min_length=1, max_length=MAX_FEATURES)]


_ONE_OR_MORE: TypeAdapter[Feature | FeatureCollection] = TypeAdapter(
    Annotated[Feature | FeatureCollection, Field(discriminator="type")]
)


def feature_of(body: Any) -> Feature:
    """Return the feature that a body is.

    Raises:
        RequestValidationError: it is none, or its geometry is no polygon.
        InvalidInput: it has too many corners.
    """
    try:
        feature = Feature.model_validate(body)
    except ValidationError as error:
        raise body_errors(error) from None
    _check(feature)
    return feature


def features_of(body: Any) -> Feature | FeatureCollection:
    """Return the feature, or the collection of them, that a body is.

    Raises:
        RequestValidationError: it is neither, or a geometry is no polygon.
        InvalidInput: one has too many corners.
    """
    try:
        found = _ONE_OR_MORE.validate_python(body)
    except ValidationError as error:
        raise body_errors(error) from None
    for feature in found.features if isinstance(found, FeatureCollection) else [found]:
        _check(feature)
    return found


def _check(feature: Feature) -> None:
    geometry = feature.geometry
    polygons = [geometry.coordinates] if isinstance(geometry, Polygon) else geometry.coordinates
    corners = sum(len(ring) for rings in polygons for ring in rings)
    if corners > MAX_VERTICES:
        raise InvalidInput(f"The area has {corners} corners, over {MAX_VERTICES}.")
