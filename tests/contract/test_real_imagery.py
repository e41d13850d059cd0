"""The same session on real imagery, where the folder of it is there."""

from __future__ import annotations

import io
import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopera
import morecantile
import numpy as np
import pytest
import rasterio
from PIL import Image
from rasterio.features import geometry_mask
from rasterio.io import MemoryFile
from rasterio.warp import transform_geom

from geopera_server.context import Context
from geopera_server.settings import Settings
from tests.server.http import Api, running

CHECKOUT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("GEOPERA_SHARED_DATA", CHECKOUT.parent / "shared" / "data"))
SETS = {"naip": (5, "2015-09-26"), "landsat": (8, "2005-01-01")}

pytestmark = pytest.mark.skipif(
    not (DATA / "naip").is_dir(),
    reason="no real imagery: set GEOPERA_SHARED_DATA to the folder that has naip/ and landsat/",
)


@pytest.fixture
def server(home: Path) -> Iterator[Api]:
    context = Context.open(Settings(home=home, allow_source=(DATA,)))
    with running(context) as api:
        yield api
    context.close()


def middle(bbox: list[float]) -> dict[str, Any]:
    """Return a polygon with six corners over the middle of a box in degrees."""
    west, south, east, north = bbox
    x, y, dx, dy = (west + east) / 2, (south + north) / 2, (east - west) / 5, (north - south) / 5
    corners = [(-1, 0), (-0.5, -0.9), (0.6, -1), (1, 0.1), (0.4, 0.8), (-0.7, 1), (-1, 0)]
    return {"type": "Polygon", "coordinates": [[[x + a * dx, y + b * dy] for a, b in corners]]}


@pytest.mark.parametrize("name", SETS)
def test_a_session_on_real_imagery(server: Api, name: str) -> None:
    count, date = SETS[name]
    paths = sorted((DATA / name).glob("*.tif"))
    taken = server.op("items.ingest", {"project_name": name, "paths": [str(p) for p in paths]})
    project_id = taken["items"][0]["project_id"]
    headers = {"Idempotency-Key": name}
    sdk = geopera.Geopera(token=server.key, base_url=server.url, headers=headers)
    with sdk.client.get_httpx_client():
        dates = server.op("items.dates", {"project_id": project_id})
        assert len(dates) == count
        assert date in {entry["date"] for entry in dates}
        found = sdk.items.search({"project_id": project_id, "datetime": date})
        assert found.number_matched == 1
        feature = found.features[0]
        url = feature["assets"]["data"]["href"]
        area = middle(feature["bbox"])
        source = next(path for path in paths if date[:4] in path.name)
        _assert_statistics(sdk, url, area, source)
        _assert_tile(server, url, area)
        _assert_clip(sdk, feature, area, source)


def _assert_statistics(sdk: Any, url: str, area: dict[str, Any], source: Path) -> None:
    (band,) = sdk.cog.statistics({"url": url, "geometry": area, "bands": "b1"}).values()
    with rasterio.open(source) as dataset:
        values, valid = dataset.read(1), dataset.read_masks(1) > 0
        shape = transform_geom("EPSG:4326", dataset.crs, _densified(area))
        inside = geometry_mask([shape], values.shape, dataset.transform, invert=True) & valid
    assert band["count"] == pytest.approx(inside.sum(), abs=5)
    assert band["mean"] == pytest.approx(values[inside].mean(), rel=1e-4)
    assert band["percentile_98"] == pytest.approx(np.percentile(values[inside], 98), abs=1)


def _densified(area: dict[str, Any], steps: int = 50) -> dict[str, Any]:
    ring = np.array(area["coordinates"][0])
    shares = np.linspace(0, 1, steps, endpoint=False)[:, None]
    points = [a + (b - a) * shares for a, b in itertools.pairwise(ring)]
    return {"type": "Polygon", "coordinates": [np.vstack([*points, ring[:1]]).tolist()]}


def _assert_tile(server: Api, url: str, area: dict[str, Any]) -> None:
    lon, lat = np.mean(area["coordinates"][0][:-1], axis=0)
    tile = morecantile.tms.get("WebMercatorQuad").tile(lon, lat, 13)
    params = {
        "url": url,
        "token": server.op("tiles.token")["token"],
        "expression": "(b4-b1)/(b4+b1)",
        "rescale": "-0.5,0.8",
        "colormap": "rdylgn",
    }
    response = server.http.get(f"/tiles/{tile.z}/{tile.x}/{tile.y}.png", params=params)
    assert response.status_code == 200, response.text
    pixels = np.asarray(Image.open(io.BytesIO(response.content)).convert("RGBA"))
    visible = pixels[pixels[..., 3] > 0]
    assert len(visible) > 2000
    assert visible[:, :3].std(axis=0).max() > 5


def _assert_clip(sdk: Any, feature: dict[str, Any], area: dict[str, Any], source: Path) -> None:
    body = {
        "source_item_id": feature["id"],
        "project_id": feature["project_id"],
        "aoi_geometry": area,
    }
    job_id = sdk.clip.create_from_item(body)["job"]["id"]
    deadline = time.monotonic() + 60
    while (job := sdk.clip.job.get({"job_id": job_id}))["status"] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert job["status"] == "completed", job["error"]
    response = sdk.client.get_httpx_client().post(
        "/v1/op/clip.job.download", json={"job_id": job_id, "mosaic_type": "data"}
    )
    with MemoryFile(response.content) as memory, memory.open() as clip:
        with rasterio.open(source) as dataset:
            expected = dataset.read(window=dataset.window(*clip.bounds).round())
        inside = clip.dataset_mask() > 0
        assert inside.sum() > 10_000
        assert clip.crs.to_epsg() in (26914, 4326)
        assert np.array_equal(clip.read()[:, inside], expected[:, inside])
