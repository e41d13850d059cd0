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

_CREATE = (
    "CREATE VIRTUAL TABLE item_boxes USING rtree(id, west, east, south, north, +item_id TEXT)",
    "CREATE TABLE item_places (number INTEGER PRIMARY KEY, item_id VARCHAR(36) NOT NULL UNIQUE)",
    "CREATE TABLE item_counts (project_id VARCHAR(36) PRIMARY KEY, total INTEGER NOT NULL)",
    "INSERT INTO item_places (item_id) SELECT id FROM items",
    """
    INSERT INTO item_boxes
    SELECT number, west, CASE WHEN west > east THEN east + 360 ELSE east END, south, north, items.id
    FROM items JOIN item_places ON item_id = items.id
    """,
    "INSERT INTO item_counts SELECT project_id, count(*) FROM items GROUP BY project_id",
)
_TRIGGERS = {
    "item_boxes_added": """
        CREATE TRIGGER item_boxes_added AFTER INSERT ON items BEGIN
            INSERT INTO item_places (item_id) VALUES (new.id);
            INSERT INTO item_boxes
            SELECT number, new.west,
                CASE WHEN new.west > new.east THEN new.east + 360 ELSE new.east END,
                new.south, new.north, new.id
            FROM item_places WHERE item_id = new.id;
            INSERT INTO item_counts VALUES (new.project_id, 1)
            ON CONFLICT (project_id) DO UPDATE SET total = total + 1;
        END
    """,
    "item_boxes_moved": """
        CREATE TRIGGER item_boxes_moved AFTER UPDATE OF west, south, east, north ON items BEGIN
            DELETE FROM item_boxes
            WHERE id = (SELECT number FROM item_places WHERE item_id = old.id);
            INSERT INTO item_boxes
            SELECT number, new.west,
                CASE WHEN new.west > new.east THEN new.east + 360 ELSE new.east END,
                new.south, new.north, new.id
            FROM item_places WHERE item_id = new.id;
        END
    """,
    "item_boxes_given": """
        CREATE TRIGGER item_boxes_given AFTER UPDATE OF project_id ON items BEGIN
            UPDATE item_counts SET total = total - 1 WHERE project_id = old.project_id;
            INSERT INTO item_counts VALUES (new.project_id, 1)
            ON CONFLICT (project_id) DO UPDATE SET total = total + 1;
        END
    """,
    "item_boxes_removed": """
        CREATE TRIGGER item_boxes_removed AFTER DELETE ON items BEGIN
            DELETE FROM item_boxes
            WHERE id = (SELECT number FROM item_places WHERE item_id = old.id);
            DELETE FROM item_places WHERE item_id = old.id;
            UPDATE item_counts SET total = total - 1 WHERE project_id = old.project_id;
        END
    """,
    "item_counts_removed": """
        CREATE TRIGGER item_counts_removed AFTER DELETE ON projects BEGIN
            DELETE FROM item_counts WHERE project_id = old.id;
        END
    """,
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
        for statement in (*_CREATE, *_TRIGGERS.values()):
            connection.exec_driver_sql(statement)


def drop_boxes(connection: Connection) -> None:
    """Remove the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP INDEX IF EXISTS ix_items_gist"))
    if connection.dialect.name != "sqlite":
        return
    for name in _TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for table in (BOXES, "item_places", COUNTS):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


def gist_box() -> str:
    """Return PostgreSQL's expression of an item's box, as its index has it."""
    return _GIST_BOX
