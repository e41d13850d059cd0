"""Conditions and orders of items, asked of their small rows (`PLACES`) where these know enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors

from ..db.boxes import PLACES
from ..db.models import Item
from .region import Region

_SHORT_BYTES = 4096  # footprints of scenes have a few hundred; thousands are held at once
_LONG_AT_ONCE = 16
_OF_ITEM = {
    Item.__table__.c.id: PLACES.c.item_id,
    **{
        Item.__table__.c[name]: PLACES.c[name]
        for name in ("project_id", "captured_at", "cloud_cover", "name")
    },
}


def ids(
    session: Session,
    region: Region,
    found: Subquery,
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
) -> list[str]:
    """Return the ids of those items that meet a region, of what the R*Tree found, in order."""
    sure: dict[str, bool] = {}
    unsure: dict[str, bytes | None] = {}
    # plain rows of tables: those of a session's own cost twice as much
    asked = rows(found, conditions, order)
    for id, is_whole, footprint in session.connection().execute(asked).all():
        sure[id] = bool(is_whole) or sure.get(id, False)
        if not is_whole:
            unsure[id] = footprint
    short = ((id, wkb) for id, wkb in unsure.items() if wkb and not sure[id])
    long = [id for id, wkb in unsure.items() if not wkb and not sure[id]]
    for id in region.misses(chain(short, _footprints(session, long))):
        del sure[id]
    return list(sure)


def _footprints(session: Session, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Return footprints by the ids of their items, few at a time: each may have megabytes."""
    for start in range(0, len(ids), _LONG_AT_ONCE):
        few = ids[start : start + _LONG_AT_ONCE]
        wanted = select(PLACES.c.item_id, PLACES.c.footprint).where(PLACES.c.item_id.in_(few))
        for row in session.connection().execute(wanted).all():
            yield row[0], row[1]


def rows(
    found: Subquery, conditions: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    """Return the query behind `ids`, which reads the items themselves only if it must.

    A row is an id, whether its box lies within the region, and else its footprint if it is short.
    """
    narrow = [_replaced(condition) for condition in conditions]
    keys = [_replaced(key) for key in order]
    is_asked = and_(found.c.is_whole == 0, func.length(PLACES.c.footprint) <= _SHORT_BYTES)
    footprint = case((is_asked, PLACES.c.footprint), else_=None)
    wanted = select(PLACES.c.item_id, found.c.is_whole, footprint)
    wanted = wanted.join_from(found, PLACES, PLACES.c.number == found.c.id)
    if all(map(_is_known, [*narrow, *keys])):
        return wanted.where(*narrow).order_by(*keys)
    joined = wanted.join(Item, Item.id == PLACES.c.item_id)
    return joined.where(*conditions).order_by(*order)


def _replaced(element: Any) -> Any:
    """Return a condition on the narrow rows; columns that these do not have stay the item's."""

    def replace(part: Any, **_: Any) -> Any:
        return _OF_ITEM.get(getattr(part, "_deannotate", lambda: part)())

    traverse: Any = visitors.replacement_traverse
    return traverse(element, {}, replace)


def _is_known(element: Any) -> bool:
    """Tell whether no column of the items is left in a condition."""
    parts = visitors.iterate(element)
    return all(getattr(part, "table", None) is not Item.__table__ for part in parts)
