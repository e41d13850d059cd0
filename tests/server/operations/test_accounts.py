"""API keys by operations, and the audit trail."""

from __future__ import annotations

from geopera_server.context import Context

from ..http import Api
from ..organizations import key_of


def test_a_key_is_shown_once_works_and_is_revoked(api: Api, context: Context) -> None:
    body = {"name": "ci", "permissions": ["projects:read"], "expires_in_days": 2, "rate_limit": 50}
    made = api.op("api_keys.create", body)
    assert made["key"].startswith(made["prefix"])
    assert made["key"].startswith("gpra_")
    (listed,) = api.op("api_keys.list")
    assert made["key"] not in str(listed)
    assert (listed["is_active"], listed["last_used_at"]) == (True, None)
    assert listed["created_by"] == "operator"
    assert api.post("/v1/op/projects.list", key=made["key"]).status_code == 200
    assert api.op("api_keys.list")[0]["last_used_at"] is not None
    assert api.op("api_keys.revoke", {"key_id": made["id"]}) == {"ok": True, "id": made["id"]}
    assert api.post("/v1/op/projects.list", key=made["key"]).status_code == 401
    assert not api.op("api_keys.list")[0]["is_active"]
    api.op("api_keys.revoke", {"key_id": "none"}, 404)


def test_nobody_gives_more_than_they_hold(api: Api, context: Context) -> None:
    giver = key_of(context, ["api_keys:write", "clip:*", "*:read"])

    def status(*scopes: str) -> int:
        body = {"name": "k", "permissions": scopes}
        return api.post("/v1/op/api_keys.create", body, giver).status_code

    for covered in ("clip:read", "clip:*", "clip:destroy", "items:read", "*:read"):
        assert status(covered) == 200, covered
    assert status() == 200, "a key without scopes tells who holds it, and nothing else"
    for beyond in ("*", "items:write", "items:*", "*:write", "api_keys:*"):
        assert status("clip:read", beyond) == 403, beyond
    assert status("clip") == 400
    assert status("clip:read:all") == 400


def test_changes_leave_rows(api: Api, scene: dict[str, str]) -> None:
    key = api.op("api_keys.create", {"name": "ci", "permissions": ["items:write"]})
    body = {"item_id": scene["item_id"]}
    assert api.post("/v1/op/items.delete", body, key["key"]).status_code == 200
    assert api.post("/v1/op/items.delete", body, key["key"]).status_code == 404
    rows = api.op("audit.list")
    done = [(row["action"], row["user_id"], row["user_type"]) for row in rows]
    assert done == [
        ("items.delete", key["id"], "api_key"),
        ("api_keys.create", "operator", "operator"),
        ("items.ingest", "operator", "operator"),
    ]
    assert rows[0]["target"] == scene["item_id"]
    assert key["key"] not in str(rows)
    assert api.op("audit.list", {"action": "items.delete", "limit": 1})[0]["id"] == rows[0]["id"]
