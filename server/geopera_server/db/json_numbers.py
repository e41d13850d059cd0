"""Numbers within a column of JSON, on SQLite and PostgreSQL: what is no number there is NULL.

A cast alone makes a text zero on SQLite, and is an error of the whole query on PostgreSQL.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Float, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

_MOST_DIGITS = 300  # what has more is beyond a float, where PostgreSQL refuses the query


class _Number(FunctionElement[float]):
    """The number that an entry of an object is."""

    type = Float()
    inherit_cache = True


def number_of(column: Any, name: str) -> ColumnElement[float]:
    """Return the number of an entry of a JSON object, by its name; NULL where it is none."""
    return _Number(column, literal(name))


@compiles(_Number)
def _on_sqlite(element: _Number, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(each, **options) for each in element.clauses)
    path = f"'$.\"' || {name} || '\"'"
    return (
        f"CASE WHEN json_type({column}, {path}) IN ('integer', 'real') "
        f"THEN CAST(json_extract({column}, {path}) AS REAL) END"
    )


@compiles(_Number, "postgresql")
def _on_postgresql(element: _Number, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(each, **options) for each in element.clauses)
    name = f"CAST({name} AS text)"
    return (
        f"CASE WHEN json_typeof({column} -> {name}) = 'number' "
        f"AND length({column} ->> {name}) < {_MOST_DIGITS} "
        f"THEN CAST({column} ->> {name} AS double precision) END"
    )
