"""Nobody sees what belongs to another organization: every operation and every route is tried.

What the server's own organization has is made once; then a caller of another organization with all
scopes sends its ids to every operation, in every field that takes one.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from geopera_server.context import Context
from geopera_server.operations.catalogue import all_operations
from geopera_server.operations.registry import Operation
from geopera_server.settings import Settings

from .conftest import lonlat_box, write_scene
from .http import Api, running
from .organizations import key_of, new_organization, new_user

SECRET = "Zebrafield"
FIELD = lonlat_box(300, 400, 1500, 1300)
OPERATIONS = sorted(all_operations(), key=lambda operation: operation.id)
# what these answer says nothing of any organization
OF_NOBODY = {
    "cog.colormaps",
    "cog.formulas",
    "tiles.token",
    "clip.areas.list",
    "visualization.list_for",
}
LISTS_OF_ONES_OWN = {
    "api_keys.create",
    "api_keys.list",
    "audit.list",
    "band_formulas.create",
    "band_formulas.list",
    "items.search_org",
    "projects.create",
    "projects.list",
    "uploads.list",
}


class Theirs:
    """A server with one organization's things, and the key of another's caller."""

    def __init__(self, api: Api, ids: dict[str, str], stranger: str) -> None:
        self.api, self.ids, self.stranger = api, ids, stranger

    def ask(self, path: str, body: Any = None) -> httpx.Response:
        headers = {"Idempotency-Key": f"k{next(_numbers)}"}
        return self.api.post(path, body, self.stranger, **headers)

    def shows(self, answer: httpx.Response) -> list[str]:
        """Return what of theirs is to be seen in an answer that was not asked with it."""
        return [word for word in (SECRET, str(self.ids["path"])) if word in answer.text]


_numbers = itertools.count()


@pytest.fixture(scope="module")
def theirs(
    tmp_path_factory: pytest.TempPathFactory, module_database_url: str | None
) -> Iterator[Theirs]:
    home = tmp_path_factory.mktemp("isolation")
    sources = home / "sources"
    sources.mkdir()
    settings = Settings(
        home=home / "home", allow_source=(sources,), database_url=module_database_url
    )
    context = Context.open(settings)
    with running(context) as api:
        yield Theirs(api, _made(api, sources), key_of(context, ["*"], new_organization(context)))
    context.close()


def _made(api: Api, sources: Path) -> dict[str, str]:
    path = write_scene(sources / f"{SECRET}_2026-04-12.tif")
    body = {"project_name": f"{SECRET} project", "paths": [str(path)]}
    item = api.op("items.ingest", body)["items"][0]
    project = {"project_id": item["project_id"]}
    collection = api.op("collections.create", {**project, "name": f"{SECRET} collection"})["id"]
    api.op("items.update", {"item_id": item["item_id"], "collection_id": collection})
    style = {"item_id": item["item_id"], "name": SECRET, "type": "rgb", "config": {"bands": "red"}}
    profile = api.op("visualization.profile.create", style)["id"]
    formula = api.op("band_formulas.create", {"name": SECRET, "formula": "nir/red"})["id"]
    key = api.op("api_keys.create", {"name": SECRET, "permissions": ["*"]})["id"]
    upload = api.op("uploads.initiate", project)["id"]
    api.op("uploads.signed_url", {"upload_id": upload, "file_name": f"{SECRET}.tif"})
    clip = {"source_item_id": item["item_id"], "aoi_geometry": FIELD, "output_name": SECRET}
    job = api.spend("clip.create_from_item", {**clip, **project})["job"]["id"]
    api.wait(job)
    area = api.context.settings.storage_root / "areas" / SECRET / "data"
    area.mkdir(parents=True)
    shutil.copyfile(path, area / "2026-04-12.tif")
    assert api.op("clip.area.mosaics", {"area": SECRET})
    ingest = api.op("items.ingest_start", {**project, "paths": [str(path)]})["job_id"]
    asset = api.op("items.list_assets", {"item_id": item["item_id"]})[0]["id"]
    return {
        **project,
        "organization_id": item["organization_id"],
        "item_id": item["item_id"],
        "source_item_id": item["item_id"],
        "target_item_id": item["item_id"],
        "collection_id": collection,
        "target_collection_id": collection,
        "target_project_id": item["project_id"],
        "profile_id": profile,
        "formula_id": formula,
        "key_id": key,
        "upload_id": upload,
        "job_id": job,
        "ingest_job_id": ingest,
        "asset_id": asset,
        "user_id": new_user(api.context, "zoe"),
        "url": f"geopera://items/{item['item_id']}/data",
        "path": str(path),
        "area": SECRET,
    }


def _body(operation: Operation, theirs: Theirs) -> dict[str, Any]:
    """Return input that would be good for its owner, with their ids in all fields that take one."""
    fixed = {
        "geometry": FIELD,
        "aoi_geometry": FIELD,
        "z": 14,
        "x": 8875,
        "y": 5395,
        "format": "png",
        "expression": "nir/red",
        "name": "mine",
        "mosaic_type": "data",
        "mosaic_types": ["data"],
        "file_name": "x.tif",
        "error_message": "x",
        "type": "rgb" if "profile" in operation.id else "clip",
        "config": {},
        "band_names": ["a", "b", "c", "d"],
        "role": "admin",
        "formula": "nir/red",
        "bbox": [10, 50, 20, 55],
        "base_url": "http://127.0.0.1",
    }
    body = {}
    for name, field in operation.input.model_fields.items():
        wire = field.alias or name
        if name in theirs.ids and not (name == "url" and operation.id.startswith("items.")):
            body[wire] = theirs.ids[name]
        elif name == "minus":
            body[wire] = theirs.ids["url"]
        elif name in fixed and (field.is_required() or operation.id == "cog.statistics"):
            body[wire] = fixed[name]
    if operation.id in ("items.ingest", "items.ingest_start"):  # all may read the folder
        body = {"project_id": theirs.ids["project_id"], "paths": [theirs.ids["path"]]}
    elif operation.id.startswith("items.ingest_"):
        body = {"job_id": theirs.ids["ingest_job_id"]}
    return body


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_no_operation_shows_or_changes_what_is_anothers(
    operation: Operation, theirs: Theirs
) -> None:
    body = _body(operation, theirs)
    for path in (f"/v1/op/{operation.id}", f"/v1/{operation.resource_path}"):
        answer = theirs.ask(path, body)
        if operation.id in OF_NOBODY:
            assert answer.status_code in (200, 403, 404)
            continue
        assert not theirs.shows(answer), answer.text
        if operation.id in LISTS_OF_ONES_OWN and not set(body) & set(theirs.ids):
            assert answer.status_code in (200, 409), answer.text
            continue
        assert answer.status_code in (403, 404), answer.text


def test_what_is_theirs_is_as_it_was(theirs: Theirs) -> None:
    api, ids = theirs.api, theirs.ids
    item = api.op("items.get", {"item_id": ids["item_id"]})["item"]
    assert (item["collection_id"], item["visibility"]) == (ids["collection_id"], "private")
    assert len(item["assets"]) == 1
    (project,) = api.op("projects.list")
    assert project["item_count"] == 1
    assert api.op("clip.job.get", {"job_id": ids["job_id"]})["status"] == "completed"
    assert api.op("uploads.get", {"upload_id": ids["upload_id"]})["status"] == "initiated"
    assert {key["id"] for key in api.op("api_keys.list")} == {ids["key_id"]}


def test_lists_of_ones_own_are_empty(theirs: Theirs) -> None:
    found = theirs.ask("/v1/op/items.search_org").json()
    assert (found["features"], found["numberMatched"]) == ([], 0)
    assert theirs.ask("/v1/op/uploads.list").json() == []
    rows = theirs.ask("/v1/op/audit.list").json()
    assert {row["user_type"] for row in rows} <= {"api_key"}


def test_no_route_shows_what_is_anothers(theirs: Theirs) -> None:
    """Every route of the document, by GET and POST, with their ids and numbers in it."""
    document = theirs.api.http.get("/openapi.json").json()
    values = {
        **theirs.ids,
        "project_id": "1",
        "product_id": theirs.ids["item_id"],
        "scene_id": theirs.ids["item_id"],
        "dataset_id": theirs.ids["item_id"],
        "z": "14",
        "x": "8875",
        "y": "5395",
        "format": "png",
        "name": f"{SECRET}.tif",
        "date": "2026-04-12",
    }
    headers = {"Authorization": f"Bearer {theirs.stranger}"}
    tried = 0
    for template, methods in document["paths"].items():
        if template.startswith("/v1/"):
            continue
        path = re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], "1"), template)
        for method, entry in methods.items():
            query = {
                parameter["name"]: values[parameter["name"]]
                for parameter in entry.get("parameters", ())
                if parameter["in"] == "query" and parameter["name"] in values
            }
            answer = theirs.api.http.request(method, path, params=query, headers=headers)
            text = answer.content.decode("latin-1")
            assert SECRET not in text, f"{method} {path}"
            assert theirs.ids["path"] not in text, f"{method} {path}"
            if query.keys() | set(re.findall(r"\{(\w+)\}", template)):
                assert answer.status_code in (401, 403, 404, 405, 422), f"{method} {path} {text}"
            tried += 1
    assert tried > 15


def test_their_tokens_open_nothing_of_ours(theirs: Theirs) -> None:
    token = theirs.ask("/v1/op/tiles.token").json()["token"]
    query = {"url": theirs.ids["url"], "token": token}
    assert theirs.api.http.get("/tiles/14/8875/5395.png", params=query).status_code == 404
    assert theirs.api.http.get("/thumbnail", params=query).status_code == 404
    foreign = f"geopera://jobs/{theirs.ids['job_id']}/data"
    assert theirs.api.http.get("/thumbnail", params={**query, "url": foreign}).status_code == 404


def test_every_operation_has_a_field_that_was_tried(theirs: Theirs) -> None:
    untried = {
        operation.id
        for operation in OPERATIONS
        if not set(_body(operation, theirs)) & set(theirs.ids)
        and operation.id not in OF_NOBODY | LISTS_OF_ONES_OWN
    }
    assert untried == set(), json.dumps(sorted(untried))
