"""The published ``geopera`` command line against a running server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geopera_server.operations.catalogue import all_operations
from tests.server.http import Api


class Cli:
    """Runs the published command line with a configuration folder of its own."""

    def __init__(self, api: Api, folder: Path) -> None:
        self._api = api
        self._environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(Path(sys.executable).with_name("geopera")), *arguments],
            env={**self._environment, "GEOPERA_API_URL": self._api.url},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def cli(api: Api, tmp_path: Path) -> Cli:
    logged_in = Cli(api, tmp_path)
    logged_in("login", "--api-key", api.key)
    return logged_in


def test_it_knows_who_it_is_and_what_there_is(api: Api, cli: Cli) -> None:
    assert api.context.organization_id in cli("whoami")
    listed = cli("op", "--list").split()
    assert listed == sorted(operation.id for operation in all_operations())


def test_it_calls_operations(api: Api, cli: Cli, scene: dict[str, str]) -> None:
    assert "sequential" in json.loads(cli("cog", "colormaps"))
    organization = {"organization_id": scene["organization_id"]}
    assert json.loads(cli("op", "clip.jobs.list", json.dumps(organization))) == []
    arguments = ("clip", "jobs", "list", "--organization-id", scene["organization_id"])
    assert json.loads(cli(*arguments)) == []
    found = json.loads(cli("items", "search", "--project-id", scene["project_id"]))
    assert found["numberMatched"] == 1
