"""A server on a home folder of its own, and rasters with known pixels."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine

from geopera_server.context import Context
from geopera_server.db.database import Database
from geopera_server.settings import Settings

from .http import Api, running

if TYPE_CHECKING:  # the Python of QGIS has no clients of PostgreSQL and S3
    from .postgres import PostgresServer
    from .radosgw import Radosgw

WEST, NORTH = 500_000.0, 5_800_000.0  # EPSG:32633, on the central meridian: 15° E
BAND_NAMES = ("blue", "green", "red", "nir")


ON_POSTGRES = os.environ.get("GEOPERA_TEST_DATABASE") == "postgresql"


on_sqlite = pytest.mark.skipif(ON_POSTGRES, reason="about the file of SQLite")


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresServer]:
    """A running PostgreSQL; whoever stops it starts it again."""
    from . import postgres

    reason = postgres.missing()
    if reason is not None:
        pytest.skip(reason)
    with postgres.postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_cluster: PostgresServer) -> str:
    """The name of a migrated database that nobody is connected to."""
    name = postgres_cluster.create()
    database = Database(postgres_cluster.url(name))
    database.migrate()
    database.close()
    return name


@pytest.fixture
def postgres_url(postgres_cluster: PostgresServer, postgres_template: str) -> Iterator[str]:
    """The URL of a database on PostgreSQL of the test's own."""
    name = postgres_cluster.create(postgres_template)
    yield postgres_cluster.url(name)
    postgres_cluster.drop(name)


@pytest.fixture(scope="session")
def s3() -> Iterator[Radosgw]:
    """A running S3 with an empty bucket; whoever stops its gateway starts it again."""
    from . import radosgw

    reason = radosgw.missing()
    if reason is not None:
        pytest.skip(reason)
    with radosgw.radosgw() as server:
        yield server


@pytest.fixture
def fresh_database(request: pytest.FixtureRequest) -> Iterator[Callable[[], str | None]]:
    """Return what makes the URL of one more database; None stands for SQLite in the home."""
    if not ON_POSTGRES:
        yield lambda: None
        return
    server: PostgresServer = request.getfixturevalue("postgres_cluster")
    template: str = request.getfixturevalue("postgres_template")
    made: list[str] = []

    def make() -> str:
        made.append(server.create(template))
        return server.url(made[-1])

    yield make
    for name in made:
        server.drop(name)


@pytest.fixture(autouse=ON_POSTGRES)
def database_url(
    fresh_database: Callable[[], str | None], monkeypatch: pytest.MonkeyPatch
) -> str | None:
    """The database of the test, for the processes that it starts too."""
    url = fresh_database()
    if url is not None:
        monkeypatch.setenv("GEOPERA_DATABASE_URL", url)
    return url


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def settings(home: Path, tmp_path: Path, database_url: str | None) -> Settings:
    sources = tmp_path / "sources"
    sources.mkdir()
    return Settings(
        home=home, allow_source=(sources,), lease_seconds=1.0, database_url=database_url
    )


@pytest.fixture
def context(settings: Settings) -> Iterator[Context]:
    opened = Context.open(settings)
    yield opened
    opened.close()


@pytest.fixture
def scene_path(settings: Settings) -> Path:
    return write_scene(settings.allow_source[0] / "field_2026-04-12.tif")


def write_scene(path: Path, size: int = 256, seed: int = 7) -> Path:
    """Write a scene of 4 uint16 bands, 10 m, nodata 0, whose first row and column are nodata."""
    values = np.random.default_rng(seed).integers(1, 4000, (4, size, size), dtype=np.uint16)
    values[:, 0, :] = 0
    values[:, :, 0] = 0
    profile = {
        "driver": "GTiff",
        "width": size,
        "height": size,
        "count": 4,
        "dtype": "uint16",
        "crs": "EPSG:32633",
        "transform": Affine(10, 0, WEST, 0, -10, NORTH),
        "nodata": 0,
        "tiled": True,
        "blockxsize": 128,
        "blockysize": 128,
        "compress": "deflate",
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(values)
        dataset.descriptions = BAND_NAMES
    return path


def lonlat_box(left: float, top: float, right: float, bottom: float) -> dict[str, object]:
    """Return the GeoJSON polygon of a box given in metres east and south of the scene's corner."""
    from rasterio.warp import transform

    xs = [WEST + left, WEST + right, WEST + right, WEST + left, WEST + left]
    ys = [NORTH - top, NORTH - top, NORTH - bottom, NORTH - bottom, NORTH - top]
    lon, lat = transform("EPSG:32633", "EPSG:4326", xs, ys)
    return {"type": "Polygon", "coordinates": [list(map(list, zip(lon, lat, strict=True)))]}


@pytest.fixture
def api(context: Context) -> Iterator[Api]:
    with running(context) as client:
        yield client


@pytest.fixture
def scene(api: Api, scene_path: Path) -> dict[str, str]:
    """Return the ids of a scene that was taken into the project ``Fields``."""
    body = {"project_name": "Fields", "paths": [str(scene_path)]}
    return api.op("items.ingest", body)["items"][0]
