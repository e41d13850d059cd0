"""Which scenes are shown: by criteria, by how much of an area they cover, page by page."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
import shapely
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtTest import QSignalSpy
from sqlalchemy import insert

from geopera_plugin.client import Client
from geopera_plugin.client.models import Project, Scene
from geopera_plugin.client.projects import create_project
from geopera_plugin.core.catalog import Catalog
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.footprints import Footprint, outline_of, share_covered, under
from geopera_plugin.core.scene_finder import ALL_DATES, Filter, find_dates, find_scenes
from geopera_plugin.gui.browse.scene_panel import ScenePanel
from geopera_server.db.database import Database
from geopera_server.db.models import Item
from tests.plugin.conftest import settle, wait_for

MANY = 5000


def square(west: float, south: float, side: float) -> dict[str, Any]:
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side]]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def a_scene(name: str, west: float, side: float = 1.0) -> Scene:
    return Scene(name, "p", name, geometry=square(west, 50, side))


def test_the_smallest_footprint_under_a_point_comes_first() -> None:
    footprints = [Footprint(a_scene("large", 10, 4)), Footprint(a_scene("small", 10))]
    found = under(footprints, QgsPointXY(10.5, 50.5))
    assert [each.scene.id for each in found] == ["small", "large"]
    assert [each.scene.id for each in under(footprints, QgsPointXY(12, 52))] == ["large"]
    assert under(footprints, QgsPointXY(9, 50)) == []


def test_how_much_of_an_area_is_covered() -> None:
    area = QgsGeometry.fromRect(QgsRectangle(10.5, 50, 11.5, 51))
    assert share_covered(area, a_scene("half", 10)) == pytest.approx(50)
    assert share_covered(area, a_scene("all", 10, 2)) == pytest.approx(100)
    assert share_covered(area, a_scene("none", 20)) == 0
    across = Scene("x", "p", "x", bbox=(179.5, 0, -179.5, 1))
    assert share_covered(QgsGeometry.fromRect(QgsRectangle(179, 0, 180, 1)), across) == 50


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[[1], [2]]]},
        {"type": "Polygon", "coordinates": "abc"},
        {"type": ["Polygon"], "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [10**400, 0], [1, 1], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [float("inf"), 0], [1, 1], [0, 0]]]},
    ],
)
def test_what_is_no_polygon_is_no_footprint(value: Any) -> None:
    assert outline_of(value).isNull() or outline_of(value).isEmpty()


@pytest.fixture
def quarters(client: Client) -> Project:
    """Scenes that cover 0, 25, 50 and 100 percent of the area 10..11 E, 50..51 N."""
    project = create_project(client, "Quarters")
    for number, (west, side) in enumerate([(20, 1), (10.75, 1), (10.5, 1), (9.5, 2)]):
        geometry = square(west, 50, side)
        body = {"project_id": project.id, "name": f"s{number}", "type": "satellite_capture"}
        day = f"2026-0{number + 1}-01T00:00:00Z"
        client.op("items.create", {**body, "geometry": geometry, "datetime": day})
    return project


def test_scenes_by_the_share_of_an_area(client: Client, quarters: Project) -> None:
    area = QgsGeometry.fromRect(QgsRectangle(10, 50, 11, 51))

    def found(percent: float) -> list[str]:
        wanted = Filter().with_area(area, percent)
        dates = [date.date for date in find_dates(client, quarters.id, wanted)]
        scenes = find_scenes(client, quarters.id, ALL_DATES, wanted).scenes
        assert dates == sorted(str(scene.date) for scene in scenes)
        return [scene.title for scene in scenes]

    assert found(0) == ["s3", "s2", "s1"]
    assert found(25) == ["s3", "s2", "s1"]
    assert found(26) == ["s3", "s2"]
    assert found(100) == ["s3"]


@pytest.fixture
def large(connection: Connection, client: Client) -> Project:
    """5,000 scenes: 4,000 of one day, 990 of as many days, and 10 without a date."""
    project = create_project(client, "Large")
    first = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    rows = []
    for number in range(MANY):
        west, south = number % 100 * 0.1, number // 100 * 0.1
        day = first + dt.timedelta(days=max(0, number - 4000) + 1)
        rows.append(
            {
                "id": f"item-{number}",
                "project_id": project.id,
                "stac_id": f"s{number}",
                "type": "satellite_capture",
                "name": f"s{number:04}",
                "footprint": shapely.to_wkb(shapely.box(west, south, west + 0.1, south + 0.1)),
                "west": west,
                "south": south,
                "east": west + 0.1,
                "north": south + 0.1,
                "captured_at": None if number >= MANY - 10 else day,
                "cloud_cover": float(number % 100),
                "properties": {},
            }
        )
    database = Database(f"sqlite:///{connection.settings.home / 'geopera.db'}")
    with database.writing() as session:
        session.execute(insert(Item), rows)
    database.engine.dispose()
    return project


def test_thousands_of_scenes_come_page_by_page_and_nothing_stalls(
    connection: Connection, large: Project
) -> None:
    catalog, panel = Catalog(connection), ScenePanel()
    panel.resize(380, 600)
    panel.show()
    listed: list[int] = []
    catalog.projects_loaded.connect(panel.set_projects)
    panel.project_chosen.connect(lambda project: catalog.load_dates(project.id))
    catalog.dates_loaded.connect(panel.set_dates)
    panel.all_dates_chosen.connect(lambda: catalog.load_scenes(large.id, ALL_DATES))
    catalog.scenes_loaded.connect(
        lambda _p, _d, scenes: panel.set_scenes(scenes, catalog.scene_total, True)
    )
    catalog.more_scenes_loaded.connect(
        lambda _p, _d, scenes: panel.append_scenes(
            scenes, catalog.scene_total, catalog.has_more_scenes
        )
    )
    panel.scenes.scenes.more_asked.connect(catalog.load_more_scenes)
    panel.scenes.scenes.rowsInserted.connect(
        lambda _i, first, last: listed.append(last - first + 1)
    )
    catalog.load_projects()
    wait_for(lambda: panel.dates.model().rowCount() == 991)
    panel.head._switch.click()
    model = panel.scenes.scenes
    wait_for(lambda: model.rowCount() == 100)
    assert panel.head.text.text() == "100 of 5,000 scenes"
    worst = 0.0
    while model.rowCount() < 1500:
        panel.scenes.scrollToBottom()
        before = time.thread_time()  # not what other programs take
        settle(0.005)
        worst = max(worst, time.thread_time() - before)
    assert set(listed) == {100}
    titles = [scene.title for scene in model.scenes()]
    assert len(set(titles)) == len(titles)
    assert worst < 0.1, f"a page kept the window busy for {worst * 1000:.0f} ms"
    panel.deleteLater()


def test_pages_of_a_day_and_of_what_has_none(connection: Connection, large: Project) -> None:
    catalog = Catalog(connection)
    first, more = QSignalSpy(catalog.scenes_loaded), QSignalSpy(catalog.more_scenes_loaded)
    catalog.load_scenes(large.id, "2020-01-02")
    wait_for(lambda: len(first))
    assert (len(first[0][2]), catalog.scene_total, catalog.has_more_scenes) == (100, 4001, True)
    catalog.load_more_scenes()
    catalog.load_more_scenes()
    wait_for(lambda: len(more))
    settle(0.2)
    assert len(more) == 1, "one page at a time"
    catalog.load_scenes(large.id, None)
    wait_for(lambda: len(first) == 2)
    assert (len(first[1][2]), catalog.scene_total, catalog.has_more_scenes) == (10, 10, False)
    assert {scene.date for scene in first[1][2]} == {None}
