"""Options that several commands share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from ..context import Context
from ..errors import InvalidInput
from ..settings import Settings

home_option = click.option(
    "--home",
    envvar="GEOPERA_HOME",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the database, the clips and the secrets; made when it is not there.",
)
database_option = click.option(
    "--database-url",
    metavar="URL",
    help="postgresql://user@host/name; SQLite in the home folder when not given.",
)
storage_option = click.option(
    "--storage",
    metavar="PLACE",
    help="Where jobs keep what they make: a folder, or s3://bucket/prefix (its endpoint and keys "
    "are settings: GEOPERA_S3_ENDPOINT and so on).",
)


def build_settings(**values: Any) -> Settings:
    """Return settings from options and the environment; None stands for an option not given.

    Raises:
        InvalidInput: a value that is not valid, named.
    """
    try:
        return Settings(**{name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(f"The setting {name} is not valid: {first['msg']}.") from None


@contextlib.contextmanager
def opened(home: Path) -> Iterator[Context]:
    """Open a home folder for the time of a command."""
    context = Context.open(build_settings(home=home))
    try:
        yield context
    finally:
        context.close()
