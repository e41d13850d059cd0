"""What the operations that change items take and give."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from .item_schemas import ItemType, LifecycleState, Visibility
from .json_values import check_json
from .schemas import Identifier, Input, Output


def _utc(value: dt.datetime) -> dt.datetime:
    try:
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError("a moment of the years 1 to 9999") from None


def _small(value: dict[str, Any]) -> dict[str, Any]:
    check_json(value, "properties")
    return value


Moment = Annotated[dt.datetime, AfterValidator(_utc)]
ItemName = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]+$")]
Words = Annotated[str, Field(max_length=10_000)]
Percent = Annotated[float, Field(ge=0, le=100)]
Metres = Annotated[float, Field(gt=0, le=1e9)]
Geometry = Annotated[dict[str, Any], Field(description="GeoJSON geometry, EPSG:4326.")]
Box = Annotated[list[float], Field(min_length=4, max_length=6)]
Properties = Annotated[dict[str, Any], AfterValidator(_small)]


class NewAsset(Input):
    """A GeoTIFF that the server may read."""

    href: str = Field(max_length=4096)
    title: str | None = Field(None, max_length=500)
    roles: list[Annotated[str, Field(max_length=100)]] = Field(["data"], max_length=20)


class ItemCreateInput(Input):
    """A new item. Its place is ``geometry``, else ``bbox``, else that of its first asset."""

    project_id: Identifier
    name: ItemName
    type: ItemType
    collection_id: Identifier | None = None
    stac_id: str | None = Field(None, min_length=1, max_length=500)
    geometry: Geometry | None = None
    bbox: Box | None = None
    datetime: Moment | None = None
    start_datetime: Moment | None = None
    end_datetime: Moment | None = None
    cloud_cover: Percent | None = None
    gsd: Metres | None = None
    description: Words | None = None
    properties: Properties = Field(default_factory=dict)
    stac_extensions: list[str] = Field(default_factory=list, max_length=100)
    order_id: Identifier | None = None
    upload_id: Identifier | None = None
    job_id: Identifier | None = None
    visibility: Visibility = Visibility.PRIVATE
    assets: dict[Annotated[str, Field(min_length=1, max_length=200)], NewAsset] = Field(
        default_factory=dict, max_length=100
    )


class ItemUpdateInput(Input):
    """What to change; what is not given, or null, stays. ``properties`` replace all before."""

    item_id: Identifier
    collection_id: Identifier | None = None
    name: ItemName | None = None
    description: Words | None = None
    geometry: Geometry | None = None
    bbox: Box | None = None
    datetime: Moment | None = None
    cloud_cover: Percent | None = None
    gsd: Metres | None = None
    properties: Properties | None = None
    lifecycle_state: LifecycleState | None = None
    visibility: Visibility | None = None


class ItemDeleteInput(Input):
    """Which item."""

    item_id: Identifier


class ItemDuplicateInput(Input):
    """Which item to copy, and where to; the files are shared, not copied."""

    item_id: Identifier
    new_name: ItemName | None = None
    target_collection_id: Identifier | None = None
    target_project_id: Identifier | None = None


class ItemDeleteOutput(Output):
    """The item that is gone."""

    ok: bool = True
    id: str
