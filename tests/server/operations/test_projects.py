"""Projects and their members: change, archive, delete; roles of users."""

from __future__ import annotations

from pathlib import Path

import pytest

from geopera_server.context import Context

from ..conftest import lonlat_box
from ..http import Api
from ..organizations import PASSWORD, new_user

FIELD = lonlat_box(300, 400, 1500, 1300)


@pytest.fixture
def project(api: Api) -> str:
    return api.op("projects.create", {"name": "Harbour", "gcs_region": "us-west1"})["id"]


def test_a_project_is_renamed_archived_and_brought_back(api: Api, project: str) -> None:
    changed = api.op("projects.update", {"project_id": project, "name": "Port", "description": "x"})
    assert (changed["name"], changed["description"]) == ("Port", "x")
    assert changed["gcs_region"] == "us-west1"
    api.op("projects.create", {"name": "Harbour"})
    answer = api.op("projects.update", {"project_id": project, "name": "Harbour"}, 409)
    assert "Harbour" in answer["detail"]
    assert api.op("projects.archive", {"project_id": project})["is_archived"]
    assert [each["name"] for each in api.op("projects.list")] == ["Harbour"]
    assert len(api.op("projects.list", {"include_archived": True})) == 2
    back = api.op("projects.update", {"project_id": project, "is_archived": False})
    assert not back["is_archived"]
    assert api.op("projects.get", {"project_id": project})["name"] == "Port"


def test_a_project_goes_with_all_that_it_has(
    api: Api, scene: dict[str, str], scene_path: Path, context: Context
) -> None:
    project = {"project_id": scene["project_id"]}
    body = {"source_item_id": scene["item_id"], "aoi_geometry": FIELD, **project}
    job = api.spend("clip.create_from_item", body)["job"]
    size = api.wait(job["id"])["output_artifacts"]["clips"][0]["size_bytes"]
    usage = api.op("usage.current", {"organization_id": scene["organization_id"]})
    assert (usage["storage_bytes"], usage["items"]) == (size, 1)
    gone = api.op("projects.delete", project)
    assert gone == {"deleted": True, **project, "storage_freed_bytes": size}
    for operation in ("projects.get", "items.search"):
        api.op(operation, project, 404)
    api.op("items.get", {"item_id": scene["item_id"]}, 404)
    api.op("clip.job.get", {"job_id": job["id"]}, 404)
    assert not any(path.is_file() for path in context.settings.storage_root.rglob("*"))
    assert scene_path.is_file(), "what was ingested lies where it lay"
    usage = api.op("usage.current", {"organization_id": scene["organization_id"]})
    assert (usage["storage_bytes"], usage["items"], usage["current"]["jobs"]) == (0, 0, 0)
    assert usage["current"]["compute_units"] > 0, "what was used stays on the bill"
    month = api.op("usage.history", {"organization_id": scene["organization_id"], "months": 2})
    assert [each["compute_units"] for each in month] == [usage["current"]["compute_units"], 0]


def test_roles_hold_users_back(api: Api, context: Context, project: str) -> None:
    user = new_user(context)
    form = {"grant_type": "password", "username": "maria", "password": PASSWORD}
    tokens = api.http.post("/realms/public/protocol/openid-connect/token", data=form).json()
    maria = tokens["access_token"]

    def status(operation: str, body: dict[str, object]) -> int:
        return api.post(f"/v1/op/{operation}", {"project_id": project, **body}, maria).status_code

    new = {"name": "Summer"}
    assert status("collections.create", new) == 200, "no member: what the scopes allow"
    member = {"project_id": project, "user_id": user}
    assert api.op("projects.add_member", member)["role"] == "editor"
    api.op("projects.add_member", member, 409)
    assert status("collections.create", new) == 200
    assert status("projects.update", new) == 403
    assert api.op("projects.update_member", {**member, "role": "viewer"})["role"] == "viewer"
    assert status("collections.create", new) == 403
    assert status("collections.list", {}) == 200
    (listed,) = api.op("projects.members", {"project_id": project})
    assert (listed["login"], listed["role"]) == ("maria", "viewer")
    assert status("projects.remove_member", {"user_id": user}) == 403
    key = {"name": "mine", "permissions": ["collections:*", "projects:*", "api_keys:*"]}
    made = api.post("/v1/op/api_keys.create", key, maria).json()["key"]
    again = api.post("/v1/op/api_keys.create", key, made).json()["key"]
    for held in (made, again):
        body = {"project_id": project, **new}
        assert api.post("/v1/op/collections.create", body, held).status_code == 403
        listed = {"project_id": project}
        assert api.post("/v1/op/collections.list", listed, held).status_code == 200
    api.op("projects.update_member", {**member, "role": "admin"})
    assert status("projects.remove_member", {"user_id": user}) == 200
    api.op("projects.update_member", {**member, "role": "admin"}, 404)
    api.op("projects.add_member", {**member, "user_id": "nobody"}, 404)
    api.op("projects.add_member", {**member, "role": "owner"}, 422)
