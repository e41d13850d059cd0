"""Conditions on the properties of items, as STAC's query extension writes them."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_

from ..db.json_numbers import number_of
from ..db.models import Item
from ..errors import InvalidInput

_COLUMNS: dict[str, Any] = {
    "eo:cloud_cover": Item.cloud_cover,
    "cloud_cover": Item.cloud_cover,
    "gsd": Item.gsd,
    "title": Item.name,
    "name": Item.name,
    "type": Item.type,
    "datetime": Item.captured_at,
    "created": Item.created_at,
    "updated": Item.updated_at,
}
_MOMENTS = ("datetime", "created", "updated")
_TEXTS = frozenset({"title", "name", "type"})
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "neq": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}
_TEXT = ("startsWith", "endsWith", "contains")
_MOST = 20
_MOST_VALUES = 200


def conditions(query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """Return the WHERE of ``{"eo:cloud_cover": {"lt": 20}, "platform": {"eq": "Sentinel-2A"}}``.

    Raises:
        InvalidInput: an operator that there is not, or a value that cannot be compared.
    """
    if len(query) > _MOST:
        raise InvalidInput(f"query has {_MOST} properties at the most.")
    found: list[ColumnElement[bool]] = []
    for name, tests in query.items():
        if not isinstance(tests, dict) or not tests:
            raise InvalidInput('query is written {"eo:cloud_cover": {"lt": 20}}.')
        found.extend(_condition(name, operation, value) for operation, value in tests.items())
    return [and_(*found)] if found else []


def _condition(name: str, operation: str, value: Any) -> ColumnElement[bool]:
    if operation == "in":
        if not isinstance(value, list) or not 0 < len(value) <= _MOST_VALUES:
            raise InvalidInput(f"query: in takes a list of 1 to {_MOST_VALUES} values.")
        values = [_comparable(name, each) for each in value]
        if len({isinstance(each, str) for each in values}) != 1:
            raise InvalidInput("query: in takes values of one kind.")
        condition: ColumnElement[bool] = _column(name, values[0]).in_(values)
        return condition
    if operation in _TEXT:
        if not isinstance(value, str):
            raise InvalidInput(f"query: {operation} takes a text.")
        if name.removeprefix("properties.") in _COLUMNS.keys() - _TEXTS:
            raise InvalidInput(f"query: {operation} looks into texts, which {name} is not.")
        method = {"startsWith": "startswith", "endsWith": "endswith"}.get(operation, operation)
        matching: ColumnElement[bool] = getattr(_column(name, value), method)(
            value, autoescape=True
        )
        return matching
    if operation not in _COMPARE:
        known = ", ".join((*_COMPARE, "in", *_TEXT))
        raise InvalidInput(f"query knows {known}: not {operation[:40]!r}.")
    compared = _comparable(name, value)
    result: ColumnElement[bool] = _COMPARE[operation](_column(name, compared), compared)
    return result


def _column(name: str, value: Any) -> Any:
    """Return what to compare with a value: a column, or a property out of the JSON."""
    short = name.removeprefix("properties.")
    if short in _COLUMNS:
        return _COLUMNS[short]
    if not short or len(short) > 100 or '"' in short:
        raise InvalidInput("query: a property has a name of 1 to 100 characters without quotes.")
    entry = Item.properties[short]
    return entry.as_string() if isinstance(value, str) else number_of(Item.properties, short)


def _comparable(name: str, value: Any) -> Any:
    short = name.removeprefix("properties.")
    if short in _MOMENTS:
        try:
            moment = dt.datetime.fromisoformat(value)
            return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        except (TypeError, ValueError, OverflowError):
            raise InvalidInput(f"query: {short} is compared with a moment.") from None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidInput(f"query: {name[:40]!r} is compared with a number or a text.")
    if not isinstance(value, str) and not abs(value) < 1e300:
        raise InvalidInput(f"query: {name[:40]!r} is compared with a finite number.")
    if short in _COLUMNS and isinstance(value, str) != (short in _TEXTS):
        raise InvalidInput(f"query: {short} is not compared with {type(value).__name__}.")
    return float(value) if not isinstance(value, str) else value
