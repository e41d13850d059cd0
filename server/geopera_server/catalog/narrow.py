"""Conditions and orders of items, asked of their small rows (`PLACES`) where these know enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors

from ..db.boxes import PLACES
from ..db.models import Item
from .region import Region

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
    unsure: dict[str, bytes] = {}
    for id, is_whole, footprint in session.execute(rows(found, conditions, order)):
        sure[id] = sure.get(id, False) or bool(is_whole)
        if footprint is not None:
            unsure[id] = footprint
    for id in region.misses((id, wkb) for id, wkb in unsure.items() if not sure[id]):
        del sure[id]
    return list(sure)


def rows(
    found: Subquery, conditions: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    """Return the query behind `ids`, which reads the items themselves only if it must."""
    narrow = [_replaced(condition) for condition in conditions]
    keys = [_replaced(key) for key in order]
    footprint = case((found.c.is_whole == 1, None), else_=PLACES.c.footprint)
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
