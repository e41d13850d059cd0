from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.client import Client
from geopera_plugin.client.models import Project
from geopera_plugin.core.catalog import Catalog
from geopera_plugin.core.connection import Connection
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.conftest import settle, wait_for, write_scene


def test_from_projects_to_scenes(connection: Connection, project: Project) -> None:
    catalog = Catalog(connection)
    projects, dates, scenes = (
        QSignalSpy(catalog.projects_loaded),
        QSignalSpy(catalog.dates_loaded),
        QSignalSpy(catalog.scenes_loaded),
    )
    catalog.load_projects()
    wait_for(lambda: len(projects))
    (loaded,) = projects[0][0]
    assert (loaded.name, loaded.item_count, loaded.first_date) == ("Fields", 2, "2026-04-12")
    catalog.load_dates(loaded.id)
    wait_for(lambda: len(dates))
    assert dates[0][0] == loaded.id
    assert [date.date for date in dates[0][1]] == ["2026-04-12", "2026-06-20"]
    catalog.load_scenes(loaded.id, "2026-06-20")
    wait_for(lambda: len(scenes))
    assert scenes[0][:2] == [loaded.id, "2026-06-20"]
    (scene,) = scenes[0][2]
    assert scene.date == "2026-06-20"
    assert scene.project_id == loaded.id
    (asset,) = scene.rasters
    assert [band.role for band in asset.bands] == ["blue", "green", "red", "nir"]
    assert scene.epsg == 32633


def test_scenes_without_a_date(connection: Connection, client: Client, tmp_path: Path) -> None:
    paths = [tmp_path / "sources" / name for name in ("plain.tif", "dated_2026-04-12.tif")]
    for path in paths:
        write_scene(path)
    client.op("items.ingest", {"project_name": "P", "paths": [str(path) for path in paths]})
    (project,) = client.projects()
    catalog = Catalog(connection)
    spy = QSignalSpy(catalog.scenes_loaded)
    catalog.load_scenes(project.id, None)
    wait_for(lambda: len(spy))
    assert [scene.date for scene in spy[0][2]] == [None]


def test_styles(connection: Connection) -> None:
    catalog = Catalog(connection)
    spy = QSignalSpy(catalog.styles_loaded)
    catalog.load_styles()
    wait_for(lambda: len(spy))
    formulas, colormaps = spy[0]
    ndvi = next(formula for formula in formulas if formula.id == "ndvi")
    assert set(ndvi.bands) == {"nir", "red"}
    assert len(formulas) >= 40
    names = {entry.name for group in colormaps.values() for entry in group}
    assert {"viridis", ndvi.colormap} <= names
    assert all(entry.colors for group in colormaps.values() for entry in group)


def test_only_the_last_request_is_answered(connection: Connection, project: Project) -> None:
    catalog = Catalog(connection)
    spy = QSignalSpy(catalog.scenes_loaded)
    for date in ("2026-04-12", None, "2026-06-20"):
        catalog.load_scenes(project.id, date)
    wait_for(lambda: len(spy))
    settle(0.3)
    assert [entry[1] for entry in spy] == ["2026-06-20"]


def test_a_failure_is_told_in_words(connection: Connection) -> None:
    catalog = Catalog(connection)
    spy = QSignalSpy(catalog.failed)
    catalog.load_dates("no-such-project")
    wait_for(lambda: len(spy))
    assert len(spy[0][0]) > 10


def test_without_a_connection_nothing_happens(settings: PluginSettings) -> None:
    catalog = Catalog(Connection(settings))
    catalog.load_projects()
    settle(0.05)
