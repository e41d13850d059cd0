from __future__ import annotations

import json
from typing import Any

import pytest

from geopera_plugin.client import Client
from geopera_plugin.client.models import JobStatus

from .conftest import Answer, Scripted

FEATURE = {
    "type": "Feature",
    "id": "i1",
    "project_id": "p1",
    "geometry": {"type": "Polygon", "coordinates": []},
    "bbox": [1, 2, 3, 4],
    "properties": {
        "title": "fields",
        "datetime": "2026-04-12T00:00:00Z",
        "eo:cloud_cover": 12.5,
        "gsd": 10,
        "proj:epsg": 32633,
    },
    "assets": {
        "data": {
            "href": "geopera://items/i1/data",
            "title": "Data",
            "type": "image/tiff; application=geotiff; profile=cloud-optimized",
            "roles": ["data"],
            "file:size": 99,
            "bands": [
                {"name": "B4", "eo:common_name": "red", "data_type": "uint16", "nodata": 0},
                {"name": "B8", "eo:common_name": None, "data_type": "uint16", "nodata": None},
            ],
            "minzoom": 8,
            "maxzoom": 14,
        },
        "note": {"href": "x", "type": "text/plain"},
    },
}


@pytest.fixture
def client(scripted: Scripted) -> Client:
    return Client(scripted.url, "gpra_k")


def test_scenes_are_read_with_their_assets(scripted: Scripted, client: Client) -> None:
    scripted.answer({"type": "FeatureCollection", "features": [FEATURE], "numberMatched": 1})
    (scene,) = client.scenes("p1", "2026-04-12", (1, 2, 3, 4))
    assert scripted.seen[0].json == {
        "project_id": "p1",
        "datetime": "2026-04-12",
        "bbox": [1, 2, 3, 4],
        "limit": 100,
        "offset": 0,
    }
    assert (scene.id, scene.project_id, scene.title, scene.date) == (
        "i1",
        "p1",
        "fields",
        "2026-04-12",
    )
    assert (scene.cloud_cover, scene.gsd, scene.epsg, scene.bbox) == (12.5, 10, 32633, (1, 2, 3, 4))
    asset = scene.asset("data")
    assert (asset.size_bytes, asset.minzoom, asset.maxzoom) == (99, 8, 14)
    assert [(band.name, band.role, band.nodata) for band in asset.bands] == [
        ("B4", "red", 0.0),
        ("B8", "b8", None),
    ]
    assert scene.rasters == (asset,)
    with pytest.raises(KeyError):
        scene.asset("other")


def test_lists_are_read_to_their_end(scripted: Scripted, client: Client) -> None:
    def page(first: int, count: int) -> list[dict[str, Any]]:
        return [
            {"id": str(n), "organization_id": "o", "name": f"p{n}"}
            for n in range(first, first + count)
        ]

    pages = (page(0, 100), page(100, 100), page(200, 3))
    scripted.answers = [Answer(200, json.dumps(entries).encode()) for entries in pages]
    projects = client.projects()
    assert [project.id for project in projects] == [str(n) for n in range(203)]
    assert [seen.json["offset"] for seen in scripted.seen] == [0, 100, 200]


def test_statistics_keep_their_percentiles(scripted: Scripted, client: Client) -> None:
    scripted.answer(
        {
            "b1": {
                "min": 1,
                "max": 9,
                "mean": 5,
                "std": 2,
                "count": 4,
                "median": 5,
                "valid_percent": 50,
                "histogram": [[1, 3], [1, 5, 9]],
                "percentile_2": 1.5,
                "percentile_98": 8.5,
                "percentile_99.5": None,
                "description": "red",
            }
        }
    )
    polygon = {"type": "Polygon", "coordinates": []}
    figures = client.statistics("u", polygon, bands="red", percentiles=(2, 98, 99.5))["b1"]
    assert scripted.seen[0].json == {
        "url": "u",
        "geometry": polygon,
        "bands": "red",
        "percentiles": [2, 98, 99.5],
    }
    assert figures.percentile(2) == 1.5
    assert figures.percentile(98.0) == 8.5
    assert figures.percentile(99.5) is None
    assert figures.histogram == ((1, 3), (1, 5, 9))


def test_create_clip_carries_its_key_and_leaves_out_what_is_not_asked(
    scripted: Scripted, client: Client
) -> None:
    scripted.answer({"job": {"id": "j", "status": "running"}, "assets_to_clip": 1})
    job = client.create_clip("i1", "p1", {"type": "Polygon", "coordinates": []}, name="harbour")
    assert (job.id, job.status, job.status.is_final) == ("j", JobStatus.RUNNING, False)
    sent = scripted.seen[0]
    assert set(sent.json) == {"source_item_id", "project_id", "aoi_geometry", "output_name"}
    assert len(sent.headers["idempotency-key"]) == 36


def test_two_clips_never_share_an_idempotency_key(scripted: Scripted, client: Client) -> None:
    scripted.answer({"job": {"id": "j", "status": "running"}})
    for _ in range(2):
        client.create_clip("i1", "p1", {"type": "Polygon", "coordinates": []})
    keys = [seen.headers["idempotency-key"] for seen in scripted.seen]
    assert keys[0] != keys[1]


def test_jobs_ask_for_the_own_organization(scripted: Scripted, client: Client) -> None:
    scripted.answers = [
        Answer(200, b'{"sub": "s", "geopera_org_id": "org", "scope": "a b"}'),
        Answer(200, b'[{"id": "j", "status": "brand-new-status"}]'),
    ]
    (job,) = client.jobs(limit=5)
    assert job.status is JobStatus.UNKNOWN
    assert scripted.seen[0].method == "GET"
    assert scripted.seen[1].json == {"organization_id": "org", "limit": 5}


def test_outputs_of_a_job_are_read_from_the_guides_shape(
    scripted: Scripted, client: Client
) -> None:
    scripted.answer(
        {
            "id": "j",
            "status": "completed",
            "output_artifacts": {
                "clips": [
                    {
                        "mosaic_type": "rgb",
                        "filename": "harbour_clip_rgb.tif",
                        "size_bytes": 18234112,
                        "gcs_path": "clips/77a1/harbour_clip_rgb.tif",
                    }
                ]
            },
        }
    )
    (output,) = client.job("j").outputs
    assert (output.mosaic_type, output.filename, output.size_bytes) == (
        "rgb",
        "harbour_clip_rgb.tif",
        18234112,
    )


def test_a_tile_token_does_not_show_in_repr(scripted: Scripted, client: Client) -> None:
    scripted.answer({"token": "secret-token", "expires_at": "2030-01-01T00:00:00Z"})
    token = client.tile_token()
    assert token.token == "secret-token"
    assert "secret-token" not in repr(token)
