"""Tiles and statistics are counted, by every way in, and stored now and then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from geopera_server.context import Context
from geopera_server.db.database import Database
from geopera_server.db.models import UsageCount
from geopera_server.db.usage_counter import Counted, UsageCounter

from ..conftest import lonlat_box
from ..http import Api
from ..organizations import key_of, new_organization
from ..waiting import wait_for

FIELD = lonlat_box(300, 400, 1500, 1300)
PLACE = {"z": 14, "x": 8875, "y": 5386}


@pytest.fixture
def counter(context: Context) -> Iterator[UsageCounter]:
    opened = UsageCounter(context.database, flush_seconds=0.05)
    yield opened
    opened.close()


def used(api: Api) -> tuple[int, int]:
    assert api.context.usage.flush()
    body = {"organization_id": api.context.organization_id}
    now = api.op("usage.current", body)["current"]
    assert api.op("usage.history", {**body, "months": 2})[0] == now
    return now["tiles"], now["statistics"]


def get(api: Api, path: str, status: int = 200, **headers: str) -> Any:
    answer = api.http.get(path, headers={"X-API-Key": api.key, **headers})
    assert answer.status_code == status, answer.text
    return answer


def test_every_way_to_a_tile_is_counted(api: Api, scene: dict[str, str]) -> None:
    url = f"geopera://items/{scene['item_id']}/data"
    assert used(api) == (0, 0)
    api.op("cog.tile.render", {"url": url, "format": "png", **PLACE})
    assert used(api) == (1, 0)
    tile = get(api, f"/tiles/14/8875/5386.png?url={url}")
    assert used(api) == (2, 0)
    same = {"If-None-Match": tile.headers["etag"]}
    get(api, f"/tiles/14/8875/5386.png?url={url}", 304, **same)
    get(api, f"/tiles/14/8875/5386.png?url={url}&bands=nothing", 400)
    get(api, "/tiles/14/8875/5386.png?url=geopera://items/no/data", 404)
    assert used(api) == (2, 0), "what was not drawn is not counted"
    get(api, f"/cog/tiles/WebMercatorQuad/14/8875/5386.png?url={url}&bidx=1&rescale=0,4000")
    api.op("items.tile.render", {"item_id": scene["item_id"], **PLACE})
    assert used(api) == (4, 0)


def test_every_way_to_statistics_is_counted(api: Api, scene: dict[str, str]) -> None:
    url = f"geopera://items/{scene['item_id']}/data"
    api.op("cog.statistics", {"url": url, "geometry": FIELD})
    api.op("cog.statistics", {"url": url, "geometry": {"type": "Point"}}, 400)
    get(api, f"/cog/statistics?url={url}")
    get(api, f"/cog/info?url={url}")
    assert used(api) == (0, 2)


def test_another_organizations_are_its_own(api: Api, scene: dict[str, str]) -> None:
    url = f"geopera://items/{scene['item_id']}/data"
    stranger = key_of(api.context, ["*"], new_organization(api.context))
    body = {"url": url, "format": "png", **PLACE}
    assert api.post("/v1/op/cog.tile.render", body, stranger).status_code == 404
    api.op("cog.tile.render", body)
    assert used(api) == (1, 0)
    theirs = {"organization_id": api.context.organization_id}
    assert api.post("/v1/op/usage.current", theirs, stranger).status_code == 403


def test_threads_and_processes_add_up(context: Context, counter: UsageCounter) -> None:
    database = Database(context.settings.resolved_database_url)
    other = UsageCounter(database, flush_seconds=0.05)

    def count(one: UsageCounter, kind: Counted) -> None:
        for _ in range(500):
            one.add("o", kind)

    threads = [
        threading.Thread(target=count, args=(one, kind))
        for one in (counter, other)
        for kind in Counted
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait_for(lambda: stored(context) == {"tiles": 2000, "statistics": 2000}, 10)
    other.close()
    database.close()
    with context.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(UsageCount)) == 2


def test_what_cannot_be_stored_now_is_stored_later(context: Context, counter: UsageCounter) -> None:
    counts = UsageCount.__table__
    with context.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE usage_counts RENAME TO away")
    counter.add("o", Counted.TILES, 3)
    assert not counter.flush()
    with context.database.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE away RENAME TO {counts.name}")
    counter.add("o", Counted.TILES)
    counter.close()
    assert stored(context) == {"tiles": 4}


def test_closing_stores_and_leaves_no_thread(context: Context) -> None:
    counter = UsageCounter(context.database, flush_seconds=60)
    counter.add("o", Counted.STATISTICS)
    assert len(storing()) == 1
    counter.close()
    assert storing() == []
    assert stored(context) == {"statistics": 1}


def storing() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "geopera-usage"]


def stored(context: Context) -> dict[str, int]:
    with context.database.reading() as session:
        rows = session.execute(select(UsageCount.kind, UsageCount.count))
        return dict(rows.all())
