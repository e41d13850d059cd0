"""Delivery areas, and how the files of a job are shown."""

from __future__ import annotations

from dataclasses import dataclass

from .catalog import Band
from .read import Bbox, Json, read_bbox, read_count, read_text, read_zoom


@dataclass(frozen=True)
class DeliveryArea:
    """An area whose mosaics can be clipped without being in a project."""

    name: str
    mosaic_types: tuple[str, ...] = ()
    first_date: str | None = None
    last_date: str | None = None

    @classmethod
    def from_dict(cls, data: Json) -> DeliveryArea:
        """Read one entry of ``clip.areas.list``."""
        return cls(
            name=str(data["area"]),
            mosaic_types=tuple(str(each) for each in data.get("mosaic_types") or ()),
            first_date=read_text(data.get("first_date")),
            last_date=read_text(data.get("last_date")),
        )


@dataclass(frozen=True)
class AreaMosaic:
    """A mosaic type of an area on one capture date."""

    mosaic_type: str
    date: str
    file_count: int = 0
    size_bytes: int = 0

    @classmethod
    def from_dict(cls, data: Json) -> AreaMosaic:
        """Read one entry of ``captures`` of ``clip.area.metadata``."""
        return cls(
            mosaic_type=str(data["mosaic_type"]),
            date=str(data["date"])[:10],
            file_count=read_count(data.get("file_count")),
            size_bytes=read_count(data.get("size_bytes")),
        )

    @property
    def key(self) -> str:
        """Return what a clip calls it."""
        return f"{self.mosaic_type}@{self.date}"


@dataclass(frozen=True)
class JobLayer:
    """How to show one file of a job: its address, place, zooms and bands."""

    mosaic_type: str
    url: str
    bbox: Bbox | None = None
    minzoom: int = 0
    maxzoom: int = 22
    bands: tuple[Band, ...] = ()

    @classmethod
    def from_dict(cls, data: Json) -> JobLayer:
        """Read one entry of ``layers`` of ``clip.job.tile_info``."""
        bands = [{**band, "data_type": band.get("dtype")} for band in data.get("bands") or ()]
        return cls(
            mosaic_type=str(data["mosaic_type"]),
            url=str(data.get("url") or ""),
            bbox=read_bbox(data.get("bounds")),
            minzoom=read_zoom(data.get("minzoom"), 0),
            maxzoom=read_zoom(data.get("maxzoom"), 22),
            bands=tuple(Band.from_dict(band) for band in bands),
        )
