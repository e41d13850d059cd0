"""Keys and the audit trail from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from geopera_server.auth import audit
from geopera_server.auth.authenticator import Authenticator
from geopera_server.auth.download_tokens import LIFETIME
from geopera_server.auth.keys import issue_key
from geopera_server.auth.sessions import Tokens
from geopera_server.cli import cli
from geopera_server.context import Context
from geopera_server.errors import NotFound, Unauthenticated
from geopera_server.settings import Settings

from ..organizations import PASSWORD


@contextmanager
def started_server(home: Path) -> Iterator[Authenticator]:
    """Yield what checks tokens, with the secrets as a server reads them when it starts."""
    context = Context.open(Settings(home=home))
    try:
        yield context.auth
    finally:
        context.close()


def test_keys_are_listed_and_revoked_and_that_is_told(home: Path) -> None:
    def run(*arguments: str) -> str:
        where = [*arguments, "--home", str(home)]
        done = CliRunner().invoke(cli, where, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    key = run("key", "create", "--name", "ci", "--scope", "clip:*").strip()
    listed = json.loads(run("key", "list"))
    assert key.startswith(listed["prefix"])
    assert key not in json.dumps(listed)
    assert (listed["scopes"], listed["revoked_at"]) == (["clip:*"], None)
    run("key", "revoke", listed["id"])
    assert json.loads(run("key", "list"))["revoked_at"] is not None
    told = [json.loads(event) for event in run("audit").splitlines()]
    actions = [(each["action"], each["target"]) for each in told]
    assert actions == [("api_keys.revoke", listed["id"]), ("api_keys.create", listed["id"])]
    assert run("audit", "--action", "login") == ""
    with pytest.raises(NotFound):
        run("key", "revoke", "none")


def test_users_come_change_and_go(home: Path) -> None:
    def run(*arguments: str, status: int = 0, password: str = "") -> str:
        where = ["user", *arguments, "--home", str(home)]
        done = CliRunner().invoke(cli, where, input=f"{password}\n")
        assert done.exit_code == status, done.output
        return done.output

    def logs_in(context: Context, password: str) -> Tokens | None:
        with suppress(Unauthenticated):
            return context.auth.log_in("maria", password, "127.0.0.1")
        return None

    run("add", "maria", password=PASSWORD)
    run("add", "maria", password=PASSWORD, status=1)  # there is one
    run("password", "nobody", password=PASSWORD, status=1)
    run("password", "maria", password="short", status=1)
    run("scopes", "maria", "--scope", "everything", status=1)
    context = Context.open(Settings(home=home))
    try:
        first = logs_in(context, PASSWORD)
        assert first is not None
        run("scopes", "maria", "--scope", "tiles:read", "--scope", "api_keys:write")
        (listed,) = map(json.loads, run("list").splitlines())
        assert (listed["login"], listed["scopes"]) == ("maria", ["tiles:read", "api_keys:write"])
        assert PASSWORD not in str(listed)
        run("password", "maria", password="another one")
        assert logs_in(context, PASSWORD) is None
        with pytest.raises(Unauthenticated):
            context.auth.principal_of_bearer(first.access_token, "127.0.0.1")
        second = logs_in(context, "another one")
        assert second is not None
        maria = context.auth.principal_of_bearer(second.access_token, "127.0.0.1")
        with context.database.writing() as session:
            key, _ = issue_key(
                session, context.organization_id, "k", ["tiles:read"], created_by=maria.id
            )
        tile, _ = context.auth.tokens.issue(maria)
        assert context.auth.principal_of_token(tile).holds("tiles:read")
        assert "keys revoked: 1" in run("remove", "maria")
        assert logs_in(context, "another one") is None
        for value in (key, second.access_token):
            with pytest.raises(Unauthenticated):
                context.auth.principal_of_bearer(value, "127.0.0.1")
        with pytest.raises(Unauthenticated):
            context.auth.principal_of_token(tile)
        with context.database.reading() as session:
            told = [each.action for each in audit.events(session, None)]
        assert [each for each in told if each.startswith("users.")] == [
            *("users.remove", "users.password", "users.scopes", "users.add")
        ]
    finally:
        context.close()


def test_rotating_makes_tokens_invalid_when_asked(home: Path) -> None:
    def rotate(*options: str) -> None:
        done = CliRunner().invoke(cli, ["key", "rotate", "--home", str(home), *options])
        assert done.exit_code == 0, done.output

    rotate()
    with started_server(home) as auth:
        token = auth.keyring.sign("download", {}, LIFETIME)
        tile, _ = auth.tokens.issue(auth.operator())
    rotate()
    with started_server(home) as auth:
        assert auth.keyring.check("download", token)
        assert auth.principal_of_token(tile).holds("tiles:read")
    rotate("--forget")
    with started_server(home) as auth:
        with pytest.raises(Unauthenticated):
            auth.keyring.check("download", token)
        with pytest.raises(Unauthenticated):
            auth.principal_of_token(tile)
