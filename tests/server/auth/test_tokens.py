"""Tile tokens read tiles, and nothing else."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import jwt
import pytest

from geopera_server.auth.principal import Principal, PrincipalType
from geopera_server.auth.tokens import TileTokens, load_secret
from geopera_server.db.types import utcnow
from geopera_server.errors import Unauthenticated

SECRET = "s" * 64


def test_a_token_stands_for_its_organization_with_one_scope() -> None:
    tokens = TileTokens(SECRET, dt.timedelta(days=1))
    token, expires_at = tokens.issue(Principal("operator", PrincipalType.OPERATOR, "org-1", ("*",)))
    principal = tokens.check(token).principal()
    assert principal.organization_id == "org-1"
    assert principal.holds("tiles:read")
    assert not principal.holds("clip:read")
    assert expires_at > utcnow() + dt.timedelta(hours=23)


def _signed(secret: str = SECRET, algorithm: str = "HS256", **changes: object) -> str:
    claims = {"typ": "tile", "org": "org-1", "exp": utcnow() + dt.timedelta(days=1), **changes}
    return jwt.encode(claims, secret, algorithm=algorithm)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        _signed(secret="t" * 64),
        _signed(typ="download"),
        _signed(by="nobody we know"),
        _signed(algorithm="HS512"),
        _signed(exp=utcnow() - dt.timedelta(seconds=5)),
        jwt.encode({"typ": "tile", "org": "org-1"}, SECRET, algorithm="HS256"),
        jwt.encode({"typ": "tile", "org": "org-1", "exp": 2**33}, None, algorithm="none"),
    ],
)
def test_other_tokens_are_refused(token: str) -> None:
    with pytest.raises(Unauthenticated):
        TileTokens(SECRET, dt.timedelta(days=1)).check(token)


@pytest.mark.parametrize("left_behind", ["", "short", "g" * 64])
def test_a_secret_that_a_crash_left_half_written_is_made_anew(
    tmp_path: Path, left_behind: str
) -> None:
    path = tmp_path / "secret"
    path.write_text(left_behind)
    secret = load_secret(path)
    assert len(secret) == 64
    assert secret != left_behind
    assert load_secret(path) == secret
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_the_secret_is_kept_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    first = load_secret(path)
    assert load_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(first) == 64
