"""Errors of the database are logged: they must not show what was to be written."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from geopera_server.context import Context
from geopera_server.db.models import SigningSecret
from geopera_server.db.types import utcnow


def test_an_error_shows_no_value_of_a_row(context: Context) -> None:
    def store() -> None:
        with context.database.writing() as session:
            row = {"kid": "k", "ring": "tokens", "value": "topsecret", "created_at": utcnow()}
            session.add(SigningSecret(**row))

    store()
    with pytest.raises(IntegrityError) as caught:
        store()
    assert "topsecret" not in str(caught.value)
