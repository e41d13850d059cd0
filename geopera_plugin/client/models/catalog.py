"""Projects, dates and scenes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .read import (
    Bbox,
    Json,
    read_bbox,
    read_count,
    read_day,
    read_number,
    read_outline,
    read_text,
    read_zoom,
)


@dataclass(frozen=True)
class Project:
    """A project and what it holds. ``bbox`` is west, south, east, north in EPSG:4326."""

    id: str
    organization_id: str
    name: str
    description: str = ""
    item_count: int = 0
    first_date: str | None = None
    last_date: str | None = None
    bbox: Bbox | None = None
    is_archived: bool = False

    @classmethod
    def from_dict(cls, data: Json) -> Project:
        """Read one entry of ``projects.list``."""
        return cls(
            id=str(data["id"]),
            organization_id=str(data.get("organization_id") or ""),
            name=str(data.get("name") or ""),
            description=str(data.get("description") or ""),
            item_count=read_count(data.get("item_count")),
            first_date=read_text(data.get("first_date")),
            last_date=read_text(data.get("last_date")),
            bbox=read_bbox(data.get("bbox")),
            is_archived=bool(data.get("is_archived")),
        )


@dataclass(frozen=True)
class Collection:
    """Scenes of a project that belong together."""

    id: str
    name: str
    item_count: int = 0

    @classmethod
    def from_dict(cls, data: Json) -> Collection:
        """Read one entry of ``collections.list``."""
        return cls(
            id=str(data["id"]),
            name=str(data.get("name") or ""),
            item_count=read_count(data.get("item_count")),
        )


@dataclass(frozen=True)
class CaptureDate:
    """A day with scenes (``date`` is ISO 8601; None gathers the scenes without a date)."""

    date: str | None
    item_count: int = 0
    cloud_cover: float | None = None

    @classmethod
    def from_dict(cls, data: Json) -> CaptureDate:
        """Read one entry of ``items.dates``."""
        return cls(
            date=read_day(data.get("date")),
            item_count=read_count(data.get("item_count")),
            cloud_cover=read_number(data.get("cloud_cover")),
        )


@dataclass(frozen=True)
class Band:
    """One band of an asset."""

    name: str
    common_name: str | None = None
    data_type: str | None = None
    nodata: float | None = None

    @classmethod
    def from_dict(cls, data: Json) -> Band:
        """Read one entry of an asset's ``bands``."""
        nodata = data.get("nodata")
        return cls(
            name=str(data.get("name") or ""),
            common_name=read_text(data.get("eo:common_name") or data.get("common_name")),
            data_type=read_text(data.get("data_type")),
            nodata=None if nodata is None else float(nodata),
        )

    @property
    def role(self) -> str:
        """Return what formulas call this band: its common name, or its own."""
        return (self.common_name or self.name).lower()


@dataclass(frozen=True)
class Asset:
    """A raster of a scene. ``href`` goes into ``url=`` of tiles and statistics."""

    key: str
    href: str
    title: str = ""
    media_type: str = ""
    roles: tuple[str, ...] = ()
    size_bytes: int | None = None
    checksum: str | None = None
    bands: tuple[Band, ...] = ()
    minzoom: int = 0
    maxzoom: int = 22

    @classmethod
    def from_dict(cls, key: str, data: Json) -> Asset:
        """Read one value of a scene's ``assets``."""
        size = data.get("file:size")
        return cls(
            key=key,
            href=str(data.get("href") or ""),
            title=str(data.get("title") or key),
            media_type=str(data.get("type") or ""),
            roles=tuple(str(role) for role in data.get("roles") or ()),
            size_bytes=None if size is None else read_count(size),
            checksum=read_text(data.get("file:checksum")),
            bands=tuple(Band.from_dict(band) for band in data.get("bands") or ()),
            minzoom=read_zoom(data.get("minzoom"), 0),
            maxzoom=read_zoom(data.get("maxzoom"), 22),
        )

    @property
    def is_raster(self) -> bool:
        """Say whether this asset can be drawn and clipped."""
        return "tiff" in self.media_type or "jp2" in self.media_type or bool(self.bands)


@dataclass(frozen=True)
class Scene:
    """One scene: geometry and bbox in EPSG:4326, cloud cover in percent, pixels in metres.

    ``shape`` is rows and columns, ``platform`` the satellite or aircraft.
    """

    id: str
    project_id: str
    title: str
    date: str | None = None
    cloud_cover: float | None = None
    gsd: float | None = None
    epsg: int | None = None
    shape: tuple[int, int] | None = None
    platform: str | None = None
    collection_id: str | None = None
    bbox: Bbox | None = None
    geometry: Mapping[str, Any] | None = field(default=None, hash=False)
    assets: tuple[Asset, ...] = ()

    @classmethod
    def from_dict(cls, data: Json, project_id: str = "") -> Scene:
        """Read one feature of ``items.search``."""
        properties: Json = data.get("properties") or {}
        epsg = properties.get("proj:epsg")
        return cls(
            id=str(data["id"]),
            project_id=str(properties.get("project_id") or data.get("project_id") or project_id),
            title=str(properties.get("title") or data["id"]),
            date=read_day(properties.get("datetime") or properties.get("date")),
            cloud_cover=read_number(properties.get("eo:cloud_cover")),
            gsd=read_number(properties.get("gsd")),
            epsg=None if epsg is None else int(epsg),
            shape=_shape(properties.get("proj:shape")),
            platform=read_text(properties.get("platform")),
            collection_id=read_text(data.get("collection") or data.get("collection_id")),
            bbox=read_bbox(data.get("bbox")),
            geometry=read_outline(data.get("geometry")),
            assets=tuple(Asset.from_dict(k, v) for k, v in (data.get("assets") or {}).items()),
        )

    @classmethod
    def from_item(cls, data: Json) -> Scene:
        """Read the item of ``items.get``."""
        properties = {
            **(data.get("properties") or {}),
            "title": data.get("name"),
            "datetime": data.get("datetime"),
            "eo:cloud_cover": data.get("cloud_cover"),
            "gsd": data.get("gsd"),
        }
        return cls.from_dict({**data, "properties": properties})

    def asset(self, key: str) -> Asset:
        """Return the asset with that key.

        Raises:
            KeyError: the scene has no such asset.
        """
        for asset in self.assets:
            if asset.key == key:
                return asset
        raise KeyError(key)

    @property
    def rasters(self) -> tuple[Asset, ...]:
        """Return the assets that can be drawn and clipped."""
        return tuple(asset for asset in self.assets if asset.is_raster)


def _shape(value: Any) -> tuple[int, int] | None:
    """Return rows and columns."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    return (int(value[0]), int(value[1]))
