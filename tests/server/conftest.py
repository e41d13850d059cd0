"""A server on a home folder of its own, and rasters with known pixels."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine

from geopera_server.auth import users
from geopera_server.context import Context
from geopera_server.settings import Settings

from ..databases import furnish, on_sqlite, undeclared_database
from .http import Api, running

if TYPE_CHECKING:  # the Python of QGIS has no client of S3
    from .radosgw import Radosgw

__all__ = ["on_sqlite", "undeclared_database"]

WEST, NORTH = 500_000.0, 5_800_000.0  # EPSG:32633, on the central meridian: 15° E
BAND_NAMES = ("blue", "green", "red", "nir")


@pytest.fixture(scope="package", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Let passwords be hashed in no time; that it costs some outside of tests is a test's too."""
    with pytest.MonkeyPatch.context() as patch:
        if importlib.util.find_spec("argon2"):  # QGIS has none
            from argon2 import PasswordHasher

            hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
            patch.setattr(users, "_hasher", lambda: hasher)
        yield


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
def home(tmp_path: Path, database_url: str | None) -> Path:
    """The folder of a server; who makes one there works with the test's database."""
    return tmp_path / "home"


@pytest.fixture
def settings(home: Path, tmp_path: Path, database_url: str | None, migrated_file: Path) -> Settings:
    if database_url is None:
        furnish(home, migrated_file)
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
