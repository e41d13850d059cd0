"""Search against a brute-force answer: boxes over the antimeridian, pages, orders, filters."""

from __future__ import annotations

import datetime as dt
import json
import random
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import delete, select, text, update

from geopera_server.catalog import boxes, filters, items, narrow, order, projects
from geopera_server.catalog.footprints import box_of, place
from geopera_server.catalog.found import FoundAsset, FoundItem
from geopera_server.catalog.items import ItemQuery
from geopera_server.catalog.order import SortKey
from geopera_server.catalog.region import Region
from geopera_server.context import Context
from geopera_server.db.models import Asset, Item, Project

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
        footprint=shapely.to_wkb(_diamond(west, south, east, south + 2)),
        west=west,
        south=south,
        east=east,
        north=south + 2,
        captured_at=None if number % 10 == 0 else DAY + dt.timedelta(days=rng.randrange(20)),
        cloud_cover=rng.choice([None, 10.0, 20.0, 30.0]),
        properties={"platform": rng.choice(["one", "two"]), "orbit": rng.randrange(5)},
    )


def _diamond(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """Return a shape that fills half of its box, cut at the antimeridian."""
    end = east if west <= east else east + 360
    x, y = (west + end) / 2, (south + north) / 2
    whole = shapely.Polygon([(west, y), (x, south), (end, y), (x, north)])
    if end <= 180 or end == west:
        return whole
    parts = [
        shapely.intersection(whole, shapely.box(-180, -90, 180, 90)),
        shapely.transform(
            shapely.intersection(whole, shapely.box(180, -90, 540, 90)), lambda xy: xy - (360, 0)
        ),
    ]
    return shapely.MultiPolygon(parts)


def _meet(item: Item, shape: BaseGeometry) -> bool:
    return bool(shapely.intersects(shapely.from_wkb(item.footprint), shape))


def found(context: Context, query: ItemQuery) -> tuple[set[str], int]:
    with context.database.reading() as session:
        rows, total = items.search(session, query)
        return {item.id for item in rows}, total


@pytest.mark.parametrize(
    ("most", "short_bytes"),
    [(4000, 4096), (4000, 0), (-1, 4096)],
    ids=["by the tree", "by the tree, long footprints", "in order"],
)
def test_footprints_are_met_as_a_brute_force_search_says(
    context: Context,
    archive: tuple[str, list[Item]],
    most: int,
    short_bytes: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boxes, "_CANDIDATES", most)
    monkeypatch.setattr(narrow, "_SHORT_BYTES", short_bytes)
    project_id, made = archive
    rng = random.Random(6)
    wanted: list[Box] = [(-180, -90, 180, 90), (180, -90, -180, 90), (179, -90, -179, 90)]
    for _ in range(40):
        west, south = rng.uniform(-180, 180), rng.uniform(-90, 80)
        east = west + rng.choice([1, 30, 200])
        wanted.append((west, south, east - 360 if east > 180 else east, south + 10))
    regions = [Region.of_box(box) for box in wanted]
    for box in wanted[3:]:
        if box[0] < box[2]:
            shape = shapely.Polygon([box[:2], (box[2], box[1]), box[2:]])  # half of the box
            regions.append(Region.of_geometry(json.loads(shapely.to_geojson(shape))))
    crossing = spared = 0
    for region in regions:
        expected = {item.id for item in made if _meet(item, region.shape)}
        query = ItemQuery(project_id, region=region, limit=1000)
        assert found(context, query) == (expected, len(expected))
        paged = ItemQuery(project_id, region=region, limit=25)
        assert _walk(context, paged) == (expected, {len(expected)} if expected else {0})
        crossing += sum(item.west > item.east for item in made if item.id in expected)
        with context.database.reading() as session:
            by_box = items.search(
                session, ItemQuery(project_id, filters=[boxes.meets(region.bbox)])
            )
        spared += by_box[1] - len(expected)
    assert crossing > 20, "the antimeridian was tried"
    assert spared > 20, "boxes alone would have found more"


def _walk(context: Context, query: ItemQuery) -> tuple[set[str], set[int]]:
    """Return what the pages hold together, no item twice, and the totals they tell."""
    ids: list[str] = []
    totals = set()
    with context.database.reading() as session:
        while True:
            page = items.search_page(session, query)
            ids += [item.id for item in page.items]
            totals.add(page.total)
            if page.next_token is None:
                break
            query = replace(query, token=page.next_token)
    assert len(set(ids)) == len(ids)
    return set(ids), totals


@on_sqlite
def test_the_tree_follows_what_changes(context: Context, archive: tuple[str, list[Item]]) -> None:
    project_id, made = archive
    here = ItemQuery(project_id, region=Region.of_box((99.9, 9.9, 100.1, 10.1)), limit=1000)
    before, _ = found(context, here)
    moved = next(item.id for item in made if item.id not in before)

    def count(table: str) -> int:
        with context.database.reading() as session:
            return session.scalar(text(f"SELECT count(*) FROM {table}")) or 0

    with context.database.writing() as session:
        session.execute(
            update(Item)
            .where(Item.id == moved)
            .values(
                west=100,
                east=100,
                south=10,
                north=10,
                footprint=shapely.to_wkb(shapely.Point(100, 10)),
            )
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


def test_rows_hold_what_the_models_declare(context: Context) -> None:
    assert {*FoundItem._fields} - {"assets"} == {*Item.__table__.c.keys()}
    assert {*FoundAsset._fields} == {*Asset.__table__.c.keys()}


def _days(made: list[Item]) -> list[tuple[dt.date | None, int, float | None]]:
    days: dict[dt.date | None, list[float | None]] = {}
    for item in made:
        day = item.captured_at.date() if item.captured_at else None
        days.setdefault(day, []).append(item.cloud_cover)
    rows = []
    for day, clouds in days.items():
        known = [cloud for cloud in clouds if cloud is not None]
        rows.append((day, len(clouds), round(sum(known) / len(known), 2) if known else None))
    return sorted(rows, key=lambda row: (row[0] is None, str(row[0])))


def test_days_are_counted_whatever_changes(
    context: Context, archive: tuple[str, list[Item]]
) -> None:
    project_id, made = archive

    def told() -> list[tuple[dt.date | None, int, float | None]]:
        with context.database.reading() as session:
            found = items.capture_dates(session, ItemQuery(project_id))
        return [(each.date, each.item_count, each.cloud_cover) for each in found]

    assert told() == _days(made)
    with context.database.writing() as session:
        for item in made[:20]:
            item = session.merge(item)
            item.captured_at = DAY + dt.timedelta(days=40)
        for item in made[20:60]:
            session.merge(item).cloud_cover = 77.0
        for item in made[60:65]:
            session.merge(item).captured_at = None
        session.flush()
        for item in made[290:]:
            session.delete(session.merge(item))
    with context.database.reading() as session:
        rest = session.scalars(select(Item).where(Item.project_id == project_id)).all()
    assert len(rest) == 290
    assert told() == _days(list(rest))
    region = Region.of_box((-60, -40, 60, 40))
    with context.database.reading() as session:
        within = items.capture_dates(session, ItemQuery(project_id, region=region))
    inside = [item for item in rest if _meet(item, region.shape)]
    assert 10 < len(inside) < 200
    assert [(each.date, each.item_count, each.cloud_cover) for each in within] == _days(inside)


@on_sqlite
@pytest.mark.parametrize(
    ("sort", "filters_", "reads"),
    [
        ((), {}, 0),
        ((SortKey("eo:cloud_cover"),), {"eo:cloud_cover": {"lt": 25}}, 0),
        ((SortKey("gsd"),), {}, 1),
        ((), {"platform": {"eq": "one"}}, 1),
    ],
)
def test_items_are_read_to_sort_them_only_when_they_must_be(
    context: Context,
    archive: tuple[str, list[Item]],
    sort: tuple[SortKey, ...],
    filters_: dict[str, dict[str, object]],
    reads: int,
) -> None:
    project_id, _ = archive
    conditions = filters.conditions(filters_)
    query = ItemQuery(project_id, filters=conditions, sort=sort)
    keys = [key.clause() for key in order.complete(sort)]
    with context.database.reading() as session:
        region = Region.of_box((-180, -90, 180, 90))
        few = boxes.found_in_tree(session, region)
        assert few is not None
        conditions = [*query.conditions(), query.owner(by_index=False)]
        assert str(narrow.rows(few, conditions, keys)).count("JOIN items") == reads
        whole = items.search_page(session, replace(query, limit=1000))
        asked = narrow.ids(session, region, few, conditions, keys)
        assert asked == [item.id for item in whole.items]


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
            session.delete(session.get_one(Item, item.id))
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


@on_sqlite
def test_long_footprints_are_not_held_together(
    context: Context, archive: tuple[str, list[Item]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty outlines of half a megabyte, which all meet the region, are tested a few at a time."""
    monkeypatch.setattr("geopera_server.catalog.region._BYTES_AT_ONCE", 2**20)
    project_id, _ = archive
    angles = np.linspace(0, 2 * np.pi, 30_000)
    outline = shapely.Polygon(np.stack([5 * np.cos(angles), 70 + 5 * np.sin(angles)], axis=1))
    wkb, (west, south, east, north) = shapely.to_wkb(outline), outline.bounds
    place = {"west": west, "south": south, "east": east, "north": north, "footprint": wkb}
    with context.database.writing() as session:
        names = [f"long {number}" for number in range(40)]
        session.add_all(
            Item(project_id=project_id, stac_id=name, name=name, type="t", properties={}, **place)
            for name in names
        )
    query = ItemQuery(project_id, region=Region.of_box((0, 70, 30, 80)), limit=1)
    tracemalloc.start()
    try:
        _, total = found(context, query)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total >= 40
    assert peak < 30 * len(wkb)
    with context.database.reading() as session:
        missing = items.search_page(
            session, replace(query, region=Region.of_box((4.5, 74.5, 30, 80)))
        )
    assert not any(item.name.startswith("long") for item in missing.items)
