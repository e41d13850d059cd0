"""Keys and the audit trail from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from geopera_server.auth.download_tokens import LIFETIME
from geopera_server.auth.keyring import Keyring
from geopera_server.cli import cli
from geopera_server.context import Context
from geopera_server.errors import NotFound, Unauthenticated
from geopera_server.settings import Settings


@contextmanager
def started_server(home: Path) -> Iterator[Keyring]:
    """Yield the secrets as a server reads them when it starts."""
    context = Context.open(Settings(home=home))
    try:
        yield context.auth.keyring
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
    (event,) = run("audit").splitlines()
    told = json.loads(event)
    assert (told["action"], told["target"]) == ("api_keys.revoke", listed["id"])
    assert run("audit", "--action", "login") == ""
    with pytest.raises(NotFound):
        run("key", "revoke", "none")


def test_rotating_makes_tokens_invalid_when_asked(home: Path) -> None:
    def rotate(*options: str) -> None:
        done = CliRunner().invoke(cli, ["key", "rotate", "--home", str(home), *options])
        assert done.exit_code == 0, done.output

    rotate()
    with started_server(home) as keyring:
        token = keyring.sign("download", {}, LIFETIME)
    rotate()
    with started_server(home) as keyring:
        assert keyring.check("download", token)
    rotate("--forget")
    with started_server(home) as keyring, pytest.raises(Unauthenticated):
        keyring.check("download", token)
