"""The published SDK's calls around clips: its own models go in and come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import geopera
import httpx
import pytest
from geopera import models
from geopera.types import Unset

from tests.server.http import Api


@pytest.fixture
def sdk(api: Api) -> Iterator[Any]:
    client = geopera.Geopera(token=api.key, base_url=api.url)
    with client.client.get_httpx_client():
        yield client


def test_projects_collections_and_items(sdk: Any, scene: dict[str, str]) -> None:
    project = sdk.projects.create({"name": "Bay", "gcs_region": "us-west1"})
    assert isinstance(project, models.ProjectResponse)
    assert (project.gcs_region, project.is_archived) == ("us-west1", False)
    renamed = sdk.projects.update({"project_id": project.id, "name": "Gulf"})
    assert renamed.name == "Gulf"
    collection = sdk.collections.create({"project_id": project.id, "name": "Summer"})
    assert isinstance(collection, models.CollectionResponse)
    body = models.ItemCreateInput.from_dict(
        {
            "project_id": project.id,
            "collection_id": collection.id,
            "name": "north",
            "type": "satellite_capture",
            "bbox": [1, 2, 3, 4],
            "datetime": "2026-04-12T10:00:00Z",
            "properties": {"platform": "one"},
        }
    )
    item = sdk.items.create(body.to_dict())
    assert isinstance(item, models.ItemResponse)
    assert (item.type_, item.lifecycle_state) == ("satellite_capture", "active")
    assert item.datetime_ is not None
    assert not isinstance(item.collection_id, Unset)
    assert sdk.collections.list({"project_id": project.id})[0]["item_count"] == 1
    assert sdk.items.update({"item_id": item.id, "name": "south"}).name == "south"
    copy = sdk.items.duplicate({"item_id": item.id})
    assert copy.duplicated_from_id == item.id
    assert len(sdk.items.list({"project_id": project.id})) == 2
    found = sdk.items.search({"project_id": project.id, "query": {"platform": {"eq": "one"}}})
    assert found.number_matched == 2
    assert sdk.items.search_org({}).number_matched == 3
    assert sdk.items.get_stac({"item_id": item.id})["stac_version"] == "1.1.0"
    assert sdk.items.delete({"item_id": item.id}).ok
    assert isinstance(sdk.items.get({"item_id": item.id}), models.Problem)
    assert sdk.collections.delete({"project_id": project.id, "collection_id": collection.id}).ok
    assert sdk.projects.archive({"project_id": project.id}).is_archived
    gone = sdk.projects.delete({"project_id": project.id})
    assert isinstance(gone, models.ProjectDeleteOutput)
    assert gone.deleted


def test_formulas_styles_keys_and_usage(sdk: Any, scene: dict[str, str]) -> None:
    formula = sdk.band_formulas.create({"name": "mine", "formula": "nir/red"})
    assert isinstance(formula, models.BandFormulaOutput)
    assert formula.required_bands == ["nir", "red"]
    assert sdk.band_formulas.update({"formula_id": formula.id, "name": "ours"}).name == "ours"
    assert sdk.band_formulas.delete({"formula_id": formula.id}).ok
    item = {"item_id": scene["item_id"]}
    style = {**item, "name": "Red", "type": "singleband", "config": {"bands": "red"}}
    profile = sdk.visualization.profile.create(style)
    assert isinstance(profile, models.ProfileResponse)
    one = {**item, "profile_id": profile.id}
    assert sdk.visualization.profile.set_default(one).is_default
    assert sdk.visualization.profiles.list(item)[0]["id"] == profile.id
    assert sdk.visualization.profile.delete(one).ok
    key = sdk.api_keys.create({"name": "ci", "permissions": ["clip:read"], "expires_in_days": 1})
    assert isinstance(key, models.ApiKeyCreateOutput)
    assert key.key.startswith(key.prefix)
    assert sdk.api_keys.list({})[0]["id"] == key.id
    assert sdk.api_keys.revoke({"key_id": key.id}).ok
    usage = sdk.usage.current({"organization_id": scene["organization_id"]})
    assert usage["items"] == 1
    assert sdk.items.tile.tilejson(item)["tilejson"] == "3.0.0"
    assert sdk.items.tile.statistics({**item, "expression": "nir/red"})["rescale"]
    (asset,) = sdk.items.list_assets(item)
    link = sdk.items.asset.download({**item, "asset_id": asset["id"]})
    assert httpx.get(link["url"]).status_code == 200


def test_an_upload(sdk: Any, scene: dict[str, str]) -> None:
    upload = sdk.uploads.initiate({"project_id": scene["project_id"], "total_bytes": 10})
    assert isinstance(upload, models.UploadOutput)
    signed = sdk.uploads.signed_url({"upload_id": upload.id, "file_name": "a.tif"})
    assert isinstance(signed, models.SignedUrlOutput)
    assert httpx.put(signed.upload_url, content=b"x" * 10).status_code == 200
    assert sdk.uploads.progress({"upload_id": upload.id})["bytes_uploaded"] == 10
    assert sdk.uploads.complete({"upload_id": upload.id})["status"] == "processing"
