"""Projects, who works in them, and their collections."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..types import new_id, utcnow
from .base import Base, Id


class Project(Base):
    """A collection of scenes; ``number`` is its id in the REST family, ``border`` is WKT.

    ``bucket`` names the storage of what is made for it; without one nothing can be made.
    """

    __tablename__ = "projects"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(unique=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), index=True)
    name: Mapped[str]
    description: Mapped[str | None]
    bucket: Mapped[str | None]
    region: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    archived_at: Mapped[dt.datetime | None]
    login: Mapped[str | None]
    border: Mapped[str | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]


class ProjectMember(Base):
    """What a user may do in a project: ``admin``, ``editor`` or ``viewer``."""

    __tablename__ = "project_members"

    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class Collection(Base):
    """Items of a project that belong together; an item is in one at the most."""

    __tablename__ = "collections"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    description: Mapped[str | None]
    color: Mapped[str | None]
    show_on_map: Mapped[bool] = mapped_column(default=True)
    layer_order: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
