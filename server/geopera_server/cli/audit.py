"""``geopera-server audit``."""

from __future__ import annotations

from pathlib import Path

import click

from ..auth import audit as trail
from ..operations.audit_trail import response
from .options import home_option, opened


@click.command(epilog="Example: geopera-server audit --home ~/geopera --action items.delete")
@home_option
@click.option("--action", help="Only these: an operation's id, login, or datasets.download.")
@click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="How many rows, the newest first.",
)
def audit(home: Path, action: str | None, limit: int) -> None:
    """Show who did what, one JSON object a line, the newest first."""
    with opened(home) as context, context.database.reading() as session:
        for event in trail.events(session, None, action, limit):
            click.echo(response(event).model_dump_json())
