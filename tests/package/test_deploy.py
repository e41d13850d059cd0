"""What deploy/ says must be true of the server."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import click
import pytest

from geopera_server.cli import cli
from geopera_server.settings import Settings

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_every_variable_is_a_setting() -> None:
    text = "".join(path.read_text() for path in DEPLOY.iterdir())
    named = {name.lower() for name in re.findall(r"GEOPERA_([A-Z0-9_]+)", text)}
    assert named
    assert named <= set(Settings.model_fields)


def test_the_file_of_settings_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (DEPLOY / "geopera.env").read_text().splitlines():
        if line and not line.startswith("#"):
            monkeypatch.setenv(*line.split("=", 1))
    settings = Settings(home=tmp_path)
    assert settings.storage == "s3://geopera/production"
    assert settings.allow_source == (Path("/srv/imagery"),)


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_the_commands_of_the_units_are_taken(unit: Path) -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(unit)
    program, command, *options = shlex.split(parser["Service"]["ExecStart"])
    assert program.endswith("/geopera-server")
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    found.make_context(command, options, resilient_parsing=False).close()
