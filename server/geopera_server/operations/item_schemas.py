"""How items look from outside: Geopera's ItemResponse, and STAC-like features."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any, Literal

from pydantic import ConfigDict, Field

from ..catalog.footprints import geojson
from ..catalog.found import AnyAsset, AnyItem
from .schemas import Output
from .sources import asset_href

STAC_EXTENSIONS = [
    "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
    "https://stac-extensions.github.io/file/v2.1.0/schema.json",
    "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
]
_SHA256_MULTIHASH = "1220"


class BandResponse(Output):
    """One band of an asset; ``index`` counts from 1."""

    model_config = ConfigDict(populate_by_name=True)

    index: int
    name: str
    common_name: str | None = Field(None, alias="eo:common_name")
    data_type: str
    nodata: float | None = None


class AssetResponse(Output):
    """A raster of an item; ``href`` is what tile and statistics operations take as ``url``."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    key: str
    href: str
    title: str
    type: str
    roles: list[str]
    size_bytes: int = Field(alias="file:size")
    checksum: str | None = Field(
        None, alias="file:checksum", description="SHA-256 as a multihash: 1220 and 64 digits."
    )
    bands: list[BandResponse]
    minzoom: int
    maxzoom: int


class ItemType(enum.StrEnum):
    """What kind of thing an item is."""

    SATELLITE_CAPTURE = "satellite_capture"
    DERIVED_RASTER = "derived_raster"
    DERIVED_VECTOR = "derived_vector"
    CLIP = "clip"
    USER_RASTER = "user_raster"
    USER_VECTOR = "user_vector"
    EXTERNAL_REFERENCE = "external_reference"


class LifecycleState(enum.StrEnum):
    """What has become of an item."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    ARCHIVED = "archived"
    EXPIRED = "expired"
    DELETED = "deleted"


class Visibility(enum.StrEnum):
    """Who may download an item's raster: its organization, or anybody."""

    PRIVATE = "private"
    PUBLIC = "public"


class ItemResponse(Output):
    """An item in Geopera's shape, with its assets."""

    id: str
    project_id: str
    stac_id: str
    type: ItemType
    name: str
    created_at: dt.datetime
    updated_at: dt.datetime
    collection_id: str | None = None
    geometry: dict[str, Any] | None
    bbox: tuple[float, float, float, float] | None
    datetime: dt.datetime | None
    start_datetime: dt.datetime | None = None
    end_datetime: dt.datetime | None = None
    cloud_cover: float | None
    gsd: float | None
    description: str | None
    properties: dict[str, Any]
    stac_extensions: list[str] = STAC_EXTENSIONS
    lifecycle_state: LifecycleState = LifecycleState.ACTIVE
    visibility: Visibility = Visibility.PRIVATE
    expires_at: dt.datetime | None = None
    archived_at: dt.datetime | None = None
    previous_version_id: str | None = None
    duplicated_from_id: str | None = None
    order_id: str | None = None
    upload_id: str | None = None
    job_id: str | None = None
    deleted_at: dt.datetime | None = None
    created_by: str | None = None
    assets: dict[str, AssetResponse]


class Feature(Output):
    """An item as a STAC-like GeoJSON feature."""

    type: Literal["Feature"] = "Feature"
    stac_version: Literal["1.1.0"] = "1.1.0"
    stac_extensions: list[str] = STAC_EXTENSIONS
    id: str
    project_id: str
    collection: str | None = None
    geometry: dict[str, Any]
    bbox: tuple[float, float, float, float]
    properties: dict[str, Any]
    links: list[dict[str, Any]] = Field(default_factory=list)
    assets: dict[str, AssetResponse]


class FeatureCollection(Output):
    """One page of items, and how many match in all."""

    model_config = ConfigDict(populate_by_name=True)

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]
    number_matched: int = Field(alias="numberMatched")
    number_returned: int = Field(alias="numberReturned")
    next_token: str | None = Field(None, description="Give it as token to get the next page.")


def asset_response(item_id: str, asset: AnyAsset) -> AssetResponse:
    """Return an asset as the API shows it."""
    return AssetResponse.model_validate(_asset_document(item_id, asset))


def _asset_document(item_id: str, asset: AnyAsset) -> dict[str, Any]:
    return {
        "id": asset.id,
        "key": asset.key,
        "href": asset_href(item_id, asset.key),
        "title": asset.title,
        "type": asset.media_type,
        "roles": asset.roles,
        "file:size": asset.size_bytes,
        "file:checksum": f"{_SHA256_MULTIHASH}{asset.checksum}" if asset.checksum else None,
        "bands": asset.bands,
        "minzoom": asset.minzoom,
        "maxzoom": asset.maxzoom,
    }


def item_response(item: AnyItem) -> ItemResponse:
    """Return an item in Geopera's shape."""
    return ItemResponse(
        id=item.id,
        project_id=item.project_id,
        stac_id=item.stac_id,
        type=ItemType(item.type),
        name=item.name,
        created_at=item.created_at,
        updated_at=item.updated_at,
        collection_id=item.collection_id,
        geometry=geojson(item.footprint),
        bbox=(item.west, item.south, item.east, item.north),
        datetime=item.captured_at,
        start_datetime=item.start_at,
        end_datetime=item.end_at,
        lifecycle_state=LifecycleState(item.lifecycle_state),
        visibility=Visibility.PUBLIC if item.is_public else Visibility.PRIVATE,
        duplicated_from_id=item.duplicated_from_id,
        order_id=item.order_id,
        upload_id=item.upload_id,
        job_id=item.job_id,
        created_by=item.created_by,
        cloud_cover=item.cloud_cover,
        gsd=item.gsd,
        description=item.description,
        properties=item.properties,
        assets={asset.key: asset_response(item.id, asset) for asset in item.assets},
    )


def item_feature(item: AnyItem) -> Feature:
    """Return an item as a feature."""
    return Feature.model_validate(feature_document(item))


def feature_document(item: AnyItem) -> dict[str, Any]:
    """Return the JSON of an item's feature; properties without a value are left out.

    What the database holds is not validated again: pages of features are made fast.
    """
    properties = {**item.properties, "title": item.name, "datetime": moment(item.captured_at)}
    for name, value in (
        ("start_datetime", moment(item.start_at)),
        ("end_datetime", moment(item.end_at)),
        ("eo:cloud_cover", item.cloud_cover),
        ("gsd", item.gsd),
    ):
        if value is not None:
            properties[name] = value
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "stac_extensions": STAC_EXTENSIONS,
        "id": item.id,
        "project_id": item.project_id,
        "collection": item.collection_id,
        "geometry": geojson(item.footprint),
        "bbox": (item.west, item.south, item.east, item.north),
        "properties": properties,
        "links": [],
        "assets": {asset.key: _asset_document(item.id, asset) for asset in item.assets},
    }


def moment(value: dt.datetime | None) -> str | None:
    """Return a moment as STAC writes it."""
    return value.isoformat().replace("+00:00", "Z") if value else None
