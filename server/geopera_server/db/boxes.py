"""What makes the items fast at size: their boxes in an R*Tree, and how many a project has.

SQLite has R*Trees: triggers keep one, whoever writes to the table of items. Its coordinates are
rounded outwards to 32 bits, so it finds candidates and the columns decide. PostgreSQL has GiST. A
box across the antimeridian ends beyond 180 degrees in both.
"""

from __future__ import annotations

import contextlib
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

BOXES: Final = "item_boxes"
COUNTS: Final = "item_counts"
_PLACES: Final = "item_places"
_GIST = "ix_items_gist"

_CREATE = (
    f"CREATE VIRTUAL TABLE {BOXES} USING rtree(id, west, east, south, north, +item_id TEXT)",
    f"CREATE TABLE {_PLACES} (number INTEGER PRIMARY KEY, item_id VARCHAR(36) NOT NULL UNIQUE)",
    f"CREATE TABLE {COUNTS} (project_id VARCHAR(36) PRIMARY KEY, total INTEGER NOT NULL)",
)


def _box(row: str) -> str:
    """Return the SELECT list of a row's box; ``row`` is what its columns are called with."""
    east = f"CASE WHEN {row}.west > {row}.east THEN {row}.east + 360 ELSE {row}.east END"
    return (
        f"(SELECT number FROM {_PLACES} WHERE item_id = {row}.id), "
        f"{row}.west, {east}, {row}.south, {row}.north, {row}.id"
    )


_FORGET = f"DELETE FROM {BOXES} WHERE id = (SELECT number FROM {_PLACES} WHERE item_id = old.id);"
_ONE_MORE = (
    f"INSERT INTO {COUNTS} VALUES (new.project_id, 1) "
    "ON CONFLICT (project_id) DO UPDATE SET total = total + 1;"
)
_ONE_LESS = f"UPDATE {COUNTS} SET total = total - 1 WHERE project_id = old.project_id;"
_TRIGGERS = {
    "item_boxes_added": (
        f"AFTER INSERT ON items BEGIN INSERT INTO {_PLACES} (item_id) VALUES (new.id); "
        f"INSERT INTO {BOXES} SELECT {_box('new')}; {_ONE_MORE} END"
    ),
    "item_boxes_moved": (
        "AFTER UPDATE OF west, south, east, north ON items BEGIN "
        f"{_FORGET} INSERT INTO {BOXES} SELECT {_box('new')}; END"
    ),
    "item_boxes_given": (f"AFTER UPDATE OF project_id ON items BEGIN {_ONE_LESS} {_ONE_MORE} END"),
    "item_boxes_removed": (
        f"AFTER DELETE ON items BEGIN {_FORGET} "
        f"DELETE FROM {_PLACES} WHERE item_id = old.id; {_ONE_LESS} END"
    ),
    "item_counts_removed": (
        f"AFTER DELETE ON projects BEGIN DELETE FROM {COUNTS} WHERE project_id = old.id; END"
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
        connection.execute(text(f"INSERT INTO {BOXES} SELECT {_box('items')} FROM items"))
        counted = "SELECT project_id, count(*) FROM items GROUP BY project_id"
        connection.execute(text(f"INSERT INTO {COUNTS} {counted}"))
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
    for table in (BOXES, _PLACES, COUNTS):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


def gist_box() -> str:
    """Return PostgreSQL's expression of an item's box, as its index has it."""
    east = "CASE WHEN west > east THEN east + 360 ELSE east END"
    return f"box(point(west, south), point({east}, north))"
