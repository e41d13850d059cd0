"""How items are shown: formulas and saved styles."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..types import new_id, utcnow
from .base import Base, Id


class BandFormula(Base):
    """A formula of an organization's own."""

    __tablename__ = "band_formulas"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    name: Mapped[str]
    display_name: Mapped[str | None]
    formula: Mapped[str]
    description: Mapped[str | None]
    required_bands: Mapped[list[str]]
    colormap: Mapped[str]
    value_range: Mapped[list[float]]
    category: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class VisualizationProfile(Base):
    """A saved style of an item; ``version`` counts its changes."""

    __tablename__ = "visualization_profiles"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    layer: Mapped[str]
    type: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=False)
    sort_order: Mapped[int] = mapped_column(default=0)
    config: Mapped[dict[str, Any]]
    asset_key: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
