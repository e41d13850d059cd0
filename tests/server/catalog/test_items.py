"""Search against a brute-force answer: boxes over the antimeridian, pages, orders, filters."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable

import pytest
import shapely
from sqlalchemy import delete, text, update

from geopera_server.catalog import boxes, filters, items, projects
from geopera_server.catalog.footprints import box_of, place
from geopera_server.catalog.items import ItemQuery
from geopera_server.catalog.order import SortKey
from geopera_server.context import Context
from geopera_server.db.models import Item, Project

from ..conftest import on_sqlite

Box = tuple[float, float, float, float]
DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def archive(context: Context) -> tuple[str, list[Item]]:
    """A project of 300 items: some over the antimeridian, some undated; and a few elsewhere."""
    rng = random.Random(5)
    with context.database.writing() as session:
        project = projects.create_project(session, context.organization_id, "Archive")
        other = projects.create_project(session, context.organization_id, "Other")
        made = [_item(rng, project.id, number) for number in range(300)]
        session.add_all(made)
        session.add_all([_item(rng, other.id, number) for number in range(30)])
        return project.id, made


def _item(rng: random.Random, project_id: str, number: int) -> Item:
    west, south = rng.uniform(-180, 180), rng.uniform(-85, 80)
    east = west + rng.choice([0, 0.5, 5, 20])
    east = east - 360 if east > 180 else east
    return Item(
        project_id=project_id,
        stac_id=str(number),
        type=rng.choice(["clip", "user_raster"]),
        name=rng.choice(["a", "b", "c"]),
        footprint=shapely.to_wkb(shapely.Point(0, 0)),
        west=west,
        south=south,
        east=east,
        north=south + 2,
        captured_at=None if number % 10 == 0 else DAY + dt.timedelta(days=rng.randrange(20)),
        cloud_cover=rng.choice([None, 10.0, 20.0, 30.0]),
        properties={"platform": rng.choice(["one", "two"]), "orbit": rng.randrange(5)},
    )


def _spans(west: float, east: float) -> list[tuple[float, float]]:
    return [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]


def _meet(item: Item, box: Box) -> bool:
    return (
        item.south <= box[3]
        and item.north >= box[1]
        and any(
            a <= d and c <= b
            for (a, b), (c, d) in itertools.product(
                _spans(item.west, item.east), _spans(box[0], box[2])
            )
        )
    )


def found(context: Context, query: ItemQuery) -> tuple[set[str], int]:
    with context.database.reading() as session:
        rows, total = items.search(session, query)
        return {item.id for item in rows}, total


@pytest.mark.parametrize("most", [2000, -1], ids=["by the tree", "in order"])
def test_boxes_are_met_as_a_brute_force_search_says(
    context: Context,
    archive: tuple[str, list[Item]],
    most: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boxes, "_CANDIDATES", most)
    project_id, made = archive
    rng = random.Random(6)
    wanted: list[Box] = [(-180, -90, 180, 90), (180, -90, -180, 90), (179, -90, -179, 90)]
    for _ in range(40):
        west, south = rng.uniform(-180, 180), rng.uniform(-90, 80)
        east = west + rng.choice([1, 30, 200])
        wanted.append((west, south, east - 360 if east > 180 else east, south + 10))
    crossing = 0
    for box in wanted:
        expected = {item.id for item in made if _meet(item, box)}
        assert found(context, ItemQuery(project_id, bbox=box, limit=1000)) == (
            expected,
            len(expected),
        )
        crossing += sum(item.west > item.east for item in made if item.id in expected)
    assert crossing > 20, "the antimeridian was tried"


@on_sqlite
def test_the_tree_follows_what_changes(context: Context, archive: tuple[str, list[Item]]) -> None:
    project_id, made = archive
    here = ItemQuery(project_id, bbox=(99.9, 9.9, 100.1, 10.1), limit=1000)
    before, _ = found(context, here)
    moved = next(item.id for item in made if item.id not in before)

    def count(table: str) -> int:
        with context.database.reading() as session:
            return session.scalar(text(f"SELECT count(*) FROM {table}")) or 0

    with context.database.writing() as session:
        session.execute(
            update(Item).where(Item.id == moved).values(west=100, east=100, south=10, north=10)
        )
        kept = boxes.count_all(session, project_id)
    assert kept == 300
    assert found(context, here)[0] == before | {moved}
    with context.database.writing() as session:
        session.execute(delete(Item).where(Item.id == moved))
        assert boxes.count_all(session, project_id) == 299
    assert found(context, here)[0] == before
    with context.database.writing() as session:
        session.execute(delete(Project).where(Project.id == project_id))
    assert [count(each) for each in ("item_boxes", "item_places", "item_counts")] == [30, 30, 1]


@pytest.mark.parametrize(
    "sort",
    [
        (),
        (SortKey("eo:cloud_cover"), SortKey("datetime", descending=True)),
        (SortKey("title", descending=True),),
        (SortKey("created"),),
        (SortKey("id", descending=True),),
    ],
    ids=lambda sort: "-".join(key.field for key in sort) or "newest first",
)
def test_pages_by_token_are_the_list_in_parts(
    context: Context, archive: tuple[str, list[Item]], sort: tuple[SortKey, ...]
) -> None:
    project_id, _ = archive
    with context.database.reading() as session:
        whole = items.search_page(session, ItemQuery(project_id, sort=sort, limit=1000))
        assert (len(whole.items), whole.next_token) == (300, None)
        walked, token, totals = [], None, set()
        for _ in range(100):
            query = ItemQuery(project_id, sort=sort, limit=7, token=token)
            page = items.search_page(session, query)
            walked += page.items
            totals.add(page.total)
            token = page.next_token
            if token is None:
                break
    assert [item.id for item in walked] == [item.id for item in whole.items]
    assert totals == {300}


def test_pages_stay_right_while_items_come_and_go(
    context: Context, archive: tuple[str, list[Item]]
) -> None:
    project_id, _ = archive
    with context.database.writing() as session:
        first = items.search_page(session, ItemQuery(project_id, limit=10))
        for item in first.items:
            session.delete(item)
        session.flush()
        second = items.search_page(session, ItemQuery(project_id, limit=10, token=first.next_token))
        fresh = items.search_page(session, ItemQuery(project_id, limit=10))
    assert [item.id for item in second.items] == [item.id for item in fresh.items]


def _platform(item: Item) -> bool:
    return item.properties["platform"] == "one"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"eo:cloud_cover": {"lt": 20}}, lambda i: i.cloud_cover == 10),
        ({"cloud_cover": {"gte": 20, "lte": 25}}, lambda i: i.cloud_cover == 20),
        ({"platform": {"eq": "one"}}, _platform),
        ({"properties.platform": {"in": ["one", "three"]}}, _platform),
        ({"orbit": {"gt": 2}}, lambda i: i.properties["orbit"] > 2),
        ({"title": {"startsWith": "a"}}, lambda i: i.name == "a"),
        ({"title": {"contains": "%"}}, lambda i: False),
        ({"nothing": {"eq": 1}}, lambda i: False),
        ({"datetime": {"gte": "2026-01-10"}}, lambda i: i.captured_at and i.captured_at.day > 9),
    ],
)
def test_properties_are_compared(
    context: Context,
    archive: tuple[str, list[Item]],
    query: dict[str, dict[str, object]],
    expected: Callable[[Item], bool],
) -> None:
    project_id, made = archive
    ids = {item.id for item in made if expected(item)}
    conditions = filters.conditions(query)
    assert found(context, ItemQuery(project_id, filters=conditions, limit=1000)) == (ids, len(ids))


def test_a_footprint_that_was_cut_at_the_antimeridian_has_a_box_across_it() -> None:
    halves = [shapely.box(178, -10, 180, 0), shapely.box(-180, -12, -177, 0)]
    assert box_of(shapely.MultiPolygon(halves)) == (178, -12, -177, 0)
    assert box_of(shapely.box(-180, -90, 180, 90)) == (-180, -90, 180, 90)
    found = place(None, [178, -12, -177, 0])
    assert found is not None
    assert shapely.from_wkb(found.footprint).area == 5 * 12
