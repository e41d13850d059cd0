"""QGIS without a window, settings of its own, and the embedded server with small real rasters."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from rasterio.transform import from_origin

from geopera_plugin.client import Client
from geopera_plugin.client.models import Project, Scene
from geopera_plugin.core.connection import Connection, ConnectionState
from geopera_plugin.core.records import flush_records, records_folder
from geopera_plugin.core.settings import PluginSettings
from geopera_plugin.core.tasks import BACKGROUND

WEST, NORTH = 500_000.0, 5_800_000.0  # EPSG:32633, on its central meridian: 15° E
SIZE, PIXEL = 256, 10.0
BAND_NAMES = ("blue", "green", "red", "nir")


def wait_for(condition: Callable[[], Any], timeout_s: float = 20.0) -> Any:
    """Let QGIS work until a condition holds; return what it answered."""
    deadline = time.monotonic() + timeout_s
    while True:
        QCoreApplication.processEvents()
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError("the condition did not come true in time")
        time.sleep(0.005)


def settle(seconds: float = 0.2) -> None:
    """Let QGIS work for a while."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def our_threads() -> list[str]:
    """Return the names of Python's threads, but those that Qt made."""
    return sorted(
        thread.name
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread)
    )


@pytest.fixture(autouse=True)
def clean_qgis(qgis_app: QgsApplication) -> Iterator[None]:
    """Leave no project, task or thread behind."""
    yield
    QgsProject.instance().clear()
    settle(0.02)


@pytest.fixture
def settings(qgis_app: QgsApplication, tmp_path: Path) -> Iterator[PluginSettings]:
    """Settings in a folder of the test's own; the server takes any free port."""
    QgsSettings().remove("geopera")
    forget_records()
    chosen = PluginSettings()
    chosen.home = tmp_path / "home"
    chosen.output_folder = tmp_path / "output"
    chosen.preferred_port = 0
    yield chosen
    QgsSettings().remove("geopera")
    forget_records()


def forget_records() -> None:
    """Delete what the plugin has kept of jobs and uploads."""
    assert flush_records()
    shutil.rmtree(records_folder(), ignore_errors=True)


@pytest.fixture
def connection(settings: PluginSettings) -> Iterator[Connection]:
    """A connection to a running embedded server."""
    opened = Connection(settings)
    opened.start()
    wait_for(lambda: opened.state is not ConnectionState.STARTING, 60)
    assert opened.state is ConnectionState.ONLINE
    yield opened
    assert opened.stop()
    assert BACKGROUND.running == 0


@pytest.fixture
def client(connection: Connection) -> Client:
    assert connection.client is not None
    return connection.client


def write_scene(path: Path, shift: int = 0) -> Path:
    """Write four bands of 256 x 256 pixels of 10 m: band n rises from west to east by n a pixel."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = np.arange(SIZE, dtype="uint16")[np.newaxis, :].repeat(SIZE, 0)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=SIZE,
        height=SIZE,
        count=4,
        dtype="uint16",
        crs="EPSG:32633",
        transform=from_origin(WEST, NORTH, PIXEL, PIXEL),
        nodata=0,
        tiled=True,
        blockxsize=128,
        blockysize=128,
    ) as out:
        for number, name in enumerate(BAND_NAMES, 1):
            out.write(1000 + shift + columns * number, number)
            out.set_band_description(number, name)
    return path


@pytest.fixture
def project(client: Client, tmp_path: Path) -> Project:
    """A project with scenes of two dates."""
    paths = [
        write_scene(tmp_path / "sources" / "fields_2026-04-12.tif"),
        write_scene(tmp_path / "sources" / "fields_2026-06-20.tif", shift=100),
    ]
    client.op("items.ingest", {"project_name": "Fields", "paths": [str(path) for path in paths]})
    (project,) = client.projects()
    return project


@pytest.fixture
def scene(client: Client, project: Project) -> Scene:
    """The scene of 12 April 2026."""
    (scene,) = client.scenes(project.id, "2026-04-12")
    return scene


@pytest.fixture
def aoi() -> dict[str, Any]:
    """A polygon in the middle of the scene, about 1 km wide."""
    west, south, east, north = 15.009, 52.337, 15.024, 52.346
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
