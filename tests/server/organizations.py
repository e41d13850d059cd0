"""A second organization beside that of the server, and keys of both."""

from __future__ import annotations

from collections.abc import Sequence

from geopera_server.auth.keys import create_key
from geopera_server.auth.users import add_user
from geopera_server.context import Context
from geopera_server.db.models import Organization

PASSWORD = "correct horse battery"


def key_of(context: Context, scopes: Sequence[str], organization_id: str | None = None) -> str:
    """Return a key, of the server's organization unless another one is named."""
    with context.database.writing() as session:
        key, _ = create_key(session, organization_id or context.organization_id, "test", scopes)
    return key


def new_organization(context: Context, name: str = "Strangers") -> str:
    """Return the id of a further organization."""
    with context.database.writing() as session:
        organization = Organization(name=name)
        session.add(organization)
        session.flush()
        return organization.id


def new_user(context: Context, login: str = "maria", scopes: Sequence[str] = ("*",)) -> str:
    """Return the id of a further user, whose password is `PASSWORD`."""
    with context.database.writing() as session:
        return add_user(session, context.organization_id, login, PASSWORD, scopes).id
