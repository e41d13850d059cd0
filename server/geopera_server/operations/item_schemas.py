"""How items look from outside: Geopera's ItemResponse, and STAC-like features."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import shapely
from pydantic import ConfigDict, Field

from ..db.models import Asset, Item
from .schemas import Output
from .sources import asset_href

STAC_EXTENSIONS = [
    "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
    "https://stac-extensions.github.io/file/v2.1.0/schema.json",
    "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
]


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

    key: str
    href: str
    title: str
    type: str
    roles: list[str]
    size_bytes: int = Field(alias="file:size")
    bands: list[BandResponse]
    minzoom: int
    maxzoom: int


class ItemResponse(Output):
    """An item in Geopera's shape, with its assets."""

    id: str
    project_id: str
    stac_id: str
    type: str
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
    lifecycle_state: Literal["active"] = "active"
    expires_at: dt.datetime | None = None
    archived_at: dt.datetime | None = None
    assets: dict[str, AssetResponse]


class Feature(Output):
    """An item as a STAC-like GeoJSON feature."""

    type: Literal["Feature"] = "Feature"
    stac_version: Literal["1.1.0"] = "1.1.0"
    stac_extensions: list[str] = STAC_EXTENSIONS
    id: str
    project_id: str
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


def asset_response(item_id: str, asset: Asset) -> AssetResponse:
    """Return an asset as the API shows it."""
    return AssetResponse(
        key=asset.key,
        href=asset_href(item_id, asset.key),
        title=asset.title,
        type=asset.media_type,
        roles=asset.roles,
        size_bytes=asset.size_bytes,
        bands=[BandResponse(**band) for band in asset.bands],
        minzoom=asset.minzoom,
        maxzoom=asset.maxzoom,
    )


def item_response(item: Item) -> ItemResponse:
    """Return an item in Geopera's shape."""
    return ItemResponse(
        id=item.id,
        project_id=item.project_id,
        stac_id=item.stac_id,
        type=item.type,
        name=item.name,
        created_at=item.created_at,
        updated_at=item.updated_at,
        geometry=_geometry(item),
        bbox=(item.west, item.south, item.east, item.north),
        datetime=item.captured_at,
        cloud_cover=item.cloud_cover,
        gsd=item.gsd,
        description=item.description,
        properties=item.properties,
        assets={asset.key: asset_response(item.id, asset) for asset in item.assets},
    )


def item_feature(item: Item) -> Feature:
    """Return an item as a feature; properties without a value are left out."""
    properties = {
        "title": item.name,
        "datetime": item.captured_at.isoformat().replace("+00:00", "Z")
        if item.captured_at
        else None,
        **item.properties,
    }
    if item.cloud_cover is not None:
        properties["eo:cloud_cover"] = item.cloud_cover
    if item.gsd is not None:
        properties["gsd"] = item.gsd
    return Feature(
        id=item.id,
        project_id=item.project_id,
        geometry=_geometry(item),
        bbox=(item.west, item.south, item.east, item.north),
        properties=properties,
        assets={asset.key: asset_response(item.id, asset) for asset in item.assets},
    )


def _geometry(item: Item) -> dict[str, Any]:
    mapping: dict[str, Any] = shapely.geometry.mapping(shapely.from_wkb(item.footprint))
    return mapping
