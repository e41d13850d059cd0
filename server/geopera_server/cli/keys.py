"""``geopera-server key``."""

from __future__ import annotations

import json
from pathlib import Path

import click
from sqlalchemy import select

from ..auth import audit
from ..auth.keys import create_key
from ..db.models import ApiKey
from ..db.types import utcnow
from ..errors import NotFound
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
        value, row = create_key(session, context.organization_id, name, scopes)
        operator = context.auth.operator()
        audit.record(session, "api_keys.create", caller=operator, target=row.id, name=name)
    click.echo(value)


@key.command("list", epilog="Example: geopera-server key list --home ~/geopera")
@home_option
def list_keys(home: Path) -> None:
    """Show the API keys without the keys themselves, one JSON object a line."""
    with opened(home) as context, context.database.reading() as session:
        rows = session.scalars(
            select(ApiKey)
            .where(ApiKey.organization_id == context.organization_id)
            .order_by(ApiKey.created_at)
        )
        for row in rows:
            fields = ("id", "prefix", "name", "scopes", "created_at", "expires_at")
            shown = {name: getattr(row, name) for name in (*fields, "last_used_at", "revoked_at")}
            click.echo(json.dumps(shown, default=str))


@key.command(epilog="Example: geopera-server key revoke --home ~/geopera 1f0c...")
@home_option
@click.argument("key_id")
def revoke(home: Path, key_id: str) -> None:
    """Revoke an API key by its id; it is refused from now on."""
    with opened(home) as context, context.database.writing() as session:
        row = session.get(ApiKey, key_id)
        if row is None:
            raise NotFound(f"There is no API key {key_id}: see geopera-server key list.")
        row.revoked_at = row.revoked_at or utcnow()
        audit.record(session, "api_keys.revoke", caller=context.auth.operator(), target=key_id)
    click.echo(f"The key {key_id} is refused from now on.")


@key.command(epilog="Example: geopera-server key rotate --home ~/geopera --forget")
@home_option
@click.option("--forget", is_flag=True, help="Refuse all tokens so far.")
def rotate(home: Path, forget: bool) -> None:
    """Sign session, download and tile tokens with fresh secrets from now on."""
    with opened(home) as context:
        context.auth.rotate(forget=forget)
        with context.database.writing() as session:
            operator = context.auth.operator()
            audit.record(session, "secrets.rotate", caller=operator, forget=forget)
    click.echo("Tokens are signed with fresh secrets.")
