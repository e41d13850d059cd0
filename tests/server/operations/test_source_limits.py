"""What a request may ask for at most: each limit is told, none is an error of the server."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import rasterio
from rasterio.transform import Affine

from geopera_server.raster.source import raster_env
from geopera_server.settings import Settings

from ..conftest import NORTH, WEST, lonlat_box
from ..http import Api

NESTED = "abs(" * 60 + "nir" + ")" * 60
FIELD = lonlat_box(200, 200, 1800, 1500)
TILE = {"z": 14, "x": 8875, "y": 5373, "format": "png", "bands": "nir"}
STATISTICS = {"geometry": FIELD}


def _circle(vertices: int) -> dict[str, Any]:
    ring = [
        [15 + 0.01 * math.cos(2 * math.pi * at / vertices), 52 + 0.01 * math.sin(at / vertices)]
        for at in range(vertices)
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


REFUSED: list[tuple[str, dict[str, Any], int]] = [
    ("cog.tile.render", {**TILE, "z": 31}, 422),
    ("cog.tile.render", {**TILE, "z": 30, "x": 2**30}, 422),
    ("cog.tile.render", {**TILE, "z": 3, "x": 8}, 400),
    ("cog.tile.render", {**TILE, "z": -1}, 422),
    ("cog.tile.render", {**TILE, "quality": 101}, 422),
    ("cog.tile.render", {**TILE, "format": "x" * 10_000}, 422),
    ("cog.tile.render", {**TILE, "bands": "nir," * 1000}, 422),
    ("cog.tile.render", {**TILE, "bands": "nir," * 200}, 400),
    ("cog.tile.render", {**TILE, "bands": None, "expression": "nir+" * 500 + "1"}, 422),
    (
        "cog.tile.render",
        {**TILE, "bands": None, "expression": NESTED},
        400,
    ),
    ("cog.tile.render", {**TILE, "bands": None, "expression": "-" * 60 + "nir"}, 400),
    ("cog.tile.render", {**TILE, "bands": None, "expression": "nir;" * 16 + "nir"}, 400),
    ("cog.tile.render", {**TILE, "rescale": "0,1;" * 400}, 422),
    ("cog.tile.render", {**TILE, "colormap": "x" * 101}, 400),
    ("cog.tile.render", {**TILE, "url": "x" * 4097}, 422),
    ("cog.tile.render", {**TILE, "aoi": "POLYGON((" + "0 0," * 10 + "0 0))"}, 400),
    ("cog.tile.terrain", {"z": 31, "x": 0, "y": 0}, 422),
    ("cog.thumbnail", {"width": 2049}, 422),
    ("cog.thumbnail", {"height": 0}, 422),
    ("cog.statistics", {**STATISTICS, "percentiles": [1.0] * 101}, 422),
    ("cog.statistics", {**STATISTICS, "percentiles": [101]}, 422),
    ("cog.statistics", {**STATISTICS, "expression": "nir+" * 1000}, 422),
    ("cog.statistics", {"geometry": _circle(200_001)}, 400),
]


def test_more_than_the_limit_is_refused(api: Api, scene_path: Path) -> None:
    for operation, body, status in REFUSED:
        answer = api.post(f"/v1/op/{operation}", {"url": str(scene_path), **body})
        assert answer.status_code == status, (operation, str(body)[:200], answer.text[:500])
        assert len(answer.text) < 2000  # what was sent, however long, is not sent back


@pytest.fixture
def vast(settings: Settings) -> Path:
    """120,000 x 120,000 pixels that take no room, without overviews."""
    path = settings.allow_source[0] / "vast.tif"
    profile = {
        "driver": "GTiff",
        "width": 120_000,
        "height": 120_000,
        "count": 1,
        "dtype": "uint8",
        "crs": "EPSG:32633",
        "transform": Affine(1, 0, WEST, 0, -1, NORTH),
        "tiled": True,
        "sparse_ok": True,
        "nodata": 0,
    }
    with raster_env(), rasterio.open(path, "w", **profile):
        pass
    return path


def test_more_pixels_of_a_source_than_the_limit_are_refused(api: Api, vast: Path) -> None:
    url = {"url": str(vast)}
    words = {
        api.op("cog.thumbnail", url, 400)["detail"],
        api.op("cog.tile.render", {**url, "z": 7, "x": 69, "y": 42, "format": "png"}, 400)[
            "detail"
        ],
    }
    assert all("overviews" in each for each in words)
    whole = {**url, "geometry": lonlat_box(0, 0, 120_000, 120_000)}
    assert "smaller area" in api.op("cog.statistics", whole, 400)["detail"]
    close = {**url, "z": 14, "x": 8875, "y": 5373, "format": "png", "rescale": "0,255"}
    assert api.op("cog.tile.render", close, 200)
