"""Boxes of items in degrees, EPSG:4326; west is larger than east across the antimeridian."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Engine,
    Select,
    Subquery,
    TextClause,
    and_,
    case,
    cast,
    false,
    func,
    inspect,
    literal,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from ..db.boxes import BOXES, COUNTS, PLACES, gist_box
from ..db.models import Item
from .projects import Bbox
from .region import Region

_ROWS_AT_ONCE = 50  # footprints may have over a megabyte
_CANDIDATES = 4000  # more than these are found sooner in the order of the answer


def meets(bbox: Bbox) -> ColumnElement[bool]:
    """Return the condition that an item's box meets a box, touching included."""
    west, south, east, north = bbox
    across = Item.west > Item.east
    sides = [
        or_(
            and_(~across, Item.west <= high, Item.east >= low),
            and_(across, or_(Item.west <= high, Item.east >= low)),
        )
        for low, high in _spans(west, east)
    ]
    return and_(Item.south <= north, Item.north >= south, or_(*sides))


def lies_in(bbox: Bbox) -> ColumnElement[bool]:
    """Return a condition of items that lie within a box for sure: those across are left out."""
    west, south, east, north = bbox
    sides = [and_(Item.west >= low, Item.east <= high) for low, high in _spans(west, east)]
    whole = and_(Item.south >= south, Item.north <= north, Item.west <= Item.east)
    return and_(whole, or_(*sides))


def near(session: Session, bbox: Bbox) -> ColumnElement[bool]:
    """Return the condition that an item's box meets a box, by an index where there is one."""
    if session.get_bind().engine.dialect.name != "postgresql":
        return meets(bbox)
    return and_(_gist(bbox), meets(bbox))


def found_in_tree(session: Session, region: Region) -> Subquery | None:
    """Return what the R*Tree finds: ``id``, a number of `PLACES`, and ``is_whole`` in the region.

    None when there is no R*Tree, or when it finds so many that they are found sooner otherwise.
    """
    if not has_boxes(session.get_bind().engine):
        return None
    turns = _turns(region.bbox)
    if _count_some(session, region.bbox, turns) > _CANDIDATES:
        return None
    sides = []
    for turn in turns:
        is_whole = _within(region.bbox, *turn) if region.is_box else false()
        whole = case((is_whole, 1), else_=0).label("is_whole")
        sides.append(_in_tree(region.bbox, *turn).add_columns(whole))
    return union_all(*sides).subquery()


def _count_some(session: Session, bbox: Bbox, turns: Sequence[tuple[float, float]]) -> int:
    """Return how many the R*Tree finds, or one more than are wanted of it."""
    values = {"south": bbox[1], "north": bbox[3], "most": _CANDIDATES + 1}
    for turn, (low, high) in enumerate(turns):
        values |= {f"low{turn}": low, f"high{turn}": high}
    return int(session.connection().scalar(_counting(len(turns)), values) or 0)


@lru_cache(maxsize=4)
def _counting(turns: int) -> TextClause:
    """Return the query of `_count_some`: to build it anew takes longer than to run it."""
    sides = " UNION ALL ".join(
        f"SELECT id FROM {BOXES.name} WHERE south <= :north AND north >= :south "  # nosec B608
        f"AND west <= :high{turn} AND east >= :low{turn}"
        for turn in range(turns)
    )
    return text(f"SELECT count(*) FROM ({sides} LIMIT :most)")  # nosec B608


def misses(
    session: Session, region: Region, conditions: Sequence[ColumnElement[bool]]
) -> list[str]:
    """Return the ids of the items whose box meets a region, but whose footprint does not."""
    wanted = select(Item.id, Item.footprint)
    if has_boxes(session.get_bind().engine):
        turns = _turns(region.bbox)
        unsure = union_all(*(_in_tree(region.bbox, *turn, region.is_box) for turn in turns))
        wanted = wanted.select_from(PLACES).join(Item, Item.id == PLACES.c.item_id)
        wanted = wanted.where(PLACES.c.number.in_(unsure), meets(region.bbox))
    else:
        wanted = wanted.where(near(session, region.bbox))
    if region.is_box:
        wanted = wanted.where(~lies_in(region.bbox))
    # a few at a time: footprints may be long
    streamed = {"yield_per": _ROWS_AT_ONCE}
    rows = session.execute(wanted.where(*conditions), execution_options=streamed)
    return region.misses((id, wkb) for id, wkb in rows)


def not_among(session: Session, ids: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that an item has none of some ids, however many."""
    return Item.id.not_in(_listed(session, ids))


def count_all(session: Session, project_id: str) -> int | None:
    """Return how many items a project has, when that is kept; None otherwise."""
    if not has_boxes(session.get_bind().engine):
        return None
    return session.scalar(select(COUNTS.c.total).where(COUNTS.c.project_id == project_id)) or 0


@lru_cache(maxsize=64)
def has_boxes(engine: Engine) -> bool:
    """Tell whether there is an R*Tree; PostgreSQL and a few builds of SQLite have none."""
    return engine.dialect.name == "sqlite" and inspect(engine).has_table(BOXES.name)


def _listed(session: Session, values: Sequence[Any]) -> Any:
    """Return values as a subquery: as one parameter, where a list has a limit."""
    listed = json.dumps(list(values))
    if session.get_bind().engine.dialect.name == "sqlite":
        each = func.json_each(listed).table_valued("value")
        return select(each.c.value)
    return select(func.json_array_elements_text(cast(literal(listed), JSON)).column_valued())


def _in_tree(bbox: Bbox, low: float, high: float, across: bool = False) -> Select[Any]:
    """Return the query of the items whose box meets a span; ``across``, those not within it."""
    tree, south, north = BOXES.c, bbox[1], bbox[3]
    found = select(tree.id).where(
        tree.south <= north, tree.north >= south, tree.west <= high, tree.east >= low
    )
    return found.where(~_within(bbox, low, high)) if across else found


def _within(bbox: Bbox, low: float, high: float) -> ColumnElement[bool]:
    tree, south, north = BOXES.c, bbox[1], bbox[3]
    return and_(tree.west >= low, tree.east <= high, tree.south >= south, tree.north <= north)


def _spans(west: float, east: float) -> list[tuple[float, float]]:
    return [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]


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
