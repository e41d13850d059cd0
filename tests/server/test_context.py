"""What a home folder holds, and who may read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from geopera_server.context import Context
from geopera_server.errors import Unauthenticated, Unavailable
from geopera_server.settings import Settings

from .http import running


@pytest.mark.usefixtures("database_url")
def test_the_home_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        context = Context.open(Settings(home=tmp_path / "new" / "home"))
    finally:
        os.umask(before)
    home = context.settings.home
    try:
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        for path in home.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name
    finally:
        context.close()


def test_a_home_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="file"):
        Context.open(Settings(home=tmp_path / "file" / "home"))


def test_what_dead_attempts_left_is_swept(context: Context) -> None:
    stale = context.work_folder("job", 1)
    (stale / "part.tif").write_bytes(b"half")
    Context.open(context.settings).close()
    assert not stale.exists()


def test_embedded_tile_tokens_end_with_the_session(home: Path) -> None:
    """Embedded, such a token reads any raster of its user."""
    settings = Settings(home=home, embedded=True)
    first = Context.open(settings)
    with running(first) as api:
        token = api.op("tiles.token")["token"]
        assert first.auth.principal_of_token(token).holds("tiles:read")
    first.close()
    second = Context.open(settings)
    try:
        with pytest.raises(Unauthenticated):
            second.auth.principal_of_token(token)
    finally:
        second.close()
