"""Items and their assets. Footprints are WKB in EPSG:4326 beside four columns in degrees."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..types import new_id, utcnow
from .base import Base, Id


class Item(Base):
    """A scene: one footprint, at most one capture time, some assets.

    ``west`` is larger than ``east`` across the antimeridian. A public item's raster may be
    downloaded by anybody. On SQLite, triggers keep an R*Tree of the boxes (``item_boxes``).
    """

    __tablename__ = "items"
    __table_args__ = (
        Index("ix_items_project_datetime", "project_id", "captured_at", "cloud_cover"),
        Index("ix_items_bbox", "project_id", "west", "east", "south", "north"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    stac_id: Mapped[str]
    type: Mapped[str]
    name: Mapped[str]
    description: Mapped[str | None]
    footprint: Mapped[bytes] = mapped_column(LargeBinary)
    west: Mapped[float]
    south: Mapped[float]
    east: Mapped[float]
    north: Mapped[float]
    captured_at: Mapped[dt.datetime | None]
    cloud_cover: Mapped[float | None]
    gsd: Mapped[float | None]
    properties: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    collection_id: Mapped[str | None] = mapped_column(Id, index=True)
    start_at: Mapped[dt.datetime | None]
    end_at: Mapped[dt.datetime | None]
    lifecycle_state: Mapped[str] = mapped_column(default="active", server_default="active")
    is_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_by: Mapped[str | None]
    order_id: Mapped[str | None]
    upload_id: Mapped[str | None]
    job_id: Mapped[str | None]
    duplicated_from_id: Mapped[str | None]
    assets: Mapped[list[Asset]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Asset.key", lazy="selectin"
    )


class Asset(Base):
    """A raster file of an item. ``path`` is where the server reads it and never leaves it.

    ``checksum`` is its SHA-256 in hex, None when it was not computed; ``version`` tells whether the
    file is still the one that was looked at.
    """

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("item_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    title: Mapped[str]
    path: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    roles: Mapped[list[str]]
    size_bytes: Mapped[int]
    bands: Mapped[list[dict[str, Any]]]
    minzoom: Mapped[int]
    maxzoom: Mapped[int]
    checksum: Mapped[str | None]
    version: Mapped[str | None]
    item: Mapped[Item] = relationship(back_populates="assets")
