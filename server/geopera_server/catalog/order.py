"""The order of a page of items, and the place after which the next page begins."""

from __future__ import annotations

import base64
import datetime as dt
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from ..db.models import Item
from ..errors import InvalidInput
from .found import FoundItem

SORTABLE: dict[str, Any] = {
    "datetime": Item.captured_at,
    "eo:cloud_cover": Item.cloud_cover,
    "gsd": Item.gsd,
    "title": Item.name,
    "created": Item.created_at,
    "updated": Item.updated_at,
    "id": Item.id,
}
_ALIASES = {"captured_at": "datetime", "cloud_cover": "eo:cloud_cover", "name": "title"}
_MOMENTS = ("datetime", "created", "updated")
_NULLABLE = ("datetime", "eo:cloud_cover", "gsd")


@dataclass(frozen=True)
class SortKey:
    """A field to sort by; items without a value come last either way."""

    field: str
    descending: bool = False

    @classmethod
    def parse(cls, field: str, direction: str) -> SortKey:
        """Read ``{"field": "properties.datetime", "direction": "desc"}``.

        Raises:
            InvalidInput: no such field or direction.
        """
        name = field.removeprefix("properties.")
        name = _ALIASES.get(name, name)
        if name not in SORTABLE:
            raise InvalidInput(
                f"Items cannot be sorted by {field[:40]!r}: use {', '.join(SORTABLE)}."
            )
        if direction.lower() not in ("asc", "desc"):
            raise InvalidInput("A direction to sort in is asc or desc.")
        return cls(name, direction.lower() == "desc")

    @property
    def column(self) -> Any:
        """The column that holds the field."""
        return SORTABLE[self.field]

    def clause(self) -> Any:
        """Return what ORDER BY takes."""
        ordered = self.column.desc() if self.descending else self.column.asc()
        return ordered.nulls_last() if self.field in _NULLABLE else ordered

    def bound(self, value: Any) -> ColumnElement[bool] | None:
        """Return the range in which items with a value follow one with this value.

        None when there is no such range, or no items without a value.
        """
        if value is None or self.field not in _NULLABLE:
            return None
        within: ColumnElement[bool] = (
            self.column <= value if self.descending else self.column >= value
        )
        return within


NEWEST_FIRST = (SortKey("datetime", descending=True), SortKey("title"), SortKey("id"))


def complete(keys: Sequence[SortKey]) -> tuple[SortKey, ...]:
    """Return an order in which no two items are alike; newest first when nothing is asked."""
    if not keys:
        return NEWEST_FIRST
    return (*keys, SortKey("id")) if all(key.field != "id" for key in keys) else tuple(keys)


def after(keys: Sequence[SortKey], values: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that an item comes after one with these values."""
    choices: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for key, value in zip(keys, values, strict=True):
        column = key.column
        if value is None:
            equal.append(column.is_(None))
            continue
        beyond = column < value if key.descending else column > value
        if key.field in _NULLABLE:
            beyond = or_(beyond, column.is_(None))
        choices.append(and_(*equal, beyond))
        equal.append(column == value)
    return or_(*choices)


def token_of(keys: Sequence[SortKey], item: FoundItem, total: int | None) -> str:
    """Return the text that names the place after an item, and what was counted on the way."""
    values = [getattr(item, key.column.key) for key in keys]
    place = [value.isoformat() if isinstance(value, dt.datetime) else value for value in values]
    text = json.dumps([[[key.field, key.descending] for key in keys], place, total])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(keys: Sequence[SortKey], token: str) -> tuple[list[Any], int | None]:
    """Return the values that `token_of` wrote, and the total.

    Raises:
        InvalidInput: not such a token, or one of another order.
    """
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        order, place, total = json.loads(text)
        if order != [[key.field, key.descending] for key in keys] or len(place) != len(keys):
            raise InvalidInput("The token of the page belongs to another order.")
        values = [_value(key, value) for key, value in zip(keys, place, strict=True)]
        if total is not None and not isinstance(total, int):
            raise ValueError
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise InvalidInput("The token of the page cannot be read.") from None
    return values, total


def _value(key: SortKey, value: Any) -> Any:
    if value is None and key.field in _NULLABLE:
        return None
    if key.field in _MOMENTS:
        moment = dt.datetime.fromisoformat(value)
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    if key.field in ("title", "id"):
        if not isinstance(value, str):
            raise ValueError(key.field)
        value.encode()  # raises for half of a surrogate pair
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(key.field)
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(key.field)
    return number
