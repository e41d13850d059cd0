"""``geopera-server key``."""

from __future__ import annotations

from pathlib import Path

import click

from ..auth.keys import create_key
from .options import home_option, opened


@click.group()
def key() -> None:
    """Manage API keys."""


@key.command(epilog="Example: geopera-server key create --home ~/geopera --name ci --scope clip:*")
@home_option
@click.option("--name", required=True, help="What the key is for.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    help="What it allows: resource:action, clip:*, *:read or *; can be given again.",
)
def create(home: Path, name: str, scopes: tuple[str, ...]) -> None:
    """Make an API key and print it; it cannot be shown again."""
    with opened(home) as context, context.database.writing() as session:
        value, _ = create_key(session, context.organization_id, name, scopes)
    click.echo(value)
