"""The download of a dataset: credentials, ranges, tags, both forms of its name, and audit."""

from __future__ import annotations

import uuid
from pathlib import Path

import httpx
import jwt
import pytest
from sqlalchemy import delete, select

from geopera_server.auth import download_tokens
from geopera_server.context import Context
from geopera_server.db.models import Asset, AuditEvent, Item

from ..http import Api
from ..organizations import key_of, new_organization


def url(dataset_id: str) -> str:
    return f"/datasets/{dataset_id}/download/cog"


def get(api: Api, dataset_id: str, key: str | None = None, **headers: str) -> httpx.Response:
    return api.http.get(
        url(dataset_id), headers={"Authorization": f"Bearer {key or api.key}", **headers}
    )


def publish(context: Context, item_id: str) -> None:
    with context.database.writing() as session:
        session.get_one(Item, item_id).is_public = True


def downloads(context: Context) -> list[AuditEvent]:
    with context.database.reading() as session:
        query = select(AuditEvent).where(AuditEvent.action == "datasets.download")
        return list(session.scalars(query.order_by(AuditEvent.created_at)))


def test_the_file_comes_whole_by_ranges_and_by_head(
    api: Api, scene: dict[str, str], scene_path: Path
) -> None:
    id, content = scene["item_id"], scene_path.read_bytes()
    whole = get(api, id)
    assert (whole.status_code, whole.content) == (200, content)
    assert whole.headers["content-type"] == "image/tiff"
    assert whole.headers["accept-ranges"] == "bytes"
    name = "field_2026-04-12.tif"
    assert whole.headers["content-disposition"] == (
        f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    )
    etag = whole.headers["etag"]
    assert etag.startswith('"')

    part = get(api, id, Range="bytes=100-199")
    assert (part.status_code, part.content) == (206, content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(content)}"
    assert get(api, id, Range="bytes=-10").content == content[-10:]
    beyond = get(api, id, Range=f"bytes={len(content)}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
    assert beyond.headers["content-type"] == "application/problem+json"

    for tags in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        known = get(api, id, **{"If-None-Match": tags})
        assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", etag)
    assert get(api, id, **{"If-None-Match": '"other"'}).status_code == 200
    assert get(api, id, **{"If-Range": etag, "Range": "bytes=0-9"}).status_code == 206
    assert get(api, id, **{"If-Range": '"other"', "Range": "bytes=0-9"}).status_code == 200

    head = api.http.head(url(id), headers={"X-API-Key": api.key})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(content))
    assert head.headers["etag"] == etag


def test_a_file_that_changed_has_another_tag(
    api: Api, scene: dict[str, str], scene_path: Path
) -> None:
    before = get(api, scene["item_id"]).headers["etag"]
    scene_path.write_bytes(scene_path.read_bytes() + b"\0")
    assert get(api, scene["item_id"]).headers["etag"] != before


def test_a_name_in_any_script_is_given_in_both_forms(
    api: Api, context: Context, scene: dict[str, str]
) -> None:
    with context.database.writing() as session:
        session.get_one(Item, scene["item_id"]).name = 'Übersicht "A"/5\r\nX: y'
    header = get(api, scene["item_id"]).headers["content-disposition"]
    assert header.startswith('attachment; filename="_bersicht _A__5__X: y.tif"; ')
    assert header.endswith("filename*=UTF-8''%C3%9Cbersicht%20_A__5__X%3A%20y.tif")


def test_credentials_are_asked_for_before_anything_else(api: Api, scene: dict[str, str]) -> None:
    for id in (scene["item_id"], str(uuid.uuid4()), "no-uuid"):
        assert api.http.get(url(id)).status_code == 401
        assert api.http.get(url(id), params={"token": "x.y.z"}).status_code == 401
        assert get(api, id, "gpra_wrong").status_code == 401
        wrong = api.http.post(
            f"/auth/download-token/{id}", headers={"Authorization": "Bearer gpra_wrong"}
        )
        assert wrong.status_code == 401
    assert get(api, str(uuid.uuid4())).status_code == 404
    bad = get(api, "no-uuid")
    assert (bad.status_code, bad.json()["status"]) == (422, 422)
    assert get(api, scene["item_id"].upper()).status_code == 200


def test_a_token_opens_its_own_dataset_and_nothing_else(
    api: Api, context: Context, scene: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    id = scene["item_id"]
    answer = api.post(f"/auth/download-token/{id}").json()
    assert answer["expires_in"] == 120
    claims = jwt.decode(answer["token"], options={"verify_signature": False})
    assert (claims["typ"], claims["sub"]) == ("download", "operator")
    linked = api.http.get(url(id), params={"token": answer["token"]})
    assert linked.status_code == 200
    other = str(uuid.uuid4())
    assert api.http.get(url(other), params={"token": answer["token"]}).status_code == 401
    as_bearer = api.http.get(url(id), headers={"Authorization": f"Bearer {answer['token']}"})
    assert as_bearer.status_code == 401
    assert api.http.get("/colormaps", params={"token": answer["token"]}).status_code == 401
    tile_token = api.op("tiles.token")["token"]
    assert api.http.get(url(id), params={"token": tile_token}).status_code == 401
    session = context.auth.keyring.sign("session", {"sid": "s"}, download_tokens.LIFETIME)
    assert api.http.get(url(id), params={"token": session}).status_code == 401
    monkeypatch.setattr(download_tokens, "LIFETIME", -download_tokens.LIFETIME)
    late = api.post(f"/auth/download-token/{id}").json()["token"]
    assert api.http.get(url(id), params={"token": late}).status_code == 401


def test_the_anonymous_get_public_datasets_by_token(
    api: Api, context: Context, scene: dict[str, str]
) -> None:
    id = scene["item_id"]
    assert api.http.post(f"/auth/download-token/{id}").status_code == 404
    publish(context, id)
    token = api.http.post(f"/auth/download-token/{id}").json()["token"]
    assert "sub" not in jwt.decode(token, options={"verify_signature": False})
    assert api.http.get(url(id), params={"token": token}).status_code == 200
    assert api.http.get(url(id)).status_code == 401, "public, but no credentials at all"
    with context.database.writing() as session:
        session.get_one(Item, id).is_public = False
    assert api.http.get(url(id), params={"token": token}).status_code == 404


def test_others_see_public_datasets_only(api: Api, context: Context, scene: dict[str, str]) -> None:
    id = scene["item_id"]
    stranger = key_of(context, ["*"], new_organization(context))
    absent = get(api, str(uuid.uuid4()), stranger)
    assert get(api, id, stranger).json() == absent.json()
    assert api.post(f"/auth/download-token/{id}", key=stranger).status_code == 404
    publish(context, id)
    assert get(api, id, stranger).status_code == 200
    assert get(api, id, key_of(context, ["tiles:read"])).status_code == 403


def test_what_is_no_raster_and_what_is_gone(
    api: Api, context: Context, scene: dict[str, str], scene_path: Path
) -> None:
    scene_path.unlink()
    assert get(api, scene["item_id"]).status_code == 404
    with context.database.writing() as session:
        session.execute(delete(Asset).where(Asset.item_id == scene["item_id"]))
    answer = get(api, scene["item_id"])
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_small_ranges_count_once_and_large_ones_each(
    api: Api, context: Context, scene: dict[str, str]
) -> None:
    id = scene["item_id"]
    for start in range(5):
        assert get(api, id, Range=f"bytes={start}-{start + 9}").status_code == 206
    assert len(downloads(context)) == 1
    other = key_of(context, ["items:read"], context.organization_id)
    get(api, id, other, Range="bytes=0-9")
    assert len(downloads(context)) == 2, "another reader"
    for wanted in ("bytes=0-", "bytes=-100", "bytes=0-99999999", "bytes=0-9,20-29", "nonsense"):
        get(api, id, Range=wanted)
    assert len(downloads(context)) == 7
    codes = {get(api, id, Range="bytes=0-").status_code for _ in range(130)}
    assert 429 in codes, "ranges are no way around the limit"
    assert get(api, id, Range="bytes=3-9").status_code == 206, "who is reading may read on"


def test_every_get_leaves_a_row(api: Api, context: Context, scene: dict[str, str]) -> None:
    id = scene["item_id"]
    publish(context, id)
    get(api, id, Range="bytes=0-9")
    token = api.http.post(f"/auth/download-token/{id}").json()["token"]
    api.http.get(url(id), params={"token": token})
    api.http.head(url(id), headers={"X-API-Key": api.key})
    first, second = downloads(context)
    assert (first.user_id, first.target, first.details["range"]) == ("operator", id, "bytes=0-9")
    assert (second.user_id, second.organization_id) == (None, context.organization_id)
    assert first.address == "127.0.0.1"


def test_a_whole_file_does_not_pass_for_a_small_range(
    api: Api, context: Context, scene: dict[str, str], scene_path: Path
) -> None:
    id = scene["item_id"]
    for _ in range(3):
        sent = get(api, id, **{"Range": "bytes=0-1", "If-Range": '"other"'})
        assert sent.content == scene_path.read_bytes()
    assert [row.details.get("range") for row in downloads(context)] == [None] * 3
