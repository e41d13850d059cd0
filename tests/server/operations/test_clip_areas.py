"""Delivery areas: found in the storage, clipped, mosaicked, and shown as tiles."""

from __future__ import annotations

import io
import shutil
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from PIL import Image
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from geopera_server.auth.keys import create_key
from geopera_server.db.models import Organization

from ..conftest import NORTH, WEST, lonlat_box, write_scene
from ..http import Api

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def area(api: Api, scene_path: Path) -> dict[str, Any]:
    """Make the area ``north``: rgb of two dates, the newer one in two parts, and one nir."""
    root = api.context.storage.path("areas/north")
    for name in (
        "rgb/2026-04-12_a.tif",
        "nir/20260301.tif",
        "rgb/readme.txt",
        ".tmp/2026-01-01.tif",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(scene_path, root / name)
    write_scene(root / "rgb" / "2025-09-01.tif", seed=3)
    shift(root / "rgb" / "2026-04-12_b.tif", columns=80)
    return {
        "area": "north",
        "mosaic_types": ["rgb"],
        "aoi_geometry": FIELD,
        "organization_id": api.context.organization_id,
    }


def shift(path: Path, columns: int) -> None:
    """Write another scene, moved east, on the same grid."""
    write_scene(path, seed=11)
    with rasterio.open(path, "r+") as dataset:
        dataset.transform = Affine(10, 0, WEST + 10 * columns, 0, -10, NORTH)


def test_areas_are_found_in_the_storage(api: Api, area: dict[str, Any]) -> None:
    assert api.op("clip.areas.list") == [
        {
            "area": "north",
            "mosaic_types": ["nir", "rgb"],
            "first_date": "2025-09-01",
            "last_date": "2026-04-12",
        }
    ]
    mosaics = api.op("clip.area.mosaics", {"area": "north"})
    assert [(each["mosaic_type"], each["dates"]) for each in mosaics] == [
        ("nir", ["2026-03-01"]),
        ("rgb", ["2025-09-01", "2026-04-12"]),
    ]
    metadata = api.op("clip.area.metadata", {"area": "north"})
    assert metadata["dates"] == ["2025-09-01", "2026-03-01", "2026-04-12"]
    assert [each["file_count"] for each in metadata["captures"]] == [1, 1, 2]
    for name in ("south", "../areas/north", ".", "north/rgb", "ü" * 200):
        api.op("clip.area.metadata", {"area": name}, 404)
        api.op("clip.area.mosaics", {"area": name}, 404)


def test_the_estimate_of_an_area_fits_what_its_clips_become(api: Api, area: dict[str, Any]) -> None:
    body = {key: area[key] for key in ("area", "aoi_geometry")}
    estimate = api.op("clip.area.estimate", {**body, "mosaic_types": ["nir", "rgb@2025-09-01"]})
    assert [each["asset_key"] for each in estimate["assets"]] == ["nir", "rgb@2025-09-01"]
    assert estimate["coverage_percent"] == pytest.approx(100, abs=0.5)
    created = api.spend("clip.create_from_area", {**area, "mosaic_types": ["nir"]})
    job = api.wait(created["job"]["id"])
    (nir, _) = estimate["assets"]
    report = job["report"]["nir"]
    assert nir["pixels"] == pytest.approx(report["pixels_inside"], rel=0.03)
    assert nir["engine"] == report["engine"]
    assert nir["compute_units"] == job["compute_units"]["used"]
    api.op("clip.area.estimate", {**body, "mosaic_types": ["swir"]}, 400)
    far = {**body, "aoi_geometry": lonlat_box(90_000, 400, 91_000, 1300), "mosaic_types": ["nir"]}
    assert "overlap" in api.op("clip.area.estimate", far, 400)["detail"]


def test_the_first_valid_pixel_of_one_date_wins(api: Api, area: dict[str, Any]) -> None:
    wide = {**area, "aoi_geometry": lonlat_box(1500, 400, 2900, 1300)}
    created = api.spend("clip.create_from_area", wide)
    assert (created["assets_to_clip"], created["asset_keys"]) == (1, ["rgb"])
    job = api.wait(created["job"]["id"])
    assert job["status"] == "completed", job["error"]
    assert (job["area"], job["source_item_id"]) == ("north", None)
    report = job["report"]["rgb"]
    assert report["mosaicked"] == ["2026-04-12_a.tif", "2026-04-12_b.tif"]
    content = api.op("clip.job.download", {"job_id": job["id"], "mosaic_type": "rgb"})
    root = api.context.storage.path("areas/north/rgb")
    with (
        MemoryFile(content) as memory,
        memory.open() as found,
        rasterio.open(root / "2026-04-12_a.tif") as first,
        rasterio.open(root / "2026-04-12_b.tif") as second,
    ):
        read = [
            each.read(window=each.window(*found.bounds), boundless=True, fill_value=0)
            for each in (first, second)
        ]
        expected = np.where(read[0] != 0, read[0], read[1])
        mask = found.dataset_mask() > 0
        assert found.descriptions == first.descriptions
        assert (read[0][0] == 0)[mask].any(), "both files are needed"
        assert mask.sum() == report["pixels_inside"]
        assert np.array_equal(found.read()[:, mask], expected[:, mask])


def test_a_date_can_be_named(api: Api, area: dict[str, Any]) -> None:
    body = {**area, "mosaic_types": ["rgb@2025-09-01", "nir"], "aoi_name": "Feld"}
    job = api.wait(api.spend("clip.create_from_area", body)["job"]["id"])
    clips = job["output_artifacts"]["clips"]
    assert [each["mosaic_type"] for each in clips] == ["rgb@2025-09-01", "nir"]
    assert [each["filename"] for each in clips] == ["Feld_rgb_2025-09-01.tif", "Feld_nir.tif"]


def test_tile_info_renders(api: Api, area: dict[str, Any]) -> None:
    job_id = api.spend("clip.create_from_area", {**area, "mosaic_types": ["nir"]})["job"]["id"]
    api.wait(job_id)
    (layer,) = api.op("clip.job.tile_info", {"job_id": job_id})["layers"]
    assert (layer["mosaic_type"], layer["dtype"], layer["nodata"]) == ("nir", "uint16", 0)
    assert [band["name"] for band in layer["bands"]] == ["blue", "green", "red", "nir"]
    for low, high in layer["rescale"]:
        assert 20 < low < 160, "2nd percentile of 1..3999"
        assert 3840 < high < 3980, "98th percentile of 1..3999"
    west, south, east, north = layer["bounds"]
    assert 15.0 < west < east < 15.03
    assert south < north
    zoom = layer["maxzoom"]
    assert layer["minzoom"] <= zoom
    x = int((west + east) / 2 / 360 * 2**zoom + 2 ** (zoom - 1))
    latitude = np.radians((south + north) / 2)
    y = int((1 - np.arcsinh(np.tan(latitude)) / np.pi) * 2 ** (zoom - 1))
    path = layer["tiles"].replace("{z}", str(zoom)).replace("{x}", str(x)).replace("{y}", str(y))
    response = api.http.get(path)
    assert response.status_code == 200, response.text
    with Image.open(io.BytesIO(response.content)) as image:
        assert np.asarray(image.convert("RGBA"))[..., 3].any(), "something is drawn"


def test_a_token_is_for_who_may_read_tiles(api: Api, area: dict[str, Any]) -> None:
    job_id = api.spend("clip.create_from_area", {**area, "mosaic_types": ["nir"]})["job"]["id"]
    api.wait(job_id)
    with api.context.database.writing() as session:
        key, _ = create_key(session, api.context.organization_id, "clips", ["clip:read"])
    answer = api.post("/v1/clip/job/tile_info", {"job_id": job_id}, key=key).json()
    assert answer["layers"][0]["tiles"].endswith("&token={token}")


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"area": "south"}, 404, "area"),
        ({"mosaic_types": ["swir"]}, 400, "nir, rgb"),
        ({"mosaic_types": ["rgb@2020-01-01"]}, 400, "no raster"),
        ({"mosaic_types": []}, 422, ""),
        ({"organization_id": str(uuid.uuid4())}, 403, "organization"),
        ({"project_id": "nowhere"}, 404, "project"),
        ({"aoi_geometry": lonlat_box(90_000, 90_000, 91_000, 91_000)}, 400, "overlap"),
    ],
)
def test_what_cannot_be_clipped_is_refused_at_once(
    api: Api, area: dict[str, Any], change: dict[str, Any], status: int, words: str
) -> None:
    answer = api.spend("clip.create_from_area", {**area, **change}, status)
    assert words in str(answer["detail"])
    if status == 422:
        assert isinstance(answer["detail"], list)


def test_rasters_of_another_grid_are_refused_not_resampled(api: Api, area: dict[str, Any]) -> None:
    path = api.context.storage.path("areas/north/rgb/2026-04-12_b.tif")
    with rasterio.open(path, "r+") as dataset:
        dataset.transform = Affine(10, 0, WEST + 803, 0, -10, NORTH)
    wide = {**area, "aoi_geometry": lonlat_box(1500, 400, 2900, 1300)}
    job = api.wait(api.spend("clip.create_from_area", wide)["job"]["id"])
    assert job["status"] == "failed"
    assert "pixel grid" in job["error"]
    assert job["compute_units"]["used"] is None


def test_another_organization_has_areas_of_its_own(api: Api, area: dict[str, Any]) -> None:
    with api.context.database.writing() as session:
        other = Organization(name="other")
        session.add(other)
        session.flush()
        key, _ = create_key(session, other.id, "theirs", ["*"])
    assert api.post("/v1/clip/areas/list", key=key).json() == []
    assert api.post("/v1/clip/area/metadata", {"area": "north"}, key=key).status_code == 404
    body = {**area, "organization_id": other.id}
    headers = {"Idempotency-Key": "theirs"}
    response = api.post("/v1/op/clip.create_from_area", body, key=key, **headers)
    assert response.status_code == 404
