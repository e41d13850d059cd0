"""Rasters on their way in."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ..types import new_id, utcnow
from .base import Base, Id


class Upload(Base):
    """Rasters on their way in: ``files`` are their names, ``item_ids`` what became of them."""

    __tablename__ = "uploads"
    __table_args__ = (Index("ix_uploads_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str]
    transfer_method: Mapped[str]
    file_count: Mapped[int]
    total_bytes: Mapped[int] = mapped_column(BigInteger)
    bytes_uploaded: Mapped[int] = mapped_column(BigInteger, default=0)
    target_collection_id: Mapped[str | None]
    target_item_id: Mapped[str | None]
    asset_key: Mapped[str | None]
    is_categorical: Mapped[bool] = mapped_column(default=False)
    files: Mapped[list[str]]
    item_ids: Mapped[list[str]]
    job_id: Mapped[str | None]
    error_message: Mapped[str | None]
    created_by: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
