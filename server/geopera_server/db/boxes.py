"""What makes the items fast at size, kept by triggers, whoever writes to the table of items.

On SQLite: the items' boxes in an R*Tree (its coordinates are rounded outwards to 32 bits, so it
finds candidates), small rows to test and sort what it finds without reading the items, and how
many items a project has, in all and on each day. PostgreSQL has GiST. A box across the antimeridian
ends beyond 180 degrees in both.
"""

from __future__ import annotations

import contextlib
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)
from sqlalchemy.exc import OperationalError

from .types import UtcDateTime

_kept = MetaData()  # tables of SQLite alone, which no model declares

BOXES: Final = Table(
    "item_boxes",
    _kept,
    Column("id", Integer, primary_key=True),
    *(Column(side, Float) for side in ("west", "east", "south", "north")),
)
PLACES: Final = Table(  # the row of an item's box, and what items are mostly sorted and asked by
    "item_places",
    _kept,
    Column("number", Integer, primary_key=True),
    Column("item_id", String(36)),
    Column("project_id", String(36)),
    Column("captured_at", UtcDateTime),
    Column("cloud_cover", Float),
    Column("name", String),
    Column("footprint", LargeBinary),
)
COUNTS: Final = Table("item_counts", _kept, Column("project_id", String), Column("total", Integer))
DAYS: Final = Table(  # a day is empty for items without one
    "item_days",
    _kept,
    Column("project_id", String),
    Column("day", String),
    Column("total", Integer),
    Column("clouded", Integer),
    Column("cloud_sum", Float),
)

_CREATE = (
    "CREATE VIRTUAL TABLE item_boxes USING rtree(id, west, east, south, north)",
    """
    CREATE TABLE item_places (
        number INTEGER PRIMARY KEY, item_id VARCHAR(36) NOT NULL UNIQUE,
        project_id VARCHAR(36) NOT NULL, captured_at DATETIME, cloud_cover FLOAT, name VARCHAR,
        footprint BLOB NOT NULL
    )
    """,
    "CREATE TABLE item_counts (project_id VARCHAR(36) PRIMARY KEY, total INTEGER NOT NULL)",
    """
    CREATE TABLE item_days (
        project_id VARCHAR(36) NOT NULL, day VARCHAR(10) NOT NULL, total INTEGER NOT NULL,
        clouded INTEGER NOT NULL, cloud_sum FLOAT NOT NULL, PRIMARY KEY (project_id, day)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO item_places (item_id, project_id, captured_at, cloud_cover, name, footprint)
    SELECT id, project_id, captured_at, cloud_cover, name, footprint FROM items
    """,
    """
    INSERT INTO item_boxes
    SELECT number, west, CASE WHEN west > east THEN east + 360 ELSE east END, south, north
    FROM items JOIN item_places ON item_id = items.id
    """,
    "INSERT INTO item_counts SELECT project_id, count(*) FROM items GROUP BY project_id",
    """
    INSERT INTO item_days
    SELECT project_id, ifnull(date(captured_at), ''), count(*), count(cloud_cover),
        ifnull(sum(cloud_cover), 0)
    FROM items GROUP BY 1, 2
    """,
)
_ADD_PLACE = """
    INSERT INTO item_places (item_id, project_id, captured_at, cloud_cover, name, footprint)
    VALUES (new.id, new.project_id, new.captured_at, new.cloud_cover, new.name, new.footprint);
"""
_CHANGE_PLACE = """
    UPDATE item_places SET project_id = new.project_id, captured_at = new.captured_at,
        cloud_cover = new.cloud_cover, name = new.name
    WHERE item_id = new.id;
"""
_MOVE_PLACE = "UPDATE item_places SET footprint = new.footprint WHERE item_id = new.id;"
_DROP_PLACE = "DELETE FROM item_places WHERE item_id = old.id;"
_ADD_BOX = """
    INSERT INTO item_boxes
    SELECT number, new.west, CASE WHEN new.west > new.east THEN new.east + 360 ELSE new.east END,
        new.south, new.north
    FROM item_places WHERE item_id = new.id;
"""
_DROP_BOX = """
    DELETE FROM item_boxes WHERE id = (SELECT number FROM item_places WHERE item_id = old.id);
"""
_COUNT_IN = """
    INSERT INTO item_counts VALUES (new.project_id, 1)
    ON CONFLICT (project_id) DO UPDATE SET total = total + 1;
    INSERT INTO item_days VALUES (
        new.project_id, ifnull(date(new.captured_at), ''), 1, new.cloud_cover IS NOT NULL,
        ifnull(new.cloud_cover, 0)
    )
    ON CONFLICT (project_id, day) DO UPDATE SET total = total + 1,
        clouded = clouded + excluded.clouded, cloud_sum = cloud_sum + excluded.cloud_sum;
"""
_COUNT_OUT = """
    UPDATE item_counts SET total = total - 1 WHERE project_id = old.project_id;
    UPDATE item_days SET total = total - 1, clouded = clouded - (old.cloud_cover IS NOT NULL),
        cloud_sum = cloud_sum - ifnull(old.cloud_cover, 0)
    WHERE project_id = old.project_id AND day = ifnull(date(old.captured_at), '');
    DELETE FROM item_days
    WHERE project_id = old.project_id AND day = ifnull(date(old.captured_at), '') AND total = 0;
"""
_FORGET_PROJECT = """
    DELETE FROM item_counts WHERE project_id = old.id;
    DELETE FROM item_days WHERE project_id = old.id;
"""
_TRIGGERS = {  # name: when, and what is done
    "item_boxes_added": ("INSERT ON items", _ADD_PLACE, _ADD_BOX, _COUNT_IN),
    "item_boxes_moved": (
        "UPDATE OF west, south, east, north, footprint ON items",
        *(_MOVE_PLACE, _DROP_BOX, _ADD_BOX),
    ),
    "item_boxes_given": (
        "UPDATE OF project_id, captured_at, cloud_cover, name ON items",
        *(_CHANGE_PLACE, _COUNT_OUT, _COUNT_IN),
    ),
    "item_boxes_removed": ("DELETE ON items", _DROP_BOX, _DROP_PLACE, _COUNT_OUT),
    "item_counts_removed": ("DELETE ON projects", _FORGET_PROJECT),
}
_GIST_BOX = (
    "box(point(west, south), point(CASE WHEN west > east THEN east + 360 ELSE east END, north))"
)


def create_boxes(connection: Connection) -> None:
    """Make the index, with all items that there are; a SQLite without R*Trees does without."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"CREATE INDEX ix_items_gist ON items USING gist ({gist_box()})"))
    if connection.dialect.name != "sqlite":
        return
    with contextlib.suppress(OperationalError):
        for statement in _CREATE:
            connection.exec_driver_sql(statement)
        for name, (when, *steps) in _TRIGGERS.items():
            body = "".join(steps)
            connection.exec_driver_sql(f"CREATE TRIGGER {name} AFTER {when} BEGIN {body} END")


def drop_boxes(connection: Connection) -> None:
    """Remove the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP INDEX IF EXISTS ix_items_gist"))
    if connection.dialect.name != "sqlite":
        return
    for name in _TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for table in _kept.sorted_tables:
        connection.execute(text(f"DROP TABLE IF EXISTS {table.name}"))


def gist_box() -> str:
    """Return PostgreSQL's expression of an item's box, as its index has it."""
    return _GIST_BOX
