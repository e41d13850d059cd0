"""API keys: shown once, kept as a hash, refused in one way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geopera_server.auth.keys import create_key
from geopera_server.context import Context
from geopera_server.db.models import ApiKey
from geopera_server.db.types import utcnow
from geopera_server.errors import InvalidInput, Unauthenticated

from ..conftest import on_sqlite


def test_a_key_proves_its_organization_and_scopes(context: Context) -> None:
    with context.database.writing() as session:
        key, row = create_key(session, context.organization_id, "ci", ["clip:read"])
    assert key.startswith("gpra_")
    principal = context.auth.principal_of_key(key)
    assert principal.id == row.id
    assert principal.organization_id == context.organization_id
    assert principal.scopes == ("clip:read",)


@on_sqlite
def test_the_database_never_holds_a_key(context: Context, home: Path) -> None:
    with context.database.writing() as session:
        key, _ = create_key(session, context.organization_id, "ci", ["*"])
    session_key = context.session_key()
    context.close()
    stored = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"api_keys" in stored
    assert key.encode() not in stored
    assert session_key.encode() not in stored


def test_unknown_revoked_and_expired_keys_are_refused_in_the_same_words(context: Context) -> None:
    with context.database.writing() as session:
        revoked, row = create_key(session, context.organization_id, "old", ["*"])
        row.revoked_at = utcnow()
        expired, _ = create_key(
            session, context.organization_id, "old", ["*"], utcnow() - dt.timedelta(seconds=1)
        )
    words = set()
    for key in ("gpra_unknown", "no key at all", revoked, expired):
        with pytest.raises(Unauthenticated) as caught:
            context.auth.principal_of_key(key)
        words.add(str(caught.value))
    assert len(words) == 1


def test_use_is_noted(context: Context) -> None:
    with context.database.writing() as session:
        key, row = create_key(session, context.organization_id, "ci", ["*"])
    context.auth.principal_of_key(key)
    with context.database.reading() as session:
        found = session.get(ApiKey, row.id)
        assert found is not None
        assert found.last_used_at is not None
        assert abs(found.last_used_at - utcnow()) < dt.timedelta(minutes=1)


@pytest.mark.parametrize("scopes", [[], ["clip"], ["clip:read:all"], ["clip read"], [""]])
def test_scopes_that_mean_nothing_are_refused(context: Context, scopes: list[str]) -> None:
    with (
        pytest.raises(InvalidInput, match="scope"),
        context.database.writing() as session,
    ):
        create_key(session, context.organization_id, "ci", scopes)


def test_the_session_key_is_valid_in_its_own_process_only(context: Context) -> None:
    key = context.session_key()
    assert context.auth.principal_of_key(key).holds("anything:at_all")
    other = Context.open(context.settings)
    try:
        with pytest.raises(Unauthenticated):
            other.auth.principal_of_key(key)
    finally:
        other.close()
