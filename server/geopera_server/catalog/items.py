"""Scenes: items with a footprint, a capture time and assets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select
from sqlalchemy.orm import Session

from ..db.boxes import DAYS
from ..db.models import Asset, Item, Project
from ..errors import Forbidden, NotFound
from . import boxes, narrow, order
from .found import ROW, FoundItem, read, read_in_order
from .order import SortKey
from .region import Region

Interval = tuple[dt.datetime | None, dt.datetime | None]


@dataclass(frozen=True)
class CaptureDate:
    """A day on which scenes of a project were captured; ``cloud_cover`` is their mean, in %."""

    date: dt.date | None
    item_count: int
    cloud_cover: float | None


@dataclass(frozen=True)
class ItemQuery:
    """What to look for: in a project, or in all projects of an organization.

    The interval includes its start and excludes its end. ``filters`` are further conditions.
    ``token`` is where the page begins, as `Page` told; ``offset`` is counted from there.
    """

    project_id: str | None = None
    organization_id: str | None = None
    region: Region | None = None
    interval: Interval | None = None
    undated: bool = False
    collections: Sequence[str] | None = None
    uncollected: bool = False
    type: str | None = None
    filters: Sequence[ColumnElement[bool]] = ()
    sort: Sequence[SortKey] = ()
    token: str | None = None
    limit: int = 100
    offset: int = 0

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the query's WHERE, without the region and the owner."""
        found: list[ColumnElement[bool]] = []
        if self.undated:
            found.append(Item.captured_at.is_(None))
        if self.interval:
            start, end = self.interval
            if start:
                found.append(Item.captured_at >= start)
            if end:
                found.append(Item.captured_at < end)
        if self.collections is not None:
            found.append(Item.collection_id.in_(self.collections))
        if self.uncollected:
            found.append(Item.collection_id.is_(None))
        if self.type is not None:
            found.append(Item.type == self.type)
        return [*found, *self.filters]

    def owner(self, *, by_index: bool = True) -> ColumnElement[bool]:
        """Return the condition that says whose items are looked at.

        Without an index on it, the planner begins with another condition, which finds fewer.
        """
        column: ColumnElement[str] = Item.project_id.expression
        if not by_index:
            column = column.concat("")
        if self.project_id is not None:
            return column == self.project_id
        owned = select(Project.id).where(
            Project.organization_id == self.organization_id, Project.archived_at.is_(None)
        )
        return column.in_(owned)


@dataclass(frozen=True)
class Page:
    """Some items, how many there are in all, and the token of the next page if there is one."""

    items: Sequence[FoundItem]
    total: int
    next_token: str | None


def search(session: Session, query: ItemQuery) -> tuple[Sequence[FoundItem], int]:
    """Return one page of items, newest first, and how many there are in all."""
    page = search_page(session, query)
    return page.items, page.total


def page_of(session: Session, query: ItemQuery) -> Sequence[FoundItem]:
    """Return one page of items, without counting them."""
    found = [query.owner(), *query.conditions()]
    return read(session, _statement(query, found).limit(query.limit))


def search_page(session: Session, query: ItemQuery) -> Page:
    """Return one page of items; what comes before a token is neither read nor counted again.

    Raises:
        InvalidInput: the token is not one of this order.
    """
    region = None if query.region is None or query.region.is_world else query.region
    few = boxes.found_in_tree(session, region) if region else None
    if region is not None and few is not None:
        return _page_of_few(session, query, region, few)
    keys = order.complete(query.sort)
    found = query.conditions()
    is_all = not found and region is None
    found.append(query.owner())
    missed: list[str] = []
    if region is not None:
        missed = boxes.misses(session, region, [*query.conditions(), query.owner(by_index=False)])
        found.append(boxes.near(session, region.bbox))
    hit = [*found, boxes.not_among(session, missed)] if missed else found
    total = None
    rows: Sequence[FoundItem]
    if query.token is None:
        rows = read(session, _statement(query, hit).limit(query.limit + 1))
    else:
        values, total = order.read_token(keys, query.token)
        rows = _rows_after(session, query, hit, values)
    items = rows[: query.limit]
    if total is None:
        # what missed is counted apart: an index alone answers the rest
        total = _total(session, query, found, rows, len(missed), is_all=is_all)
    more = len(rows) > query.limit
    token = order.token_of(keys, items[-1], total) if more and items else None
    return Page(items, total, token)


def _page_of_few(session: Session, query: ItemQuery, region: Region, few: Subquery) -> Page:
    """Return a page of what an index found: all of it is sorted once, and only the page read."""
    keys = order.complete(query.sort)
    conditions = [*query.conditions(), query.owner(by_index=False)]
    total = None
    if query.token is not None:
        values, total = order.read_token(keys, query.token)
        conditions.append(order.after(keys, values))
    ids = narrow.ids(session, region, few, conditions, [key.clause() for key in keys])
    total = len(ids) if total is None else total
    wanted = ids[query.offset : query.offset + query.limit]
    items = read_in_order(session, wanted)
    more = len(ids) > query.offset + query.limit
    token = order.token_of(keys, items[-1], total) if more and items else None
    return Page(items, total, token)


def _rows_after(
    session: Session,
    query: ItemQuery,
    conditions: Sequence[ColumnElement[bool]],
    values: Sequence[Any],
) -> Sequence[FoundItem]:
    """Return a page and one item more, from the place on that a token names.

    Items with a value come first, by a range of the index; then those without one.
    """
    keys = order.complete(query.sort)
    later = order.after(keys, values)
    wanted = query.limit + 1
    nearest = keys[0].bound(values[0])
    if nearest is None or query.offset:
        return read(session, _statement(query, [*conditions, later]).limit(wanted))
    found = read(session, _statement(query, [*conditions, later, nearest]).limit(wanted))
    if len(found) == wanted:
        return found
    without = [*conditions, keys[0].column.is_(None)]
    rest = read(session, _statement(query, without).limit(wanted - len(found)))
    return [*found, *rest]


def _statement(query: ItemQuery, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    keys = order.complete(query.sort)
    statement = select(*ROW).where(*conditions).order_by(*(key.clause() for key in keys))
    return statement.offset(query.offset)


def _total(
    session: Session,
    query: ItemQuery,
    conditions: Sequence[ColumnElement[bool]],
    rows: Sequence[FoundItem],
    missed: int,
    *,
    is_all: bool,
) -> int:
    """Return how many items match: counted only when neither the page nor a tally tells."""
    if len(rows) <= query.limit and (rows or not query.offset):
        return query.offset + len(rows)
    if is_all and query.project_id is not None:
        kept = boxes.count_all(session, query.project_id)
        if kept is not None:
            return kept
    counted = session.scalar(select(func.count()).select_from(Item).where(*conditions)) or 0
    return counted - missed


def capture_dates(session: Session, query: ItemQuery) -> list[CaptureDate]:
    """Return the days of the scenes that are looked for, oldest first; undated ones come last."""
    region = None if query.region is None or query.region.is_world else query.region
    found = query.conditions()
    is_kept = not found and region is None and query.project_id is not None
    if is_kept and boxes.has_boxes(session.get_bind().engine):
        mean = DAYS.c.cloud_sum / func.nullif(DAYS.c.clouded, 0)
        day = func.nullif(DAYS.c.day, "")
        kept = select(day, DAYS.c.total, mean).where(DAYS.c.project_id == query.project_id)
        rows = session.execute(kept.order_by(DAYS.c.day)).all()
        rows = [*(row for row in rows if row[0]), *(row for row in rows if not row[0])]
    else:
        if region is not None:
            missed = boxes.misses(session, region, [*found, query.owner(by_index=False)])
            found += [boxes.near(session, region.bbox), boxes.not_among(session, missed)]
        day = func.date(Item.captured_at)
        rows = session.execute(
            select(day, func.count(), func.avg(Item.cloud_cover))
            .where(query.owner(), *found)
            .group_by(day)
            .order_by(day.nulls_last())
        ).all()
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


def find_by_stac_id(session: Session, project_id: str, stac_id: str) -> Item | None:
    """Return the project's item of a STAC id."""
    return session.scalar(
        select(Item).where(Item.project_id == project_id, Item.stac_id == stac_id).limit(1)
    )
