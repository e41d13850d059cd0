"""``geopera-server user``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..auth.users import add_user
from .options import home_option, opened


@click.group()
def user() -> None:
    """Manage the people who sign in with HTTP Basic."""


@user.command(epilog="Example: geopera-server user add --home ~/geopera maria")
@home_option
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=("*",),
    show_default=True,
    help="What the user may do: resource:action, clip:*, *:read or *; can be given again.",
)
@click.argument("login")
def add(home: Path, scopes: tuple[str, ...], login: str) -> None:
    """Add a user; the password is asked for, or read from standard input's first line."""
    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    with opened(home) as context, context.database.writing() as session:
        add_user(session, context.organization_id, login, password, scopes)
    click.echo(f"The user {login} can sign in.")
