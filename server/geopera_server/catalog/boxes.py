"""Boxes in degrees, EPSG:4326; west is larger than east across the antimeridian."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Engine,
    Select,
    and_,
    column,
    func,
    inspect,
    or_,
    select,
    table,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from ..db.boxes import BOXES, COUNTS, gist_box
from ..db.models import Item
from .projects import Bbox

_CANDIDATES = 2000  # more than these are found sooner in the order of the answer
_boxes = table(
    BOXES, column("west"), column("east"), column("south"), column("north"), column("item_id")
)
_counts = table(COUNTS, column("project_id"), column("total"))


def is_world(bbox: Bbox) -> bool:
    """Tell whether a box leaves nothing out."""
    return bbox == (-180, -90, 180, 90)


def meets(bbox: Bbox) -> ColumnElement[bool]:
    """Return the condition that an item's box meets a box, touching included."""
    west, south, east, north = bbox
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    across = Item.west > Item.east
    sides = [
        or_(
            and_(~across, Item.west <= high, Item.east >= low),
            and_(across, or_(Item.west <= high, Item.east >= low)),
        )
        for low, high in spans
    ]
    return and_(Item.south <= north, Item.north >= south, or_(*sides))


def candidates(session: Session, bbox: Bbox) -> ColumnElement[bool] | None:
    """Return a condition that an index answers, when few items may meet a box; None otherwise."""
    engine = session.get_bind().engine
    if engine.dialect.name == "postgresql":
        return _gist(bbox)
    if not has_boxes(engine):
        return None
    found = _in_tree(bbox)
    some = found.limit(_CANDIDATES + 1).subquery()
    few: Select[int] = select(func.count()).select_from(some)
    if (session.scalar(few) or 0) > _CANDIDATES:
        return None
    return Item.id.in_(found)


def is_bounded(session: Session) -> bool:
    """Tell whether `candidates` are few for sure: the R*Tree was asked, GiST is not."""
    return has_boxes(session.get_bind().engine)


def count_all(session: Session, project_id: str) -> int | None:
    """Return how many items a project has, when that is kept; None otherwise."""
    if not has_boxes(session.get_bind().engine):
        return None
    return session.scalar(select(_counts.c.total).where(_counts.c.project_id == project_id)) or 0


@lru_cache(maxsize=64)
def has_boxes(engine: Engine) -> bool:
    """Tell whether there is an R*Tree; PostgreSQL and a few builds of SQLite have none."""
    return engine.dialect.name == "sqlite" and inspect(engine).has_table(BOXES)


def _in_tree(bbox: Bbox) -> CompoundSelect[Any]:
    """Return the query of the items that may meet a box: the tree goes on beyond 180 degrees.

    One SELECT a span: SQLite's planner takes none of the spans of an OR into the tree.
    """
    return union_all(
        *(
            select(_boxes.c.item_id).where(
                _boxes.c.south <= bbox[3],
                _boxes.c.north >= bbox[1],
                _boxes.c.west <= high,
                _boxes.c.east >= low,
            )
            for low, high in _turns(bbox)
        )
    )


def _turns(bbox: Bbox) -> list[tuple[float, float]]:
    """Return the spans of longitude, from -180 to 540, in which a box is met."""
    west, _, east, _ = bbox
    end = east if west <= east else east + 360
    turned = [(west + turn, end + turn) for turn in (0.0, 360.0, -360.0)]
    return [(low, high) for low, high in turned if high >= -180 and low <= 540]


def _gist(bbox: Bbox) -> ColumnElement[bool]:
    sides = []
    for turn, (low, high) in enumerate(_turns(bbox)):
        corners = {f"w{turn}": low, f"s{turn}": bbox[1], f"e{turn}": high, f"n{turn}": bbox[3]}
        wanted = f"box(point(:w{turn}, :s{turn}), point(:e{turn}, :n{turn}))"
        sides.append(text(f"{gist_box()} && {wanted}").bindparams(**corners))
    return or_(*sides)
