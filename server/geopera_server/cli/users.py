"""``geopera-server user``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ..auth import audit, users
from ..auth.keys import check_scopes
from .options import home_option, opened

_scopes_help = "What the user may do: resource:action, clip:*, *:read or *; can be given again."


@click.group()
def user() -> None:
    """Manage the people who sign in with HTTP Basic."""


@user.command(epilog="Example: geopera-server user add --home ~/geopera maria")
@home_option
@click.option(
    "--scope", "scopes", multiple=True, default=("*",), show_default=True, help=_scopes_help
)
@click.argument("login")
def add(home: Path, scopes: tuple[str, ...], login: str) -> None:
    """Add a user; the password is asked for, or read from standard input's first line."""
    password = _password()
    with opened(home) as context, context.database.writing() as session:
        users.add_user(session, context.organization_id, login, password, scopes)
        operator = context.auth.operator()
        audit.record(session, "users.add", caller=operator, target=login, scopes=list(scopes))
    click.echo(f"The user {login} can sign in.")


@user.command("list", epilog="Example: geopera-server user list --home ~/geopera")
@home_option
def list_users(home: Path) -> None:
    """Show who can sign in, one JSON object a line."""
    with opened(home) as context, context.database.reading() as session:
        for row in users.list_users(session, context.organization_id):
            shown = {name: getattr(row, name) for name in ("id", "login", "scopes", "created_at")}
            click.echo(json.dumps(shown, default=str))


@user.command(epilog="Example: geopera-server user password --home ~/geopera maria")
@home_option
@click.argument("login")
def password(home: Path, login: str) -> None:
    """Change a password, asked for or read as by `add`; logins so far end, keys stay."""
    fresh = _password()
    with opened(home) as context, context.database.writing() as session:
        found = users.find_user(session, context.organization_id, login)
        users.change_password(session, found, fresh)
        audit.record(session, "users.password", caller=context.auth.operator(), target=login)
    click.echo(f"The user {login} has another password.")


@user.command(epilog="Example: geopera-server user scopes --home ~/geopera maria --scope *:read")
@home_option
@click.option("--scope", "scopes", multiple=True, required=True, help=_scopes_help)
@click.argument("login")
def scopes(home: Path, scopes: tuple[str, ...], login: str) -> None:
    """Change what a user may do; keys that they made stay as they are."""
    check_scopes(scopes)
    with opened(home) as context, context.database.writing() as session:
        found = users.find_user(session, context.organization_id, login)
        found.scopes = list(dict.fromkeys(scopes))
        operator = context.auth.operator()
        audit.record(session, "users.scopes", caller=operator, target=login, scopes=found.scopes)
    click.echo(f"The user {login} may do: {', '.join(scopes)}.")


@user.command(epilog="Example: geopera-server user remove --home ~/geopera maria")
@home_option
@click.argument("login")
def remove(home: Path, login: str) -> None:
    """Remove a user, and refuse their logins, their tokens and the keys that they made."""
    with opened(home) as context, context.database.writing() as session:
        found = users.find_user(session, context.organization_id, login)
        keys = users.remove_user(session, found)
        audit.record(
            session, "users.remove", caller=context.auth.operator(), target=login, keys=keys
        )
    click.echo(f"The user {login} cannot sign in any more; keys revoked: {keys}.")


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
