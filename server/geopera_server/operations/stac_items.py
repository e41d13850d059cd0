"""Items as STAC 1.1 writes them, out and in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..catalog import footprints
from ..catalog.footprints import Place
from ..catalog.found import AnyItem
from ..errors import InvalidInput
from ..raster.formats import is_raster_name, is_raster_type
from .item_schemas import Feature, feature_document
from .json_values import check_json

_LEFT_OUT = ("proj:epsg",)  # of the first version of the extension; proj:code says the same
_MAX_ASSETS = 200
_OWN = {  # what an item has a column for
    *("title", "description", "datetime", "start_datetime", "end_datetime"),
    *("eo:cloud_cover", "gsd", "created", "updated"),
}


@dataclass(frozen=True)
class StacAsset:
    """A raster of a STAC item; bands have a ``name`` and a ``common_name``, or None."""

    key: str
    href: str
    title: str | None
    roles: list[str]
    bands: list[dict[str, str | None]]


@dataclass(frozen=True)
class StacItem:
    """What is kept of a STAC item of version 1.0 or 1.1."""

    id: str
    title: str | None
    description: str | None
    place: Place
    captured_at: dt.datetime | None
    start_at: dt.datetime | None
    end_at: dt.datetime | None
    cloud_cover: float | None
    gsd: float | None
    properties: dict[str, Any]
    assets: list[StacAsset]


def stac_feature(item: AnyItem, base_url: str) -> Feature:
    """Return an item as a full STAC item, with links that begin with ``base_url``."""
    return Feature.model_validate(stac_document(item, base_url))


def stac_document(item: AnyItem, base_url: str) -> dict[str, Any]:
    """Return the JSON of `stac_feature`."""
    document = feature_document(item)
    properties = document["properties"]
    epsg = item.properties.get("proj:epsg")
    if epsg is not None:
        properties.setdefault("proj:code", f"EPSG:{epsg}")
    for name in _LEFT_OUT:
        properties.pop(name, None)
    properties["created"] = item.created_at.isoformat().replace("+00:00", "Z")
    properties["updated"] = item.updated_at.isoformat().replace("+00:00", "Z")
    if item.description:
        properties["description"] = item.description
    root = base_url.rstrip("/")
    download = f"{root}/datasets/{item.id}/download/cog"
    document["links"] = [{"rel": "enclosure", "href": download, "type": "image/tiff"}]
    if item.collection_id is not None:  # STAC wants the link wherever the field is
        link = f"{root}/v1/op/collections.get"
        document["links"].append({"rel": "collection", "href": link, "method": "POST"})
    return document


def read_stac(document: Mapping[str, Any]) -> StacItem:
    """Read a STAC item.

    Raises:
        InvalidInput: not one, in words.
    """
    if document.get("type") != "Feature" or not isinstance(document.get("id"), str):
        raise InvalidInput("This is not a STAC item: it has type Feature and an id.")
    if not str(document.get("stac_version", "1.1.0")).startswith("1."):
        raise InvalidInput("STAC items of version 1 are read.")
    properties = document.get("properties")
    if not isinstance(properties, dict):
        raise InvalidInput("A STAC item has properties.")
    try:
        check_json(properties, "properties")
    except ValueError as error:
        raise InvalidInput(f"The STAC item is not taken: {error}.") from None
    place = footprints.place(document.get("geometry"), document.get("bbox"))
    if place is None:
        raise InvalidInput("A STAC item without a geometry or a bbox has no place.")
    return StacItem(
        id=document["id"][:500],
        title=_text(properties.get("title")),
        description=_text(properties.get("description")),
        place=place,
        captured_at=_moment(properties.get("datetime")),
        start_at=_moment(properties.get("start_datetime")),
        end_at=_moment(properties.get("end_datetime")),
        cloud_cover=_number(properties.get("eo:cloud_cover"), 0, 100),
        gsd=_number(properties.get("gsd"), 1e-6, 1e9),
        properties={name: value for name, value in properties.items() if name not in _OWN},
        assets=_assets(document.get("assets") or {}),
    )


def _assets(assets: Any) -> list[StacAsset]:
    """Return the GeoTIFFs among the assets."""
    if not isinstance(assets, dict) or len(assets) > _MAX_ASSETS:
        raise InvalidInput(f"assets of a STAC item is an object of {_MAX_ASSETS} at the most.")
    found = []
    for key, asset in assets.items():
        if not isinstance(asset, dict) or not isinstance(asset.get("href"), str):
            raise InvalidInput(f"The asset {key[:100]!r} has no href.")
        roles = [str(role)[:100] for role in _list(asset.get("roles"))]
        if _is_raster(asset, roles):
            bands = _list(asset.get("bands")) or _list(asset.get("eo:bands"))
            found.append(
                StacAsset(key, asset["href"], _text(asset.get("title")), roles, _bands(bands))
            )
    return found


def _is_raster(asset: Mapping[str, Any], roles: list[str]) -> bool:
    kind = str(asset.get("type") or "")
    named = is_raster_name(asset["href"].split("?")[0])
    looks_only = {"thumbnail", "overview"} & set(roles)
    return not looks_only and (is_raster_type(kind) or (not kind and named))


def _bands(bands: list[Any]) -> list[dict[str, str | None]]:
    return [
        {
            "name": _text(band.get("name")),
            "common_name": _text(band.get("eo:common_name") or band.get("common_name")),
        }
        for band in bands
        if isinstance(band, dict)
    ]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value[:10_000] if isinstance(value, str) and value else None


def _number(value: Any, low: float, high: float) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and low <= value <= high else None


def _moment(value: Any) -> dt.datetime | None:
    if value is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(value)
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (TypeError, ValueError, OverflowError):
        raise InvalidInput(f"{str(value)[:40]!r} is not a moment of STAC.") from None
