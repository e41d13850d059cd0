"""Conditions and orders of items, asked of their narrow rows (`PLACES`) where these know enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.sql import visitors

from ..db.boxes import PLACES
from ..db.models import Item

_OF_ITEM = {
    Item.__table__.c.id: PLACES.c.item_id,
    **{
        Item.__table__.c[name]: PLACES.c[name]
        for name in ("project_id", "captured_at", "cloud_cover", "name")
    },
}


def ids(
    numbered: ColumnElement[bool],
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[Any],
) -> Select[Any]:
    """Return the query of the ids of items, which reads the items only if it must."""
    rows = [_replaced(condition) for condition in conditions]
    keys = [_replaced(key) for key in order]
    if None in (*map(_known, rows), *map(_known, keys)):
        return (
            select(Item.id)
            .select_from(PLACES)
            .join(Item, Item.id == PLACES.c.item_id)
            .where(numbered, *conditions)
            .order_by(*order)
        )
    return select(PLACES.c.item_id).where(numbered, *rows).order_by(*keys)


def _replaced(element: Any) -> Any:
    """Return a condition on the narrow rows; columns that these do not have stay the item's."""

    def replace(part: Any, **_: Any) -> Any:
        return _OF_ITEM.get(getattr(part, "_deannotate", lambda: part)())

    return visitors.replacement_traverse(element, {}, replace)


def _known(element: Any) -> bool | None:
    items = Item.__table__
    columns = (part for part in visitors.iterate(element) if part.__visit_name__ == "column")
    return None if any(getattr(part, "table", None) is items for part in columns) else True
