"""What the operations on saved styles take and give."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated, Any

from pydantic import Field, field_validator

from ..db.models import VisualizationProfile
from .schemas import Identifier, Input, Output

_MAX_CONFIG = 100_000


class ProfileType(enum.StrEnum):
    """What is shown."""

    RGB = "rgb"
    SINGLEBAND = "singleband"
    MULTIBAND = "multiband"
    EXPRESSION = "expression"


class ProfileLayer(enum.StrEnum):
    """Where a profile comes from."""

    SENSOR = "sensor"
    AUTO = "auto"
    USER = "user"


def _small(value: dict[str, Any] | None) -> dict[str, Any] | None:
    if value is not None and len(str(value)) > _MAX_CONFIG:
        raise ValueError(f"config has {_MAX_CONFIG} characters at the most")
    return value


ProfileName = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f]+$")]
SortOrder = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Config = Annotated[
    dict[str, Any],
    Field(
        description="How to render: bands, expression, rescale and colormap, as tiles take them.",
        examples=[{"expression": "(nir-red)/(nir+red)", "rescale": "0,0.9", "colormap": "rdylgn"}],
    ),
]
AssetKey = Annotated[str, Field(min_length=1, max_length=200)]


class ProfileCreateInput(Input):
    """A new style of an item."""

    item_id: Identifier
    name: ProfileName
    type: ProfileType
    config: Config
    layer: ProfileLayer = ProfileLayer.USER
    is_default: bool = False
    sort_order: SortOrder = 0
    asset_key: AssetKey | None = None

    _bounded = field_validator("config")(_small)


class ProfileUpdateInput(Input):
    """What to change; what is not given, or null, stays."""

    item_id: Identifier
    profile_id: Identifier
    name: ProfileName | None = None
    type: ProfileType | None = None
    is_default: bool | None = None
    sort_order: SortOrder | None = None
    config: Config | None = None
    asset_key: AssetKey | None = None

    _bounded = field_validator("config")(_small)


class ProfileRef(Input):
    """Which style of which item."""

    item_id: Identifier
    profile_id: Identifier


class ProfilesListInput(Input):
    """Which item."""

    item_id: Identifier


class ProfileResponse(Output):
    """A style; ``version`` counts its changes."""

    id: str
    item_id: str
    name: str
    layer: ProfileLayer
    type: ProfileType
    is_default: bool = False
    sort_order: int = 0
    config: dict[str, Any]
    asset_key: str | None = None
    version: int = 1
    created_by: str | None = None
    created_at: dt.datetime
    updated_at: dt.datetime


class OkOutput(Output):
    """What is gone."""

    ok: bool = True
    id: str


def response(row: VisualizationProfile) -> ProfileResponse:
    """Return a saved style as the API shows it."""
    return ProfileResponse(
        id=row.id,
        item_id=row.item_id,
        name=row.name,
        layer=ProfileLayer(row.layer),
        type=ProfileType(row.type),
        is_default=row.is_default,
        sort_order=row.sort_order,
        config=row.config,
        asset_key=row.asset_key,
        version=row.version,
        created_by=row.created_by,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
