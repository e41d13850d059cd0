"""An index of the items' boxes that is fast at size: an R*Tree on SQLite, GiST on PostgreSQL.

The R*Tree has four axes: the number of the project, longitude, latitude, and the day of capture
(days since 1970; -1e6 for undated items). A box across the antimeridian ends beyond 180 degrees.
Its coordinates are rounded outwards to 32 bits, so it finds candidates and the columns decide.
Triggers keep it, whoever writes to the table of items.
"""

from __future__ import annotations

import contextlib
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

TABLE: Final = "item_boxes"
_PLACES: Final = "item_places"
UNDATED_DAY: Final = -1e6
_EPOCH = 2440587.5  # 1970-01-01 as a Julian day
_GIST = "ix_items_gist"

_CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING rtree(id, project_from, project_to, west, east, "
    "south, north, day_from, day_to, +item_id TEXT)",
    f"CREATE TABLE {_PLACES} (number INTEGER PRIMARY KEY, item_id VARCHAR(36) NOT NULL UNIQUE)",
)


def _box(row: str) -> str:
    """Return the SELECT of a row's box; ``row`` is what its columns are called with."""
    number = f"(SELECT number FROM projects WHERE id = {row}.project_id)"
    day = f"coalesce(julianday({row}.captured_at) - {_EPOCH}, {UNDATED_DAY:.0f})"
    east = f"CASE WHEN {row}.west > {row}.east THEN {row}.east + 360 ELSE {row}.east END"
    return (
        f"(SELECT number FROM {_PLACES} WHERE item_id = {row}.id), {number}, {number}, "
        f"{row}.west, {east}, {row}.south, {row}.north, {day}, {day}, {row}.id"
    )


_FORGET = f"DELETE FROM {TABLE} WHERE id = (SELECT number FROM {_PLACES} WHERE item_id = old.id);"
_TRIGGERS = {
    "item_boxes_added": (
        "AFTER INSERT ON items BEGIN "
        f"INSERT INTO {_PLACES} (item_id) VALUES (new.id); "
        f"INSERT INTO {TABLE} SELECT {_box('new')}; END"
    ),
    "item_boxes_moved": (
        "AFTER UPDATE OF west, south, east, north, captured_at, project_id ON items BEGIN "
        f"{_FORGET} INSERT INTO {TABLE} SELECT {_box('new')}; END"
    ),
    "item_boxes_removed": (
        f"AFTER DELETE ON items BEGIN {_FORGET} DELETE FROM {_PLACES} WHERE item_id = old.id; END"
    ),
}


def create_boxes(connection: Connection) -> None:
    """Make the index, with all items that there are; a SQLite without R*Trees does without."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"CREATE INDEX {_GIST} ON items USING gist ({gist_box()})"))
    if connection.dialect.name != "sqlite":
        return
    with contextlib.suppress(OperationalError):
        for statement in _CREATE:
            connection.execute(text(statement))
        connection.execute(text(f"INSERT INTO {_PLACES} (item_id) SELECT id FROM items"))
        connection.execute(text(f"INSERT INTO {TABLE} SELECT {_box('items')} FROM items"))
        for name, body in _TRIGGERS.items():
            connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")


def drop_boxes(connection: Connection) -> None:
    """Remove the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"DROP INDEX IF EXISTS {_GIST}"))
    if connection.dialect.name != "sqlite":
        return
    for name in _TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for table in (TABLE, _PLACES):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


def gist_box() -> str:
    """Return PostgreSQL's expression of an item's box, as its index has it."""
    east = "CASE WHEN west > east THEN east + 360 ELSE east END"
    return f"box(point(west, south), point({east}, north))"
