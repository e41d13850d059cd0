"""Scenes: items with a footprint, a capture time and assets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from ..db.models import Asset, Item, Project
from ..errors import Forbidden, NotFound
from .projects import Bbox

Interval = tuple[dt.datetime | None, dt.datetime | None]


@dataclass(frozen=True)
class CaptureDate:
    """A day on which scenes of a project were captured; ``cloud_cover`` is their mean, in %."""

    date: dt.date | None
    item_count: int
    cloud_cover: float | None


@dataclass(frozen=True)
class ItemQuery:
    """What to look for in a project; the interval includes its start and excludes its end."""

    project_id: str
    bbox: Bbox | None = None
    interval: Interval | None = None
    undated: bool = False
    limit: int = 100
    offset: int = 0

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the query's WHERE."""
        found = [Item.project_id == self.project_id]
        if self.bbox:
            west, south, east, north = self.bbox
            found += [Item.west <= east, Item.east >= west]
            found += [Item.south <= north, Item.north >= south]
        if self.undated:
            found.append(Item.captured_at.is_(None))
        if self.interval:
            start, end = self.interval
            if start:
                found.append(Item.captured_at >= start)
            if end:
                found.append(Item.captured_at < end)
        return found


def search(session: Session, query: ItemQuery) -> tuple[Sequence[Item], int]:
    """Return one page of items, newest first, and how many there are in all."""
    conditions = query.conditions()
    page = (
        select(Item)
        .where(*conditions)
        .order_by(Item.captured_at.desc().nulls_last(), Item.name, Item.id)
        .limit(query.limit)
        .offset(query.offset)
    )
    total = session.scalar(select(func.count()).select_from(Item).where(*conditions)) or 0
    return session.scalars(page).all(), total


def capture_dates(session: Session, project_id: str) -> list[CaptureDate]:
    """Return the days of a project's scenes, oldest first; undated scenes come last."""
    day = func.date(Item.captured_at)
    rows = session.execute(
        select(day, func.count(), func.avg(Item.cloud_cover))
        .where(Item.project_id == project_id)
        .group_by(day)
        .order_by(day.nulls_last())
    )
    return [
        CaptureDate(
            dt.date.fromisoformat(str(date)) if date else None,
            count,
            None if cloud is None else round(cloud, 2),
        )
        for date, count, cloud in rows
    ]


def get_item(session: Session, organization_id: str, item_id: str) -> Item:
    """Return an organization's item.

    Raises:
        NotFound: there is none of this id.
        Forbidden: it belongs to another organization.
    """
    row = session.execute(
        select(Item, Project.organization_id).join(Project).where(Item.id == item_id)
    ).first()
    if row is None:
        raise NotFound("There is no such item.")
    item, owner = row
    if owner != organization_id:
        raise Forbidden("This item belongs to another organization.")
    return item


def find_by_path(session: Session, project_id: str, path: str) -> Item | None:
    """Return the project's item that has a file among its assets."""
    return session.scalar(
        select(Item).join(Asset).where(Item.project_id == project_id, Asset.path == path).limit(1)
    )
